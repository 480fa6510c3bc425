package io.hdlgen.sim.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.hdlgen.golden.spec.DescriptionJson;
import io.hdlgen.golden.spec.Design;
import java.io.IOException;

/** How records become JSON: snake_case keys in the order of the components; a design as {@link DescriptionJson} writes it everywhere. */
final class ManifestMapper {
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
        SimpleModule designs = new SimpleModule("designs")
                .addSerializer(Design.class, new DesignWriter())
                .addDeserializer(Design.class, new DesignReader());
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(designs)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    private static final class DesignWriter extends StdSerializer<Design> {
        private static final long serialVersionUID = 1L;

        DesignWriter() {
            super(Design.class);
        }

        @Override
        public void serialize(Design design, JsonGenerator generator, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(DescriptionJson.of(design), generator);
        }
    }

    private static final class DesignReader extends StdDeserializer<Design> {
        private static final long serialVersionUID = 1L;

        DesignReader() {
            super(Design.class);
        }

        @Override
        public Design deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode tree = context.readTree(parser);
            try {
                return DescriptionJson.design(tree);
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(parser, e.getMessage(), e);
            }
        }
    }
}
