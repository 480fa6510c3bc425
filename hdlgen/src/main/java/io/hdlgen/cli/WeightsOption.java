package io.hdlgen.cli;

import io.hdlgen.golden.checkpoint.CheckpointFile;
import io.hdlgen.golden.checkpoint.WeightFolder;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import io.hdlgen.regress.AnyWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code --weights}: begin with other weights than those of the seed. */
final class WeightsOption {
    private static final String NAME = "weights";
    private static final String RANDOM = "random";

    private WeightsOption() {}

    static Option option() {
        return Arguments.value(
                NAME, "DIR|CHECKPOINT", "begin with these weights: of train --export, or of train --checkpoint");
    }

    /** The same, and weights over the whole range of their format. */
    static Option orRandom() {
        return Arguments.value(
                NAME,
                "DIR|CHECKPOINT|random",
                "begin with these weights: of train --export, of train --checkpoint, or of the whole range of their "
                        + "formats");
    }

    /** Loads the named weights into {@code model}; returns false when none are named. */
    static boolean load(Invocation call, GoldenModel model) throws BadInput {
        Optional<Path> from = call.path(NAME);
        if (from.isEmpty()) {
            return false;
        }
        List<Diagnostic> problems = Files.isDirectory(from.get())
                ? WeightFolder.load(from.get(), model)
                : CheckpointFile.loadWeights(from.get(), model);
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return true;
    }

    /** The named weights by the name of their matrix; empty when none are named. */
    static Map<String, int[][]> matrices(Invocation call, Design design) throws BadInput {
        Map<String, int[][]> matrices = new LinkedHashMap<>();
        GoldenModel model = GoldenModel.create(design);
        if (call.text(NAME).filter(RANDOM::equals).isPresent()) {
            return AnyWeights.of(model);
        }
        if (load(call, model)) {
            for (Matrix matrix : model.matrices()) {
                matrices.put(matrix.name(), matrix.data());
            }
        }
        return matrices;
    }
}
