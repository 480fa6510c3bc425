package io.hdlgen.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.board.BoardFolder;
import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import io.hdlgen.sim.manifest.Manifest.GeneratedFile;
import io.hdlgen.sim.manifest.ManifestException;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What a generated folder says of itself is true: digests, core, component, page; and generating again leaves what is not its own. */
class HandoverTest {
    private static final Pattern PORT =
            Pattern.compile(" *(input|output) +(?:wire|reg) +(?:\\[(\\d+):0] +)?(\\w+),?(?: *//.*)?");

    @TempDir
    Path folder;

    static Stream<String> descriptions() {
        return Stream.concat(
                Stream.of(
                        Folders.text("bp", "block: 2, blocks: 1"),
                        Folders.text(
                                "fdfa", "block: 2, blocks: 2, control: [checkpoint, counters, saturation, freeze]")),
                BoardFolder.all().stream().map(board -> Folders.onBoard(board.slug())));
    }

    private static List<String> walk(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    // ---- digests

    @ParameterizedTest
    @MethodSource("descriptions")
    void theManifestHasTheDigestOfEveryFile(String text) throws IOException {
        Folders.generate(text, folder);
        Map<String, String> found = new TreeMap<>();
        for (String file : walk(folder)) {
            if (!file.equals(ManifestFile.NAME)) {
                found.put(file, ManifestFile.sha256(Files.readAllBytes(folder.resolve(file))));
            }
        }
        Map<String, String> listed = new TreeMap<>();
        for (GeneratedFile file : ManifestFile.readAndVerify(folder).files()) {
            assertThat(listed.put(file.path(), file.sha256())).isNull();
        }
        assertThat(listed).isEqualTo(found);
        assertThat(found).containsKeys("component.xml", "small.core", "docs/README.md", "vectors/testbench.v");
    }

    @ParameterizedTest
    @ValueSource(strings = {"component.xml", "small.core", "docs/README.md", "vectors/weights.mem", "vectors/run.sh"})
    void aChangedFileIsFound(String file) throws IOException {
        Folders.generate(Folders.text("bp", "block: 1, blocks: 1"), folder);
        Files.writeString(folder.resolve(file), Files.readString(folder.resolve(file)) + " ");
        assertThatThrownBy(() -> ManifestFile.readAndVerify(folder))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining(file + " was changed");
    }

    // ---- core

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    /** What is wrong with a core. */
    private static List<String> coreProblems(String text, Path folder) {
        Map<String, Object> core = map(new Load(LoadSettings.builder().build()).loadFromString(text));
        List<String> problems = new ArrayList<>();
        if (!core.containsKey("CAPI=2") || !String.valueOf(core.get("name")).matches("\\w*:\\w*:[\\w-]+:[\\w.]+")) {
            problems.add("no core");
        }
        Map<String, Integer> named = new TreeMap<>();
        map(core.get("filesets")).forEach((name, set) -> {
            for (Object file : list(map(set).get("files"))) {
                String path = file instanceof String s
                        ? s
                        : map(file).keySet().iterator().next();
                named.merge(path, 1, Integer::sum);
                if (!map(set).containsKey("file_type") && file instanceof String) {
                    problems.add(path + " has no type");
                }
            }
        });
        named.forEach((path, times) -> {
            if (times > 1) {
                problems.add(path + " twice");
            }
            if (!Files.isRegularFile(folder.resolve(path))) {
                problems.add(path + " is not there");
            }
        });
        map(core.get("targets")).forEach((name, target) -> {
            List<Object> sets = list(map(target).get("filesets"));
            sets.stream()
                    .filter(set -> !map(core.get("filesets")).containsKey(String.valueOf(set)))
                    .forEach(set -> problems.add(name + " wants " + set));
        });
        return problems;
    }

    /** Files of a target, those that are read as Verilog. */
    private static List<String> verilog(Path core, String target) throws IOException {
        Map<String, Object> all = map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(core)));
        List<String> files = new ArrayList<>();
        for (Object set : list(map(map(all.get("targets")).get(target)).get("filesets"))) {
            for (Object file :
                    list(map(map(all.get("filesets")).get(String.valueOf(set))).get("files"))) {
                if (file instanceof String path) {
                    files.add(path);
                }
            }
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void theCoreNamesWhatThereIs(String text) throws IOException {
        Folders.generate(text, folder);
        Path core = folder.resolve("small.core");
        assertThat(coreProblems(Files.readString(core), folder)).isEmpty();
        List<String> engine = Files.readAllLines(folder.resolve("rtl/files.f"));
        assertThat(verilog(core, "default")).containsExactlyInAnyOrderElementsOf(engine);
        assertThat(verilog(core, "lint")).containsExactlyInAnyOrderElementsOf(engine);
        assertThat(verilog(core, "sim"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(engine.stream(), Stream.of("vectors/testbench.v"))
                        .toList());
        if (Files.exists(folder.resolve("scripts"))) {
            assertThat(verilog(core, "synth"))
                    .containsExactlyInAnyOrderElementsOf(Files.readAllLines(folder.resolve("scripts/sources.f")));
        }
    }

    static Stream<UnaryOperator<String>> coreFaults() {
        return Stream.of(
                text -> text.replace("- rtl/fifo.v", "- rtl/fifa.v"),
                text -> text.replace("- rtl/fifo.v", "- rtl/fifo.v\n      - rtl/fifo.v"),
                text -> text.replace("CAPI=2:", "CAPI=1:"),
                text -> text.replace("      - bench\n", "      - bank\n"));
    }

    @ParameterizedTest
    @MethodSource("coreFaults")
    void aFaultInTheCoreIsFound(UnaryOperator<String> fault) throws IOException {
        Folders.generate(Folders.onBoard("icebreaker"), folder);
        String text = Files.readString(folder.resolve("small.core"));
        assertThat(fault.apply(text)).isNotEqualTo(text);
        assertThat(coreProblems(fault.apply(text), folder)).hasSize(1);
    }

    @Test
    void theBoardsToolsGetTheirPart() throws IOException {
        Folders.generate(Folders.onBoard("icebreaker"), folder);
        assertThat(folder.resolve("small.core"))
                .content()
                .contains(
                        "nextpnr_options: ['--up5k', '--package', 'sg48', --freq, '12']",
                        "- constraints/icebreaker.pcf: {file_type: PCF}",
                        "toplevel: board_top");
    }

    // ---- component

    static Element component(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    /** Name to direction and width, as the Verilog declares them; for the top module of boards, whose widths are numbers. */
    private static Map<String, String> declared(Path verilog) throws IOException {
        Map<String, String> ports = new TreeMap<>();
        for (String line : Files.readAllLines(verilog)) {
            Matcher m = PORT.matcher(line);
            if (m.matches()) {
                int width = m.group(2) == null ? 1 : Integer.parseInt(m.group(2)) + 1;
                ports.put(m.group(3), (m.group(1).equals("input") ? "in " : "out ") + width);
            }
        }
        return ports;
    }

    /** The same of a component. */
    static Map<String, String> ports(Element component) {
        Map<String, String> ports = new TreeMap<>();
        for (Element port : IpXactStructure.all(component, "port")) {
            List<Element> vectors = IpXactStructure.all(port, "vector");
            int width = vectors.isEmpty() ? 1 : Integer.parseInt(IpXactStructure.text(vectors.get(0), "left")) + 1;
            Element wire = IpXactStructure.all(port, "wire").get(0);
            ports.put(IpXactStructure.text(port, "name"), IpXactStructure.text(wire, "direction") + " " + width);
        }
        return ports;
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void theComponentHasTheStructureOfTheStandard(String text) throws Exception {
        Folders.generate(text, folder);
        Element component = component(Files.readString(folder.resolve("component.xml")));
        assertThat(IpXactStructure.problems(component)).isEmpty();
        List<String> files = IpXactStructure.all(component, "file").stream()
                .map(file -> IpXactStructure.text(file, "name"))
                .toList();
        List<String> there = new ArrayList<>(walk(folder));
        there.removeAll(List.of("component.xml", ManifestFile.NAME));
        assertThat(files).containsExactlyInAnyOrderElementsOf(there);
        if (Files.exists(folder.resolve("rtl/board_top.v"))) {
            assertThat(ports(component)).isEqualTo(declared(folder.resolve("rtl/board_top.v")));
        }
    }

    @Test
    void theComponentsRegistersAreTheEngines() throws Exception {
        Folders.generate(Folders.onBoard("pynq-z2"), folder);
        Element component = component(Files.readString(folder.resolve("component.xml")));
        Map<String, Integer> addresses = new TreeMap<>();
        for (Element register : IpXactStructure.all(component, "register")) {
            addresses.put(
                    IpXactStructure.text(register, "name"),
                    Integer.valueOf(IpXactStructure.text(register, "addressOffset")));
        }
        Matcher m = Pattern.compile("localparam \\[4:0] (\\w+) *= 5'd(\\d+);")
                .matcher(Files.readString(folder.resolve("rtl/registers.v")));
        while (m.find()) {
            String name = m.group(1).equals(EngineRegister.OPERATION.name()) ? m.group(1) + "0" : m.group(1);
            assertThat(addresses).containsEntry(name, 4 * Integer.parseInt(m.group(2)));
        }
        assertThat(addresses).containsKeys("IDENTITY", "CONTROL", "STATUS", "START", "OPERATION0");
        assertThat(IpXactStructure.all(component, "busInterface"))
                .map(bus -> IpXactStructure.text(bus, "name"))
                .containsExactly("s_axi", "s_axis", "m_axis_pred", "m_axis_read");
    }

    static Stream<UnaryOperator<String>> componentFaults() {
        return Stream.of(
                text -> text.replace("ipxact:fileSets>", "ipxact:filesets>"),
                text -> text.replace(
                        "<ipxact:vendor>hdlgen</ipxact:vendor>\n  <ipxact:library>trainer</ipxact:library>",
                        "<ipxact:library>trainer</ipxact:library>\n  <ipxact:vendor>hdlgen</ipxact:vendor>"),
                text -> text.replaceFirst(" *<ipxact:direction>in</ipxact:direction>\n", ""),
                text -> text.replaceFirst("<ipxact:direction>in<", "<ipxact:direction>input<"),
                text -> text.replaceFirst("<ipxact:access>read-only<", "<ipxact:access>r<"),
                text -> text.replaceFirst("<ipxact:addressOffset>0<", "<ipxact:addressOffset>zero<"),
                text -> text.replaceFirst("<ipxact:name>s_axi_wdata</", "<ipxact:name>s_axi_data</"),
                text -> text.replace("memoryMapRef=\"registers\"", "memoryMapRef=\"register\""),
                text -> text.replace("<ipxact:localName>engine<", "<ipxact:localName>engin<"),
                text -> text.replace("<ipxact:name>STATUS<", "<ipxact:name>CONTROL<"),
                text -> text.replaceFirst(" *<ipxact:size>32</ipxact:size>\n", ""),
                text -> text.replace("IPXACT/1685-2014", "IPXACT/1685-2009"));
    }

    @ParameterizedTest
    @MethodSource("componentFaults")
    void aFaultInTheComponentIsFound(UnaryOperator<String> fault) throws Exception {
        Folders.generate(Folders.onBoard("pynq-z2"), folder);
        String text = Files.readString(folder.resolve("component.xml"));
        String wrong = fault.apply(text);
        assertThat(wrong).isNotEqualTo(text);
        assertThat(IpXactStructure.problems(component(wrong))).isNotEmpty();
    }

    // ---- page

    @ParameterizedTest
    @MethodSource("descriptions")
    void thePageNamesWhatThereIs(String text) throws IOException {
        Folders.generate(text, folder);
        String page = Files.readString(folder.resolve("docs/README.md"));
        Matcher m = Pattern.compile("`([\\w-]+/[\\w./-]*|[\\w-]+\\.(?:core|xml|json))`")
                .matcher(page);
        List<String> named = new ArrayList<>();
        while (m.find()) {
            named.add(m.group(1));
            assertThat(folder.resolve(m.group(1))).exists();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                assertThat(named)
                        .as(name)
                        .anyMatch(file -> file.startsWith(name) || name.equals("docs") || name.equals("family"));
            }
        }
        assertThat(page)
                .doesNotContain("${", "//%", "null")
                .contains(ManifestFile.read(folder).digest());
        assertThat(page.lines()).noneMatch(line -> line.length() > 120 && !line.startsWith("|") && !line.contains("`"));
    }

    // ---- generating again

    @Test
    void whatIsNoLongerGeneratedGoes() throws IOException {
        Folders.generate(Folders.onBoard("icebreaker"), folder);
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.createDirectory(folder.resolve("cosim"));
        Folders.generate(Folders.text("bp", "block: 1, blocks: 1").replace("name: small", "name: other"), folder);
        assertThat(folder.resolve("small.core")).doesNotExist();
        assertThat(folder.resolve("scripts")).doesNotExist();
        assertThat(folder.resolve("other.core")).exists();
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
        assertThat(folder.resolve("cosim")).exists();
        ManifestFile.readAndVerify(folder);
    }

    @Test
    void aFolderOfTheUsersIsNotReplaced() throws IOException {
        Folders.generate(Folders.text("bp", "block: 1, blocks: 1"), folder);
        Path mine = Files.createDirectory(folder.resolve("scripts")).resolve("mine.sh");
        Files.writeString(mine, "mine");
        List<String> before = walk(folder);
        assertThatThrownBy(() -> Folders.generate(Folders.onBoard("icebreaker"), folder))
                .isInstanceOf(ForeignFolderException.class)
                .hasMessageContaining("scripts");
        assertThat(walk(folder)).isEqualTo(before);
        ManifestFile.readAndVerify(folder);
    }

    /** A file whose name another's folder has cannot be written. */
    @Test
    void whatCannotBeWrittenLeavesTheFolderAsItWas() throws IOException {
        Path old = folder.resolve("old");
        Folders.generate(Folders.text("bp", "block: 1, blocks: 1"), old);
        List<String> before = walk(old);
        SourceTree broken = Generator.render(Planner.plan(TestDesigns.of(Folders.text("dfa", "block: 2, blocks: 1"))));
        broken.put("rtl/fifo.v/below", "", "");
        assertThatThrownBy(() -> FolderWriter.write(broken, old)).isInstanceOf(IOException.class);
        assertThat(walk(old)).isEqualTo(before);
        ManifestFile.readAndVerify(old);
        Path fresh = folder.resolve("fresh");
        assertThatThrownBy(() -> FolderWriter.write(broken, fresh)).isInstanceOf(IOException.class);
        assertThat(fresh).doesNotExist();
    }
}
