package io.hdlgen.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PageTest {
    private static Series falling(String name) {
        return new Series(
                name,
                IntStream.range(0, 5)
                        .mapToObj(i -> new Series.Point(i, 8.0 / (1 << i)))
                        .toList());
    }

    private static LinePlot plot(Axis y, Series... series) {
        return new LinePlot("Loss", Axis.linear("epoch", ""), y, List.of(series));
    }

    private static Document xml(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> words(String svg) throws Exception {
        List<String> words = new ArrayList<>();
        NodeList texts = xml(svg).getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            words.add(texts.item(i).getTextContent().strip());
        }
        return words;
    }

    /** The points of the coloured lines: the library moves to the first one and then visits all. */
    private static List<List<double[]>> lines(String svg) throws Exception {
        List<List<double[]>> lines = new ArrayList<>();
        Pattern step = Pattern.compile("L([-\\d.eE]+) ([-\\d.eE]+)");
        NodeList paths = xml(svg).getElementsByTagName("path");
        for (int i = 0; i < paths.getLength(); i++) {
            String d = paths.item(i).getAttributes().getNamedItem("d").getTextContent();
            if (paths.item(i)
                    .getAttributes()
                    .getNamedItem("fill")
                    .getTextContent()
                    .equals("none")) {
                List<double[]> line = new ArrayList<>();
                Matcher m = step.matcher(d);
                while (m.find()) {
                    line.add(new double[] {Double.parseDouble(m.group(1)), Double.parseDouble(m.group(2))});
                }
                lines.add(line);
            }
        }
        return lines;
    }

    @Test
    void titleAxesUnitsAndLegendAreThere() throws Exception {
        String svg = PlotSvg.draw(plot(Axis.linear("loss", "nats"), falling("a < b & c"), falling("total")));
        assertThat(words(svg)).contains("Loss", "epoch", "loss (nats)", "a < b & c", "total");
    }

    @Test
    void theLineGoesWhereTheNumbersAre() throws Exception {
        List<double[]> line =
                lines(PlotSvg.draw(plot(Axis.linear("loss", ""), falling("a")))).get(0);
        assertThat(line).hasSize(5);
        double unit = (line.get(4)[1] - line.get(0)[1]) / 7.5;
        for (int i = 0; i < 5; i++) {
            assertThat(line.get(i)[1] - line.get(0)[1]).isCloseTo(unit * (8 - 8.0 / (1 << i)), within());
            assertThat(line.get(i)[0] - line.get(0)[0]).isCloseTo(i * (line.get(4)[0] - line.get(0)[0]) / 4, within());
        }
    }

    @Test
    void onALogarithmicAxisHalvingIsAStraightLine() throws Exception {
        List<double[]> line = lines(PlotSvg.draw(plot(Axis.logarithmic("loss", ""), falling("a"))))
                .get(0);
        double step = line.get(1)[1] - line.get(0)[1];
        for (int i = 1; i < 5; i++) {
            assertThat(line.get(i)[1] - line.get(i - 1)[1]).isCloseTo(step, within());
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.05);
    }

    @Test
    void aBandIsAnAreaAroundItsLine() throws Exception {
        Series banded = new Series(
                "a", List.of(new Series.Point(0, 2, 1, 3), new Series.Point(1, 3, 2, 5), new Series.Point(2, 4)));
        String without = PlotSvg.draw(plot(Axis.linear("y", ""), falling("a")));
        String with = PlotSvg.draw(plot(Axis.linear("y", ""), banded));
        assertThat(with).contains("fill-opacity=\"0.2");
        assertThat(without).doesNotContain("fill-opacity=\"0.2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatCannotBeShownIsLeftOut(boolean logarithmic) throws Exception {
        Axis y = new Axis("y", "", logarithmic);
        Series holes = new Series(
                "a",
                List.of(
                        new Series.Point(0, 1),
                        new Series.Point(1, Double.NaN),
                        new Series.Point(2, -1),
                        new Series.Point(3, Double.POSITIVE_INFINITY),
                        new Series.Point(4, 2)));
        assertThat(lines(PlotSvg.draw(plot(y, holes))).get(0)).hasSize(logarithmic ? 2 : 3);
        assertThat(words(PlotSvg.draw(plot(y)))).contains("Loss (no values)");
        assertThat(words(PlotSvg.draw(plot(y, new Series("none", List.of()))))).contains("Loss (no values)");
    }

    @Test
    void aSingleConstantPointIsDrawn() throws Exception {
        assertThat(xml(PlotSvg.draw(plot(Axis.linear("y", ""), new Series("a", List.of(new Series.Point(1, 1))))))
                        .getElementsByTagName("circle")
                        .getLength())
                .isPositive();
    }

    @Test
    void moreLinesThanColoursAreAllThere() throws Exception {
        Series[] many =
                IntStream.range(0, 13).mapToObj(i -> falling("line " + i)).toArray(Series[]::new);
        assertThat(words(PlotSvg.draw(plot(Axis.linear("y", ""), many)))).contains("line 0", "line 9", "line 12");
    }

    @Test
    void linesOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plot(Axis.linear("y", ""), falling("a"), falling("a")))
                .withMessageContaining("Loss");
    }

    private static Page page() {
        LinePlot plot = plot(Axis.linear("y", ""), falling("a"), falling("b"));
        return new Page("A <page>")
                .heading("One & two")
                .paragraph("Text.")
                .table(List.of("rule", "%"), List.of(List.of("bp", "98.5"), List.of("<dfa>", "97")))
                .plot(plot)
                .plot(plot);
    }

    @Test
    void thePageHoldsItsPartsInOrder() {
        assertThat(page().html())
                .containsSubsequence(
                        "<title>A &lt;page&gt;</title>",
                        "<h1>A &lt;page&gt;</h1>",
                        "<h2>One &amp; two</h2>",
                        "<p>Text.</p>",
                        "<tr><th>rule</th><th>%</th></tr>",
                        "<tr><td>bp</td><td>98.5</td></tr>",
                        "<td>&lt;dfa&gt;</td>",
                        "<svg",
                        "</svg>",
                        "<svg",
                        "</svg>",
                        "</html>");
    }

    @Test
    void theSamePartsGiveTheSameBytes() {
        assertThat(page().html()).isEqualTo(page().html());
    }

    @Test
    void everyIdentifierOccursOnceAndEveryReferenceLeadsToOne() {
        String html = page().html();
        Set<String> identifiers = new HashSet<>();
        Matcher id = Pattern.compile("\\bid=\"([^\"]+)\"").matcher(html);
        while (id.find()) {
            assertThat(identifiers.add(id.group(1))).as(id.group(1)).isTrue();
        }
        assertThat(identifiers).hasSizeGreaterThan(2);
        Matcher reference = Pattern.compile("url\\(#([^)]+)\\)").matcher(html);
        while (reference.find()) {
            assertThat(identifiers).contains(reference.group(1));
        }
    }

    @Test
    void nothingIsFetched() {
        String html = page().html().replaceAll("xmlns(:\\w+)?=\"[^\"]*\"", "");
        assertThat(html).doesNotContain("http", "<script", "src=", "@import", "<link");
    }

    @Test
    void aRowOfOtherLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Page("t").table(List.of("a", "b"), List.of(List.of("1"))));
    }

    /** Centres of the circles that are filled, or not. */
    private static List<double[]> circles(String svg, boolean rings) throws Exception {
        List<double[]> centres = new ArrayList<>();
        NodeList all = xml(svg).getElementsByTagName("circle");
        for (int i = 0; i < all.getLength(); i++) {
            org.w3c.dom.Element circle = (org.w3c.dom.Element) all.item(i);
            if (circle.getAttribute("fill-opacity").equals("0.0") == rings) {
                centres.add(new double[] {
                    Double.parseDouble(circle.getAttribute("cx")), Double.parseDouble(circle.getAttribute("cy"))
                });
            }
        }
        return centres;
    }

    private static PointPlot points(boolean logarithmic) {
        Series a = new Series("a", List.of(new Series.Point(1, 10), new Series.Point(100, 30)));
        Series b = new Series("b", List.of(new Series.Point(10, 20), new Series.Point(0, 20)));
        return new PointPlot(
                "Two kinds",
                new Axis("price", "", logarithmic),
                Axis.linear("worth", "%"),
                List.of(a, b),
                List.of(new PointPlot.Ring(new Series.Point(100, 30), "number 7")));
    }

    @Test
    void pointsAndRingsAreWhereTheNumbersAre() throws Exception {
        String svg = PlotSvg.draw(points(true));
        List<double[]> discs = circles(svg, false);
        // The point at zero has no place; the last two stand in the legend.
        double[] low = discs.get(0);
        double[] high = discs.get(1);
        double[] middle = discs.get(2);
        assertThat(middle[0]).isCloseTo((low[0] + high[0]) / 2, within());
        assertThat(middle[1]).isCloseTo((low[1] + high[1]) / 2, within());
        assertThat(high[0]).isGreaterThan(low[0]);
        assertThat(high[1]).isLessThan(low[1]);
        assertThat(circles(svg, true)).hasSize(1);
        assertThat(circles(svg, true).get(0)).containsExactly(high[0], high[1]);
        assertThat(words(svg)).contains("Two kinds", "price", "worth (%)", "a", "b", "number 7");
        assertThat(discs).hasSize(3 + 2);
        assertThat(circles(PlotSvg.draw(points(false)), false)).hasSize(4 + 2);
    }

    @Test
    void markedRowsStandOut() {
        String html = new Page("t")
                .table(List.of("a"), List.of(List.of("0"), List.of("1"), List.of("2")), row -> row == 1)
                .plot(points(false))
                .html();
        assertThat(html).contains("<tr><td>0</td></tr>", "<tr class=\"marked\"><td>1</td></tr>", "<tr><td>2</td></tr>");
        assertThat(html).contains("number 7");
    }
}
