package io.hdlgen.verilog;

import java.util.Set;

/** Names of the user made safe for Verilog. */
public final class Names {
    /** Reserved in Verilog-2005, or in SystemVerilog and likely to trouble a tool that reads both. */
    private static final Set<String> RESERVED = Set.of(
            "always", "and", "assign", "automatic", "begin", "bind", "bit", "break", "buf", "bufif0", "bufif1", "byte", "case", "casex", "casez", "cell",
            "chandle", "checker", "class", "clocking", "cmos", "config", "const", "constraint", "context", "continue", "cover", "covergroup", "cross",
            "deassign", "default", "defparam", "design", "disable", "dist", "do", "edge", "else", "end", "endcase", "endconfig", "endfunction",
            "endgenerate", "endmodule", "endprimitive", "endspecify", "endtable", "endtask", "enum", "eventually", "event", "expect", "export", "extends",
            "extern", "final", "first", "for", "force", "foreach", "forever", "fork", "function", "generate", "genvar", "global", "highz0", "highz1", "if",
            "iff", "ifnone", "import", "incdir", "include", "initial", "inout", "input", "inside", "instance", "int", "integer", "interface", "intersect",
            "join", "large", "let", "liblist", "library", "local", "localparam", "logic", "longint", "macromodule", "matches", "medium", "modport",
            "module", "nand", "negedge", "new", "nmos", "nor", "noshowcancelled", "not", "notif0", "notif1", "null", "or", "output", "package", "packed",
            "parameter", "pmos", "posedge", "primitive", "priority", "program", "property", "protected", "pull0", "pull1", "pulldown", "pullup", "pure",
            "rand", "randc", "rcmos", "real", "realtime", "ref", "reg", "release", "repeat", "return", "rnmos", "rpmos", "rtran", "rtranif0", "rtranif1",
            "scalared", "sequence", "shortint", "shortreal", "showcancelled", "signed", "small", "solve", "specify", "specparam", "static", "string",
            "strong", "strong0", "strong1", "struct", "super", "supply0", "supply1", "table", "tagged", "task", "this", "throughout", "time",
            "timeprecision", "timeunit", "tran", "tranif0", "tranif1", "tri", "tri0", "tri1", "triand", "trior", "trireg", "type", "typedef", "union",
            "unique", "unsigned", "until", "untyped", "use", "uwire", "var", "vectored", "virtual", "void", "wait", "wand", "weak", "weak0", "weak1",
            "while", "wildcard", "wire", "with", "within", "wor", "xnor", "xor");

    private Names() {}

    /**
     * A legal module name for a description's name: hyphens become underscores; reserved words and names of library modules get {@code _top} appended.
     *
     * @param name lower-case letters, digits and hyphens, begins with a letter
     * @param taken module names that the design already uses
     */
    public static String module(String name, Set<String> taken) {
        String identifier = name.replace('-', '_');
        return RESERVED.contains(identifier) || taken.contains(identifier) ? identifier + "_top" : identifier;
    }
}
