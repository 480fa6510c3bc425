package io.hdlgen.sim.manifest;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Rounding;
import io.hdlgen.golden.spec.RuleName;
import java.io.IOException;
import java.util.List;

/** How records become JSON: snake_case keys in the order of the components, formats as {@code s3.13}, enums by their name in a description. */
final class ManifestMapper {
    private static final List<Class<?>> NAMED = List.of(
            Activation.class, FeedbackSource.class, FeedbackValues.class, Loss.class, Rounding.class, RuleName.class);

    private static final ObjectMapper MAPPER = create();

    private ManifestMapper() {}

    static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Two spaces a level, a line for every value, line feeds on every system. */
    static ObjectWriter writer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return MAPPER.writer(
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
    }

    private static ObjectMapper create() {
        SimpleModule formats = new SimpleModule("formats")
                .addSerializer(FixedFormat.class, ToStringSerializer.instance)
                .addDeserializer(FixedFormat.class, new FormatReader());
        JsonMapper.Builder builder = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(new Jdk8Module())
                .addModule(formats)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        NAMED.forEach(type -> builder.addMixIn(type, Named.class));
        return builder.build();
    }

    /** An enum of {@code golden.spec} is written as its text. */
    private interface Named {
        @JsonValue
        String text();
    }

    private static final class FormatReader extends StdDeserializer<FixedFormat> {
        FormatReader() {
            super(FixedFormat.class);
        }

        @Override
        public FixedFormat deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString("");
            return FixedFormat.parse(text)
                    .orElseThrow(() -> context.weirdStringException(
                            text, FixedFormat.class, "not a fixed-point format like s3.13"));
        }
    }
}
