package io.hdlgen.golden.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.noise.SplitMix64;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in the files, the answer is a data set or a list of problems. */
class RubbishDataTest {
    @TempDir
    private Path folder;

    private final SplitMix64 random = new SplitMix64(4);

    private byte[] mutate(byte[] bytes) {
        byte[] mutant = random.below(3) == 0 ? Arrays.copyOf(bytes, random.below(bytes.length + 4)) : bytes.clone();
        for (int i = random.below(4); i > 0 && mutant.length > 0; i--) {
            mutant[random.below(mutant.length)] = (byte) random.next();
        }
        return mutant;
    }

    private void answers(Path data, int input) {
        Opened opened = DataSets.open(data.toString(), TestDescriptions.of(input, 3));
        assertThat(opened.data().isPresent()).isNotEqualTo(opened.hasErrors());
        opened.data().ifPresent(set -> {
            int[] x = new int[input];
            for (Samples part : List.of(set.training(), set.test())) {
                for (int i = 0; i < part.size(); i++) {
                    part.read(i, x);
                    assertThat(part.label(i)).isBetween(0, 2);
                }
            }
        });
    }

    @Test
    void idx() {
        byte[] images = Files4.images(3, 2, 2, 12);
        byte[] labels = Files4.labels(0, 1, 2);
        for (int i = 0; i < 500; i++) {
            Files4 files = new Files4(folder);
            files.write("train-images-idx3-ubyte", mutate(images));
            files.write("train-labels-idx1-ubyte", mutate(labels));
            answers(folder, 4);
        }
        Files4 files = new Files4(folder);
        files.delete("train-images-idx3-ubyte");
        for (int i = 0; i < 500; i++) {
            files.write("train-images-idx3-ubyte.gz", mutate(Files4.gzip(images)));
            answers(folder, 4);
        }
    }

    @Test
    void csv() throws IOException {
        byte[] text = Files4.text("a,b,label\n1,2,0\n0.5,-1e3,2\n\"3\", 4 ,1\n");
        for (int i = 0; i < 1000; i++) {
            answers(Files.write(folder.resolve("data.csv"), mutate(text)), 2);
            answers(Files.write(folder.resolve("data.csv.gz"), mutate(Files4.gzip(text))), 2);
        }
    }
}
