package io.hdlgen.cli;

import java.util.Optional;

/** Asks a tool for its version; the tests have a fake. */
@FunctionalInterface
interface ToolProbe {
    /** The version as dotted numbers, or nothing when the tool is missing or does not answer. */
    Optional<String> version(Tool tool) throws InterruptedException;
}
