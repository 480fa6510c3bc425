package io.hdlgen.link;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DesignDigest;
import io.hdlgen.plan.EngineRegister;
import io.hdlgen.sim.manifest.HostPort;
import io.hdlgen.sim.manifest.Layout;
import io.hdlgen.sim.manifest.Manifest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Context of {@code driver/hdlgen_design.py.j2} and {@code driver/hdlgen_design.h.j2}: what a host must know of the protocol and of a design.
 *
 * @param changing commands that change something
 * @param control bits of CONTROL
 * @param digest of the design, 32 bits
 * @param load_words most words of a load
 * @param glances columns are read without a packet
 */
public record DriverContext(
        String name,
        String network,
        String rule,
        int version,
        String request_sync,
        String answer_sync,
        int payload_max,
        int window,
        String stream_last,
        List<Constant> commands,
        String changing,
        List<Constant> statuses,
        List<Field> identity,
        int identity_bytes,
        List<Constant> registers,
        List<Constant> control,
        String digest,
        int block,
        int blocks,
        int lanes,
        int vector_bits,
        int weight_bits,
        int word_bytes,
        int ring,
        int prediction_bytes,
        int inputs,
        int classes,
        int bank_words,
        int load_words,
        List<Matrix> matrices,
        int matrix_count,
        int operation_bits,
        int operation_words,
        List<Operation> operations,
        boolean glances,
        List<Variable> fields,
        int field_count) {

    /** A number with a name. */
    public record Constant(String name, int value) {}

    /** A field of the identity. */
    public record Field(String name, int offset, int bytes) {}

    /**
     * A matrix in the banks.
     *
     * @param columns with the bias
     * @param words of a row
     */
    public record Matrix(String name, int base, int rows, int columns, int words) {}

    /**
     * A host micro-operation.
     *
     * @param hex its word
     * @param c_name a name that C takes
     * @param c_words its words of 32 bits, the lowest first
     */
    public record Operation(String name, String hex, String c_name, String c_words) {}

    /** A variable field of a host micro-operation. */
    public record Variable(String name, String upper, int lsb, int bias) {}

    static DriverContext of(Manifest manifest, LinkContext link) {
        Description d = manifest.design().description();
        Layout layout = manifest.layout();
        HostPort host = manifest.host();
        Map<String, String> words = new TreeMap<>(host.checkpoint());
        words.put("load", host.load());
        words.put("read", host.read());
        int operationWords = (host.operationBits() + 31) / 32;
        return new DriverContext(
                d.name(),
                IntStream.rangeClosed(0, d.network().depth())
                        .mapToObj(l -> Integer.toString(d.network().width(l)))
                        .collect(Collectors.joining("-")),
                d.rule().name().text(),
                LinkProtocol.VERSION,
                link.request_sync(),
                link.answer_sync(),
                LinkProtocol.PAYLOAD_MAX,
                LinkProtocol.WINDOW,
                Integer.toHexString(LinkProtocol.STREAM_LAST),
                Arrays.stream(Command.values())
                        .map(c -> new Constant(c.name(), c.code()))
                        .toList(),
                Arrays.stream(Command.values())
                        .filter(c -> c.kind() == Command.Kind.CHANGING)
                        .map(Command::name)
                        .collect(Collectors.joining(", ")),
                Arrays.stream(Status.values())
                        .map(s -> new Constant(s.name(), s.code()))
                        .toList(),
                Arrays.stream(IdentityField.values())
                        .map(f -> new Field(f.name(), f.offset(), f.bytes()))
                        .toList(),
                IdentityField.BYTES,
                Arrays.stream(EngineRegister.values())
                        .map(r -> new Constant(r.name(), r.address()))
                        .toList(),
                Arrays.stream(EngineRegister.Control.values())
                        .map(b -> new Constant(b.name(), b.bit()))
                        .toList(),
                DesignDigest.of(manifest.design()).substring(0, 8),
                layout.block(),
                layout.blocks(),
                layout.block() * layout.blocks(),
                layout.vectorBits(),
                layout.weightBits(),
                link.word_bytes(),
                1 << link.ring_bits(),
                1 << link.entry_bits(),
                d.network().input(),
                d.network().classes(),
                layout.bankWords(),
                host.loadWordsMax(),
                layout.matrices().stream()
                        .map(m -> new Matrix(m.name(), m.base(), m.rows(), m.columns() + (m.bias() ? 1 : 0), m.words()))
                        .toList(),
                layout.matrices().size(),
                host.operationBits(),
                operationWords,
                words.entrySet().stream()
                        .map(e -> operation(e.getKey(), e.getValue(), operationWords))
                        .toList(),
                words.containsKey(HostPort.GLANCE),
                host.fields().stream()
                        .map(f -> new Variable(f.name(), f.name().toUpperCase(Locale.ROOT), f.lsb(), f.bias()))
                        .toList(),
                host.fields().size());
    }

    private static Operation operation(String name, String hex, int words) {
        BigInteger bits = new BigInteger(hex, 16);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            parts.add(
                    String.format(Locale.ROOT, "0x%08x", bits.shiftRight(32 * i).intValue()));
        }
        return new Operation(name, hex, name.replace('-', '_'), String.join(", ", parts));
    }
}
