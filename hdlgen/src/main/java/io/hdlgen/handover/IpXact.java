package io.hdlgen.handover;

import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.EngineRegister.Control;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * An IP-XACT component (IEEE 1685-2014): ports of the top module, its AXI interfaces, registers, files. Elements stand
 * in the order of that standard.
 */
final class IpXact {
    /** Of the elements. */
    static final String NAMESPACE = "http://www.accellera.org/XMLSchema/IPXACT/1685-2014";

    private static final String MAP = "registers";
    private static final String VIEW = "rtl";
    private static final int WORD_BITS = 32;
    private static final int BYTE_BITS = 8;
    private static final int MAP_WORDS = 32;

    /**
     * A component.
     *
     * @param name of the design
     * @param about it in words
     * @param top module
     * @param registers none without a register file
     * @param bits of CONTROL
     * @param files by what they are for
     */
    record Component(
            String name,
            String about,
            String top,
            List<Port> ports,
            List<RegisterRow> registers,
            List<Control> bits,
            FileSets files) {
        boolean axi() {
            return ports.stream().anyMatch(port -> port.name().startsWith("s_axi_"));
        }
    }

    private final Component component;
    private final Xml xml;

    private IpXact(Component component) throws XMLStreamException {
        this.component = component;
        this.xml = new Xml("ipxact", NAMESPACE);
    }

    /** Its text. */
    static String of(Component component) {
        try {
            IpXact writer = new IpXact(component);
            return writer.xml.document("component", writer::component);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // it is written into a string
        }
    }

    private void component() throws XMLStreamException {
        xml.text("vendor", "hdlgen");
        xml.text("library", "trainer");
        xml.text("name", component.name());
        xml.text("version", "1.0");
        if (component.axi()) {
            xml.element("busInterfaces", () -> {
                bus("s_axi", "AXI4-Lite", "r0p0_0", true);
                bus("s_axis", "AXI4Stream", "r0p0_1", true);
                bus("m_axis_pred", "AXI4Stream", "r0p0_1", false);
                bus("m_axis_read", "AXI4Stream", "r0p0_1", false);
            });
        }
        if (!component.registers().isEmpty()) {
            xml.element("memoryMaps", () -> xml.element("memoryMap", this::memoryMap));
        }
        xml.element("model", this::model);
        xml.element("fileSets", this::fileSets);
        xml.text("description", component.about());
    }

    private void bus(String port, String type, String version, boolean slave) throws XMLStreamException {
        xml.element("busInterface", () -> {
            xml.text("name", port);
            reference("busType", type, version);
            xml.element(
                    "abstractionTypes",
                    () -> xml.element("abstractionType", () -> {
                        reference("abstractionRef", type + "_rtl", version);
                        xml.element("portMaps", () -> portMaps(port + "_"));
                    }));
            if (port.equals("s_axi")) {
                xml.element("slave", () -> xml.empty("memoryMapRef", "memoryMapRef", MAP));
            } else {
                xml.empty(slave ? "slave" : "master");
            }
        });
    }

    private void reference(String element, String name, String version) throws XMLStreamException {
        xml.empty(element, "vendor", "amba.com", "library", "AMBA4", "name", name, "version", version);
    }

    private void portMaps(String prefix) throws XMLStreamException {
        portMap("ACLK", "aclk");
        portMap("ARESETn", "aresetn");
        for (Port port : component.ports()) {
            if (port.name().startsWith(prefix)) {
                portMap(port.name().substring(prefix.length()).toUpperCase(Locale.ROOT), port.name());
            }
        }
    }

    private void portMap(String logical, String physical) throws XMLStreamException {
        xml.element("portMap", () -> {
            xml.element("logicalPort", () -> xml.text("name", logical));
            xml.element("physicalPort", () -> xml.text("name", physical));
        });
    }

    /** Over AXI addresses count bytes, at the engine's own port words. */
    private void memoryMap() throws XMLStreamException {
        int units = component.axi() ? WORD_BITS / BYTE_BITS : 1;
        xml.text("name", MAP);
        xml.element("addressBlock", () -> {
            xml.text("name", MAP);
            xml.number("baseAddress", 0);
            xml.number("range", MAP_WORDS * units);
            xml.number("width", WORD_BITS);
            xml.text("usage", "register");
            for (RegisterRow register : component.registers()) {
                xml.element("register", () -> register(register, units));
            }
        });
        xml.number("addressUnitBits", WORD_BITS / units);
    }

    private void register(RegisterRow register, int units) throws XMLStreamException {
        xml.text("name", register.name());
        xml.text("description", register.meaning());
        xml.number("addressOffset", register.address() * units);
        xml.number("size", WORD_BITS);
        xml.text("access", access(register.access()));
        if (register.address() != EngineRegister.CONTROL.address()) {
            xml.element("field", () -> field("VALUE", register.meaning(), 0, WORD_BITS));
            return;
        }
        for (Control bit : component.bits()) {
            xml.element("field", () -> field(bit.name(), bit.meaning().replace("`", ""), bit.bit(), 1));
        }
    }

    private void field(String name, String meaning, int bit, int width) throws XMLStreamException {
        xml.text("name", name);
        xml.text("description", meaning);
        xml.number("bitOffset", bit);
        xml.number("bitWidth", width);
    }

    private static String access(String letters) {
        return switch (letters) {
            case "r" -> "read-only";
            case "w" -> "write-only";
            case "rw" -> "read-write";
            default -> throw new IllegalArgumentException(letters);
        };
    }

    private void model() throws XMLStreamException {
        xml.element(
                "views",
                () -> xml.element("view", () -> {
                    xml.text("name", VIEW);
                    xml.text("envIdentifier", ":*Simulation:");
                    xml.text("envIdentifier", ":*Synthesis:");
                    xml.text("componentInstantiationRef", VIEW);
                }));
        xml.element(
                "instantiations",
                () -> xml.element("componentInstantiation", () -> {
                    xml.text("name", VIEW);
                    xml.text("language", "verilog");
                    xml.text("moduleName", component.top());
                    for (String set : List.of("engine", "simulated", "board")) {
                        if (component.files().sets().containsKey(set)) {
                            xml.element("fileSetRef", () -> xml.text("localName", set));
                        }
                    }
                }));
        xml.element("ports", () -> {
            for (Port port : component.ports()) {
                xml.element("port", () -> port(port));
            }
        });
    }

    private void port(Port port) throws XMLStreamException {
        xml.text("name", port.name());
        xml.element("wire", () -> {
            xml.text("direction", port.input() ? "in" : "out");
            if (port.width() > 1) {
                xml.element(
                        "vectors",
                        () -> xml.element("vector", () -> {
                            xml.number("left", port.width() - 1);
                            xml.number("right", 0);
                        }));
            }
        });
    }

    private void fileSets() throws XMLStreamException {
        for (Map.Entry<String, List<String>> set : component.files().sets().entrySet()) {
            xml.element("fileSet", () -> {
                xml.text("name", set.getKey());
                for (String file : set.getValue()) {
                    xml.element("file", () -> file(file));
                }
            });
        }
    }

    private void file(String file) throws XMLStreamException {
        xml.text("name", file);
        String suffix = file.substring(file.lastIndexOf('.') + 1);
        String type = switch (suffix) {
            case "v" -> "verilogSource";
            case "tcl", "qsf" -> "tclSource";
            case "c" -> "cSource";
            case "sdc" -> "SDC";
            default -> "user";
        };
        if (type.equals("user")) {
            xml.text("fileType", type, "user", suffix);
        } else {
            xml.text("fileType", type);
        }
    }
}
