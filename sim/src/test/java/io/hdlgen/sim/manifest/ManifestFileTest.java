package io.hdlgen.sim.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.golden.spec.DescriptionJson;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.sim.TestDesigns;
import io.hdlgen.sim.TestManifests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ManifestFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(FeedbackSource.class)
    void readsWhatItWrote(FeedbackSource source) throws IOException {
        Manifest manifest = TestManifests.threeLayers(source);
        ManifestFile.write(folder, manifest);
        assertThat(ManifestFile.read(folder)).isEqualTo(manifest);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("manifest.json"));
        }
    }

    @Test
    void keepsADesignWithoutFeedbackAndWithoutAFixedShape() {
        Manifest with = TestManifests.threeLayers(FeedbackSource.STORED);
        Manifest without = withDesign(with, TestDesigns.oneLayer(new Shape(2, 3), 5, 6, 16, 16));
        assertThat(ManifestFile.parse(ManifestFile.toJson(without), "m").design())
                .isEqualTo(without.design());
    }

    @Test
    void isReadable() {
        String json = ManifestFile.toJson(TestManifests.threeLayers(FeedbackSource.LFSR));
        assertThat(json)
                .startsWith("{\n  \"schema_version\" : 4,\n")
                .endsWith("}\n")
                .contains("\"weights\" : \"s3.13\"")
                .contains("\"delta\" : \"s-4.20\"")
                .contains("\"activation\" : \"leaky-relu\"")
                .contains("\"loss\" : \"softmax-cross-entropy\"")
                .contains("\"name\" : \"dfa\"")
                .contains("\"seed\" : -42")
                .contains("\"cycles_per_sample\" : 123")
                .doesNotContain("\r");
        assertThat(json).isEqualTo(ManifestFile.toJson(TestManifests.threeLayers(FeedbackSource.LFSR)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"block\" : 2, | \"block\" : \"two\", | engine.block",
                "\"block\" : 2, | \"block\" : 2.5, | engine.block",
                "\"block\" : 2, | | block",
                "\"block\" : 2, | \"block\" : 2, \"extra\" : 1, | extra",
                "\"weights\" : \"s3.13\" | \"weights\" : \"3.13\" | is not a format",
                "\"dfa\" | \"nonesuch\" | nonesuch",
                "\"top\" : \"three\" | \"top\" : \"a b\" | not a module name",
                "\"top\" : \"three\" | \"top\" : null | top",
                "\"digest\" : \"0123abcd\" | \"digest\" : \"x\" | digest",
                "\"path\" : \"rtl/three.v\" | \"path\" : \"../three.v\" | not within the folder",
                "\"path\" : \"rtl/three.v\" | \"path\" : \"rtl/\\u0000\" | files",
                "\"final_offset\" : 130 | \"final_offset\" : 0 | at least one cycle",
                "\"u_noise.state_q\" | \"u_noise.state_q\", \"a\" | one for the whole design",
                "u_noise.state_q | u_noise;system | not a hierarchical name",
                "u_bank.mem | u_bank;system | not a hierarchical name",
                "\"base\" : 0, | \"base\" : 9999, | not within the banks",
                "\"tiles\" : 2 | \"tiles\" : 3 | do not fit its size",
                "\"load\" : \"0f\" | \"load\" : \"zz\" | hexadecimal",
                "\"lsb\" : 60 | \"lsb\" : 65 | words is not within",
                "\"name\" : \"address\" | \"name\" : \"place\" | no field address",
                "\"index\" : 3 | \"index\" : 4 | program[3]",
                "} | ] | line",
            })
    void refusesWhatIsNotAManifest(String good, String bad, String message) {
        String json = ManifestFile.toJson(TestManifests.threeLayers(FeedbackSource.STORED));
        assertThat(json).contains(good);
        String broken = json.replaceFirst(
                java.util.regex.Pattern.quote(good), bad == null ? "" : java.util.regex.Matcher.quoteReplacement(bad));
        assertThatThrownBy(() -> ManifestFile.parse(broken, "build/x/manifest.json"))
                .isInstanceOf(ManifestException.class)
                .hasMessageStartingWith("build/x/manifest.json is corrupt: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "null",
                "[]",
                "{}",
                "{\"schema_version\": 0}",
                "{\"schema_version\": \"4\"}",
                "{\"schema_version\": 4}",
                "hello"
            })
    void refusesOtherDocuments(String text) {
        assertThatThrownBy(() -> ManifestFile.parse(text, "m.json"))
                .isInstanceOf(ManifestException.class)
                .hasMessageStartingWith("m.json is corrupt: ");
    }

    @Test
    void tellsAnOlderVersion() {
        assertThatThrownBy(() -> ManifestFile.parse("{\"schema_version\": 1}", "m.json"))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("schema_version 1")
                .hasMessageContaining("generate the folder again");
    }

    @Test
    void theDesignIsTheOneOfEveryOtherFile() throws IOException {
        Manifest manifest = TestManifests.threeLayers(FeedbackSource.STORED);
        assertThat(new ObjectMapper()
                        .readTree(ManifestFile.toJson(manifest))
                        .path("design")
                        .toString())
                .isEqualTo(DescriptionJson.of(manifest.design()).toString());
    }

    @Test
    void tellsANewerVersion() {
        assertThatThrownBy(() -> ManifestFile.parse("{\"schema_version\": 5, \"news\": 1}", "m.json"))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("schema_version 5")
                .hasMessageContaining("use a newer hdlgen");
    }

    @Test
    void tellsWhatIsNoFolder() throws IOException {
        assertThatThrownBy(() -> ManifestFile.read(folder)).hasMessageContaining("is not a generated folder");
        assertThatThrownBy(() -> ManifestFile.read(folder.resolve("none"))).hasMessageContaining("does not exist");
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> ManifestFile.read(file)).hasMessageContaining("is not a folder");
        Files.write(folder.resolve("manifest.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> ManifestFile.read(folder)).hasMessageContaining("is not text");
    }

    @Test
    void verifiesTheFiles() throws IOException {
        Manifest manifest = TestManifests.threeLayers(FeedbackSource.STORED);
        Manifest.GeneratedFile file = new Manifest.GeneratedFile(
                "rtl/three.v", "", ManifestFile.sha256("module three;".getBytes(StandardCharsets.UTF_8)));
        ManifestFile.write(folder, withFiles(manifest, List.of(file)));
        assertThatThrownBy(() -> ManifestFile.readAndVerify(folder)).hasMessageContaining("rtl/three.v is missing");
        Files.createDirectory(folder.resolve("rtl"));
        Files.writeString(folder.resolve("rtl/three.v"), "module three;");
        assertThat(ManifestFile.readAndVerify(folder).top()).isEqualTo("three");
        Files.writeString(folder.resolve("rtl/three.v"), "module other;");
        assertThatThrownBy(() -> ManifestFile.readAndVerify(folder)).hasMessageContaining("rtl/three.v was changed");
    }

    private static Manifest withFiles(Manifest m, List<Manifest.GeneratedFile> files) {
        return new Manifest(
                m.schemaVersion(),
                m.generator(),
                m.digest(),
                m.design(),
                m.top(),
                files,
                m.layout(),
                m.program(),
                m.timing(),
                m.host(),
                m.probes());
    }

    private static Manifest withDesign(Manifest m, io.hdlgen.golden.spec.Design design) {
        return new Manifest(
                m.schemaVersion(),
                m.generator(),
                m.digest(),
                design,
                m.top(),
                m.files(),
                m.layout(),
                m.program(),
                m.timing(),
                m.host(),
                m.probes());
    }
}
