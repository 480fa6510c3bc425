package io.hdlgen.board;

import java.util.List;
import java.util.stream.Stream;

/**
 * What puts a bitstream on a board.
 *
 * @param tool the program
 * @param arguments its arguments; one of them holds {@value #FILE}, which stands for the bitstream
 */
public record Programmer(String tool, List<String> arguments, Origin origin) {
    /** Stands for the bitstream. */
    public static final String FILE = "{file}";

    public Programmer {
        arguments = List.copyOf(arguments);
    }

    /** Tool and arguments for a bitstream. */
    public List<String> command(String file) {
        return Stream.concat(Stream.of(tool), arguments.stream().map(a -> a.replace(FILE, file)))
                .toList();
    }
}
