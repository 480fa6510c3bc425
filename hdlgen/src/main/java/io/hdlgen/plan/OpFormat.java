package io.hdlgen.plan;

import io.hdlgen.verilog.Bits;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fields of the micro-operation word, from bit 0 up: first those of the result path's descriptor, then those of the sequencer. A field exists only if some micro-operation of the
 * design needs it, and is as wide as its largest value.
 */
public final class OpFormat {
    private final Map<String, Bits> fields = new LinkedHashMap<>();
    private int width;
    private int resultWidth;

    OpFormat add(String name, int bits) {
        fields.put(name, new Bits(width, bits));
        width += bits;
        return this;
    }

    OpFormat flag(String name) {
        return add(name, 1);
    }

    OpFormat flagIf(boolean exists, String name) {
        return exists ? flag(name) : this;
    }

    OpFormat addIf(boolean exists, String name, int bits) {
        return exists ? add(name, bits) : this;
    }

    OpFormat endOfResult() {
        resultWidth = width;
        return this;
    }

    /** Where a field stands; fails for a field that this design does not have. */
    public Bits bits(String name) {
        Bits b = fields.get(name);
        if (b == null) {
            throw new IllegalArgumentException("no field " + name);
        }
        return b;
    }

    /** All fields in order. */
    public Map<String, Bits> fields() {
        return new LinkedHashMap<>(fields);
    }

    /** Bits of a micro-operation. */
    public int width() {
        return width;
    }

    /** Bits of the descriptor. */
    public int resultWidth() {
        return resultWidth;
    }

    /** The word with these values; fields that are not named are 0, values for fields that do not exist must be 0. */
    BigInteger word(Map<String, Integer> values) {
        BigInteger word = BigInteger.ZERO;
        for (Map.Entry<String, Integer> e : values.entrySet()) {
            int value = e.getValue();
            Bits b = fields.get(e.getKey());
            if (b == null && value == 0) {
                continue;
            }
            if (b == null || value < 0 || Widths.bits(value) > b.width()) {
                throw new IllegalStateException(e.getKey() + " = " + value + " does not fit the micro-operation");
            }
            word = word.or(BigInteger.valueOf(value).shiftLeft(b.lsb()));
        }
        return word;
    }
}
