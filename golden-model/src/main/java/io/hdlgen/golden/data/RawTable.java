package io.hdlgen.golden.data;

import io.hdlgen.golden.fixed.FixedFormat;
import java.util.ArrayList;
import java.util.List;

/** Rows of real numbers as raw integers, kept in 16 bits where the format allows it. */
final class RawTable {
    private static final int ROW_OVERHEAD = 48;

    private final int width;
    private final FixedFormat format;
    private final boolean narrow;
    private final List<Row> rows = new ArrayList<>();
    private int filled;

    RawTable(int width, FixedFormat format) {
        this.width = width;
        this.format = format;
        this.narrow = format.bits() <= Short.SIZE;
    }

    /** One of the two arrays is empty. */
    private static final class Row {
        private final short[] narrow;
        private final int[] wide;
        private int label;
        private int saturations;

        Row(short[] narrow, int[] wide) {
            this.narrow = narrow;
            this.wide = wide;
        }
    }

    int width() {
        return width;
    }

    int rows() {
        return rows.size();
    }

    /** Memory with one more row. */
    long bytes() {
        return (rows.size() + 1L) * ((narrow ? Short.BYTES : Integer.BYTES) * (long) width + ROW_OVERHEAD);
    }

    boolean hasRoom() {
        return bytes() <= InputFile.memoryLimit();
    }

    /** Begins a row; its values are added from left to right. */
    void begin() {
        rows.add(new Row(new short[narrow ? width : 0], new int[narrow ? 0 : width]));
        filled = 0;
    }

    /** Appends a value to the last row: sat(floor(v 2^XF + 1/2)). */
    void add(double value) {
        Row row = rows.get(rows.size() - 1);
        long raw = raw(value, format);
        long clamped = Math.max(format.min(), Math.min(format.max(), raw));
        if (raw != clamped) {
            row.saturations++;
        }
        if (narrow) {
            row.narrow[filled++] = (short) clamped;
        } else {
            row.wide[filled++] = (int) clamped;
        }
    }

    /** floor(v 2^XF + 1/2) of the exact product; beyond the range of long its largest or smallest number. */
    static long raw(double value, FixedFormat format) {
        double scaled = Math.scalb(value, format.fractionBits());
        double floor = Math.floor(scaled);
        // Not floor(scaled + 0.5): that sum is rounded, and 0.49999999999999994 would become 1.
        return (long) (scaled - floor >= 0.5 ? floor + 1 : floor);
    }

    /** Sets the label of the last row. */
    void label(int label) {
        rows.get(rows.size() - 1).label = label;
    }

    long saturations(int first, int size) {
        return rows.subList(first, first + size).stream()
                .mapToLong(row -> row.saturations)
                .sum();
    }

    /** A range of rows; the table must not change any more. */
    Samples samples(int first, int size) {
        return new Part(first, size, saturations(first, size));
    }

    private final class Part implements Samples {
        private final int first;
        private final int size;
        private final long saturations;

        Part(int first, int size, long saturations) {
            this.first = first;
            this.size = size;
            this.saturations = saturations;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public int label(int index) {
            return rows.get(first + index).label;
        }

        @Override
        public void read(int index, int[] into) {
            Row row = rows.get(first + index);
            if (narrow) {
                for (int j = 0; j < width; j++) {
                    into[j] = row.narrow[j];
                }
            } else {
                System.arraycopy(row.wide, 0, into, 0, width);
            }
        }

        @Override
        public long saturations() {
            return saturations;
        }
    }
}
