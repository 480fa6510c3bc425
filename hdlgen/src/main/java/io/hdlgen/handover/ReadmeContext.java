package io.hdlgen.handover;

import io.hdlgen.board.Flow;
import io.hdlgen.board.Link;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.plan.EngineRegister.Control;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.toplevel.BoardTarget;
import io.hdlgen.toplevel.ScriptContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Context of {@code handover/README.md.j2}: what was generated, and what one does with it.
 *
 * @param top module of the engine
 * @param sizes of the network, {@code 784-100-10}
 * @param weights their format, and so on
 * @param storage kbit of all banks
 * @param matrices in the banks
 * @param vectors in the vector memory
 * @param program micro-operations of a sample
 * @param registers none without a register file
 * @param saturation there are flags for it
 * @param flags those of the register of that name
 * @param board there is one
 * @param serial it has a serial line
 * @param axi it has a processor beside the logic
 * @param rate samples in a second at the clock of the trainer
 * @param vendor the tools that build for it, in words
 */
public record ReadmeContext(
        String name,
        String generator,
        String digest,
        String top,
        String sizes,
        String activations,
        String loss,
        String rule,
        int rate_shift,
        String weights,
        String elements,
        String rounding,
        int block,
        int blocks,
        int lanes,
        int multipliers,
        long cycles,
        int bank_words,
        int word_bits,
        int storage,
        int vector_words,
        int vector_bits,
        List<Matrix> matrices,
        List<Area> vectors,
        List<Step> program,
        boolean controlled,
        List<RegisterRow> registers,
        List<Bit> bits,
        boolean saturation,
        List<Flag> flags,
        boolean board,
        boolean serial,
        boolean axi,
        String title,
        String slug,
        String megahertz,
        String rate,
        int baud,
        String vendor,
        String output,
        String programmer) {

    /** A matrix: its first bank word, its size, and words of a lane. */
    public record Matrix(String name, int base, int rows, int columns, String bias, int words) {}

    /** A vector in the vector memory. */
    public record Area(String name, String base, int elements) {}

    /** A micro-operation and when it runs. */
    public record Step(long start, long beats, int gap, String name) {}

    /** A bit of CONTROL. */
    public record Bit(int bit, String name, String meaning) {}

    /** A flag of a saturation. */
    public record Flag(int bit, String name) {}

    /** For a design. */
    static ReadmeContext of(
            Plan plan, Manifest manifest, Optional<BoardTarget> target, Optional<ScriptContext> script) {
        Description d = plan.design().description();
        Formats formats = d.formats();
        int wordBits = plan.layout().block() * plan.layout().weightBits();
        long bits = (long) plan.design().shape().lanes() * plan.layout().bankWords() * wordBits;
        List<String> saturations =
                plan.controls(ControlOption.SATURATION) ? manifest.host().saturations() : List.of();
        return new ReadmeContext(
                d.name(),
                manifest.generator(),
                manifest.digest(),
                manifest.top(),
                sizes(d),
                IntStream.rangeClosed(1, d.network().depth())
                        .mapToObj(l -> d.network().layer(l).activation().text())
                        .collect(Collectors.joining(", ")),
                d.network().loss().text(),
                d.rule().name().text(),
                d.rule().rateShift(),
                formats.weights().toString(),
                formats.activations().toString(),
                formats.rounding().text(),
                plan.layout().block(),
                plan.layout().blocks(),
                plan.design().shape().lanes(),
                plan.design().shape().multipliers(),
                manifest.timing().cyclesPerSample(),
                plan.layout().bankWords(),
                wordBits,
                Math.toIntExact((bits + 1023) / 1024),
                plan.layout().vectorWords(),
                plan.layout().vectorBits(),
                plan.layout().matrices().stream()
                        .map(m -> new Matrix(
                                m.name(),
                                m.base(),
                                m.rows(),
                                m.columns(),
                                m.bias() ? " + bias" : "",
                                m.tiles() * m.words()))
                        .toList(),
                plan.layout().vectors().stream()
                        .map(v -> new Area(
                                v.name(),
                                v.base() == v.oddBase() ? Integer.toString(v.base()) : v.base() + ", " + v.oddBase(),
                                v.elements()))
                        .toList(),
                manifest.program().stream()
                        .map(op -> new Step(op.start(), op.beats(), op.gap(), op.name()))
                        .toList(),
                plan.controlled(),
                RegisterRow.of(plan, manifest.host().operationBits()),
                plan.controlled()
                        ? RegisterRow.bits(plan).stream()
                                .map(ReadmeContext::bit)
                                .toList()
                        : List.of(),
                !saturations.isEmpty(),
                IntStream.range(0, saturations.size())
                        .mapToObj(i -> new Flag(i, saturations.get(i)))
                        .toList(),
                target.isPresent(),
                link(target, Link.UART),
                link(target, Link.AXI),
                target.map(t -> t.board().title()).orElse(""),
                target.map(t -> t.board().slug()).orElse(""),
                script.map(ScriptContext::megahertz).orElse(""),
                target.map(t -> Long.toString(
                                t.clock().hertz() / manifest.timing().cyclesPerSample()))
                        .orElse(""),
                target.map(BoardTarget::baud).orElse(0),
                target.map(t -> tools(t.board().flow())).orElse(""),
                target.map(t -> d.name() + suffix(t.board().flow())).orElse(""),
                script.map(ScriptContext::programmer).orElse(""));
    }

    /** {@code 784-100-10}. */
    static String sizes(Description d) {
        return IntStream.rangeClosed(0, d.network().depth())
                .mapToObj(l -> Integer.toString(d.network().width(l)))
                .collect(Collectors.joining("-"));
    }

    private static Bit bit(Control bit) {
        return new Bit(bit.bit(), bit.name(), bit.meaning().replace("`", ""));
    }

    private static boolean link(Optional<BoardTarget> target, Link link) {
        return target.isPresent() && target.get().board().link() == link;
    }

    private static String tools(Flow flow) {
        return switch (flow) {
            case ICESTORM -> "Yosys, nextpnr-ice40 and icepack";
            case TRELLIS -> "Yosys, nextpnr-ecp5 and ecppack";
            case GOWIN -> "Yosys, nextpnr-himbaechel and gowin_pack, or with Gowin's own tools by `make gowin`";
            case VIVADO -> "Vivado";
            case QUARTUS -> "Quartus";
        };
    }

    private static String suffix(Flow flow) {
        return switch (flow) {
            case ICESTORM -> ".bin";
            case TRELLIS, VIVADO -> ".bit";
            case GOWIN -> ".fs";
            case QUARTUS -> ".sof";
        };
    }
}
