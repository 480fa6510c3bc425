package io.hdlgen.golden.data;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Findings;
import io.hdlgen.golden.spec.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The built-in handwritten digits: UCI Optical Recognition of Handwritten Digits, see the README beside the data. */
final class Digits {
    static final String NAME = "digits";
    static final int WIDTH = 64;

    private static final int CLASSES = 10;
    private static final int ROWS = 1797;
    private static final int TRAINING = 1500;
    /** A full pixel, 16, is 1.0. */
    private static final int PIXEL_BITS = 4;

    private Digits() {}

    static Optional<DataSet> read(Description description, Findings findings) {
        Place place = new Place(NAME, 0);
        int input = description.network().input();
        int outputs = description.network().classes();
        if (input != WIDTH) {
            findings.add(DataProblem.WIDTH_DIFFERS, "", place, WIDTH, input);
        }
        if (outputs < CLASSES) {
            findings.add(DataProblem.TOO_MANY_CLASSES, "", place, CLASSES - 1, CLASSES, outputs);
        }
        if (input != WIDTH || outputs < CLASSES) {
            return Optional.empty();
        }
        byte[] pixels = new byte[ROWS * WIDTH];
        byte[] labels = new byte[ROWS];
        load(pixels, labels);
        int fraction = description.formats().activations().fractionBits();
        return Optional.of(new DataSet(
                NAME,
                new ByteSamples(pixels, labels, 0, TRAINING, WIDTH, fraction, PIXEL_BITS),
                new ByteSamples(pixels, labels, TRAINING, ROWS - TRAINING, WIDTH, fraction, PIXEL_BITS)));
    }

    private static void load(byte[] pixels, byte[] labels) {
        try (InputStream packed = Objects.requireNonNull(Digits.class.getResourceAsStream("digits.csv.gz"));
                BufferedReader rows = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.US_ASCII))) {
            for (int row = 0; row < ROWS; row++) {
                String[] cells = rows.readLine().split(",", -1);
                for (int j = 0; j < WIDTH; j++) {
                    pixels[row * WIDTH + j] = Byte.parseByte(cells[j]);
                }
                labels[row] = Byte.parseByte(cells[WIDTH]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("this copy of the program is damaged", e);
        }
    }
}
