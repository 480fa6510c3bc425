package io.hdlgen.regress;

import io.hdlgen.golden.data.Amplitude;
import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Reading;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.plan.Hardware;
import io.hdlgen.plan.Planner;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Random designs by number: design i of a seed is the same however many are drawn, in whichever order. The rules take turns. */
public final class Designs {
    /** Drafts with dealt choices before all choices are drawn, and before the search is given up. */
    private static final int DEALT = 100;

    private static final int MOST_DRAFTS = 2000;
    /** Simulated clocks that a design may take, more or less; the fewest samples of which some come after the pauses. */
    private static final long CLOCKS = 600_000;

    private static final int FEWEST_SAMPLES = 8;
    private static final int LARGEST = 100;

    private final long seed;
    private final List<RuleName> rules;

    /**
     * Designs of a seed.
     *
     * @param rules that take turns
     */
    public Designs(long seed, List<RuleName> rules) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("no rules");
        }
        this.seed = seed;
        this.rules = List.copyOf(rules);
    }

    /**
     * A design that was drawn.
     *
     * @param index its number, from 0
     * @param trial the design and its data
     * @param invalid drafts that the reader refused
     * @param unbuilt valid drafts with an option that there is no hardware for
     */
    public record Drawn(int index, Trial trial, int invalid, int unbuilt) {}

    /** Design number {@code index}, from 0. */
    public Drawn design(int index) {
        RuleName rule = rules.get(index % rules.size());
        long deck = Dice.mix(seed, rule.text().hashCode());
        int turn = index / rules.size();
        int invalid = 0;
        int unbuilt = 0;
        for (int attempt = 0; attempt < MOST_DRAFTS; attempt++) {
            Dice dice = new Dice(deck, turn, attempt, attempt < DEALT);
            Reading reading = draft(dice, rule, String.format(Locale.ROOT, "regress-%s-%d", rule.text(), index));
            if (reading.description().isEmpty()) {
                invalid++;
            } else if (Hardware.missing(reading.description().get()).isPresent()) {
                unbuilt++;
            } else {
                return new Drawn(index, trial(dice, reading.description().get()), invalid, unbuilt);
            }
        }
        throw new IllegalStateException("no valid " + rule.text() + " design in " + MOST_DRAFTS + " drafts");
    }

    private static Trial trial(Dice dice, Description description) {
        Amplitude data = dice.deal("data", Amplitude.values());
        boolean anyWeights = dice.deal("weights", true, false);
        int samples = dice.between(20, 40);
        int seed = dice.between(1, 1_000_000_000);
        long cycles = cycles(description);
        int affordable = (int) Math.max(FEWEST_SAMPLES, Math.min(samples, CLOCKS / Math.max(1, cycles)));
        return new Trial(description, affordable, data, anyWeights, seed, true, true);
    }

    /** Cycles per sample; 0 for a design that cannot be planned, which is for its run to tell. */
    private static long cycles(Description description) {
        try {
            return Planner.plan(Planner.design(description)).schedule().cyclesPerSample();
        } catch (RuntimeException fault) {
            return 0;
        }
    }

    /** What the reader says of a draft. */
    static Reading draft(Dice dice, RuleName rule, String name) {
        return DescriptionReader.read(name, text(dice, rule, name), List.of());
    }

    private static String text(Dice dice, RuleName rule, String name) {
        boolean softmax = dice.deal("loss", Loss.values()) == Loss.SOFTMAX_CROSS_ENTROPY;
        int block = dice.deal("block", 1, 2, 4, 8);
        int blocks = blocks(dice, block);
        int[] units = new int[dice.deal("layers", 1, 2, 2, 3, 3, 4, 5)];
        for (int l = 0; l < units.length; l++) {
            units[l] = size(dice, block, blocks);
        }
        // The largest layer must have a row for each block, at least.
        int least = (blocks - 1) * block + 1;
        if (Arrays.stream(units).noneMatch(n -> n >= least)) {
            units[dice.between(0, units.length - 1)] = Math.min(LARGEST, dice.between(least, least + block + 2));
        }
        NumberDraw numbers = NumberDraw.of(dice, softmax, rule.decorrelates());
        boolean copies = rule.transposesWeights() && numbers.roundingBits() == 0 && dice.oneIn(2);
        return String.format(
                Locale.ROOT,
                """
                name: %s
                network: {input: %d, layers: %s, loss: %s}
                rule: %s
                format: %s
                engine: {block: %d, blocks: %d%s%s%s%s}
                seed: %d
                """,
                name,
                size(dice, block, blocks),
                layers(dice, units),
                (softmax ? Loss.SOFTMAX_CROSS_ENTROPY : Loss.SQUARED_ERROR).text(),
                RuleDraw.text(dice, rule, numbers, units.length),
                numbers.text(rule.hasFurtherMatrices()),
                block,
                blocks,
                dice.oneIn(2) ? ", epoch-samples: " + dice.between(1, 6) : "",
                copies ? ", transport: copy" : "",
                dice.oneIn(4) ? ", control: " + control(dice) : "",
                dice.oneIn(4) ? ", banks: single-port" : "",
                dice.seed());
    }

    /** Registers that nothing writes to change nothing; what they do is for tests of their own. */
    private static List<String> control(Dice dice) {
        return Arrays.stream(ControlOption.values())
                .filter(option -> dice.oneIn(2))
                .map(ControlOption::text)
                .toList();
    }

    /** Compiling hundreds of multipliers takes a minute, so few designs have them. */
    private static int blocks(Dice dice, int block) {
        boolean large = dice.oneIn(12);
        return switch (block) {
            case 8 -> large ? dice.between(3, 8) : dice.between(1, 2);
            case 4 -> large ? dice.between(5, 8) : dice.between(1, 4);
            default -> dice.between(1, 8);
        };
    }

    private static String layers(Dice dice, int[] units) {
        StringJoiner layers = new StringJoiner(", ", "[", "]");
        for (int l = 0; l < units.length - 1; l++) {
            Activation activation = dice.deal("activation " + l, Activation.values());
            String slope = activation == Activation.LEAKY_RELU ? ", slope: 2^-" + dice.between(1, 15) : "";
            layers.add("{units: " + units[l] + ", activation: " + activation.text() + slope + "}");
        }
        return layers.add(Integer.toString(units[units.length - 1])).toString();
    }

    /** Sizes around what fills a word, or all lanes, are met more often. */
    private static int size(Dice dice, int block, int blocks) {
        int lanes = block * blocks;
        int size = switch (dice.between(0, 7)) {
            case 0 -> 1;
            case 1 -> block * dice.between(1, 3) + dice.between(-1, 1);
            case 2 -> lanes * dice.between(1, 2) + dice.between(-1, 1);
            case 3 -> dice.between(1, LARGEST);
            case 4, 5 -> dice.between(1, 12);
            default -> dice.between(1, 32);
        };
        return Math.max(1, Math.min(LARGEST, size));
    }
}
