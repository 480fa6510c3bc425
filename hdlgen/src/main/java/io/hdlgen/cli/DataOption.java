package io.hdlgen.cli;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.data.Opened;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Diagnostic;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code --data}: what the network sees. */
final class DataOption {
    private static final String NAME = "data";

    private DataOption() {}

    /** The option; {@code otherwise} says what happens when the input is not 64 wide and nothing is named. */
    static Option option(String otherwise) {
        return Arguments.value(
                NAME,
                "WHICH",
                "digits, random, a folder of IDX files, or FILE.csv[.gz]; default: digits if the input is 64 wide, else "
                        + otherwise);
    }

    /** The named data set, or the digits if they fit; nothing else is a sensible thing to learn. */
    static DataSet toLearn(Invocation call, Description description) throws BadInput {
        Optional<String> named = call.text(NAME);
        return checked(
                call, named.isPresent() ? DataSets.open(named.get(), description) : DataSets.openStandard(description));
    }

    /** The same, but random data where the digits do not fit: any numbers show whether two machines agree. */
    static DataSet toCompare(Invocation call, Description description) throws BadInput {
        String name =
                call.text(NAME).orElseGet(() -> DataSets.standard(description).orElse(DataSets.RANDOM));
        return checked(call, DataSets.open(name, description));
    }

    private static DataSet checked(Invocation call, Opened opened) throws BadInput {
        if (opened.data().isEmpty()) {
            throw new BadInput(opened.diagnostics());
        }
        for (Diagnostic warning : opened.diagnostics()) {
            call.console().warn(warning);
        }
        return opened.data().get();
    }
}
