package io.hdlgen.sim.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.lockstep.CosimReport.Evidence;
import io.hdlgen.sim.lockstep.CosimReport.Failure;
import io.hdlgen.sim.lockstep.Mismatch;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The report for programs; {@code docs/cosim.md} lists the fields. What does not apply is null. */
public final class ReportJson {
    /** Raised when a field changes its name or meaning. */
    public static final int SCHEMA_VERSION = 1;

    private ReportJson() {}

    /** The fields in the order in which they are written, without the schema version. */
    public static Map<String, @Nullable Object> fields(CosimReport report) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("passed", report.passed());
        fields.put("samples", report.samples());
        fields.put("words_compared", report.wordsCompared());
        fields.put("mismatches", report.mismatches());
        fields.put("cycles_per_sample_predicted", report.cyclesPerSamplePredicted());
        fields.put("cycles_per_sample_measured", orNull(report.cyclesPerSampleMeasured()));
        fields.put("cycles_per_second", (double) Math.round(report.cyclesPerSecond()));
        fields.put("words_read_back", report.wordsReadBack());
        fields.put("mismatch", report.mismatch().map(ReportJson::mismatch).orElse(null));
        fields.put("failure", report.failure().map(ReportJson::failure).orElse(null));
        fields.put("evidence", report.evidence().map(ReportJson::evidence).orElse(null));
        return fields;
    }

    /** The report as a document. */
    public static String text(CosimReport report) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("schema_version", SCHEMA_VERSION);
        document.putAll(fields(report));
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, @Nullable Object> mismatch(Mismatch m) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("sample", m.sample());
        fields.put("operation", m.operation());
        fields.put("object", m.object());
        fields.put("row", orNull(m.row()));
        fields.put("column", orNull(m.column()));
        fields.put("padding", m.padding());
        fields.put("golden", m.golden());
        fields.put("rtl", m.rtl());
        fields.put("golden_real", m.goldenReal());
        fields.put("rtl_real", m.rtlReal());
        fields.put("cycle", m.cycle());
        fields.put("note", m.note());
        return fields;
    }

    private static Map<String, @Nullable Object> failure(Failure failure) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", failure.kind().name().toLowerCase(Locale.ROOT));
        fields.put("message", failure.message());
        fields.put("cycle", failure.cycle());
        return fields;
    }

    private static Map<String, @Nullable Object> evidence(Evidence evidence) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("replay_file", evidence.replay().toString());
        fields.put("vcd_file", evidence.vcd().map(Object::toString).orElse(null));
        fields.put("replay_command", evidence.command());
        return fields;
    }

    private static @Nullable Object orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static @Nullable Object orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
