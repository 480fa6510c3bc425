package io.hdlgen.cli;

import io.hdlgen.golden.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** {@code --csv} and {@code --md}: a table as files. */
final class TableFiles {
    private static final String CSV = "csv";
    private static final String MD = "md";

    private TableFiles() {}

    static List<Option> options() {
        return List.of(
                Arguments.value(CSV, "FILE", "write the table as CSV"),
                Arguments.value(MD, "FILE", "write the table as Markdown"));
    }

    /** Refuses files that cannot be written, before the work begins. */
    static void check(Invocation call) throws BadInput {
        for (String option : List.of(CSV, MD)) {
            Optional<Path> file = call.path(option);
            if (file.isPresent()) {
                Writable.checkFile(option, file.get());
            }
        }
    }

    /** Writes the files that were asked for; the first row is the heading. */
    static void write(Invocation call, List<List<String>> rows) throws BadInput, IOException {
        Optional<Path> csv = call.path(CSV);
        if (csv.isPresent()) {
            StringBuilder text = new StringBuilder();
            try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
                printer.printRecords(rows);
            }
            AtomicFile.write(csv.get(), text.toString());
        }
        Optional<Path> markdown = call.path(MD);
        if (markdown.isPresent()) {
            AtomicFile.write(markdown.get(), TextTable.markdown(rows));
        }
    }
}
