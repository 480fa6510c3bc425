package io.hdlgen.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hdlgen.golden.file.AtomicFile;
import io.hdlgen.golden.spec.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code --json FILE} writes: the same head for every command, then the command's own fields. */
final class JsonReport {
    /** Raised when a field changes its name or meaning; new fields do not raise it. */
    static final int SCHEMA_VERSION = 1;

    private final Path file;
    private final String command;

    private JsonReport(Path file, String command) {
        this.file = file;
        this.command = command;
    }

    /** A report to {@code file}, which is refused now rather than after an hour of work. */
    static JsonReport to(Path file, String command) throws BadInput {
        Writable.checkFile(Arguments.JSON, file);
        return new JsonReport(file, command);
    }

    void write(ExitStatus status, Map<String, ?> fields) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("schema_version", SCHEMA_VERSION);
        report.put("command", command);
        report.put("exit_status", status.code());
        report.putAll(fields);
        byte[] bytes = writer().writeValueAsBytes(report);
        AtomicFile.write(file, out -> {
            out.write(bytes);
            out.write('\n');
        });
    }

    void write(List<Diagnostic> diagnostics) throws IOException {
        write(
                ExitStatus.BAD_INPUT,
                Map.of("problems", diagnostics.stream().map(Problem::of).toList()));
    }

    /** How a diagnostic is written; {@code line} is 0 when it is about the whole of {@code source}. */
    record Problem(String code, String severity, String source, int line, String path, String message) {
        static Problem of(Diagnostic diagnostic) {
            return new Problem(
                    diagnostic.kind().code(),
                    diagnostic.kind().severity().name().toLowerCase(Locale.ROOT),
                    diagnostic.place().source(),
                    diagnostic.place().line(),
                    diagnostic.path(),
                    diagnostic.message());
        }
    }

    private static ObjectWriter writer() {
        ObjectMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .build();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return mapper.writer(new DefaultPrettyPrinter().withObjectIndenter(indenter));
    }
}
