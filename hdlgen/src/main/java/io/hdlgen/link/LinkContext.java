package io.hdlgen.link;

import io.hdlgen.golden.spec.DesignDigest;
import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Widths;
import io.hdlgen.sim.manifest.Layout;
import io.hdlgen.verilog.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Context of {@code link/link.v.j2}.
 *
 * @param overview the commands as comment lines
 * @param commands codes of the commands
 * @param statuses codes of the answers
 * @param word_bits S XW
 * @param word_bytes of a word of the streams in a frame
 * @param result_bits log2 of the bytes of results that are kept
 * @param result_byte_bits of the index of a byte of a result
 * @param read_word the word of the read port, padded to whole bytes
 * @param data_bits of the register through which words pass
 * @param byte_bits of the index of a byte in it
 * @param last_stream_byte index of the last byte of a word of the stream
 * @param last_register_byte of a register
 * @param last_prediction_byte of a prediction
 * @param one_byte 1, as wide as such an index
 * @param index_bits of registers, results, predictions and labels
 * @param prediction label and class, padded to whole bytes
 * @param entry_bits log2 of the bytes of a prediction in a frame
 * @param entry_byte the part of the index of a byte that a prediction needs
 * @param prediction_count bytes of the predictions that are asked for
 * @param identity what a HELLO is answered with
 */
