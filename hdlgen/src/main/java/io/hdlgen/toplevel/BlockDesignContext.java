package io.hdlgen.toplevel;

import io.hdlgen.board.Board;
import io.hdlgen.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * Context of {@code scripts/block_design.tcl.j2}.
 *
 * @param preset the board has one in Vivado
 * @param wide beats have more than 32 bits
 * @param stream_bits of a beat
 * @param stream_bytes of a beat
 */
public record BlockDesignContext(
        String design,
        String board,
        String name,
        String top,
        String part,
        boolean preset,
        String board_part,
        List<String> sources,
        String megahertz,
        boolean wide,
        int stream_bits,
        int stream_bytes,
        String processor,
        String processor_rule,
        String processor_config,
        String processor_properties,
        String control_port,
        String memory_port,
        String clock_pin,
        String control_clock,
        String memory_clock,
        String reset_pin) {

    static BlockDesignContext of(ScriptContext script, Board board, Plan plan) {
        Processor ps = Processor.of(board.part().family());
        Optional<String> preset = board.part().name("vivado-board");
        int bits = AxiTopContext.beat(plan);
        return new BlockDesignContext(
                script.design(),
                script.board(),
                script.name(),
                script.top(),
                script.part(),
                preset.isPresent(),
                preset.orElse(""),
                script.sources(),
                script.megahertz(),
                bits > 32,
                bits,
                bits / 8,
                ps.cell,
                ps.rule,
                ps.config,
                ps.properties(script.megahertz()),
                ps.controlPort,
                ps.memoryPort,
                ps.clockPin,
                ps.controlClock,
                ps.memoryClock,
                ps.resetPin);
    }
}
