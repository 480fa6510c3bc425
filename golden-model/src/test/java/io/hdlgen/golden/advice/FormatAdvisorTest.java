package io.hdlgen.golden.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.DescriptionWriter;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Reading;
import io.hdlgen.golden.spec.Rounding;
import io.hdlgen.golden.spec.RuleName;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Profiles made by hand, at the edges of every bound. */
class FormatAdvisorTest {
    private static final long SEED = Long.getLong("hdlgen.seed", 72);

    private static Description description(String rule, String... overrides) {
        String yaml = """
                network: {input: 12, layers: [{units: 8, activation: hard-tanh}, {units: 6, activation: hard-tanh}, 3]}
                rule: %s
                """.formatted(rule);
        Reading reading = DescriptionReader.read("advised", yaml, List.of(overrides));
        assertThat(reading.diagnostics()).noneMatch(Diagnostic::isError);
        return reading.description().orElseThrow();
    }

    /** Numbers as they are in a short run, with learning rate 2^-7. */
    private static Profile quiet() {
        Profile profile = new Profile();
        profile.add(Quantity.WEIGHTS, new double[] {0.5, 0.25});
        profile.addFeedback(new double[] {0.125, -0.125});
        profile.add(Quantity.ACTIVATIONS, new double[] {3, 1});
        profile.add(Quantity.LOGITS, new double[] {3});
        profile.add(Quantity.ERROR, new double[] {0.9});
        profile.add(Quantity.DELTAS, new double[] {0x1.cp-8});
        profile.add(Quantity.HIDDEN_DELTAS, new double[] {0x1.cp-8});
        profile.add(Quantity.UPDATES, new double[] {0x1p-12});
        return profile;
    }

    private static String reasons(Proposal proposal, Quantity quantity) {
        return proposal.advices().stream()
                .filter(advice -> advice.quantity() == quantity)
                .flatMap(advice -> advice.reasons().stream())
                .collect(Collectors.joining("; "));
    }

    private static void assertReadBack(Description description, Proposal proposal) {
        Reading reading = DescriptionReader.read(
                "advised", DescriptionWriter.yaml(description), List.of("format=" + proposal.line()));
        assertThat(reading.diagnostics()).as(proposal.line()).isEqualTo(proposal.diagnostics());
        assertThat(reading.hasErrors()).isEqualTo(proposal.refused());
        reading.description().ifPresent(read -> assertThat(read).isEqualTo(proposal.description()));
    }

    @ParameterizedTest
    @CsvSource({"0.1, s2.14", "0.999, s2.14", "1, s3.13", "1.99, s3.13", "2, s4.12"})
    void weightsHaveRoomForTwiceTheLargest(double largest, String format) {
        Profile profile = quiet();
        profile.add(Quantity.WEIGHTS, new double[] {largest});
        Proposal proposal = FormatAdvisor.propose(description("bp"), profile);
        assertThat(proposal.formats().weights()).hasToString(format);
        assertReadBack(description("bp"), proposal);
    }

    @ParameterizedTest
    @CsvSource({"4, s6.10", "15.9, s6.10", "16, s7.9", "31.9, s7.9", "32, s8.8"})
    void activationsHaveRoomForTwiceTheLargestAndForTheLogitsToCome(double largest, String format) {
        Profile profile = quiet();
        profile.add(Quantity.ACTIVATIONS, new double[] {largest});
        profile.add(Quantity.LOGITS, new double[] {largest});
        Proposal proposal = FormatAdvisor.propose(description("bp"), profile);
        assertThat(proposal.formats().activations()).hasToString(format);
        assertThat(reasons(proposal, Quantity.ACTIVATIONS)).contains("a logit");
    }

