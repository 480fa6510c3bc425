package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The JSON Schema for editors says the same as the reader. */
class SchemaTest {
    private static final Path FILE = Path.of(System.getProperty("hdlgen.root"), "docs/schema/description.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Problems that a schema can see; it cannot see what two fields mean together. */
    private static final Set<String> STRUCTURAL = Set.of(
            "D020", "D021", "D022", "D023", "D024", "D025", "D030", "D031", "D032", "D033", "D050", "D062", "D071",
            "D072", "D073", "D076", "D080", "D101", "D102", "D105", "D108", "D109", "D117", "D126");

    private final JsonNode schema = schema();
    private final JsonSchema validator =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);

    private static JsonNode schema() {
        try {
            return JSON.readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Set<ValidationMessage> messages(String yaml) {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return validator.validate(JSON.valueToTree(tree));
    }

    static List<Path> examples() throws IOException {
        return ExamplesTest.examples();
    }

    static List<Path> structural() throws IOException {
        return BadDescriptionsTest.descriptions().stream()
                .filter(f -> STRUCTURAL.contains(f.getFileName().toString().substring(0, 4)))
                .toList();
    }

    static List<Description> random() {
        return RandomDescriptions.take(50, 7);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreValid(Path example) throws IOException {
        assertThat(messages(Files.readString(example))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RuleName.class)
    void startersAreValid(RuleName rule) {
        assertThat(messages(DescriptionWriter.starter(rule, "none", "a"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("random")
    void writtenDescriptionsAreValid(Description description) {
        assertThat(messages(DescriptionWriter.yaml(description))).isEmpty();
        assertThat(validator.validate(DescriptionJson.of(description))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("structural")
    void badDescriptionsAreNot(Path bad) throws IOException {
        assertThat(messages(Files.readString(bad))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Keys.class)
    void theKeysAreTheReaders(Keys keys) {
        JsonNode properties = definition(keys.name().toLowerCase(Locale.ROOT)).path("properties");
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        assertThat(names).isEqualTo(keys.names());
        assertThat(definition(keys.name().toLowerCase(Locale.ROOT))
                        .path("additionalProperties")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void theNamesAreTheReaders() {
        assertThat(choices("network", "loss"))
                .isEqualTo(Stream.of(Loss.values()).map(Loss::text).toList());
        assertThat(choices("layer", "activation"))
                .isEqualTo(Stream.of(Activation.values()).map(Activation::text).toList());
        assertThat(texts(definition("ruleName").path("enum")))
                .isEqualTo(Stream.of(RuleName.values()).map(RuleName::text).toList());
        assertThat(choices("feedback", "values"))
                .isEqualTo(Stream.of(FeedbackValues.values())
                        .map(FeedbackValues::text)
                        .toList());
        assertThat(choices("feedback", "source"))
                .isEqualTo(Stream.of(FeedbackSource.values())
                        .map(FeedbackSource::text)
                        .toList());
        assertThat(choices("rule", "order"))
                .isEqualTo(Stream.of(SweepOrder.values()).map(SweepOrder::text).toList());
        assertThat(choices("rule", "noise"))
                .isEqualTo(Stream.of(NoiseKind.values()).map(NoiseKind::text).toList());
        assertThat(choices("rule", "division"))
                .isEqualTo(Stream.of(Division.values()).map(Division::text).toList());
        assertThat(choices("rule", "passes"))
                .isEqualTo(Stream.of(false, true)
                        .map(NodePerturbationReader::passes)
                        .toList());
        assertThat(choices("rule", "decorrelate"))
                .isEqualTo(
                        Stream.of(true, false).map(DecorrelationReader::which).toList());
        assertThat(choices("format", "rounding"))
                .isEqualTo(Stream.of(Rounding.values()).map(Rounding::text).toList());
    }

    @Test
    void aBoardIsANameOrAFolder() {
        Pattern pattern = Pattern.compile(
                schema.path("$defs").path("boardName").path("pattern").asText());
        assertThat(Boards.names()).allMatch(pattern.asPredicate());
        assertThat(List.of("./mine", "../boards/mine", "/srv/mine")).allMatch(pattern.asPredicate());
        assertThat(List.of("Mine", "my board", "")).noneMatch(pattern.asPredicate());
    }

    @Test
    void theLimitsAreTheReaders() {
        assertThat(property("network", "input").path("maximum").asInt()).isEqualTo(Limits.INPUT);
        assertThat(property("network", "layers").path("maxItems").asInt()).isEqualTo(Limits.LAYERS);
        assertThat(definition("units").path("maximum").asInt()).isEqualTo(Limits.UNITS);
        assertThat(property("format", "rounding-bits").path("maximum").asInt()).isEqualTo(Limits.ROUNDING_BITS);
        assertThat(property("rule", "schedule").path("maxItems").asInt()).isEqualTo(Limits.SCHEDULE_STEPS);
        assertThat(property("rule", "freeze").path("maxItems").asInt()).isEqualTo(Limits.LAYERS);
        assertThat(property("rule", "sweeps").path("maximum").asInt()).isEqualTo(Limits.SWEEPS);
        assertThat(texts(property("rule", "draws").path("enum")))
                .isEqualTo(IntStream.rangeClosed(0, Limits.DRAWS_SHIFT)
                        .mapToObj(m -> Integer.toString(1 << m))
                        .toList());
        assertThat(property("engine", "multipliers").path("maximum").asInt()).isEqualTo(Limits.MULTIPLIERS);
    }

    private JsonNode definition(String name) {
        return schema.path("$defs").path(name);
    }

    private JsonNode property(String definition, String name) {
        return definition(definition).path("properties").path(name);
    }

    private List<String> choices(String definition, String name) {
        return texts(property(definition, name).path("enum"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
