package io.hdlgen.golden.data;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Findings;
import io.hdlgen.golden.spec.Place;
import io.hdlgen.golden.spec.Words;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the data set that a user names, and checks that it fits the network; {@code docs/data.md}. */
public final class DataSets {
    /** Name of the random data set. */
    public static final String RANDOM = "random";
    /** Name of the built-in data set. */
    public static final String DIGITS = Digits.NAME;

    /** As many random samples as MNIST has. */
    private static final int RANDOM_TRAINING = 60_000;

    private static final int RANDOM_TEST = 10_000;

    private DataSets() {}

    /** The data set to train on when none is named: the digits if they fit the input. */
    public static Optional<String> standard(Description description) {
        return description.network().input() == Digits.WIDTH ? Optional.of(DIGITS) : Optional.empty();
    }

    /**
     * Opens a data set.
     *
     * @param name {@code digits}, {@code random} or another {@link Amplitude}, a folder with four IDX files, or a CSV file
     */
    public static Opened open(String name, Description description) {
        Findings findings = new Findings();
        Optional<DataSet> data = find(name, description, findings);
        return new Opened(findings.hasErrors() ? Optional.empty() : data, findings.sorted(name));
    }

    /** Opens the data set to train on when none is named. */
    public static Opened openStandard(Description description) {
        Optional<String> name = standard(description);
        if (name.isPresent()) {
            return open(name.get(), description);
        }
        Findings findings = new Findings();
        findings.add(
                DataProblem.NO_DATA_SET,
                "",
                new Place("--data", 0),
                description.network().input());
        return new Opened(Optional.empty(), findings.sorted("--data"));
    }

    /** Random data of the network's shape, {@code docs/numerics.md} section 6: the test samples follow the training samples in the stream. */
    public static DataSet random(Description description, int training, int test) {
        return random(description, Amplitude.UNIT, training, test);
    }

    private static DataSet random(Description description, Amplitude amplitude, int training, int test) {
        return new DataSet(
                amplitude.text(),
                RandomSamples.of(description, amplitude, 0, training),
                RandomSamples.of(description, amplitude, training, test));
    }

    private static Optional<DataSet> find(String name, Description description, Findings findings) {
        if (name.equals(DIGITS)) {
            return Digits.read(description, findings);
        }
        Optional<Amplitude> amplitude = Amplitude.of(name);
        if (amplitude.isPresent()) {
            return Optional.of(random(description, amplitude.get(), RANDOM_TRAINING, RANDOM_TEST));
        }
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                return IdxFolder.read(name, path, description, findings);
            }
            if (Files.exists(path) && (name.endsWith(".csv") || name.endsWith(".csv.gz"))) {
                return CsvFile.read(name, path, description, findings);
            }
            unknown(name, Files.exists(path) ? "neither a folder nor a .csv file" : "there is no such file", findings);
        } catch (InvalidPathException e) {
            unknown(name, "not a path", findings);
        }
        return Optional.empty();
    }

    private static void unknown(String name, String why, Findings findings) {
        String hint = Words.didYouMean(name, List.of(DIGITS, RANDOM));
        findings.add(DataProblem.UNKNOWN_DATA_SET, "", new Place(Words.shorten(name), 0), why, hint);
    }
}
