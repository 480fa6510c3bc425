package io.hdlgen.family;

import java.util.Optional;

/**
 * A file of a family.
 *
 * @param module name of the module and of the file
 * @param template path below {@code templates/}
 * @param context what the template may say; empty for a file that is copied as it is
 * @param builds module of the library for which it is; synthesis reads the file of that name in the place of the library's
 */
public record FamilyFile(String module, String template, Optional<Record> context, String builds) {

    /** In the folder of a design. */
    public String path() {
        return "family/" + module + ".v";
    }

    /** Whether it stands in the place of the library's. */
    boolean replaces() {
        return module.equals(builds);
    }

    /** The file of the library, in the same folder. */
    String original() {
        return "rtl/" + builds + ".v";
    }
}
