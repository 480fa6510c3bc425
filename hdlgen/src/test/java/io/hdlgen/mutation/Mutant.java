package io.hdlgen.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * One bit of one port of one cell of the flattened design that is wrong, as Yosys names it.
 *
 * @param number selects it, from 1 up
 * @param mode what happens to the bit: {@code inv}, {@code const0}, {@code const1}, or inverted while the control bit is 0 or 1 ({@code cnot0}, {@code cnot1})
 * @param cell name of the cell, which begins with its instance
 * @param port of the cell
 * @param bit of the port
 * @param controlBit of the same port, for {@code cnot0} and {@code cnot1}
 * @param wire name and bit of the wire there, or the empty text
 * @param sources files and lines of cell, wire and the instances around them
 */
public record Mutant(
        int number,
        String mode,
        String cell,
        String port,
        int bit,
        OptionalInt controlBit,
        String wire,
        List<String> sources) {

    public Mutant {
        sources = List.copyOf(sources);
    }

    /** From a line of {@code mutate -list}. */
    static Mutant parse(String line) {
        String[] words = line.strip().split(" ", -1);
        int number = 0;
        String mode = "";
        String cell = "";
        String port = "";
        int bit = 0;
        OptionalInt controlBit = OptionalInt.empty();
        String wire = "";
        List<String> sources = new ArrayList<>();
        for (int i = 1; i < words.length; i += 2) {
            String value = words[i + 1];
            switch (words[i]) {
                case "-ctrl" -> {
                    number = Integer.parseInt(words[i + 3]);
                    i += 2;
                }
                case "-mode" -> mode = value;
                case "-cell" -> cell = value;
                case "-port" -> port = value;
                case "-portbit" -> bit = Integer.parseInt(value);
                case "-ctrlbit" -> controlBit = OptionalInt.of(Integer.parseInt(value));
                case "-wire" -> wire = value;
                case "-wirebit" -> wire += "[" + value + "]";
                case "-src" -> sources.add(value.replaceFirst("^rtl/", ""));
                default -> {} // the module, which is always the top
            }
        }
        return new Mutant(number, mode, cell, port, bit, controlBit, wire, sources);
    }

    /** The path of the instance that the cell is in, empty for the top module: {@code u_array.gen_block[0].u_block}. */
    public String instance() {
        if (cell.startsWith("$memory\\")) { // a table that became logic
            return cell.substring(8).replaceFirst("\\.[^.]*?[$\\[].*", "");
        }
        String path = cell.replaceFirst("^\\$flatten", "").replace("\\", "");
        int end = path.indexOf(".$");
        return end < 0 ? "" : path.substring(0, end);
    }

    /** What is wrong, in a few words: {@code inv A[3] of $add}. */
    public String fault() {
        String kind = cell.replaceFirst(".*?\\$(?!flatten)(proc)?([a-z_]+).*", "$2");
        String control = controlBit.isPresent() ? " by [" + controlBit.getAsInt() + "]" : "";
        return mode + " " + port + "[" + bit + "]" + control + " of $" + kind;
    }
}
