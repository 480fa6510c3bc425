package io.hdlgen.family;

import java.util.Optional;

/**
 * A file of a family.
 *
 * @param module name of the module and of the file
 * @param template path below {@code templates/}
 * @param context what the template may say; empty for a file that is copied as it is
 * @param replaces whether the library has a module of this name, which synthesis then does not read
 */
public record FamilyFile(String module, String template, Optional<Record> context, boolean replaces) {

    /** In the folder of a design. */
    public String path() {
        return "family/" + module + ".v";
    }

    /** The file of the library in whose place it stands, in the same folder. */
    String replaced() {
        return "rtl/" + module + ".v";
    }
}
