package io.hdlgen.golden.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NumPy's array file, format 1.0: {@code 93 "NUMPY" 1 0}, the length of the header as 16 bits, the header (a Python dictionary, padded with blanks to a multiple of 64 bytes), then the
 * elements in row-major order, little-endian. Reads signed and unsigned integers of 8 to 64 bits and 64-bit floats.
 */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int PREFIX = MAGIC.length + 2;
    private static final int ALIGNMENT = 64;
    private static final Pattern HEADER = Pattern.compile(
            "\\s*\\{(?=.*'descr': *'[<|]([iuf])([1248])')(?=.*'fortran_order': *(True|False))"
                    + "(?=.*'shape': *\\(([0-9, ]{0,40})\\)).*\\}\\s*",
            Pattern.DOTALL);

    /** What the header says. */
    private record Header(char kind, int bytes, int[] shape, int offset) {
        int count() throws IOException {
            long count = 1;
            for (int n : shape) {
                count *= n;
                if (count > Integer.MAX_VALUE) {
                    throw new IOException("more than 2^31 elements");
                }
            }
            return (int) count;
        }
    }

    private Npy() {}

    /** A matrix of 32-bit integers. */
    public static byte[] ints(int[][] rows) {
        byte[] file = start("<i4", rows.length + ", " + rows[0].length, 4L * rows.length * rows[0].length);
        ByteBuffer out = body(file);
        for (int[] row : rows) {
            for (int v : row) {
                out.putInt(v);
            }
        }
        return file;
    }

    /** A vector of unsigned 32-bit integers. */
    public static byte[] unsigned(int[] values) {
        byte[] file = start("<u4", values.length + ",", 4L * values.length);
        ByteBuffer out = body(file);
        for (int v : values) {
            out.putInt(v);
        }
        return file;
    }

    /** A matrix of doubles. */
    public static byte[] doubles(double[][] rows) {
        byte[] file = start("<f8", rows.length + ", " + rows[0].length, 8L * rows.length * rows[0].length);
        ByteBuffer out = body(file);
        for (double[] row : rows) {
            for (double v : row) {
                out.putDouble(v);
            }
        }
        return file;
    }

    /**
     * A matrix or vector of integers; a vector is a matrix of one row.
     *
     * @throws IOException when it is not one, with the reason
     */
    public static long[][] readInts(byte[] file) throws IOException {
        Header header = header(file);
        if (header.kind == 'f') {
            throw new IOException("holds floats; raw integers are needed (value times 2^F)");
        }
        ByteBuffer in = body(file, header);
        long[][] rows = new long[rows(header)][columns(header)];
        for (long[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = integer(in, header);
            }
        }
        return rows;
    }

    /**
     * A matrix or vector of 64-bit floats; a vector is a matrix of one row.
     *
     * @throws IOException when it is not one, with the reason
     */
    public static double[][] readDoubles(byte[] file) throws IOException {
        Header header = header(file);
        if (header.kind != 'f' || header.bytes != 8) {
            throw new IOException("does not hold 64-bit floats");
        }
        ByteBuffer in = body(file, header);
        double[][] rows = new double[rows(header)][columns(header)];
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = in.getDouble();
            }
        }
        return rows;
    }

    /** A file with its header and {@code bytes} zeros. */
    private static byte[] start(String type, String shape, long bytes) {
        String text =
                String.format(Locale.ROOT, "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }", type, shape);
        int unpadded = PREFIX + text.length() + 1;
        int padded = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String header = text + " ".repeat(padded - unpadded) + "\n";
        byte[] file = new byte[Math.toIntExact(padded + bytes)];
        ByteBuffer out = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        return file;
    }

    /** What follows the header of a file that {@link #start} made. */
    private static ByteBuffer body(byte[] file) {
        int header = (file[8] & 0xff) | (file[9] & 0xff) << 8;
        return ByteBuffer.wrap(file, PREFIX + header, file.length - PREFIX - header)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Header header(byte[] file) throws IOException {
        if (file.length < PREFIX || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("is no .npy file of format 1.0");
        }
        int length = (file[8] & 0xff) | (file[9] & 0xff) << 8;
        if (file.length < PREFIX + length) {
            throw new IOException("ends within its header");
        }
        Matcher m = HEADER.matcher(new String(file, PREFIX, length, StandardCharsets.US_ASCII));
        if (!m.matches() || (m.group(1).equals("f") && !m.group(2).equals("8"))) {
            throw new IOException("holds no little-endian integers or 64-bit floats");
        }
        int[] shape = shape(m.group(4));
        if (m.group(3).equals("True") && shape.length > 1) {
            throw new IOException("is stored column by column (fortran_order); rows are needed");
        }
        return new Header(m.group(1).charAt(0), Integer.parseInt(m.group(2)), shape, PREFIX + length);
    }

    private static int[] shape(String text) throws IOException {
        try {
            int[] shape = Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
            if ((shape.length == 1 || shape.length == 2) && Arrays.stream(shape).allMatch(n -> n > 0)) {
                return shape;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IOException("has shape (" + text + "); one or two dimensions of at least 1 are needed");
    }

    private static int rows(Header header) {
        return header.shape.length == 1 ? 1 : header.shape[0];
    }

    private static int columns(Header header) {
        return header.shape[header.shape.length - 1];
    }

    private static ByteBuffer body(byte[] file, Header header) throws IOException {
        long bytes = (long) header.count() * header.bytes;
        if (file.length - header.offset != bytes) {
            throw new IOException(
                    "holds " + (file.length - header.offset) + " bytes of data; its header announces " + bytes);
        }
        return ByteBuffer.wrap(file, header.offset, (int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long integer(ByteBuffer in, Header header) throws IOException {
        boolean signed = header.kind == 'i';
        long value = switch (header.bytes) {
            case 1 -> signed ? in.get() : in.get() & 0xff;
            case 2 -> signed ? in.getShort() : in.getShort() & 0xffff;
            case 4 -> signed ? in.getInt() : in.getInt() & 0xffffffffL;
            default -> in.getLong();
        };
        if (!signed && value < 0) {
            throw new IOException("holds a number of 2^63 or more");
        }
        return value;
    }
}
