package io.hdlgen.golden.spec;

import io.hdlgen.golden.spec.RuleOptions.Decorrelation;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Reads the options of NP, ANP, INP and their decorrelated forms. */
final class NodePerturbationReader {
    /** sigma above 2^-3 reaches kinks of the activations. */
    private static final int LARGE_SIGMA = 3;

    private static final BigInteger MOST_DRAWS = BigInteger.ONE.shiftLeft(Limits.DRAWS_SHIFT);

    private final RuleContext context;
    private final RuleName name;

    private NodePerturbationReader(RuleContext context) {
        this.context = context;
        this.name = context.name();
    }

    static Optional<RuleOptions> read(RuleContext context) {
        return new NodePerturbationReader(context).options();
    }

    private Optional<RuleOptions> options() {
        Optional<Integer> sigma = sigma();
        Optional<NoiseKind> noise = RuleOptionsReader.noise(context);
        Optional<Integer> draws = draws();
        Optional<Division> division = noise.flatMap(this::division);
        Optional<Boolean> twoNoisy =
                context.field("passes").choice(false, List.of(false, true), NodePerturbationReader::passes);
        Optional<Decorrelation> decorrelation =
                name.decorrelates() ? DecorrelationReader.read(context) : Optional.empty();
        boolean complete = sigma.isPresent()
                && noise.isPresent()
                && draws.isPresent()
                && division.isPresent()
                && twoNoisy.isPresent()
                && decorrelation.isPresent() == name.decorrelates();
        return complete
                ? Optional.of(new NodePerturbation(
                        sigma.get(), noise.get(), draws.get(), division.get(), twoNoisy.get(), decorrelation))
                : Optional.empty();
    }

    /** The name of a sequence of passes in a description. */
    static String passes(boolean twoNoisy) {
        return twoNoisy ? "two-noisy" : "clean-noisy";
    }

    private Optional<Integer> sigma() {
        Field field = context.field("sigma");
        Optional<Integer> sigma = field.shift(RuleDefaults.SIGMA_SHIFT);
        if (sigma.isEmpty() || context.activationFraction().isEmpty()) {
            return sigma.filter(s -> s >= 0);
        }
        int s = sigma.get();
        int xf = context.activationFraction().get();
        int most = xf - Limits.NOISE_FRACTION;
        if (s < 0 || s > most) {
            field.report(
                    Problem.SIGMA_RANGE,
                    PowerOfTwo.show(s),
                    xf,
                    context.formats().activations().orElseThrow(),
                    most);
            return Optional.empty();
        }
        if (s == most) {
            field.report(Problem.SIGMA_SMALL, PowerOfTwo.show(s), Limits.NOISE_FRACTION);
        }
        if (s < LARGE_SIGMA) {
            field.report(Problem.SIGMA_LARGE, PowerOfTwo.show(s));
        }
        return sigma;
    }

    /** m of 2^m draws. */
    private Optional<Integer> draws() {
        Field field = context.field("draws");
        return field.integer(BigInteger.ONE, BigInteger.ONE, MOST_DRAWS, Problem.DRAWS_RANGE)
                .flatMap(draws -> {
                    if (draws.bitCount() == 1) {
                        return Optional.of(draws.getLowestSetBit());
                    }
                    field.report(Problem.DRAWS_RANGE, draws, 1, MOST_DRAWS);
                    return Optional.empty();
                });
    }

    private Optional<Division> division(NoiseKind noise) {
        Field field = context.field("division");
        if (RuleKeys.perturbsLayerByLayer(name) && !RuleKeys.divides(name, noise) && field.isGiven()) {
            field.report(Problem.DIVISION_NOT_USED, name.text());
            return Optional.empty();
        }
        return field.choice(RuleDefaults.division(name, noise), List.of(Division.values()), Division::text);
    }
}
