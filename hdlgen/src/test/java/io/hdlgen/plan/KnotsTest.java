package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of the hardware against their definitions in {@code docs/numerics.md} section 3, number by number. */
class KnotsTest {
    private static final Path LIBRARY =
            Path.of(Objects.requireNonNull(System.getProperty("hdlgen.root")), "templates", "lib");
    private static final Pattern KNOT = Pattern.compile("(?:7'd(\\d+)|default): +knot = 21'd(\\d+)");

    /** {@code K = floor(2^(20 - j/64) + 1/2)} exactly when {@code (2 K - 1)^64 <= 2^(64 * 21 - j) < (2 K + 1)^64}. */
    @Test
    void knotsOfThePowerOfTwo() throws IOException {
        knots("exponentials").forEach((j, knot) -> {
            BigInteger power = BigInteger.TWO.pow(64 * 21 - j);
            assertThat(BigInteger.valueOf(2L * knot - 1).pow(64)).as("K_%d", j).isLessThanOrEqualTo(power);
            assertThat(BigInteger.valueOf(2L * knot + 1).pow(64)).as("K_%d", j).isGreaterThan(power);
        });
    }

    /** In double precision, which is exact enough: none comes near a half. */
    @Test
    void knotsOfTheLogarithm() throws IOException {
        knots("log_loss")
                .forEach((j, knot) -> assertThat((double) knot)
                        .as("G_%d", j)
                        .isCloseTo(Math.log1p(j / 64.0) / Math.log(2) * (1 << 20), within(0.5 - 1e-6)));
    }

    private static Map<Integer, Integer> knots(String unit) throws IOException {
        Map<Integer, Integer> knots = new TreeMap<>();
        KNOT.matcher(Files.readString(LIBRARY.resolve(unit + ".v")))
                .results()
                .forEach(m -> knots.put(
                        m.group(1) == null ? 64 : Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))));
        assertThat(knots).hasSize(65).containsKeys(0, 64);
        return knots;
    }
}
