package io.hdlgen.plan;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Node perturbation, g_l = -h v_l: h is what noise eps changes of the loss. NP puts noise into all layers at once, v = eps; INP into one layer after the other, a pass and an h for each;
 * ANP, as NP, takes the change of the whole sum for v. The first pass and the first noisy one take turns layer by layer, so that neither waits for its sums.
 *
 * <p>zn_l and xn_l are the z'_l and x'_l of {@code docs/numerics.md} section 4.5.
 */
final class NodePerturbationProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Parts p) {
        return switch (p.rule().name()) {
            case INP, DINP -> new Passes(p).oneLayerAtATime();
            default -> new Passes(p).allLayersAtOnce();
        };
    }

    @Override
    public List<MicroOp> inference(Parts p) {
        return new Passes(p).prediction();
    }

    /** Collects the micro-operations of a sample. */
    private static final class Passes {
        private final Parts p;
        private final NodePerturbation options;
        /** v_l is z'_l - z_l, so both are kept. */
        private final boolean activity;
        /** Every pass has noise in one layer alone. */
        private final boolean single;

        private final int depth;
        private final int draws;
        private final List<MicroOp> ops = new ArrayList<>();

        Passes(Parts p) {
            this.p = p;
            this.options = p.rule().options(NodePerturbation.class);
            RuleName name = p.rule().name();
            this.activity = name == RuleName.ANP || name == RuleName.DANP;
            this.single = name == RuleName.INP || name == RuleName.DINP;
            this.depth = p.depth();
            this.draws = 1 << options.drawsShift();
        }

        List<MicroOp> allLayersAtOnce() {
            if (options.twoNoisyPasses()) {
                draw("first", 1, depth);
            }
            draw("eps", 1, depth);
            firstAndNoisyPass();
            finish(0);
            for (int k = 1; k < draws; k++) {
                draw("eps", 1, depth);
                for (int l = 1; l <= depth; l++) {
                    noisyPass(l, 1);
                }
                finish(k);
            }
            updates();
            return ops;
        }

        private void firstAndNoisyPass() {
            decorrelate(0, p.x(0), xt(0));
            for (int l = 1; l <= depth; l++) {
                firstPass(l);
                noisyPass(l, 1);
            }
        }

        /** The loss of the last noisy pass, h, and the deltas of draw k. */
        private void finish(int k) {
            measure(1, depth - 1);
            toLoss(zn(depth));
            measure(depth, depth);
            if (k == draws - 1) {
                learnDecorrelation();
            }
            factor(IntStream.rangeClosed(1, depth).map(l -> p.g(l).elements()).sum());
            for (int l = 1; l <= depth; l++) {
                delta(l, k);
            }
        }

        /** A forward pass, which decorrelates as that of training does. */
        List<MicroOp> prediction() {
            decorrelate(0, p.x(0), xt(0));
            for (int l = 1; l < depth; l++) {
                ops.add(sum(l, xt(l - 1)).through(p.f(l)).to(p.x(l)));
                decorrelate(l, p.x(l), xt(l));
            }
            ops.add(p.prediction(xt(depth - 1)));
            return ops;
        }

        /** While a pass' loss is being formed the next pass is under way; only then come its h and g. */
        List<MicroOp> oneLayerAtATime() {
            draw("eps", 1, depth);
            firstAndNoisyPass();
            toLoss(zn(depth));
            for (int pass = 1; pass < draws * depth; pass++) {
                int from = pass % depth + 1;
                if (from == 1) {
                    scaled(depth, pass / depth - 1);
                    draw("eps", 1, depth);
                }
                for (int l = from; l <= depth; l++) {
                    noisyPass(l, from);
                }
                if (from > 1) {
                    scaled(from - 1, pass / depth);
                }
                toLoss(zn(depth));
            }
            learnDecorrelation();
            scaled(depth, draws - 1);
            updates();
            return ops;
        }

        private void scaled(int l, int k) {
            if (p.scalarFactor().divides()) {
                ops.add(MicroOp.map(eps(l)).dot(eps(l)));
            }
            factor(p.g(l).elements());
            delta(l, k);
        }

        // ---- vectors

        private Vector eps(int l) {
            return p.layer("eps", l);
        }

        private Vector z(int l) {
            return p.layer("z", l);
        }

        private Vector zn(int l) {
            return p.layer("zn", l);
        }

        private Vector xn(int l) {
            return p.layer("xn", l);
        }

        /** What W_(l+1) sees of x_l. */
        private Vector xt(int l) {
            return decorrelates(l) ? layer("xt", l) : p.x(l);
        }

        /** What W_(l+1) sees of x'_l. */
        private Vector xtn(int l) {
            return decorrelates(l) ? layer("xtn", l) : xn(l);
        }

        /** A vector as long as x_l, the input counted. */
        private Vector layer(String letters, int l) {
            return Vector.memory(letters + l, p.x(l).elements());
        }

        private boolean decorrelates(int l) {
            return options.decorrelation()
                    .filter(d -> l < depth && (l > 0 || d.input()))
                    .isPresent();
        }

        // ---- parts of a pass

        private void draw(String letters, int from, int to) {
            for (int l = from; l <= to; l++) {
                Vector noise = p.layer(letters, l);
                ops.add(MicroOp.map(Vector.noise(options.noise(), noise.elements()))
                        .to(noise));
            }
        }

        /** R_l times a vector, if there is an R_l. */
        private void decorrelate(int l, Vector from, Vector to) {
            if (decorrelates(l)) {
                ops.add(MicroOp.forward(p.decorrelation(l), from).shift(p.bf()).to(to));
            }
        }

        /** All R_l, while the loss is being formed: what they learn from is that of the first pass, and nothing reads them any more. */
        private void learnDecorrelation() {
            for (int l = 0; l < depth; l++) {
                if (decorrelates(l)) {
                    int shift =
                            2 * p.xf() + options.decorrelation().orElseThrow().rateShift() - p.updateShift();
                    ops.add(MicroOp.hold(xt(l)));
                    ops.add(MicroOp.transposed(p.decorrelation(l), xt(l))
                            .shift(p.bf())
                            .to(layer("w", l)));
                    ops.add(MicroOp.map(xt(l))
                            .times(MicroOp.Times.ITSELF)
                            .shift(shift)
                            .to(layer("p", l)));
                    ops.add(MicroOp.map(xt(l)).negated().shift(shift - p.bf()).to(layer("q", l)));
                }
            }
            for (int l = 0; l < depth; l++) {
                if (decorrelates(l)) {
                    ops.add(MicroOp.scale(p.decorrelation(l), layer("p", l)));
                    ops.add(MicroOp.update(p.decorrelation(l), layer("q", l), layer("w", l)));
                }
            }
        }

        private void updates() {
            for (int l = 1; l <= depth; l++) {
                ops.add(p.update(l, xt(l - 1)));
            }
        }

        /** v_l = z'_l - z_l and, where the factor divides by them, the sum of all squares. */
        private void measure(int from, int to) {
            for (int l = from; activity && l <= to; l++) {
                Vector v = p.layer("v", l);
                ops.add(MicroOp.map(z(l)).subtractedFrom(zn(l)).to(v));
                if (p.scalarFactor().divides()) {
                    ops.add(l == 1 ? MicroOp.map(v).dot(v) : MicroOp.map(v).dotOn(v));
                }
            }
        }

        private MicroOp sum(int l, Vector input) {
            return MicroOp.forward(p.w(l), input).shift(p.wf());
        }

        /** Layer l of the pass whose logits are the sample's: clean, or with noise of its own. */
        private void firstPass(int l) {
            Vector input = xt(l - 1);
            boolean keepsSum = l == 1 || activity || single;
            if (options.twoNoisyPasses()) {
                Vector first = p.layer("first", l);
                if (l == 1) {
                    ops.add(sum(1, input).to(p.layer("a", 1)));
                    ops.add(MicroOp.map(p.layer("a", 1)).plus(first).to(z(1)));
                } else {
                    ops.add(sum(l, input).plus(first).to(z(l)));
                }
            } else if (keepsSum) {
                ops.add(sum(l, input).to(z(l)));
            } else if (l < depth) {
                ops.add(sum(l, input).through(p.f(l)).to(p.x(l)));
            } else {
                ops.add(output(sum(l, input)).logits());
            }
            if (keepsSum && l < depth) {
                ops.add(MicroOp.map(z(l)).through(p.f(l)).to(p.x(l)));
            } else if (keepsSum) {
                ops.add(output(MicroOp.map(z(l))).logits());
            }
            decorrelate(l, p.x(l), xt(l));
        }

        /** Layer l of a pass with noise in layer {@code from} and, unless only one layer is perturbed, in all above. */
        private void noisyPass(int l, int from) {
            MicroOp sum = l > from ? sum(l, xtn(l - 1)) : MicroOp.map(unperturbed(l));
            MicroOp noisy = l > from && single ? sum : sum.plus(eps(l));
            if (activity || l == depth) {
                ops.add(noisy.to(zn(l)));
                if (l < depth) {
                    ops.add(MicroOp.map(zn(l)).through(p.f(l)).to(xn(l)));
                }
            } else {
                ops.add(noisy.through(p.f(l)).to(xn(l)));
            }
            decorrelate(l, xn(l), xtn(l));
        }

        /** z_l before any noise. */
        private Vector unperturbed(int l) {
            return options.twoNoisyPasses() ? p.layer("a", l) : z(l);
        }

        private void factor(int elements) {
            ops.add(MicroOp.factor(p.scalarFactor().divides() ? elements : 0));
        }

        private void toLoss(Vector outputs) {
            ops.add(output(MicroOp.map(outputs)));
        }

        /** Logits on their way into the unit that forms the loss. */
        private MicroOp output(MicroOp logits) {
            return (p.softmax() ? logits : logits.minusOnehot()).to(p.loss());
        }

        /** g_l = -h v_l, added to those of the draws before. */
        private void delta(int l, int k) {
            // The decorrelation has a multiplier in front of the result path anyway.
            boolean signs = !activity
                    && options.noise() == NoiseKind.RADEMACHER
                    && options.decorrelation().isEmpty();
            // Rademacher noise is +-2^(XF - s): h times it, shifted by XF, is +-h shifted by s.
            MicroOp delta = signs
                    ? MicroOp.map(eps(l)).times(MicroOp.Times.SIGNED_SCALAR).shift(options.sigmaShift())
                    : MicroOp.map(activity ? p.layer("v", l) : eps(l))
                            .times(MicroOp.Times.SCALAR)
                            .shift(p.xf());
            ops.add((k == 0 ? delta : delta.plus(p.g(l))).negated().to(p.g(l)));
        }
    }
}
