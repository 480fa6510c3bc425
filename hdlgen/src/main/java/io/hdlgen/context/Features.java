package io.hdlgen.context;

import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.plan.MicroOp;
import io.hdlgen.plan.Plan;

/**
 * What a design has; a template leaves out the rest.
 *
 * @param transposed the array also forms W^T g
 * @param tiled_hold lanes hold one value a tile, because a transposed product needs all tiles
 * @param stochastic updates round stochastically
 * @param projection the program has a DFA projection
 * @param projection_lfsr its matrices are regenerated
 * @param reset the lane has registers that need a reset
 * @param softmax there is a softmax unit
 * @param restarts it does not take all logits
 * @param onehot the result path subtracts the one-hot label
 * @param operands the result path reads a vector beside its results
 * @param masked it masks by derivatives
 * @param adds it adds vectors, or subtracts from them
 * @param subtracts it subtracts from vectors
 * @param zeros a MAP has zeros for a source
 * @param noise a MAP has noise for a source
 * @param gaussian it is drawn element by element
 * @param late its words come later than those of other sources
 * @param decay updates let matrices decay
 * @param schedule the learning rate changes
 * @param selects there are several programs
 * @param losses there is a unit for the value of the loss
 * @param log_loss it is that of softmax cross-entropy
 * @param square_loss it is that of the squared error
 * @param factors a scalar is formed of the losses
 * @param scaled a MAP multiplies by a scalar
 * @param dots products of two vectors are summed
 * @param resumes such a sum goes over several vectors
 * @param rounds the scalar is a rounded sum
 * @param divides by a division
 * @param scales a multiplier in front of the result path takes the scalar
 * @param squares it takes the element once more
 * @param multiplies there is such a multiplier
 * @param scaling an update multiplies the rows of a matrix by numbers
 * @param single_port banks have one port
 * @param signs the scalar takes the signs of a vector
 * @param inference one of them predicts and does not learn
 * @param registers there is a register file
 * @param freezes layers can be frozen at run time
 * @param nearest rounding can be switched at run time
 * @param blanks words of the stream can be left out
 * @param states rounding LFSRs can be read and loaded
 * @param noise_state the perturbation LFSR can be read and loaded
 * @param saturation saturations leave flags
 * @param graded the scalar follows a schedule of learning rates
 * @param counters predictions and clocks are counted
 * @param discards packets that wait can be forgotten
 * @param counts trained samples are counted
 */
public record Features(
        boolean transposed,
        boolean tiled_hold,
        boolean stochastic,
        boolean projection,
        boolean projection_lfsr,
        boolean reset,
        boolean softmax,
        boolean restarts,
        boolean onehot,
        boolean operands,
        boolean masked,
        boolean adds,
        boolean subtracts,
        boolean zeros,
        boolean noise,
        boolean gaussian,
        boolean late,
        boolean decay,
        boolean schedule,
        boolean selects,
        boolean losses,
        boolean log_loss,
        boolean square_loss,
        boolean factors,
        boolean scaled,
        boolean dots,
        boolean resumes,
        boolean rounds,
        boolean divides,
        boolean scales,
        boolean signs,
        boolean inference,
        boolean registers,
        boolean freezes,
        boolean nearest,
        boolean blanks,
        boolean states,
        boolean noise_state,
        boolean saturation,
        boolean graded,
        boolean counters,
        boolean discards,
        boolean counts,
        boolean squares,
        boolean multiplies,
        boolean scaling,
        boolean single_port) {

    static Features of(Plan plan) {
        boolean stochastic = plan.design().description().formats().stochastic();
        boolean gaussian = plan.gaussian();
        return new Features(
                plan.transposed(),
                plan.transposed(),
                stochastic,
                plan.projection(),
                plan.regenerated(),
                stochastic || plan.regenerated(),
                plan.softmax(),
                plan.restarts(),
                plan.onehot(),
                plan.operands(),
                plan.masked(),
                plan.addends(),
                plan.subtracts(),
                plan.zeros(),
                plan.noise().isPresent(),
                gaussian,
                gaussian && plan.layout().block() > 1,
                !plan.decays().isEmpty(),
                plan.rates().exists(),
                plan.programCount() > 1,
                plan.logLoss() || plan.squareLoss(),
                plan.logLoss(),
                plan.squareLoss(),
                plan.factors(),
                plan.scaled(),
                plan.dots(),
                plan.dotsOn(),
                plan.roundsSum(),
                plan.divides(),
                plan.multiplies(MicroOp.Times.SCALAR),
                plan.multiplies(MicroOp.Times.SIGNED_SCALAR),
                plan.inference().isPresent(),
                plan.controlled(),
                plan.controls(ControlOption.FREEZE),
                plan.controls(ControlOption.ROUNDING),
                plan.controls(ControlOption.CHECKPOINT),
                plan.states(),
                plan.noiseState(),
                plan.controls(ControlOption.SATURATION),
                plan.graded(),
                plan.controls(ControlOption.COUNTERS),
                plan.controls(ControlOption.LINK),
                plan.rates().exists() && !plan.controlled(),
                plan.multiplies(MicroOp.Times.ITSELF),
                plan.multiplies(),
                plan.scaling(),
                plan.singlePort());
    }
}
