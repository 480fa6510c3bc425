package io.hdlgen.board;

import io.hdlgen.golden.spec.ProblemKind;
import io.hdlgen.golden.spec.Severity;

/**
 * Everything that can be wrong with a board file beyond what can be wrong with any file of ours ({@code
 * golden/spec/Problem.java}). The line above each constant says what would have happened had it been let through. Codes
 * are for ever: a constant may go, but its code is never given to another.
 */
public enum BoardProblem implements ProblemKind {
    // The folder.

    /** Constraints of another board, or none, would be written. */
    UNKNOWN_BOARD("B001", "%s is not known; known are %s; a folder is written with a slash, ./%s%s"),
    /** There would be no board. */
    NO_BOARD_FILE("B002", "there is no board.yaml in it; what stands in one: docs/boards.md"),
    /** There would be no board. */
    EMPTY_BOARD("B003", "there is no board in it; what stands in one: docs/boards.md"),
    /** Fields of a later version would be taken for something else. */
    UNKNOWN_VERSION("B004", "version %s of the board format; this release reads version 1"),
    /** Two boards would go by one name. */
    SLUG("B005", "the board is called %s, its folder %s; they must be the same"),
    /** The number would be beyond anything that is built, or have no meaning. */
    RANGE("B006", "%s; %s to %s are possible"),
    /** A list would be read as something else. */
    TWO_NUMBERS("B007", "found %s, expected the least and the greatest in MHz, such as [10, 133]"),
    /** What stands there could break the files that are made from it. */
    BAD_WORD("B008", "%s; letters, digits and %s are possible, at most %d"),

    // Pins.

    /** Place and route would stop, or a line of the package that is no pin would be meant. */
    UNKNOWN_PIN("B010", "%s is no pin of %s%s"),
    /** Two ports would drive one line. */
    PIN_TWICE("B011", "pin %s is %s already, in line %d"),
    /** The top level would have two ports of one name. */
    ROLE_TWICE("B012", "there is a pin with role %s already, in line %d"),
    /** The trainer could not be clocked, or nobody could talk to it. */
    MISSING_ROLE("B013", "no pin has the role %s; a board with link %s and clock %s needs one"),
    /** Two drivers would work against each other, and one could be damaged. */
    WRONG_DIRECTION("B014", "%s is %s as seen from the FPGA, not %s"),
    /** A bank has one supply: one of the standards would have the wrong levels. */
    BANK_VOLTAGE("B015", "bank %s has %s V here and %s V in line %d; all pins of a bank have one supply"),
    /** The clock would travel over ordinary wires, with skew, or place and route would stop. */
    NOT_A_CLOCK_PIN("B016", "pin %s of %s does not reach the clock network; those that do: %s"),
    /** The voltages of the wrong pins would be compared. */
    WRONG_BANK("B017", "pin %s of %s is in bank %s, not %s"),
    /** The levels would not be those that the board has. */
    STANDARD_VOLTS("B018", "%s has %s V, not %s"),
    /** The pin would be left out without a word. */
    ROLE_NOT_USED("B019", "the role %s belongs to link uart"),

    // Sources.

    /** Nobody could look up whether the fact is right. */
    NO_SOURCE("B020", "nothing says where this was read; give read: [...], or unverified: and the reason"),
    /** Nobody could look up whether the fact is right. */
    UNKNOWN_SOURCE("B021", "%s is no source of this file; its sources are %s%s"),
    /** One of the two would be looked up for what stands in the other. */
    SOURCE_TWICE("B022", "source %s is given twice, first in line %d"),
    /** Nobody could find it. */
    SOURCE_INCOMPLETE("B023", "a source has repository and path, repository and issue, or document"),
    /** The list would claim more than was read. */
    SOURCE_UNUSED("B024", Severity.WARNING, "no fact was read in %s"),

    // What belongs together.

    /** The tools of the flow do not know the part. */
    FLOW_FAMILY("B030", "flow %s builds for %s, the part is %s"),
    /** The build script would have a gap. */
    NO_TOOL_NAME("B031", "flow %s needs it: what its tools call the part"),
    /** The programmer would not be told what to load. */
    NO_FILE("B032", "one of the arguments must hold {file}, which stands for the bitstream"),
    /** There is no processor that could make the clock. */
    CLOCK_PS("B033", "a clock of the processing system needs link axi"),
    /** The least would be above the greatest. */
    EMPTY_RANGE("B034", "%d to %d is empty"),
    /** Another cell than the one that the limits are of would be used. */
    UNKNOWN_PLL("B035", "%s is no clock multiplier that is used in %s; used are %s"),
    /** Place and route would stop. */
    NOT_THE_PLL_PIN("B036", "%s takes its clock from pin %s of %s, not from %s; %s takes it from any pin");

    private final String code;
    private final Severity severity;
    private final String template;

    BoardProblem(String code, String template) {
        this(code, Severity.ERROR, template);
    }

    BoardProblem(String code, Severity severity, String template) {
        this.code = code;
        this.severity = severity;
        this.template = template;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String template() {
        return template;
    }
}
