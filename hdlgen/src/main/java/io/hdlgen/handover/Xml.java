package io.hdlgen.handover;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML whose elements hold either elements or a text, one a line, and all belong to one name space. */
final class Xml {
    private static final String INDENT = "  ";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;
    private final String prefix;
    private final String namespace;
    private int depth;

    /** What is within an element. */
    interface Content {
        void write() throws XMLStreamException;
    }

    Xml(String prefix, String namespace) throws XMLStreamException {
        this.prefix = prefix;
        this.namespace = namespace;
        this.writer = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
        writer.setPrefix(prefix, namespace);
    }

    /** The whole document. */
    String document(String root, Content content) throws XMLStreamException {
        writer.writeStartDocument("UTF-8", "1.0");
        line();
        writer.writeStartElement(namespace, root);
        writer.writeNamespace(prefix, namespace);
        inside(content);
        writer.writeCharacters("\n");
        writer.writeEndDocument();
        writer.close();
        return text.toString();
    }

    /** An element with elements in it. */
    void element(String name, Content content) throws XMLStreamException {
        line();
        writer.writeStartElement(namespace, name);
        inside(content);
    }

    /** An element with a text in it, and attributes: name, value, name, value ... */
    void text(String name, String content, String... attributes) throws XMLStreamException {
        line();
        writer.writeStartElement(namespace, name);
        attributes(attributes);
        writer.writeCharacters(content);
        writer.writeEndElement();
    }

    /** An element with a number in it. */
    void number(String name, int content) throws XMLStreamException {
        text(name, Integer.toString(content));
    }

    /** An element with nothing in it but attributes. */
    void empty(String name, String... attributes) throws XMLStreamException {
        line();
        writer.writeEmptyElement(namespace, name);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void inside(Content content) throws XMLStreamException {
        depth++;
        content.write();
        depth--;
        line();
        writer.writeEndElement();
    }

    private void line() throws XMLStreamException {
        writer.writeCharacters("\n" + INDENT.repeat(depth));
    }
}
