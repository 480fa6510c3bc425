package io.hdlgen.estimate;

import io.hdlgen.board.Family;
import io.hdlgen.context.ControlWord;
import io.hdlgen.family.Multipliers;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.plan.ElementFunction;
import io.hdlgen.plan.Estimate;
import io.hdlgen.plan.FeedbackCode;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.OpFormat;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Selectors;
import io.hdlgen.plan.Widths;
import java.util.ArrayList;
import java.util.List;

/**
 * The quantities that terms are made of, with the names that the Verilog has for them.
 *
 * @param s S
 * @param nb NB
 * @param ww WW
 * @param xw XW
 * @param accumulator ACC_W
 * @param exact EXACT_W
 * @param treeBits bits of registers in a sum tree
 * @param treeStages SUM_STAGES
 * @param updateBits bits of the sum of a weight and its product
 * @param updateFine its low bits, of which only the carry is needed
 * @param decayBits fraction bits of a weight that decays
 * @param address ADDR_W
 * @param vectorAddress VECTOR_W
 * @param control CONTROL_W
 * @param micro OP_W
 * @param descriptor RESULT_W
 * @param count COUNT_W
 * @param operations micro-operations of all programs
 * @param selectors what the map elements do
 * @param codeBits random bits of an entry of regenerated feedback; 0 without
 * @param cutProducts bits that are added up where a product takes several cells
 * @param memories that stand in logic, or are deep
 */
record Sizes(
        int s,
        int nb,
        int ww,
        int xw,
        int accumulator,
        int exact,
        int treeBits,
        int treeStages,
        int updateBits,
        int updateFine,
        int decayBits,
        int address,
        int vectorAddress,
        int control,
        int micro,
        int descriptor,
        int count,
        int operations,
        Selectors selectors,
        int codeBits,
        long cutProducts,
        SmallMemories memories) {

    static Sizes of(Plan plan, Family family, Surroundings surroundings) {
        return of(plan, family, Estimate.of(plan), surroundings);
    }

    static Sizes of(Plan plan, Family family, Estimate estimate, Surroundings surroundings) {
        Formats formats = plan.design().description().formats();
        int s = plan.layout().block();
        int ww = plan.layout().weightBits();
        int xw = plan.layout().vectorBits();
        Widths widths = plan.widths();
        List<Integer> decays = plan.decays();
        int decay = decays.isEmpty() ? 0 : decays.get(decays.size() - 1);
        int noise = formats.stochastic() ? formats.roundingBits() + 1 : 1;
        int fine = Math.max(noise, decay);
        int drop = Math.min(Math.max(0, formats.updateShift() - fine), 2 * xw - 1);
        int pairs = widths.sumStages() == 2 ? s / 2 * (ww + xw + 1) : 0;
        Microcode code = Microcode.of(plan);
        OpFormat format = code.format();
        return new Sizes(
                s,
                plan.layout().blocks(),
                ww,
                xw,
                widths.accumulator(),
                widths.result(),
                pairs + widths.sum(),
                widths.sumStages(),
                Math.max(2 * xw - drop, ww + fine) + 1,
                fine,
                decay,
                Widths.index(plan.layout().bankWords()),
                Widths.index(plan.layout().vectorWords()),
                ControlWord.of(plan).width(),
                format.width(),
                format.resultWidth(),
                format.bits("kept").width(),
                plan.programs().size() * plan.program().size()
                        + plan.inference()
                                .map(routine -> routine.program().size())
                                .orElse(0),
                code.selectors(),
                plan.regenerated() ? FeedbackCode.bits(plan.design().description(), s) : 0,
                estimate.multiplierUnits().stream()
                        .mapToLong(m -> m.count() * (long) Multipliers.sumBits(family, m.leftBits(), m.rightBits()))
                        .sum(),
                SmallMemories.of(family, Resources.memories(plan, estimate, surroundings)));
    }

    int lanes() {
        return s * nb;
    }

    int multipliers() {
        return s * s * nb;
    }

    /** Activations that compare with a limit or shift, counted once each, and choices among them. */
    int activations() {
        List<ElementFunction.Kind> dear = List.of(
                ElementFunction.Kind.HARD_TANH, ElementFunction.Kind.HARD_SIGMOID, ElementFunction.Kind.LEAKY_RELU);
        List<ElementFunction.Kind> kinds = new ArrayList<>(
                selectors.activations().stream().map(ElementFunction::kind).toList());
        return selectors.activations().size()
                - 1
                + (int) dear.stream().filter(kinds::contains).count();
    }

    /** Registers of a micro-operation that the host starts. */
    int hostWords() {
        return (micro + 31) / 32;
    }

    static int flag(boolean exists) {
        return exists ? 1 : 0;
    }

    static int flag(Plan plan, ControlOption option) {
        return flag(plan.controls(option));
    }
}
