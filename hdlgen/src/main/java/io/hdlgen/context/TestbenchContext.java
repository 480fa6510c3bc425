package io.hdlgen.context;

import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Widths;
import io.hdlgen.sim.manifest.HostPort;
import io.hdlgen.sim.manifest.Layout;
import io.hdlgen.verilog.Bits;
import io.hdlgen.verilog.Literal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Context of {@code testbench/testbench.v.j2}.
 *
 * @param samples that are trained
 * @param alone how many of them are trained one by one, with all banks read after each
 * @param input_words words of a sample
 * @param load_words most bank words of one load
 * @param patience clocks in which a sample is trained, and much more
 * @param load micro-operation word of a load
 * @param read micro-operation word of a read
 * @param fields that change from one host micro-operation to the next
 * @param banks initial contents
 * @param registers there is a register file
 * @param checks what its registers hold at the end
 */
public record TestbenchContext(
        String top,
        int samples,
        int alone,
        int block,
        int blocks,
        int vector_bits,
        int weight_bits,
        int label_bits,
        int operation_bits,
        int bank_words,
        int input_words,
        int load_words,
        long patience,
        String load,
        String read,
        List<Field> fields,
        List<BankFile> banks,
        boolean registers,
        List<Check> checks) {

    /**
     * Bits of a host micro-operation.
     *
     * @param range as Verilog
     * @param value what they hold, as an expression of {@code address} and {@code words}
     */
    public record Field(String range, String value) {}

    /**
     * The file of a lane's bank.
     *
     * @param first its first word among those of all banks
     * @param last its last
     */
    public record BankFile(String file, int first, int last) {}

    /** What a register holds, as a Verilog literal. */
    public record Check(String name, int address, String value) {}

    private static final int SLACK = 50_000;

    /**
     * For a design.
     *
     * @param files of the banks, lane by lane
     */
    public static TestbenchContext of(
            Plan plan, Microcode code, String top, int samples, int alone, List<String> files, List<Check> checks) {
        Layout layout = plan.layout();
        HostPort host = code.hostPort(plan);
        int words = layout.bankWords();
        int inputs = plan.design().description().network().input();
        return new TestbenchContext(
                top,
                samples,
                alone,
                layout.block(),
                layout.blocks(),
                layout.vectorBits(),
                layout.weightBits(),
                Widths.index(plan.design().description().network().classes()),
                host.operationBits(),
                words,
                (inputs + layout.block() - 1) / layout.block(),
                host.loadWordsMax(),
                SLACK + 4 * plan.schedule().cyclesPerSample(),
                word(host, host.load()),
                word(host, host.read()),
                host.fields().stream()
                        .filter(field -> !field.name().equals("column"))
                        .map(TestbenchContext::field)
                        .toList(),
                IntStream.range(0, files.size())
                        .mapToObj(lane -> new BankFile(files.get(lane), lane * words, (lane + 1) * words - 1))
                        .toList(),
                plan.controlled(),
                checks);
    }

    private static String word(HostPort host, String hexadecimal) {
        return Literal.hex(host.operationBits(), new BigInteger(hexadecimal, 16));
    }

    private static Field field(HostPort.Field field) {
        String value = field.bias() == 0
                ? field.name()
                : field.name() + (field.bias() < 0 ? " - " : " + ") + Math.abs(field.bias());
        return new Field(new Bits(field.lsb(), field.bits()).toString(), value);
    }
}