    @Test
    void squaredErrorHasNoLogitsThatGrow() {
        Description squared = description("bp", "network.loss=squared-error");
        Profile profile = new Profile();
        profile.add(Quantity.ACTIVATIONS, new double[] {0.9});
        Proposal proposal = FormatAdvisor.propose(squared, profile);
        assertThat(proposal.formats().activations()).hasToString("s2.14");
        assertThat(proposal.formats().error()).hasToString("s2.14");
        assertReadBack(squared, proposal);
    }

    /** One of a thousand deltas may be clipped; of perturbations' estimates an eighth. The rates are 2^-7 and 2^-12. */
    @ParameterizedTest
    @CsvSource({
        "bp, 7, 1, 21",
        "bp, 7, 2, 20",
        "np, 12, 125, 26",
        "np, 12, 126, 25",
        "fg-a, 12, 125, 26",
        "fg-a, 12, 126, 25"
    })
    void deltasLoseABitWhenMoreThanASmallShareIsClipped(String rule, int k, int large, int fraction) {
        Profile profile = new Profile();
        for (int i = 0; i < 1000; i++) {
            double size = i < large ? 2 : 0.75;
            profile.add(Quantity.DELTAS, new double[] {Math.scalb(size, -k), 0});
            profile.add(Quantity.HIDDEN_DELTAS, new double[] {Math.scalb(size, -k)});
        }
        Proposal proposal = FormatAdvisor.propose(description(rule), profile);
        assertThat(proposal.formats().delta().fractionBits()).isEqualTo(fraction);
        assertThat(reasons(proposal, Quantity.DELTAS)).contains("clipped");
        assertReadBack(description(rule), proposal);
    }

    @Test
    void deltasNeverLeaveWhatIsPossible() {
        Profile profile = quiet();
        profile.add(Quantity.DELTAS, new double[] {1000});
        assertThat(FormatAdvisor.propose(description("bp"), profile)
                        .formats()
                        .delta()
                        .fractionBits())
                .isEqualTo(16 - 6 + 7);
    }

    /** With softmax the output's deltas end at eta; the hidden ones must be able to double. */
    @ParameterizedTest
    @CsvSource({"0.49, 22", "0.5, 21"})
    void deltasGetABitWhereTheHiddenOnesLeaveRoom(double largest, int fraction) {
        Profile profile = new Profile();
        profile.add(Quantity.DELTAS, new double[] {Math.scalb(0.99, -7)});
        profile.add(Quantity.HIDDEN_DELTAS, new double[] {Math.scalb(largest, -7)});
        Proposal proposal = FormatAdvisor.propose(description("bp"), profile);
        assertThat(proposal.formats().delta().fractionBits()).isEqualTo(fraction);
    }

    @Test
    void everyRateOfAScheduleIsPossible() {
        Description scheduled =
                description("{name: bp, schedule: [{epochs: 1, learning-rate: 2^-12}]}", "format.delta=s-6.22");
        Profile profile = quiet();
        profile.add(Quantity.DELTAS, new double[] {1000});
        Proposal proposal = FormatAdvisor.propose(scheduled, profile);
        assertThat(proposal.formats().delta().fractionBits()).isEqualTo(16 - 6 + 12);
        assertThat(reasons(proposal, Quantity.DELTAS)).contains("[D104]");
        assertReadBack(scheduled, proposal);
    }

    /** WF is 14: k + 11 bits of the update must remain, with eight random bits at least. */
    @ParameterizedTest
    @CsvSource({"7, 8", "11, 8", "12, 9", "19, 16"})
    void roundingReachesBelowTheDeadZone(int k, int random) {
        Description rated = description("bp", "rule={name: bp, learning-rate: 2^-" + k + "}");
        Proposal proposal = FormatAdvisor.propose(rated, quiet());
        assertThat(proposal.formats().rounding()).isEqualTo(Rounding.STOCHASTIC);
        assertThat(proposal.formats().roundingBits()).isEqualTo(random);
        assertThat(proposal.diagnostics()).isEmpty();
        assertReadBack(rated, proposal);
    }

