package io.hdlgen.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.hdlgen.golden.spec.Boards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The JSON Schema for editors says the same as the reader. */
class BoardSchemaTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("hdlgen.root")));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode schema = schema();
    private final JsonSchema validator =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);

    private static JsonNode schema() {
        try {
            return JSON.readTree(ROOT.resolve("docs/schema/board.schema.json").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Set<ValidationMessage> messages(String yaml) {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return validator.validate(JSON.valueToTree(tree));
    }

    static List<String> slugs() {
        return Boards.slugs();
    }

    static Stream<Plant> structural() {
        return Plant.all().filter(Plant::structural);
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void boardsAreValid(String slug) throws IOException {
        assertThat(messages(Files.readString(ROOT.resolve("constraints/" + slug + "/board.yaml"))))
                .isEmpty();
    }

    @Test
    void theTestBoardIsValid() {
        assertThat(messages(Plant.GOOD)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("structural")
    void badBoardsAreNot(Plant plant) {
        assertThat(messages(plant.text())).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(BoardKeys.class)
    void theKeysAreTheReaders(BoardKeys keys) {
        JsonNode definition = schema.path("$defs").path(keys.name().toLowerCase(Locale.ROOT));
        List<String> names = new ArrayList<>();
        definition.path("properties").fieldNames().forEachRemaining(names::add);
        assertThat(names).isEqualTo(keys.names());
        assertThat(definition.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void theNamesAreTheReaders() {
        assertThat(choices("board", "link")).isEqualTo(texts(Link.values(), Link::text));
        assertThat(choices("board", "flow")).isEqualTo(texts(Flow.values(), Flow::text));
        assertThat(choices("part", "family")).isEqualTo(texts(Family.values(), Family::text));
        assertThat(choices("clock", "source")).isEqualTo(texts(Clock.Source.values(), Clock.Source::text));
        assertThat(choices("pin", "role")).isEqualTo(texts(Role.values(), Role::text));
        assertThat(choices("pin", "direction")).isEqualTo(texts(Pin.Direction.values(), Pin.Direction::text));
        assertThat(choices("pin", "active")).isEqualTo(texts(Pin.Active.values(), Pin.Active::text));
        assertThat(choices("pin", "pull")).isEqualTo(texts(Pin.Pull.values(), Pin.Pull::text));
        assertThat(choices("pin", "clock-capable")).isEqualTo(texts(Pin.ClockCapable.values(), Pin.ClockCapable::text));
    }

    private List<String> choices(String definition, String name) {
        List<String> texts = new ArrayList<>();
        schema.path("$defs")
                .path(definition)
                .path("properties")
                .path(name)
                .path("enum")
                .forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static <E> List<String> texts(E[] values, Function<E, String> text) {
        return Stream.of(values).map(text).toList();
    }
}
