package io.hdlgen.proof;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Reading;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/**
 * A description drawn over everything that is legal, as text; one number decides everything. Consecutive numbers go in turn through all pairs of a block size and a way to form deltas,
 * so that any 64 of them have all pairs.
 */
final class RandomDescription {
    private static final int[] BLOCKS = {1, 2, 4, 8};
    private static final List<String> DELTAS = List.of(
            "bp",
            "stored sign",
            "lfsr sign",
            "stored uniform",
            "lfsr uniform",
            "bp",
            "stored ternary",
            "lfsr ternary",
            "stored normal",
            "bp",
            "lfsr uniform",
            "fdfa rademacher",
            "fdfa gaussian",
            "fg-a rademacher",
            "fg-a gaussian",
            "bp");

    private final long seed;
    private final SplittableRandom random;
    private int refused;

    RandomDescription(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** Draws until the reader accepts. */
    Reading next() {
        while (true) {
            Reading reading = DescriptionReader.read("random.yaml", text(), List.of());
            if (!reading.hasErrors()) {
                return reading;
            }
            refused++;
        }
    }

    /** Drafts that the reader did not accept. */
    int refused() {
        return refused;
    }

    /** For what else a test draws. */
    SplittableRandom random() {
        return random;
    }

    private String text() {
        int block = BLOCKS[(int) Math.floorMod(seed, 4L)];
        String[] delta = DELTAS.get((int) Math.floorMod(Math.floorDiv(seed, 4L), (long) DELTAS.size()))
                .split(" ", -1);
        boolean drawn = delta[0].equals("stored") || delta[0].equals("lfsr");
        boolean slope = delta[0].equals("fg-a");
        boolean perturbs = delta[0].equals("fdfa");
        boolean softmax = random.nextBoolean();
        int k = chance(8) ? between(0, 16) : between(3, 10);
        int xw = chance(8) ? between(4, 18) : between(8, 18);
        int ww = chance(8) ? between(4, xw) : between(Math.min(6, xw), xw);
        int xf = between(softmax ? 4 : 0, xw - 2);
        int wf = chance(4) ? between(0, ww - 1) : between(ww / 2, ww - 1);
        int df = chance(2) ? xw - 2 + k : between(xw - 6 + k, xw - 1 + k);
        int sh = df + xf - wf;
        int bf = between(ww / 2, ww - 1);
        StringJoiner format = new StringJoiner(", ", "{", "}")
                .add("weights: " + fixed(ww, wf))
                .add("activations: " + fixed(xw, xf))
                .add("delta: " + fixed(xw, df));
        if (softmax && !chance(3)) {
            format.add("error: " + fixed(xw, chance(8) ? between(0, xw - 1) : between(xw / 2, xw - 1)));
        }
        boolean own = (drawn || perturbs) && chance(2);
        if (own) {
            format.add("feedback: " + fixed(ww, bf));
        }
        boolean nearest = chance(3) || sh < 2;
        format.add(nearest ? "rounding: nearest" : "rounding: stochastic, rounding-bits: " + roundingBits(sh));
        return String.format(
                Locale.ROOT,
                """
                network: {input: %d, layers: %s, loss: %s}
                rule: {name: %s, learning-rate: 2^-%d, %s}
                format: %s
                engine: {block: %d, blocks: %d}
                seed: %d
                """,
                size(),
                layers(),
                softmax ? "softmax-cross-entropy" : "squared-error",
                drawn ? "dfa" : delta[0],
                k,
                drawn
                        ? String.format("feedback: {source: %s, values: %s%s}", delta[0], delta[1], scale(bf))
                        : slope
                                ? "noise: " + delta[1]
                                : perturbs ? alpha(sh, sh + (own ? bf : wf) - xf - xw) + ", noise: " + delta[1] : "",
                format,
                block,
                blocks(block),
                random.nextLong());
    }

    /** The held vector has {@code excess} bits more than a vector can have before alpha shifts them away. */
    private String alpha(int sh, int excess) {
        int least = Math.max(0, excess + 3);
        return "alpha: 2^-" + (chance(4) ? between(least, sh) : between(least, Math.min(sh, least + 8)));
    }

    private int roundingBits(int sh) {
        return chance(4) ? Math.min(16, sh - 1) : between(1, Math.min(16, sh - 1));
    }

    /** Compiling hundreds of multipliers takes a minute, so only every 64th design has them. */
    private int blocks(int block) {
        boolean large = Math.floorMod(seed, 64L) == 15;
        return block < 8 ? between(1, 6) : large ? between(3, 6) : between(1, 2);
    }

    private String layers() {
        StringJoiner layers = new StringJoiner(", ", "[", "]");
        for (int l = between(0, 3); l > 0; l--) {
            String activation = pick("linear", "relu", "leaky-relu", "hard-tanh", "hard-sigmoid");
            String slope = activation.equals("leaky-relu") ? ", slope: 2^-" + between(1, 15) : "";
            layers.add("{units: " + size() + ", activation: " + activation + slope + "}");
        }
        return layers.add(Integer.toString(size())).toString();
    }

    private int size() {
        return switch (between(0, 3)) {
            case 0 -> between(1, 6);
            case 1 -> between(1, 70);
            default -> between(1, 30);
        };
    }

    private String scale(int bf) {
        return chance(2) ? "" : ", scale: 2^-" + between(0, Math.min(5, bf));
    }

    private static String fixed(int bits, int fraction) {
        return "s" + (bits - fraction) + "." + fraction;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private int between(int low, int high) {
        // An empty range gives its lower end: the reader refuses the description, and another one is drawn.
        return low + random.nextInt(Math.max(0, high - low) + 1);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** One line that says what a design is. */
    static String summary(Description d) {
        StringJoiner sizes =
                new StringJoiner("-").add(Integer.toString(d.network().input()));
        d.network().layers().forEach(layer -> sizes.add(Integer.toString(layer.units())));
        return String.format(
                Locale.ROOT,
                "%s %s%s S%d NB%d w%s x%s e%s g%s %s",
                sizes,
                d.rule().name().text(),
                d.rule()
                        .feedback()
                        .map(f -> " " + f.source().text() + " " + f.values().text())
                        .orElse(""),
                d.engine().shape().orElseThrow().block(),
                d.engine().shape().orElseThrow().blocks(),
                d.formats().weights(),
                d.formats().activations(),
                d.formats().error(),
                d.formats().delta(),
                d.formats().stochastic() ? "RB" + d.formats().roundingBits() : "nearest");
    }
}