public record LinkContext(
        List<String> overview,
        List<Code> commands,
        List<Code> statuses,
        String divisor,
        int count_bits,
        String tick,
        int tick_bits,
        int word_bits,
        int word_bytes,
        int label_bits,
        int result_bits,
        int ring_bits,
        int result_byte_bits,
        String read_word,
        int data_bits,
        int byte_bits,
        String last_stream_byte,
        String last_register_byte,
        String last_prediction_byte,
        String one_byte,
        int index_bits,
        String prediction,
        int entry_bits,
        String entry_byte,
        String prediction_count,
        String request_sync,
        String answer_sync,
        int hello_bytes,
        List<IdentityByte> identity) {

    /** Bytes of results that every design keeps, log2; with the predictions they fit one block memory of the smallest devices. */
    private static final int RESULT_BITS = 8;
    /** Predictions that every design keeps, log2. */
    static final int RING_BITS = 5;
    /** The second byte of an index has a bit at least. */
    private static final int LEAST_INDEX_BITS = 9;

    private static final int REGISTER_BYTES = 4;

    /**
     * A code and its name, padded to the column of the others.
     *
     * @param name of the constant
     * @param code its value
     */
    public record Code(String name, int code) {}

    /**
     * A byte of the identity.
     *
     * @param index decimal, with leading blanks
     * @param value two hexadecimal digits
     * @param meaning field that it belongs to
     */
    public record IdentityByte(String index, String value, String meaning) {}

    static LinkContext of(Plan plan, LinkTiming timing) {
        Layout layout = plan.layout();
        int wordBits = layout.block() * layout.vectorBits();
        int wordBytes = bytes(wordBits);
        int labelBits = Widths.index(plan.design().description().network().classes());
        int labelBytes = bytes(labelBits);
        int dataBytes = Math.max(wordBytes, REGISTER_BYTES);
        int byteBits = Widths.index(dataBytes);
        int resultBits = resultBits(plan);
        int entryBytes = entryBytes(plan);
        return new LinkContext(
                commandLines(),
                Arrays.stream(Command.values())
                        .map(c -> code(c.name(), c.code()))
                        .toList(),
                Arrays.stream(Status.values())
                        .map(s -> code(s.name(), s.code()))
                        .toList(),
                Integer.toString(timing.divisor()),
                Widths.index(timing.divisor()),
                Integer.toString(timing.tick()),
                Widths.index(timing.tick()),
                wordBits,
                wordBytes,
                labelBits,
                resultBits,
                RING_BITS,
                Widths.index(wordBytes),
                padded("read_data", wordBits),
                8 * dataBytes,
                byteBits,
                Literal.unsigned(byteBits, wordBytes - 1),
                Literal.unsigned(byteBits, REGISTER_BYTES - 1),
                Literal.unsigned(byteBits, entryBytes - 1),
                Literal.unsigned(byteBits, 1),
                Math.max(LEAST_INDEX_BITS, Math.max(resultBits, labelBits)),
                "{" + padded("pred_label", labelBits) + ", " + padded("pred_class", labelBits) + "}",
                Widths.index(entryBytes),
                labelBytes == 1 ? "[0]" : "[1:0]",
                count(labelBytes),
                hex(LinkProtocol.REQUEST_SYNC),
                hex(LinkProtocol.ANSWER_SYNC),
                IdentityField.BYTES,
                identityBytes(plan, wordBytes, entryBytes, resultBits));
    }

    /** Bytes of a prediction in a frame: class and label. */
    static int entryBytes(Plan plan) {
        return 2 * bytes(Widths.index(plan.design().description().network().classes()));
    }

    /** log2 of the bytes of results that are kept. */
    static int resultBits(Plan plan) {
        Layout layout = plan.layout();
        return Math.max(RESULT_BITS, Widths.index(layout.blocks() * bytes(layout.block() * layout.vectorBits())));
    }

    private static String count(int labelBytes) {
        int more = labelBytes == 1 ? 1 : 2;
        int bits = RING_BITS + 1 + more;
        return "{" + (bits < 8 ? (8 - bits) + "'d0, " : "") + "ring_count, " + more + "'d0}";
    }

    private static List<String> commandLines() {
        List<String> lines = new ArrayList<>();
        for (Command c : Command.values()) {
            lines.add(String.format(Locale.ROOT, "%d  %-11s  %s -> %s", c.code(), c.name(), c.payload(), c.answer()));
        }
        return lines;
    }

    private static List<IdentityByte> identityBytes(Plan plan, int wordBytes, int entryBytes, int resultBits) {
        Layout layout = plan.layout();
        List<IdentityByte> bytes = new ArrayList<>();
        for (IdentityField field : IdentityField.values()) {
            long value = switch (field) {
                case VERSION -> LinkProtocol.VERSION;
                case BLOCK -> layout.block();
                case BLOCKS -> layout.blocks();
                case ELEMENT_BITS -> layout.vectorBits();
                case WORD_BYTES -> wordBytes;
                case PREDICTION_BYTES -> entryBytes;
                case RING_BITS -> RING_BITS;
                case SAMPLE_WORDS -> sampleWords(plan);
                case RESULT_BITS -> resultBits;
                case OPERATION_WORDS -> operationWords(plan);
                case DESIGN -> Long.parseLong(DesignDigest.of(plan.design()).substring(0, 8), 16);
            };
            for (int i = 0; i < field.bytes(); i++) {
                bytes.add(new IdentityByte(
                        Integer.toString(field.offset() + i), hex((int) (value >> (8 * i)) & 0xFF), field.name()));
            }
        }
        return bytes;
    }

    private static int operationWords(Plan plan) {
        int words = (Microcode.of(plan).format().width() + 31) / 32;
        if (words > EngineRegister.OPERATION_WORDS) {
            throw new IllegalArgumentException("a host micro-operation has " + words + " words");
        }
        return words;
    }

    private static int sampleWords(Plan plan) {
        int block = plan.layout().block();
        return (plan.design().description().network().input() + block - 1) / block;
    }

    private static int bytes(int bits) {
        return (bits + 7) / 8;
    }

    private static String padded(String name, int bits) {
        int more = 8 * bytes(bits) - bits;
        return more == 0 ? name : "{" + more + "'d0, " + name + "}";
    }

    private static Code code(String name, int code) {
        return new Code(String.format(Locale.ROOT, "%-11s", name), code);
    }

    private static String hex(int value) {
        return String.format(Locale.ROOT, "%02x", value);
    }
}
