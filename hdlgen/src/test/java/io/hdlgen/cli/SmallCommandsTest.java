package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.sim.build.ModelCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallCommandsTest {
    @TempDir
    Path folder;

    @Test
    void cleanDeletesTheModelsAndSaysHowMuch() throws IOException {
        ModelCache cache = new ModelCache(folder.resolve("cache"), 1000);
        cache.findOrBuild("0123456789abcdef", scratch -> {
            try {
                Files.write(scratch.resolve("model"), new byte[300]);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        List<Command> commands = List.of(new CleanCommand(() -> cache));
        Terminal terminal = new Terminal();
        Path json = folder.resolve("clean.json");
        assertThat(terminal.run(commands, "clean", "--json", json.toString())).isEqualTo(ExitStatus.OK);
        assertThat(json).content().contains("\"bytes_freed\" : 300");
        assertThat(cache.sizeBytes()).isZero();
        assertThat(terminal.out()).startsWith("freed 0.0 MB in ");
    }

    @Test
    void theDefaultFolderIsNamedAfterTheDesign() throws Exception {
        String file = new Workbench(folder).pocket();
        FolderOf command = new FolderOf();
        assertThat(new Terminal().run(List.of(command), "folder-of", file, "--set", "name=net"))
                .isEqualTo(ExitStatus.OK);
        assertThat(command.folder).isEqualTo(Path.of("build", "net"));
    }

    /** Tells where the files would go. */
    private static final class FolderOf implements Command {
        private Path folder = Path.of("");

        @Override
        public String name() {
            return "folder-of";
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public Positionals positionals() {
            return SubjectOption.POSITIONAL;
        }

        @Override
        public org.apache.commons.cli.Options options() {
            return new GenerateCommand().options();
        }

        @Override
        public Outcome run(Invocation call) throws BadInput {
            folder = OutOption.of(call, SubjectOption.read(call));
            return Outcome.ok();
        }
    }
}
