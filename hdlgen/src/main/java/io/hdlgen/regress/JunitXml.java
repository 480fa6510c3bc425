package io.hdlgen.regress;

import io.hdlgen.golden.file.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The result as the XML that build servers read: a test suite with one test case for each design. */
public final class JunitXml {
    private JunitXml() {}

    /** Writes it. */
    public static void write(Path file, long seed, List<Tried> tried) throws IOException {
        AtomicFile.write(file, out -> write(out, seed, tried));
    }

    private static void write(OutputStream out, long seed, List<Tried> tried) throws IOException {
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeCharacters("\n");
            suite(xml, seed, tried);
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.close();
        } catch (XMLStreamException unwritable) {
            throw new IOException(unwritable);
        }
    }

    private static void suite(XMLStreamWriter xml, long seed, List<Tried> tried) throws XMLStreamException {
        long errors = tried.stream()
                .filter(one -> one.verdict().failed(Verdict.Kind.EXCEPTION))
                .count();
        long failed = tried.stream().filter(one -> !one.verdict().passed()).count();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "hdlgen regress --seed " + seed);
        xml.writeAttribute("tests", Integer.toString(tried.size()));
        xml.writeAttribute("failures", Long.toString(failed - errors));
        xml.writeAttribute("errors", Long.toString(errors));
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute(
                "time",
                seconds(tried.stream()
                        .mapToDouble(one -> one.verdict().seconds())
                        .sum()));
        for (Tried one : tried) {
            xml.writeCharacters("\n  ");
            testCase(xml, one);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, Tried one) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute(
                "classname",
                "hdlgen.regress."
                        + one.drawn().trial().description().rule().name().text());
        xml.writeAttribute(
                "name",
                "design " + one.drawn().index() + ": " + Summary.of(one.drawn().trial()));
        xml.writeAttribute("time", seconds(one.verdict().seconds()));
        if (one.verdict().fault().isPresent()) {
            Verdict.Fault fault = one.verdict().fault().get();
            xml.writeStartElement(fault.kind() == Verdict.Kind.EXCEPTION ? "error" : "failure");
            xml.writeAttribute("type", fault.kind().name().toLowerCase(Locale.ROOT));
            xml.writeAttribute("message", printable(fault.summary()));
            String details = String.join("\n", fault.details());
            String again = one.failure().map(f -> "\nagain: " + f.replay()).orElse("");
            xml.writeCharacters(printable(details + again));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String seconds(double time) {
        return String.format(Locale.ROOT, "%.3f", time);
    }

    /** XML has no way to write most control characters, and tools say what they like. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> (Character.isISOControl(c) && c != '\n' && c != '\t')
                                || c > 0xfffd
                                || Character.getType(c) == Character.SURROGATE
                        ? '?'
                        : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
