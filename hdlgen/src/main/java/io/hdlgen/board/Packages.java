package io.hdlgen.board;

import java.util.Map;
import java.util.Optional;

/** Packages of devices whose pins are known. */
final class Packages {
    private final Map<String, PackagePins> known;

    Packages(Map<String, PackagePins> known) {
        this.known = Map.copyOf(known);
    }

    /** Those that are packed with the program. */
    static Packages known() {
        return new Packages(Map.of());
    }

    /** The pins of a part's package: those of the list, or what its name says. */
    Optional<PackagePins> find(Part part) {
        String name = part.device() + " " + part.packageName();
        return Optional.of(known.getOrDefault(name, PackagePins.named(part.packageName())));
    }
}
