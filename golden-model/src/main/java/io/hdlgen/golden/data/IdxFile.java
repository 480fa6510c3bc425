package io.hdlgen.golden.data;

import io.hdlgen.golden.spec.Findings;
import io.hdlgen.golden.spec.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * One IDX file of unsigned bytes: four bytes 0, 0, 8 and the number of dimensions, the dimensions as big-endian 32-bit numbers, the values.
 *
 * @param count first dimension
 * @param width product of the others
 * @param values count x width bytes
 */
record IdxFile(int count, int width, byte[] values) {
    private static final int UNSIGNED_BYTES = 0x0800;

    /** Reads images, three dimensions, if each has {@code width} pixels. */
    static Optional<IdxFile> images(Path file, int width, Findings findings) {
        return InputFile.read(file, findings, in -> new Reader(file, findings, in).read(3, width));
    }

    /** Reads labels, one dimension. */
    static Optional<IdxFile> labels(Path file, Findings findings) {
        return InputFile.read(file, findings, in -> new Reader(file, findings, in).read(1, 1));
    }

    private record Reader(Path file, Findings findings, InputStream in) {
        Optional<IdxFile> read(int dimensions, int wanted) throws IOException {
            int headerBytes = 4 + 4 * dimensions;
            byte[] header = in.readNBytes(headerBytes);
            if (header.length == 0) {
                return refuse(DataProblem.EMPTY_FILE);
            }
            int magic = ByteBuffer.wrap(Arrays.copyOf(header, headerBytes)).getInt();
            if (header.length >= 4 && magic != UNSIGNED_BYTES + dimensions) {
                String what = dimensions == 1 ? "labels" : "images";
                return refuse(DataProblem.MAGIC, magic, what, UNSIGNED_BYTES + dimensions);
            }
            if (header.length < headerBytes) {
                return refuse(DataProblem.TRUNCATED, header.length, headerBytes);
            }
            long[] sizes = {size(header, 0), 1, 1};
            for (int i = 1; i < dimensions; i++) {
                sizes[i] = size(header, i);
            }
            return body(sizes, wanted, headerBytes);
        }

        private static long size(byte[] header, int dimension) {
            return Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(4 + 4 * dimension));
        }

        /** Nothing is reserved for a size that the header only claims: the bytes are taken as they come. */
        private Optional<IdxFile> body(long[] sizes, int wanted, int headerBytes) throws IOException {
            // Two factors below 2^32: the product is exact as an unsigned number.
            long width = sizes[1] * sizes[2];
            if (sizes[0] == 0) {
                return refuse(DataProblem.EMPTY_FILE);
            }
            if (width == 0) {
                return refuse(DataProblem.DIMENSIONS, sizes[0], sizes[1], sizes[2]);
            }
            if (width != wanted) {
                return refuse(DataProblem.WIDTH_DIFFERS, Long.toUnsignedString(width), wanted);
            }
            long total = sizes[0] * width;
            if (total > InputFile.memoryLimit()) {
                return refuse(DataProblem.TOO_LARGE, total, InputFile.memoryLimit());
            }
            byte[] values = in.readNBytes((int) total);
            if (values.length < total) {
                return refuse(DataProblem.TRUNCATED, (long) headerBytes + values.length, headerBytes + total);
            }
            if (in.read() >= 0) {
                return refuse(DataProblem.TRAILING_BYTES, headerBytes + total);
            }
            return Optional.of(new IdxFile((int) sizes[0], (int) width, values));
        }

        private Optional<IdxFile> refuse(DataProblem problem, Object... found) {
            findings.add(problem, "", new Place(file.toString(), 0), found);
            return Optional.empty();
        }
    }
}
