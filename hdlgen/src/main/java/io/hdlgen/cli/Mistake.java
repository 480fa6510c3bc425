package io.hdlgen.cli;

import io.hdlgen.golden.spec.ProblemKind;
import io.hdlgen.golden.spec.Severity;

/**
 * Everything that can be wrong with a command line and the files it names. Codes are for ever: a constant may go, but
 * its code is never given to another.
 */
enum Mistake implements ProblemKind {
    UNKNOWN_COMMAND("C001", "unknown command%s"),
    UNKNOWN_OPTION("C002", "unknown option%s"),
    OPTION_WITHOUT_VALUE("C003", "needs a value: %s"),
    /** One of the two values would silently win. */
    OPTION_TWICE("C004", "given more than once"),
    OPTION_CLASH("C005", "cannot be combined with --%s"),
    NUMBER_RANGE("C006", "\"%s\" is not a whole number from %d to %d"),
    NOT_A_PATH("C007", "\"%s\" cannot be the name of a file or directory"),
    MISSING_ARGUMENT("C008", "missing %s: hdlgen %s"),
    EXTRA_ARGUMENT("C009", "one argument too many; hdlgen %s takes %s"),
    UNUSABLE_FILE("C010", "%s"),
    /** Hours of work would end with nowhere to put the result. */
    UNWRITABLE_REPORT("C011", "\"%s\" %s"),
    LAUNCHER_ONLY("C012", "only the launcher can run it: ./hdlgen.sh %s"),
    UNPARSABLE("C013", "%s"),
    /** The files would not be those of the changed description. */
    SET_ON_FOLDER("C014", "%s is a generated folder and cannot be changed; generate it again from its description"),
    /** Somebody's work would be lost. */
    FILE_EXISTS("C015", "exists already; --force replaces it"),
    UNKNOWN_VALUE("C016", "%s is not known; known are %s%s"),
    /** A folder, a tool or a model process is not as it should be. */
    UNUSABLE_FOLDER("C017", "%s"),
    NEEDS_OPTION("C018", "has a meaning only with %s"),
    ALREADY_GENERATED("C019", "%s is generated already; to put it elsewhere: hdlgen generate"),
    /** Verilog that does something else would be taken for the trainer. */
    NO_HARDWARE("C020", "%s trains in the golden model; there is no hardware for it yet"),
    NO_SUCH_CLOCK("C022", "no clock of %s MHz on %s, nor one within a hundredth of it"),
    NO_SERIAL_LINE("C030", "%s; %s"),
    /** Weights would go to whatever is there. */
    NO_ENGINE("C031", "%s"),
    NO_CONTROL("C032", "the engine was made without %s, which this needs"),
    ONE_IN_FOLDER("C021", "%s is a generated folder with one %s; compare %<ss of its description"),
    NOT_A_SETTING("C040", "%s; write PATH=VALUE or PATH=V1,V2"),
    TOO_MANY("C041", "%d combinations; %d are the most");

    private final String code;
    private final String template;

    Mistake(String code, String template) {
        this.code = code;
        this.template = template;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String template() {
        return template;
    }
}
