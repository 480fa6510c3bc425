package io.hdlgen.regress;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.regress.Designs.Drawn;
import io.hdlgen.regress.Verdict.Fault;
import io.hdlgen.regress.Verdict.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JunitXmlTest {
    @TempDir
    Path folder;

    private final Drawn drawn = new Designs(1, List.of(RuleName.BP)).design(0);

    private Tried tried(Optional<Fault> fault) {
        return new Tried(drawn, new Verdict(fault, Set.of(), 10, 1.25), Optional.empty());
    }

    @Test
    void everythingThatAToolMaySayIsReadBack() throws Exception {
        Path file = folder.resolve("sub/result.xml");
        String nasty = "a < b && \"c\" ]]> 'd' \u00e9";
        JunitXml.write(
                file,
                9,
                List.of(
                        tried(Optional.empty()),
                        tried(Optional.of(
                                new Fault(Kind.MISMATCH, nasty, List.of(nasty, "bell \u0007 escape \u001b[0m"), 0))),
                        tried(Optional.of(new Fault(Kind.EXCEPTION, "fault", List.of(), -1)))));
        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        Element suite = xml.getDocumentElement();
        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("time")).isEqualTo("3.750");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo(nasty);
        assertThat(failure.getAttribute("type")).isEqualTo("mismatch");
        assertThat(failure.getTextContent()).isEqualTo(nasty + "\nbell ? escape ?[0m");
        assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(1);
    }
}
