package io.hdlgen.regress;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.data.Amplitude;
import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.regress.Shrinker.Shrunk;
import io.hdlgen.regress.Verdict.Fault;
import io.hdlgen.regress.Verdict.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Faults that show under some condition are made as small as the condition allows. */
class ShrinkerTest {
    private static final Fault FAULT = new Fault(Kind.MISMATCH, "x", List.of(), 3);

    private final List<Trial> built = new ArrayList<>();

    private Shrunk shrink(Predicate<Trial> fails, Kind otherwise) throws IOException {
        Trial start = IntStream.range(0, 1000)
                .mapToObj(i -> new Designs(5, List.of(RuleName.DFA)).design(i).trial())
                .filter(fails)
                .findFirst()
                .orElseThrow();
        Shrinker.Stand stand = trial -> {
            built.add(trial);
            Fault fault = fails.test(trial) ? FAULT : new Fault(otherwise, "y", List.of(), -1);
            return new Verdict(Optional.of(fault), Set.of(), 1, 0);
        };
        return new Shrinker(stand, 1000, () -> false).shrink(start, FAULT);
    }

    @Test
    void nothingIsLeftThatTheFaultDoesNotNeed() throws IOException {
        Trial small = shrink(
                        trial -> trial.samples() >= 3
                                && trial.stalls()
                                && trial.description().network().depth() >= 2
                                && trial.description().network().layer(1).units() >= 5
                                && shape(trial).block() >= 2,
                        Kind.EXCEPTION)
                .trial();
        Description d = small.description();
        assertThat(small.samples()).isEqualTo(3);
        assertThat(small.stalls()).isTrue();
        assertThat(small.careless()).isFalse();
        assertThat(small.anyWeights()).isFalse();
        assertThat(small.data()).isEqualTo(Amplitude.UNIT);
        assertThat(small.seed()).isEqualTo(1);
        assertThat(d.network().depth()).isEqualTo(2);
        assertThat(d.network().input()).isEqualTo(1);
        assertThat(d.network().layer(1).units()).isEqualTo(5);
        assertThat(d.network().layer(2).units()).isEqualTo(1);
        assertThat(d.network().layer(1).activation()).isEqualTo(Activation.LINEAR);
        assertThat(shape(small)).isEqualTo(new Shape(2, 1));
        assertThat(d.seed()).isEqualTo(1);
    }

    /** A failure of another kind is another failure. */
    @Test
    void theKindStays() throws IOException {
        Predicate<Trial> wide = trial -> trial.description().network().input() >= 9;
        Shrunk small = shrink(wide, Kind.CYCLES);
        assertThat(small.fault().kind()).isEqualTo(Kind.MISMATCH);
        assertThat(small.trial().description().network().input()).isEqualTo(9);
        assertThat(built.size()).isEqualTo(small.tries()).isLessThan(100);
        assertThat(built).doesNotHaveDuplicates();
    }

    @Test
    void theTriesAreLimited() throws IOException {
        Trial start = new Designs(5, List.of(RuleName.BP)).design(0).trial();
        Shrinker.Stand stand = trial -> {
            built.add(trial);
            return new Verdict(Optional.empty(), Set.of(), 1, 0);
        };
        Shrunk none = new Shrinker(stand, 0, () -> false).shrink(start, new Fault(Kind.LINT, "x", List.of(), -1));
        assertThat(none.trial()).isEqualTo(start);
        assertThat(built).isEmpty();
        new Shrinker(stand, 7, () -> false).shrink(start, new Fault(Kind.LINT, "x", List.of(), -1));
        assertThat(built).hasSize(7);
    }

    private static Shape shape(Trial trial) {
        return trial.description().engine().shape().orElseThrow();
    }
}
