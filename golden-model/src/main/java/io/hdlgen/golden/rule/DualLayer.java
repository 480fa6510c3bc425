package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Fixed;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.RuleOptions.Alpha;
import java.util.List;

/** A hidden layer of dual propagation: its pre-activation a, its two states s+ and s-, their difference d and mean m; {@code docs/numerics.md} section 4.4. */
final class DualLayer {
    private final FixedNetwork network;
    private final int l;
    private final StoredVector a;
    private final StoredVector nudge;
    private final StoredVector upper;
    private final StoredVector lower;
    private final StoredVector difference;
    private final StoredVector mean;

    DualLayer(FixedNetwork network, int l) {
        this.network = network;
        this.l = l;
        this.a = vector("a", 0);
        this.nudge = vector("D", 0);
        this.upper = vector("s+", 0);
        this.lower = vector("s-", 0);
        this.difference = vector("d", 0);
        this.mean = vector("m", (int) network.formats().activations().one());
    }

    private StoredVector vector(String name, int tail) {
        return new StoredVector(
                name + l, network.width(l), tail, network.formats().vectorBits());
    }

    /** What the forward pass left: a = z, m = x, d = 0. */
    void start() {
        for (int i = 0; i < a.size(); i++) {
            a.values()[i] = network.training().z(l)[i];
            mean.values()[i] = network.training().x(l).values()[i];
            difference.values()[i] = 0;
        }
        mean.measured();
    }

    /** a = sat(rnd(W m_below + b 2^XF, WF)). */
    void sum(Signal below) {
        network.sum(l, below, a);
    }

    /** D = W_(l+1)^T d_(l+1), s+ = f(a + up D), s- = f(a - down D), d = s+ - s-, m = alpha s+ + (1 - alpha) s-. */
    void nudge(StoredVector above, Alpha up, Alpha down, Alpha alpha) {
        network.weights(l + 1).multiplyTransposed(above.values(), network.sums());
        ActivationUnit f = network.training().unit(l);
        int weightFraction = network.formats().weights().fractionBits();
        for (int i = 0; i < a.size(); i++) {
            int big = nudge.narrowing().apply(network.sums()[i], weightFraction);
            nudge.values()[i] = big;
            long z = a.values()[i];
            int plus = f.apply(upper.narrowing().apply(z + part(big, up)));
            int minus = f.apply(lower.narrowing().apply(z + part(-(long) big, down)));
            int d = difference.narrowing().apply((long) plus - minus);
            upper.values()[i] = plus;
            lower.values()[i] = minus;
            difference.values()[i] = d;
            mean.values()[i] = switch (alpha) {
                case ZERO -> minus;
                case HALF -> mean.narrowing().apply(minus + Fixed.rnd(d, 1));
                case ONE -> plus;
            };
        }
        mean.measured();
    }

    /** factor v, halves rounded. */
    private static long part(long v, Alpha factor) {
        return switch (factor) {
            case ZERO -> 0;
            case HALF -> Fixed.rnd(v, 1);
            case ONE -> v;
        };
    }

    /** d = s+ - s-. */
    StoredVector difference() {
        return difference;
    }

    /** m, the stream into the layer above. */
    Signal mean() {
        return mean.measured();
    }

    /** a, D, s+, s-, d, m. */
    List<StoredVector> vectors() {
        return List.of(a, nudge, upper, lower, difference, mean);
    }

    List<SaturationCounter> saturations() {
        return vectors().stream().map(StoredVector::saturations).toList();
    }
}
