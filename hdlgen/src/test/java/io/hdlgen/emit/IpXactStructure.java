package io.hdlgen.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What IEEE 1685-2014 says of the elements that our components have: their children, in order, with how often each may
 * stand there; what texts must be; and that names which refer to something do. Written from the standard's tables.
 */
final class IpXactStructure {
    static final String NAMESPACE = "http://www.accellera.org/XMLSchema/IPXACT/1685-2014";

    private static final String NAMED = "name displayName? description? ";
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.:-]*");

    /** Element to children. */
    private static final Map<String, String> CHILDREN = Map.ofEntries(
            Map.entry(
                    "component",
                    "vendor library name version busInterfaces? indirectInterfaces? channels? remapStates? addressSpaces?"
                            + " memoryMaps? model? componentGenerators? choices? fileSets? whiteboxElements? cpus?"
                            + " otherClockDrivers? resetTypes? description? parameters? assertions? vendorExtensions?"),
            Map.entry("busInterfaces", "busInterface+"),
            Map.entry(
                    "busInterface",
                    NAMED + "isPresent? busType abstractionTypes? master|slave|system|monitor connectionRequired?"
                            + " bitsInLau? bitSteering? endianness? parameters? vendorExtensions?"),
            Map.entry("busType", ""),
            Map.entry("abstractionTypes", "abstractionType+"),
            Map.entry("abstractionType", "viewRef* abstractionRef portMaps?"),
            Map.entry("abstractionRef", ""),
            Map.entry("portMaps", "portMap+"),
            Map.entry("portMap", "isPresent? logicalPort physicalPort|logicalTieOff isInformative?"),
            Map.entry("logicalPort", "name range?"),
            Map.entry("physicalPort", "name partSelect? subPort*"),
            Map.entry("master", "addressSpaceRef?"),
            Map.entry("slave", "memoryMapRef? transparentBridge* fileSetRefGroup*"),
            Map.entry("memoryMapRef", ""),
            Map.entry("memoryMaps", "memoryMap+"),
            Map.entry(
                    "memoryMap",
                    NAMED + "isPresent? addressBlock|bank|subspaceMap* memoryRemap* addressUnitBits? shared?"
                            + " vendorExtensions?"),
            Map.entry(
                    "addressBlock",
                    NAMED + "accessHandles? isPresent? baseAddress typeIdentifier? range width usage? volatile? access?"
                            + " parameters? register|registerFile* vendorExtensions?"),
            Map.entry(
                    "register",
                    NAMED + "accessHandles? isPresent? dim* addressOffset typeIdentifier? size volatile? access? field+"
                            + " alternateRegisters? parameters? vendorExtensions?"),
            Map.entry(
                    "field",
                    NAMED + "accessHandles? isPresent? bitOffset resets? typeIdentifier? bitWidth volatile? access?"
                            + " enumeratedValues? modifiedWriteValue? writeValueConstraint? readAction? testable?"
                            + " reserved? parameters? vendorExtensions?"),
            Map.entry("model", "views? instantiations? ports?"),
            Map.entry("views", "view+"),
            Map.entry(
                    "view",
                    NAMED + "isPresent? envIdentifier* componentInstantiationRef? designInstantiationRef?"
                            + " designConfigurationInstantiationRef?"),
            Map.entry("instantiations", "componentInstantiation|designInstantiation|designConfigurationInstantiation+"),
            Map.entry(
                    "componentInstantiation",
                    NAMED + "isVirtual? language? libraryName? packageName? moduleName? architectureName?"
                            + " configurationName? moduleParameters? defaultFileBuilder* fileSetRef* constraintSetRef*"
                            + " whiteboxElementRefs? parameters? vendorExtensions?"),
            Map.entry("fileSetRef", "localName isPresent?"),
            Map.entry("ports", "port+"),
            Map.entry("port", NAMED + "isPresent? wire|transactional arrays? access? vendorExtensions?"),
            Map.entry(
                    "wire",
                    "direction vectors? wireTypeDefs? domainTypeDefs? signalTypeDefs? drivers? constraintSets?"),
            Map.entry("vectors", "vector+"),
            Map.entry("vector", "left right"),
            Map.entry("fileSets", "fileSet+"),
            Map.entry(
                    "fileSet",
                    NAMED + "isPresent? group* file* defaultFileBuilder* dependency* function* vendorExtensions?"),
            Map.entry(
                    "file",
                    "name isPresent? fileType+ isStructural? isIncludeFile? logicalName? exportedName* buildCommand?"
                            + " dependency* define* imageType* description? vendorExtensions?"));

    /** Element to what its text must be, where there is more to say than that it is one. */
    private static final Map<String, Pattern> TEXTS = Map.ofEntries(
            Map.entry("name", Pattern.compile(".+")),
            Map.entry("description", Pattern.compile("(?s).*")),
            Map.entry("vendor", NAME),
            Map.entry("library", NAME),
            Map.entry("version", Pattern.compile("[\\w.:-]+")),
            Map.entry("baseAddress", NUMBER),
            Map.entry("range", NUMBER),
            Map.entry("width", NUMBER),
            Map.entry("usage", Pattern.compile("memory|register|reserved")),
            Map.entry("access", Pattern.compile("read-only|write-only|read-write|writeOnce|read-writeOnce")),
            Map.entry("addressOffset", NUMBER),
            Map.entry("addressUnitBits", NUMBER),
            Map.entry("size", NUMBER),
            Map.entry("bitOffset", NUMBER),
            Map.entry("bitWidth", NUMBER),
            Map.entry("envIdentifier", Pattern.compile("[\\w.]*:[\\w.*]*:[\\w.]*")),
            Map.entry("componentInstantiationRef", NAME),
            Map.entry("language", Pattern.compile("verilog")),
            Map.entry("moduleName", Pattern.compile("[A-Za-z_]\\w*")),
            Map.entry("localName", NAME),
            Map.entry("direction", Pattern.compile("in|out|inout|phantom")),
            Map.entry("left", NUMBER),
            Map.entry("right", NUMBER),
            Map.entry(
                    "fileType",
                    Pattern.compile(
                            "unknown|user|cSource|cppSource|verilogSource(-95|-2001)?|tclSource|SDC|vhdlSource")));

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "busType", Set.of("vendor", "library", "name", "version"),
            "abstractionRef", Set.of("vendor", "library", "name", "version"),
            "memoryMapRef", Set.of("memoryMapRef"));

    private final List<String> problems = new ArrayList<>();

    private IpXactStructure() {}

    /** Everything that is wrong with a component. */
    static List<String> problems(Element root) {
        IpXactStructure check = new IpXactStructure();
        if (!root.getLocalName().equals("component")) {
            check.problems.add(root.getLocalName() + " is no component");
        }
        check.element(root);
        check.references(root);
        return check.problems;
    }

    /** Elements in it, in order. */
    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                children.add(e);
            }
        }
        return children;
    }

    /** The text of the first child with a name. */
    static String text(Element parent, String child) {
        return children(parent).stream()
                .filter(e -> e.getLocalName().equals(child))
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    /** All elements below one with a name. */
    static List<Element> all(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Element e : children(parent)) {
            if (e.getLocalName().equals(name)) {
                found.add(e);
            }
            found.addAll(all(e, name));
        }
        return found;
    }

    private void element(Element e) {
        String name = e.getLocalName();
        if (!NAMESPACE.equals(e.getNamespaceURI())) {
            problems.add(name + " is of another name space");
        }
        for (String attribute : ATTRIBUTES.getOrDefault(name, Set.of())) {
            if (e.getAttribute(attribute).isEmpty()) {
                problems.add(name + " has no " + attribute);
            }
        }
        List<Element> children = children(e);
        // In an interface's port a range has elements in it; in an address block it is a number.
        if (CHILDREN.containsKey(name)) {
            StringBuilder order = new StringBuilder();
            children.forEach(child -> order.append(child.getLocalName()).append(' '));
            if (!regex(CHILDREN.get(name)).matcher(order).matches()) {
                problems.add(name + " has " + order.toString().strip());
            }
            children.forEach(this::element);
        } else if (TEXTS.containsKey(name) && children.isEmpty()) {
            if (!TEXTS.get(name).matcher(e.getTextContent()).matches()) {
                problems.add(name + " is " + e.getTextContent());
            }
        } else {
            problems.add("unknown element " + name);
        }
    }

    /** {@code a b? c|d+} as a regular expression over names that are followed by blanks. */
    private static Pattern regex(String children) {
        StringBuilder text = new StringBuilder();
        for (String part : children.isEmpty() ? new String[0] : children.split(" ")) {
            String count = part.substring(part.length() - 1);
            boolean counted = "?*+".contains(count);
            String names = counted ? part.substring(0, part.length() - 1) : part;
            text.append("(?:(?:").append(names).append(") )").append(counted ? count : "");
        }
        return Pattern.compile(text.toString());
    }

    private void references(Element root) {
        named(root, "memoryMapRef", "memoryMapRef", "memoryMap");
        Map<String, String> targets = new HashMap<>();
        targets.put("componentInstantiationRef", "componentInstantiation");
        targets.put("fileSetRef", "fileSet");
        targets.put("physicalPort", "port");
        targets.forEach((reference, target) -> named(root, reference, "", target));
        for (String once : List.of("port", "register", "fileSet", "busInterface")) {
            Set<String> seen = new TreeSet<>();
            for (Element e : all(root, once)) {
                if (!seen.add(text(e, "name"))) {
                    problems.add("two of " + once + " " + text(e, "name"));
                }
            }
        }
    }

    private void named(Element root, String reference, String attribute, String target) {
        Set<String> names = new TreeSet<>();
        all(root, target).forEach(e -> names.add(text(e, "name")));
        for (Element e : all(root, reference)) {
            String name = attribute.isEmpty()
                    ? (children(e).isEmpty()
                            ? e.getTextContent()
                            : children(e).get(0).getTextContent())
                    : e.getAttribute(attribute);
            if (!names.contains(name)) {
                problems.add(reference + " to " + name + ", which is no " + target);
            }
        }
    }
}