    @Test
    void whatEvenSixteenRandomBitsLoseIsSaid() {
        Description slow = description("{name: bp, learning-rate: 2^-20}");
        Proposal proposal = FormatAdvisor.propose(slow, quiet());
        assertThat(proposal.formats().roundingBits()).isEqualTo(16);
        assertThat(reasons(proposal, Quantity.WEIGHTS)).contains("17 would be needed");
    }

    /** An update of 2^-n moves a weight if WF + RB + 1 is n or more. */
    @ParameterizedTest
    @CsvSource({"23, 8", "24, 9"})
    void roundingReachesBelowTheSmallestUsefulUpdates(int n, int random) {
        Profile small = new Profile();
        small.add(Quantity.WEIGHTS, new double[] {0.5});
        small.add(Quantity.UPDATES, new double[] {Math.scalb(1.0, -n)});
        Proposal proposal = FormatAdvisor.propose(description("np"), small);
        assertThat(proposal.formats().roundingBits()).isEqualTo(random);
    }

    /** 18 bits leave WF = 16. */
    @ParameterizedTest
    @CsvSource({"5, 17, NEAREST", "6, 17, STOCHASTIC", "5, 18, STOCHASTIC"})
    void nearestWhereTheDeadZoneIsNoProblem(int k, int smallest, Rounding rounding) {
        Description wide = description("{name: bp, learning-rate: 2^-" + k + "}");
        Profile updates = new Profile();
        updates.add(Quantity.WEIGHTS, new double[] {0.5});
        updates.add(Quantity.UPDATES, new double[] {Math.scalb(1.0, -smallest)});
        Proposal proposal = FormatAdvisor.propose(wide, updates, 18, 18);
        assertThat(proposal.formats().rounding()).isEqualTo(rounding);
        assertReadBack(wide, proposal);
    }

    @Test
    void decayNeedsChance() {
        Description decaying = description("{name: bp, learning-rate: 2^-5, decay: 2^-12}");
        Profile updates = new Profile();
        updates.add(Quantity.UPDATES, new double[] {0.25});
        Proposal proposal = FormatAdvisor.propose(decaying, updates, 18, 18);
        assertThat(proposal.formats().rounding()).isEqualTo(Rounding.STOCHASTIC);
    }

    @Test
    void feedbackThatIsExactStaysInTheFormatOfTheWeights() {
        assertThat(FormatAdvisor.propose(description("dfa"), quiet()).line()).doesNotContain("feedback");
    }

    /** Fixed feedback needs no room to grow: 1.5 fits two bits before the point. */
    @Test
    void otherFeedbackHasAFormatOfItsOwn() {
        Profile profile = quiet();
        profile.addFeedback(new double[] {1.5, 1 / 3.0});
        profile.add(Quantity.WEIGHTS, new double[] {1.5});
        Proposal proposal = FormatAdvisor.propose(description("dfa"), profile);
        assertThat(proposal.formats().weights()).hasToString("s3.13");
        assertThat(proposal.formats().feedback()).hasToString("s2.14");
        assertReadBack(description("dfa"), proposal);
    }

    /** h = x may not be shifted up: D114. */
    @Test
    void feedbackOfKolenAndPollackIsNoFinerThanTheWeights() {
        Profile profile = quiet();
        profile.add(Quantity.WEIGHTS, new double[] {1.5});
        Proposal proposal = FormatAdvisor.propose(description("kp"), profile);
        assertThat(proposal.formats().feedback()).hasToString("s3.13");
        assertThat(reasons(proposal, Quantity.FEEDBACK)).contains("not s2.14", "[D114]");
        assertReadBack(description("kp"), proposal);
    }

