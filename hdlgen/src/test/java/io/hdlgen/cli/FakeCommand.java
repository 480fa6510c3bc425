package io.hdlgen.cli;

import java.io.IOException;
import java.util.Set;
import org.apache.commons.cli.Options;

/** A command with one option of each kind that does what the test says. */
final class FakeCommand implements Command {
    /** What the command does. */
    interface Body {
        Outcome run(Invocation call) throws BadInput, IOException, InterruptedException;
    }

    private final Body body;

    FakeCommand(Body body) {
        this.body = body;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public String summary() {
        return "does what the test says";
    }

    @Override
    public Positionals positionals() {
        return Positionals.atMostOne("FILE");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Arguments.value("samples", "N", "how many"))
                .addOption(Arguments.value("set", "PATH=VALUE", "change one field"))
                .addOption(Arguments.flag("float", "also in floating point"));
    }

    @Override
    public Set<String> repeatable() {
        return Set.of("set");
    }

    @Override
    public Outcome run(Invocation call) throws BadInput, IOException, InterruptedException {
        return body.run(call);
    }
}
