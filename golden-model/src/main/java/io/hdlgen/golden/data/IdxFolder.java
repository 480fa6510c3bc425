package io.hdlgen.golden.data;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Findings;
import io.hdlgen.golden.spec.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder with the four files in which MNIST and its relatives come. */
final class IdxFolder {
    /** Pixels of 256 would be 1.0. */
    private static final int PIXEL_BITS = 8;

    private static final List<String> STEMS = List.of("train-images", "train-labels", "t10k-images", "t10k-labels");

    private final Path folder;
    private final Description description;
    private final Findings findings;

    private IdxFolder(Path folder, Description description, Findings findings) {
        this.folder = folder;
        this.description = description;
        this.findings = findings;
    }

    static Optional<DataSet> read(String name, Path folder, Description description, Findings findings) {
        return new IdxFolder(folder, description, findings).read(name);
    }

    private Optional<DataSet> read(String name) {
        List<Path> files = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String stem : STEMS) {
            find(stem).ifPresentOrElse(files::add, () -> missing.add(stem + "-" + ending(stem)));
        }
        if (!missing.isEmpty()) {
            Place place = new Place(folder.toString(), 0);
            findings.add(DataProblem.FILES_MISSING, "", place, String.join(", ", missing));
            return Optional.empty();
        }
        Optional<Samples> training = part(files.get(0), files.get(1));
        Optional<Samples> test = part(files.get(2), files.get(3));
        return training.flatMap(a -> test.map(b -> new DataSet(name, a, b)));
    }

    private static String ending(String stem) {
        return stem.endsWith("images") ? "idx3-ubyte" : "idx1-ubyte";
    }

    private Optional<Path> find(String stem) {
        for (String packing : List.of("", ".gz")) {
            for (String separator : List.of("-", ".")) {
                Path file = folder.resolve(stem + separator + ending(stem) + packing);
                if (Files.exists(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Samples> part(Path imageFile, Path labelFile) {
        int input = description.network().input();
        Optional<IdxFile> images = IdxFile.images(imageFile, input, findings);
        Optional<IdxFile> labels = IdxFile.labels(labelFile, findings);
        Place place = new Place(labelFile.toString(), 0);
        boolean fit = labels.isEmpty() || checkClasses(labels.get(), place);
        if (images.isEmpty() || labels.isEmpty()) {
            return Optional.empty();
        }
        int count = images.get().count();
        if (labels.get().count() != count) {
            findings.add(DataProblem.COUNTS_DIFFER, "", place, labels.get().count(), count, imageFile.getFileName());
            return Optional.empty();
        }
        int fraction = description.formats().activations().fractionBits();
        byte[] pixels = images.get().values();
        return fit
                ? Optional.of(new ByteSamples(pixels, labels.get().values(), 0, count, input, fraction, PIXEL_BITS))
                : Optional.empty();
    }

    private boolean checkClasses(IdxFile labels, Place place) {
        int largest = 0;
        for (byte label : labels.values()) {
            largest = Math.max(largest, label & 0xFF);
        }
        int classes = description.network().classes();
        if (largest >= classes) {
            findings.add(DataProblem.TOO_MANY_CLASSES, "", place, largest, largest + 1, classes);
        }
        return largest < classes;
    }
}
