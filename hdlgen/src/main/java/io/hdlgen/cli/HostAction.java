package io.hdlgen.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code hdlgen host} can do. */
enum HostAction {
    LOAD,
    TRAIN,
    INFER,
    READ,
    WRITE,
    SAVE,
    STATS;

    private List<String> options() {
        return switch (this) {
            case LOAD -> List.of("weights", "resume");
            case TRAIN, INFER -> List.of("data", "samples", "predictions");
            case READ -> List.of("export", "csv");
            case WRITE -> List.of("weights");
            case SAVE -> List.of("data", "checkpoint");
            case STATS -> List.of();
        };
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, for help pages. */
    static String usage() {
        return Arrays.stream(values()).map(HostAction::text).collect(Collectors.joining("|"));
    }

    /** The one of this name, with no option that has no meaning for it. */
    static HostAction of(Invocation call) throws BadInput {
        String name = call.arguments().get(0);
        List<String> known = Arrays.stream(values()).map(HostAction::text).toList();
        if (!known.contains(name)) {
            throw BadInput.of(
                    Mistake.UNKNOWN_VALUE, "host", name, String.join(", ", known), Nearest.hint(name, known, ""));
        }
        HostAction action = values()[known.indexOf(name)];
        Optional<String> stray = Arrays.stream(values())
                .flatMap(other -> other.options().stream())
                .filter(option -> call.has(option) && !action.options().contains(option))
                .findFirst();
        if (stray.isPresent()) {
            String owners = Arrays.stream(values())
                    .filter(other -> other.options().contains(stray.get()))
                    .map(HostAction::text)
                    .collect(Collectors.joining(" or "));
            throw BadInput.of(Mistake.NEEDS_OPTION, "--" + stray.get(), "host " + owners);
        }
        return action;
    }
}
