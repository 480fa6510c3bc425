package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.plan.MicroOp.Times;
import io.hdlgen.regress.Designs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No program computes what nobody reads. */
class UnreadResultsTest {
    private static final long SEED = Long.getLong("hdlgen.seed", 1);
    private static final int DESIGNS = 60;

    private final Parts p = new Parts(TestDesigns.of("network: {input: 2, layers: [3, 3]}"));
    private final Vector v = Vector.memory("v", 3);

    /** Options, depths, activations and losses as they are drawn for random designs. */
    @ParameterizedTest
    @EnumSource
    void everyResultIsRead(RuleName rule) {
        Designs designs = new Designs(SEED, List.of(rule));
        for (int i = 0; i < DESIGNS; i++) {
            Description design = designs.design(i).trial().description();
            Parts parts = new Parts(Planner.design(design));
            RuleProgram program = RuleProgram.of(design);
            assertThat(unread(program.program(parts)))
                    .as("seed %d, %s", SEED, design)
                    .isEmpty();
            assertThat(unread(program.inference(parts)))
                    .as("seed %d, %s", SEED, design)
                    .isEmpty();
        }
    }

    @Test
    void aVectorThatIsWrittenAgain() {
        List<MicroOp> ops = new ArrayList<>(p.forward());
        ops.add(p.outputDelta());
        ops.addAll(
                new BpProgram().program(p).subList(2, new BpProgram().program(p).size()));
        assertThat(unread(ops)).hasValue("MAP g2");
        assertThatThrownBy(() -> UnreadResults.check(ops)).hasMessage("MAP g2 has a result that nobody reads");
    }

    /** The softmax unit would be started while it works. */
    @Test
    void anErrorThatIsFormedAgain() {
        List<MicroOp> ops = List.of(p.logits(), p.errorOf(v), p.outputDelta(), p.update(2, v));
        assertThat(unread(ops)).hasValue("FORWARD W2");
    }

    @Test
    void heldValuesForNobody() {
        assertThat(unread(List.of(MicroOp.hold(v)))).hasValue("HOLD v");
        assertThat(unread(List.of(MicroOp.hold(v), MicroOp.transposed(p.w(2), v).to(p.e()), p.update(2, p.e()))))
                .isEmpty();
    }

    @Test
    void aFactorThatNobodyIsMultipliedBy() {
        MicroOp first = MicroOp.map(v).logits().to(p.loss());
        MicroOp second = MicroOp.map(v).to(p.loss());
        MicroOp product = MicroOp.map(v).times(Times.SCALAR).to(p.g(2));
        MicroOp update = p.update(2, v);
        assertThat(unread(List.of(first, second, MicroOp.factor(0), product, update)))
                .isEmpty();
        assertThat(unread(List.of(first, second, MicroOp.factor(0), MicroOp.factor(0), product, update)))
                .hasValue("FACTOR h");
        assertThat(unread(List.of(first, second, second, MicroOp.factor(0), product, update)))
                .hasValue("MAP loss");
    }

    @Test
    void aSumOfProducts() {
        MicroOp losses = MicroOp.map(v).logits().to(p.loss());
        MicroOp noisy = MicroOp.map(v).to(p.loss());
        MicroOp product = MicroOp.map(v).times(Times.SCALAR).to(p.g(2));
        MicroOp update = p.update(2, v);
        MicroOp sum = MicroOp.map(v).dot(v);
        assertThat(unread(List.of(losses, noisy, sum, MicroOp.map(v).dotOn(v), MicroOp.factor(3), product, update)))
                .isEmpty();
        assertThat(unread(List.of(losses, noisy, sum, sum, MicroOp.factor(3), product, update)))
                .hasValue("MAP sum");
        assertThat(unread(List.of(losses, noisy, sum, MicroOp.factor(0), product, update)))
                .hasValue("MAP sum");
        assertThat(unread(List.of(sum, product, update))).isEmpty();
    }

    /** And what only they read; but what draws noise stays. */
    @Test
    void areRemoved() {
        MicroOp noise = MicroOp.map(Vector.noise(NoiseKind.RADEMACHER, 3)).to(p.e());
        MicroOp first = MicroOp.map(p.e()).to(v);
        MicroOp second = MicroOp.map(v).to(p.g(1));
        MicroOp update = p.update(2, v);
        assertThat(UnreadResults.removed(List.of(noise, first, second, update))).containsExactly(noise, first, update);
        assertThat(UnreadResults.removed(List.of(noise, first, second, p.update(2, p.x(1)))))
                .containsExactly(noise, p.update(2, p.x(1)));
    }

    private static Optional<String> unread(List<MicroOp> program) {
        return UnreadResults.find(program).map(MicroOp::name);
    }
}
