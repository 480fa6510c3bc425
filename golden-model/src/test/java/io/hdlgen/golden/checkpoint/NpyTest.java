package io.hdlgen.golden.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyTest {
    /** A file as numpy.save writes it: the dictionary padded with blanks to 128 bytes in all, then the elements. */
    private static byte[] file(String dictionary, String elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex("934e554d505901007600"));
        out.writeBytes(String.format("%-117s\n", dictionary).getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(HexFormat.of().parseHex(elements));
        return out.toByteArray();
    }

    private static String dictionary(String type, String order, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': (" + shape + "), }";
    }

    /** Compared with numpy.save of array([[1, -2, 3], [4, 5, -6]], int32), NumPy 2.4.6. */
    @Test
    void writesWhatNumpyWrites() {
        byte[] saved = file(dictionary("<i4", "False", "2, 3"), "01000000feffffff030000000400000005000000faffffff");
        assertThat(Npy.ints(new int[][] {{1, -2, 3}, {4, 5, -6}})).isEqualTo(saved);
        assertThat(Npy.unsigned(new int[] {-1})).isEqualTo(file(dictionary("<u4", "False", "1,"), "ffffffff"));
        assertThat(Npy.doubles(new double[][] {{1}}))
                .isEqualTo(file(dictionary("<f8", "False", "1, 1"), "000000000000f03f"));
    }

    @ParameterizedTest
    @CsvSource({
        "|i1, fe05, -2, 5",
        "|u1, fe05, 254, 5",
        "<i2, feff0500, -2, 5",
        "<u2, feff0500, 65534, 5",
        "<i4, feffffff05000000, -2, 5",
        "<u4, feffffff05000000, 4294967294, 5",
        "<i8, feffffffffffffff0500000000000000, -2, 5",
        "<u8, fe000000000000000500000000000000, 254, 5"
    })
    void readsIntegersOfAllWidths(String type, String elements, long first, long second) throws IOException {
        assertThat(Npy.readInts(file(dictionary(type, "False", "1, 2"), elements)))
                .isDeepEqualTo(new long[][] {{first, second}});
        assertThat(Npy.readInts(file(dictionary(type, "False", "2,"), elements)))
                .isDeepEqualTo(new long[][] {{first, second}});
        assertThat(Npy.readInts(file(dictionary(type, "False", "2, 1"), elements)))
                .isDeepEqualTo(new long[][] {{first}, {second}});
    }

    @Test
    void readsItsOwnDoubles() throws IOException {
        double[][] values = {{1.5, -0.0}, {Math.PI, Double.MIN_VALUE}};
        assertThat(Npy.readDoubles(Npy.doubles(values))).isDeepEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), };0000000000000000;floats",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), };00000000;no little-endian",
                "{'descr': '>i4', 'fortran_order': False, 'shape': (1,), };00000000;no little-endian",
                "{'descr': '<i4', 'fortran_order': True, 'shape': (1, 1), };00000000;fortran_order",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (1, 1, 1), };00000000;dimensions",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (), };00000000;dimensions",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (0, 7), };'';dimensions",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (99999999999,), };00000000;dimensions",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (65536, 65536), };00000000;2^31",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (2,), };00000000;4 bytes",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (1,), };0000000000;5 bytes",
                "{'descr': '<u8', 'fortran_order': False, 'shape': (1,), };ffffffffffffffff;2^63",
                "nonsense;00;no little-endian"
            })
    void saysWhatItCannotRead(String dictionary, String elements, String reason) {
        assertThatThrownBy(() -> Npy.readInts(file(dictionary, elements)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void neverReadsBeyondTheEnd() {
        byte[] whole = Npy.ints(new int[][] {{1, 2}});
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Npy.readInts(part)).isInstanceOf(IOException.class);
        }
    }
}
