package io.hdlgen.sim.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.sim.SimException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that misbehave, played by shell scripts. */
class ModelProcessTest {
    private static final String ALIVE_AT_7 = "printf '\\153\\0\\0\\0\\10\\0\\0\\0\\7\\0\\0\\0\\0\\0\\0\\0';";

    @TempDir
    Path folder;

    @Test
    void framesKeepTheirContents() {
        Frame sent = Frame.command(6)
                .putInt(-5)
                .putLong(1L << 40)
                .putInts(new int[] {1, -2, 3})
                .putText("añ");
        for (int i = 0; i < 100; i++) {
            sent.putInt(i);
        }
        byte[] bytes = sent.bytes();
        assertThat(bytes).startsWith(6, 0, 0, 0);
        Frame read = Frame.reply(6, java.util.Arrays.copyOfRange(bytes, 8, bytes.length));
        assertThat(bytes[4] & 0xFF).isEqualTo((bytes.length - 8) & 0xFF);
        assertThat(read.getInt()).isEqualTo(-5);
        assertThat(read.getLong()).isEqualTo(1L << 40);
        assertThat(read.getInts(3)).containsExactly(1, -2, 3);
    }

    @Test
    void returnsRepliesAndSkipsSignsOfLife() {
        try (ModelProcess model = start(ALIVE_AT_7 + "printf '\\147\\0\\0\\0\\4\\0\\0\\0\\1\\2\\0\\0'; sleep 5")) {
            Frame frame = model.receive(Protocol.STATE);
            assertThat(frame.getInt()).isEqualTo(0x201);
        }
    }

    @Test
    void recordsEveryCommand() throws IOException {
        try (ModelProcess model = start("cat > /dev/null")) {
            model.send(Frame.command(Protocol.DUMP));
            model.flush();
        }
        assertThat(Files.readAllBytes(folder.resolve("frames"))).containsExactly(3, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void tellsOfACrash() {
        try (ModelProcess model = start("echo oh dear >&2; kill -SEGV $$")) {
            assertThatThrownBy(model::receive)
                    .isInstanceOf(ModelDied.class)
                    .hasMessageContaining("SIGSEGV")
                    .hasMessageContaining("oh dear");
        }
    }

    @Test
    void tellsTheCycleOfACrash() {
        String crash =
                "printf '\\154\\0\\0\\0\\24\\0\\0\\0\\6\\0\\0\\0\\11\\0\\0\\0\\0\\0\\0\\0\\2\\0\\0\\0\\0\\0\\0\\0'";
        try (ModelProcess model = start(crash)) {
            assertThatThrownBy(model::receive)
                    .isInstanceOfSatisfying(ModelDied.class, e -> {
                        assertThat(e.cycle()).isEqualTo(9);
                        assertThat(e.started()).isEqualTo(2);
                    })
                    .hasMessageContaining("SIGABRT, cycle 9");
        }
    }

    @Test
    void tellsAComplaint() {
        String error = "printf '\\155\\0\\0\\0\\22\\0\\0\\0\\11\\0\\0\\0\\0\\0\\0\\0\\2\\0\\0\\0\\0\\0\\0\\0no'";
        try (ModelProcess model = start(error)) {
            assertThatThrownBy(model::receive).isInstanceOf(ModelDied.class).hasMessageStartingWith("no, cycle 9");
        }
    }

    @Test
    void tellsAnExitStatus() {
        try (ModelProcess model = start("exit 3")) {
            assertThatThrownBy(model::receive).hasMessageContaining("exit 3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep 100", "trap '' TERM; while true; do sleep 1; done", "cat > /dev/null"})
    void doesNotWaitForASilentModel(String script) {
        long begin = System.nanoTime();
        try (ModelProcess model = start(ALIVE_AT_7 + script)) {
            assertThatThrownBy(model::receive)
                    .isInstanceOfSatisfying(
                            ModelDied.class, e -> assertThat(e.cycle()).isEqualTo(7))
                    .hasMessageContaining("hangs");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void refusesRubbish() {
        try (ModelProcess model = start("echo this is not a frame at all")) {
            assertThatThrownBy(model::receive).isInstanceOf(ModelDied.class);
        }
    }

    @Test
    void refusesAnotherReply() {
        try (ModelProcess model = start("printf '\\147\\0\\0\\0\\0\\0\\0\\0'; sleep 5")) {
            assertThatThrownBy(() -> model.receive(Protocol.READY)).hasMessageContaining("frame 103 instead of 101");
        }
    }

    @Test
    void noticesThatNobodyReads() {
        try (ModelProcess model = start("exec 0<&-; sleep 3")) {
            Frame large = Frame.command(Protocol.SAMPLES).putInts(new int[1 << 18]);
            assertThatThrownBy(() -> {
                        model.send(large);
                        model.flush();
                    })
                    .isInstanceOf(ModelDied.class);
        }
    }

    @Test
    void saysThatABinaryCannotBeStarted() {
        ModelProcess.Traces traces = new ModelProcess.Traces(folder.resolve("frames"), folder.resolve("log"));
        assertThatThrownBy(() -> ModelProcess.start(
                        List.of(folder.resolve("none").toString()), folder, traces, Duration.ofSeconds(1)))
                .isInstanceOf(SimException.class)
                .hasMessageContaining("cannot start the model");
    }

    private ModelProcess start(String script) {
        ModelProcess.Traces traces = new ModelProcess.Traces(folder.resolve("frames"), folder.resolve("log"));
        return ModelProcess.start(List.of("bash", "-c", script), folder, traces, Duration.ofMillis(700));
    }
}
