package io.hdlgen.cli;

/** {@code hdlgen test}: done by the launcher, which has the sources and Maven; here for the help page. */
final class TestCommand implements Command {
    @Override
    public String name() {
        return "test";
    }

    @Override
    public String summary() {
        return "install what is missing and run the whole test suite and all gates";
    }

    @Override
    public Positionals positionals() {
        return new Positionals("[MAVEN-OPTION...]", 0, Integer.MAX_VALUE);
    }

    @Override
    public String details() {
        return "The last line says how many tests passed and failed. Words that are no options of this page go to Maven.";
    }

    @Override
    public Outcome run(Invocation call) throws BadInput {
        throw BadInput.of(Mistake.LAUNCHER_ONLY, name(), name());
    }
}
