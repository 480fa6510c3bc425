package io.hdlgen.golden.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFolderTest {
    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";

    @TempDir
    private Path folder;

    private Files4 files;

    @BeforeEach
    void fill() {
        files = new Files4(folder);
    }

    private Opened open() {
        return DataSets.open(folder.toString(), TestDescriptions.of(4, 3));
    }

    private List<String> problems() {
        Opened opened = open();
        assertThat(opened.data()).isEmpty();
        return opened.diagnostics().stream()
                .map(d -> d.toString().replace(folder.toString(), "FOLDER"))
                .toList();
    }

    private void isRead() {
        Opened opened = open();
        assertThat(opened.diagnostics()).isEmpty();
        DataSet data = opened.data().orElseThrow();
        assertThat(data.training().size()).isEqualTo(3);
        assertThat(data.test().size()).isEqualTo(2);
        assertThat(data.training().width()).isEqualTo(4);
        assertThat(data.training().label(2)).isEqualTo(2);
        assertThat(data.test().label(0)).isEqualTo(2);
        int[] x = new int[4];
        data.training().read(1, x);
        // Pixels 84, 105, 126, 147 at XF = 9: doubled.
        assertThat(x).containsExactly(168, 210, 252, 294);
        assertThat(data.training().saturations()).isZero();
    }

    @Test
    void plainFiles() {
        isRead();
    }

    @Test
    void compressedFiles() {
        files.delete(IMAGES);
        files.write(IMAGES + ".gz", Files4.gzip(Files4.images(3, 2, 2, 12)));
        isRead();
    }

    @Test
    void namesWithADot() {
        files.delete(IMAGES);
        files.write("train-images.idx3-ubyte", Files4.images(3, 2, 2, 12));
        files.delete(LABELS);
        files.write("train-labels.idx1-ubyte.gz", Files4.gzip(Files4.labels(0, 1, 2)));
        isRead();
    }

    @Test
    void theLargestPixelIsJustBelowOne() {
        byte[] white = Files4.images(3, 2, 2, 12);
        Arrays.fill(white, 16, 28, (byte) 255);
        files.write(IMAGES, white);
        int[] x = new int[4];
        for (String activations : List.of("s7.9", "s12.4", "s2.16")) {
            var description = TestDescriptions.of(4, 3, "format.activations=" + activations);
            DataSets.open(folder.toString(), description)
                    .data()
                    .orElseThrow()
                    .training()
                    .read(0, x);
            int fraction = description.formats().activations().fractionBits();
            assertThat(x).containsOnly((255 << fraction) >> 8);
        }
    }

    @Test
    void missingFilesAreListed() {
        files.delete(IMAGES);
        files.delete("t10k-labels-idx1-ubyte");
        assertThat(problems())
                .containsExactly("FOLDER: not in this folder: train-images-idx3-ubyte, t10k-labels-idx1-ubyte"
                        + " (the endings .gz and .idx3-ubyte, .idx1-ubyte are fine too) [S003]");
    }

    @Test
    void emptyFiles() {
        files.write(IMAGES, new byte[0]);
        files.write(LABELS, Files4.labels());
        files.write("t10k-images-idx3-ubyte", Files4.images(0, 2, 2, 0));
        assertThat(problems())
                .containsExactly(
                        "FOLDER/train-images-idx3-ubyte: there is no sample in it [S004]",
                        "FOLDER/train-labels-idx1-ubyte: there is no sample in it [S004]",
                        "FOLDER/t10k-images-idx3-ubyte: there is no sample in it [S004]");
    }

    @Test
    void truncatedFiles() {
        files.write(IMAGES, Arrays.copyOf(Files4.images(3, 2, 2, 12), 27));
        files.write(LABELS, Arrays.copyOf(Files4.labels(0, 1, 2), 6));
        files.write("t10k-labels-idx1-ubyte", new byte[] {0, 0});
        assertThat(problems())
                .containsExactly(
                        "FOLDER/train-images-idx3-ubyte: 27 bytes, but its header announces 28 [S006]",
                        "FOLDER/train-labels-idx1-ubyte: 6 bytes, but its header announces 8 [S006]",
                        "FOLDER/t10k-labels-idx1-ubyte: 2 bytes, but its header announces 8 [S006]");
    }

    @Test
    void trailingBytes() {
        files.write(LABELS, Arrays.copyOf(Files4.labels(0, 1, 2), 12));
        assertThat(problems())
                .containsExactly(
                        "FOLDER/train-labels-idx1-ubyte: longer than the 11 bytes that its header announces [S007]");
    }

    @Test
    void swappedFiles() {
        files.write(IMAGES, Files4.labels(0, 1, 2));
        files.write(LABELS, Files4.images(3, 2, 2, 12));
        assertThat(problems())
                .containsExactly(
                        "FOLDER/train-images-idx3-ubyte: begins with 0x00000801; IDX images begin with 0x00000803 [S008]",
                        "FOLDER/train-labels-idx1-ubyte: begins with 0x00000803; IDX labels begin with 0x00000801 [S008]");
    }

    @Test
    void aCompressedFileWithoutItsEnding() {
        files.write(IMAGES, Files4.gzip(Files4.images(3, 2, 2, 12)));
        assertThat(problems()).hasSize(1).allMatch(p -> p.contains("begins with 0x1f8b0800") && p.endsWith("[S008]"));
    }

    @Test
    void absurdDimensions() {
        files.write(IMAGES, Files4.images(-1, 2, 2, 12));
        files.write("t10k-images-idx3-ubyte", Files4.images(2, -1, -1, 8));
        assertThat(problems())
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(
                                        "FOLDER/train-images-idx3-ubyte: 17179869180 bytes of memory are needed; at most ")
                                .endsWith("[S017]"),
                        second -> assertThat(second)
                                .isEqualTo("FOLDER/t10k-images-idx3-ubyte: 18446744065119617025 values a sample;"
                                        + " network.input is 4 [S011]"));
    }

    @Test
    void aHugeClaimOfASmallFile() {
        files.write(IMAGES, Files4.images(10_000_000, 2, 2, 12));
        assertThat(problems())
                .containsExactly("FOLDER/train-images-idx3-ubyte: 28 bytes, but its header announces 40000016 [S006]");
    }

    @Test
    void noPixels() {
        files.write(IMAGES, Files4.images(3, 0, 2, 0));
        assertThat(problems())
                .containsExactly("FOLDER/train-images-idx3-ubyte: its header announces 3 x 0 x 2 values;"
                        + " each must be at least 1 [S009]");
    }

    @Test
    void countsThatDiffer() {
        files.write(LABELS, Files4.labels(0, 1));
        assertThat(problems())
                .containsExactly(
                        "FOLDER/train-labels-idx1-ubyte: 2 labels for the 3 images of train-images-idx3-ubyte [S010]");
    }

    @Test
    void imagesOfAnotherSize() {
        files.write(IMAGES, Files4.images(3, 28, 28, 3 * 784));
        assertThat(problems())
                .containsExactly("FOLDER/train-images-idx3-ubyte: 784 values a sample; network.input is 4 [S011]");
    }

    @Test
    void moreClassesThanOutputs() {
        files.write(LABELS, Files4.labels(0, 200, 7));
        assertThat(problems())
                .containsExactly("FOLDER/train-labels-idx1-ubyte: labels go up to 200, which makes 201 classes;"
                        + " the network has 3 outputs [S012]");
    }

    @Test
    void damagedCompression() {
        byte[] packed = Files4.gzip(Files4.images(3, 2, 2, 12));
        files.delete(IMAGES);
        files.write(IMAGES + ".gz", Arrays.copyOf(packed, packed.length - 12));
        files.delete(LABELS);
        files.write(LABELS + ".gz", Files4.labels(0, 1, 2));
        byte[] wrong = Files4.gzip(Files4.labels(2, 0));
        wrong[wrong.length - 8] ^= 1; // the checksum
        files.delete("t10k-labels-idx1-ubyte");
        files.write("t10k-labels-idx1-ubyte.gz", wrong);
        assertThat(problems())
                .containsExactly(
                        "FOLDER/train-images-idx3-ubyte.gz: damaged gzip file: it ends too early [S005]",
                        "FOLDER/train-labels-idx1-ubyte.gz: damaged gzip file: Not in GZIP format [S005]",
                        "FOLDER/t10k-labels-idx1-ubyte.gz: damaged gzip file: Corrupt GZIP trailer [S005]");
    }

    @Test
    void aFolderInPlaceOfAFile() {
        files.delete(IMAGES);
        assertThat(folder.resolve(IMAGES).toFile().mkdir()).isTrue();
        assertThat(problems()).containsExactly("FOLDER/train-images-idx3-ubyte: cannot be read: Is a directory [S002]");
    }
}