    @Test
    void deltasThatWouldSpoilTheHeldVectorAreMoved() {
        Profile profile = new Profile();
        profile.add(Quantity.WEIGHTS, new double[] {0.5});
        profile.addFeedback(new double[] {0.5});
        profile.add(Quantity.DELTAS, new double[] {Math.scalb(0.3, -7)});
        profile.add(Quantity.HIDDEN_DELTAS, new double[] {Math.scalb(0.3, -7)});
        Proposal proposal = FormatAdvisor.propose(description("fdfa"), profile);
        assertThat(proposal.formats().delta().fractionBits()).isEqualTo(21);
        assertThat(reasons(proposal, Quantity.DELTAS)).contains("not s-6.22", "[D114]");
        assertThat(proposal.refused()).isFalse();
        assertReadBack(description("fdfa"), proposal);
    }

    /** beta = 2^-3 needs ten bits behind the point, but not at the price of clipping. */
    @ParameterizedTest
    @CsvSource({"16, s6.10, false", "31.9, s6.10, false", "32, s8.8, true"})
    void statesOfDualPropagationAreResolvedUnlessThatClips(double largest, String format, boolean warned) {
        Profile profile = quiet();
        profile.add(Quantity.ACTIVATIONS, new double[] {largest});
        Proposal proposal = FormatAdvisor.propose(description("dp"), profile);
        assertThat(proposal.formats().activations()).hasToString(format);
        assertThat(!proposal.diagnostics().isEmpty()).isEqualTo(warned);
    }

    /** p of the largest xt = 2^j has 2^(2j - kR) and SH fraction bits in XW: DF is limited by it. */
    @Test
    void stepsOfDecorrelationFitTheirVectors() {
        Description dnp = description("{name: dnp, decorrelation-rate: 2^-7, learning-rate: 2^-9}");
        Profile profile = quiet();
        profile.add(Quantity.DECORRELATED, new double[] {7.5});
        Proposal proposal = FormatAdvisor.propose(dnp, profile);
        Formats formats = proposal.formats();
        double limit = (double) formats.activations().max();
        assertThat(Math.scalb(7.5 * 7.5, formats.updateShift() - 7)).isLessThanOrEqualTo(limit);
        int fraction = formats.updateShift()
                + formats.feedback().fractionBits()
                - formats.activations().fractionBits();
        assertThat(Math.scalb(7.5, fraction - 7)).isLessThanOrEqualTo(limit);
        assertThat(reasons(proposal, Quantity.DELTAS)).contains("steps of R");
        assertReadBack(dnp, proposal);
    }

    @Test
    void tooFewBitsAreSaidWithWhatIsNeeded() {
        Profile profile = quiet();
        profile.add(Quantity.ACTIVATIONS, new double[] {20});
        Proposal proposal = FormatAdvisor.propose(description("bp"), profile, 8, 8);
        assertThat(reasons(proposal, Quantity.ACTIVATIONS)).contains("8 bits are too few", "would need 11", "[D058]");
        assertThat(reasons(proposal, Quantity.ERROR)).contains("16 in all");
        assertThat(proposal.refused()).isFalse();
        assertReadBack(description("bp"), proposal);
    }

    /** Whatever the numbers are, what is proposed can be read, or is said to be refused. */
    @ParameterizedTest
    @EnumSource(RuleName.class)
    void everyProposalIsReadAsItSays(RuleName rule) {
        SplittableRandom random = new SplittableRandom(SEED);
        Description description = description(rule.text());
        for (int run = 0; run < 6; run++) {
            int bits = random.nextInt(8, 19);
            Profile profile = new Profile();
            for (Quantity quantity : Quantity.values()) {
                double size = Math.scalb(1 + random.nextDouble(), random.nextInt(-20, 8));
                profile.add(quantity, new double[] {size, size / 1000});
            }
            profile.addFeedback(new double[] {Math.scalb(1.0, random.nextInt(-8, 3))});
            Proposal proposal = FormatAdvisor.propose(description, profile, bits, bits);
            assertReadBack(description, proposal);
            assertThat(proposal.refused())
                    .as("seed %d, %d bits: %s", SEED, bits, proposal)
                    .isFalse();
            assertThat(proposal.formats().vectorBits()).isEqualTo(bits);
        }
    }
}
