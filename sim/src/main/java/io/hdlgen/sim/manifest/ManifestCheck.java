package io.hdlgen.sim.manifest;

import io.hdlgen.golden.spec.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the parts of a manifest agree with each other, so that nothing downstream has to ask. */
final class ManifestCheck {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern HIERARCHICAL =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\[\\d+])?(\\.[A-Za-z_][A-Za-z0-9_]*(\\[\\d+])?)*");

    private final Manifest manifest;
    private final List<String> problems = new ArrayList<>();

    private ManifestCheck(Manifest manifest) {
        this.manifest = manifest;
    }

    static Optional<String> firstProblem(Manifest manifest) {
        ManifestCheck check = new ManifestCheck(manifest);
        check.layout();
        check.program();
        check.host();
        check.probes();
        check.files();
        return check.problems.stream().findFirst();
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            problems.add(problem);
        }
    }

    private void layout() {
        Layout layout = manifest.layout();
        Shape shape = manifest.design().shape();
        require(
                layout.block() >= 1 && layout.block() <= 64 && layout.blocks() >= 1,
                "layout.block, layout.blocks: at least 1");
        require(shape.block() == layout.block() && shape.blocks() == layout.blocks(), "layout and design.shape differ");
        require(
                inRange(layout.weightBits(), 2, 32) && inRange(layout.vectorBits(), 2, 32),
                "layout: widths are 2 to 32 bits");
        require(layout.bankWords() >= 1, "layout.bank_words: at least 1");
        require(
                manifest.design().description().network().depth() >= 1,
                "design.description.network.layers: at least one layer");
        for (Layout.MatrixPlace m : layout.matrices()) {
            boolean sizes = m.rows() >= 1
                    && m.columns() >= 1
                    && m.tiles() == shape.tiles(m.rows())
                    && m.words() == shape.words(m.columns() + (m.bias() ? 1 : 0));
            require(sizes, "layout.matrices: tiles or words of " + m.name() + " do not fit its size");
            long end = m.base() + (long) m.tiles() * m.words();
            require(
                    m.base() >= 0 && end <= layout.bankWords(),
                    "layout.matrices: " + m.name() + " is not within the banks");
        }
        require(
                manifest.timing().cyclesPerSample() >= 1 && manifest.timing().finalOffset() >= 1,
                "timing: at least one cycle");
    }

    private void program() {
        for (int i = 0; i < manifest.program().size(); i++) {
            Operation operation = manifest.program().get(i);
            require(
                    operation.index() == i && operation.resultWords() >= 0,
                    "program[" + i + "]: wrong index or result_words");
        }
    }

    private void host() {
        HostPort host = manifest.host();
        require(
                inRange(host.operationBits(), 1, 4096) && host.loadWordsMax() >= 1,
                "host: wrong operation_bits or load_words_max");
        require(
                host.load().matches("[0-9A-Fa-f]+") && host.read().matches("[0-9A-Fa-f]+"),
                "host: load and read are hexadecimal");
        for (String name : List.of("address", "words")) {
            require(host.fields().stream().anyMatch(f -> f.name().equals(name)), "host.fields: no field " + name);
        }
        for (HostPort.Field f : host.fields()) {
            boolean inside = f.lsb() >= 0 && inRange(f.bits(), 1, 31) && f.lsb() + f.bits() <= host.operationBits();
            require(inside, "host.fields: " + f.name() + " is not within the micro-operation");
        }
    }

    private void probes() {
        Probes probes = manifest.probes();
        int block = manifest.layout().block();
        int lanes = block * manifest.layout().blocks();
        require(probes.banks().size() == lanes, "probes.banks: one entry a lane");
        for (List<String> memories : probes.banks()) {
            require(
                    memories.size() == 1 || memories.size() == block,
                    "probes.banks: one memory a lane, or one a column");
            require(memories.size() == probes.banks().get(0).size(), "probes.banks: lanes differ");
            memories.forEach(this::name);
        }
        require(
                probes.roundingStates().isEmpty() || probes.roundingStates().size() == lanes,
                "probes.rounding_states: one a lane");
        require(
                probes.feedbackStates().isEmpty() || probes.feedbackStates().size() == lanes,
                "probes.feedback_states: one a lane");
        require(probes.perturbationState().size() <= 1, "probes.perturbation_state: one for the whole design");
        probes.roundingStates().forEach(this::name);
        probes.feedbackStates().forEach(this::name);
        probes.perturbationState().forEach(this::name);
        List.of(
                        probes.logitValid(),
                        probes.logitWord(),
                        probes.resultValid(),
                        probes.resultAddress(),
                        probes.resultWord())
                .forEach(this::name);
        require(IDENTIFIER.matcher(manifest.top()).matches(), "top: not a module name");
        require(manifest.digest().matches("[0-9a-f]+"), "digest: not hexadecimal");
    }

    private void name(String name) {
        require(HIERARCHICAL.matcher(name).matches(), "probes: " + name + " is not a hierarchical name");
    }

    private void files() {
        for (Manifest.GeneratedFile file : manifest.files()) {
            Path path = Path.of(file.path());
            boolean inside = !path.isAbsolute()
                    && !path.normalize().startsWith("..")
                    && !file.path().isBlank();
            require(inside, "files: " + file.path() + " is not within the folder");
        }
    }

    private static boolean inRange(int value, int low, int high) {
        return value >= low && value <= high;
    }
}
