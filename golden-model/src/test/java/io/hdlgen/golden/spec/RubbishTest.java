package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.hdlgen.golden.noise.SplitMix64;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is in the file, the answer is a description or a list of problems, soon. */
class RubbishTest {
    private static final String ALPHABET = "{}[],:-?&*!|>'\"%@`# \n\tabc0129.^~\\_\u00e9\u2028\ufeff\ud83d\ude00";

    private static void answers(String text, List<String> overrides) {
        Reading reading = DescriptionReader.read("net.yaml", text, overrides);
        assertThat(reading.description().isPresent()).isNotEqualTo(reading.hasErrors());
        reading.diagnostics()
                .forEach(d ->
                        assertThat(d.toString()).doesNotContain("Exception").doesNotContain("\n"));
    }

    private static String mutate(String text, SplitMix64 random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int i = 1 + random.below(4); i > 0 && !mutant.isEmpty(); i--) {
            int at = random.below(mutant.length());
            switch (random.below(4)) {
                case 0 -> mutant.deleteCharAt(at);
                case 1 -> mutant.insert(at, ALPHABET.charAt(random.below(ALPHABET.length())));
                case 2 -> mutant.setCharAt(at, ALPHABET.charAt(random.below(ALPHABET.length())));
                default -> mutant.insert(at, mutant.substring(at, Math.min(mutant.length(), at + random.below(20))));
            }
        }
        return mutant.toString();
    }

    @Test
    void mutants() throws IOException {
        SplitMix64 random = new SplitMix64(1);
        List<Path> seeds = new ArrayList<>(ExamplesTest.examples());
        seeds.addAll(BadDescriptionsTest.descriptions());
        for (Path seed : seeds) {
            String text = Files.readString(seed);
            for (int i = 0; i < 60; i++) {
                answers(mutate(text, random), List.of());
            }
        }
    }

    @Test
    void mutatedOverrides() {
        SplitMix64 random = new SplitMix64(2);
        List<String> overrides = List.of(
                "network.layers[0].units=20",
                "engine={block: 2, blocks: 1}",
                "rule.feedback.scale[0]=2^-3",
                "format.weights=s2.10",
                "network={layers: [{units: 3}, 4]}",
                "rule.learning-rate=null");
        for (int i = 0; i < 3000; i++) {
            List<String> some = new ArrayList<>();
            for (int j = random.below(3); j >= 0; j--) {
                some.add(mutate(overrides.get(random.below(overrides.size())), random));
            }
            answers("network: {layers: [32, 10]}\nrule: dfa\n", some);
        }
    }

    @Test
    void bytes() throws IOException {
        Path file = Files.createTempFile("rubbish", ".yaml");
        SplitMix64 random = new SplitMix64(3);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.below(200)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) random.next();
            }
            Files.write(file, bytes);
            assertThat(DescriptionReader.read(file, List.of()).hasErrors()).isTrue();
        }
        Files.delete(file);
    }

    /** A mebibyte of anything is answered within seconds. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`[`", "`{`", "`{a: `", "`- `", "`? `", "`a: \n`", "`a`", "`\"`", "`'`", "`&a `", "`*a, `", "`!`",
                "`%`", "`---\n`", "`#\n`", "` `", "`\\`", "`|`", "`a:`", "`: `", "`[],`", "`a, `", "`\t`",
            })
    void aMebibyteOf(String piece) {
        String text = piece.repeat(Limits.FILE_BYTES / piece.length());
        for (String start : List.of("", "network: [", "network: {a: ", "'")) {
            String whole = start + text.substring(start.length());
            assertThat(whole.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(Limits.FILE_BYTES);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> answers(whole, List.of()));
        }
    }

    @Test
    void manyKeysAndManyOverrides() {
        StringBuilder text = new StringBuilder();
        List<String> overrides = new ArrayList<>();
        for (int i = 0; text.length() < Limits.FILE_BYTES - 20; i++) {
            text.append('k').append(i).append(": 1\n");
            if (i % 1000 == 0) {
                overrides.add("seed=" + i);
            }
        }
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> answers(text.toString(), overrides));
    }
}
