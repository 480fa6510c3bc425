package io.hdlgen.golden.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Lines of comma-separated numbers, one at a time in one buffer. Cells may stand in double quotes; there are no commas inside them. */
final class CsvLines {
    /** Longest line: 65536 numbers of 64 characters. */
    static final int MOST_CHARACTERS = 1 << 22;

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,9})?");
    private static final Pattern NOT_FINITE =
            Pattern.compile("|[-+]?(nan|inf|infinity)|na|null", Pattern.CASE_INSENSITIVE);
    /** Integers of so many digits are exact without the library. */
    private static final int SHORT_INTEGER = 9;

    private final InputStream in;
    private byte[] line = new byte[1 << 12];
    private int[] ends = new int[64];
    private int length;
    private int cells;
    private int number;

    CsvLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        length = 0;
        int read = in.read();
        if (read < 0) {
            return false;
        }
        number++;
        for (; read >= 0 && read != '\n' && length <= MOST_CHARACTERS; read = in.read()) {
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) read;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        skipByteOrderMark();
        splitCells();
        return true;
    }

    private void skipByteOrderMark() {
        if (number == 1 && length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF) {
            System.arraycopy(line, 3, line, 0, length - 3);
            length -= 3;
        }
    }

    private void splitCells() {
        cells = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || line[i] == ',') {
                if (cells == ends.length) {
                    ends = Arrays.copyOf(ends, 2 * cells);
                }
                ends[cells++] = i;
            }
        }
    }

    /** Number of the line, from 1. */
    int number() {
        return number;
    }

    boolean tooLong() {
        return length > MOST_CHARACTERS;
    }

    boolean isBlank() {
        return cells == 1 && text(0).isEmpty();
    }

    int cells() {
        return cells;
    }

    /** A cell as it is written, without quotes and surrounding blanks. */
    String text(int cell) {
        int start = cell == 0 ? 0 : ends[cell - 1] + 1;
        String text = new String(line, start, ends[cell] - start, StandardCharsets.ISO_8859_1).strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    /** The number in a cell; NaN if it says that there is none, or that it is infinite; empty if it is something else. */
    OptionalDouble value(int cell) {
        int start = cell == 0 ? 0 : ends[cell - 1] + 1;
        int end = ends[cell];
        if (end > start && end - start <= SHORT_INTEGER) {
            int value = 0;
            int i = start;
            while (i < end && line[i] >= '0' && line[i] <= '9') {
                value = 10 * value + (line[i++] - '0');
            }
            if (i == end) {
                return OptionalDouble.of(value);
            }
        }
        String text = text(cell);
        if (NUMBER.matcher(text).matches()) {
            return OptionalDouble.of(Double.parseDouble(text));
        }
        return NOT_FINITE.matcher(text).matches() ? OptionalDouble.of(Double.NaN) : OptionalDouble.empty();
    }
}
