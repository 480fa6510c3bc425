package io.hdlgen.cli;

import io.hdlgen.sim.build.ModelCache;
import java.util.List;

/** All commands, in the order of the help page. */
final class Commands {
    private Commands() {}

    static List<Command> all() {
        return List.of(
                new DemoCommand(),
                new InitCommand(),
                new CheckCommand(),
                new TrainCommand(),
                new EvalCommand(),
                new EstimateCommand(),
                new CompareCommand(),
                new GenerateCommand(),
                new SynthCommand(),
                new CosimCommand(),
                new BoardSimCommand(),
                new HostCommand(),
                new RegressCommand(),
                new RulesCommand(),
                new BoardsCommand(),
                new ReproduceCommand(),
                new CleanCommand(ModelCache::ofUser),
                new TestCommand(),
                new DoctorCommand(new ProcessToolProbe()),
                new VersionCommand(),
                new HelpCommand(Commands::all));
    }
}
