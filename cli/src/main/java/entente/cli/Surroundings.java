package entente.cli;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/// What a command finds around it: the terminal it talks to, and the environment it was started in.
record Surroundings(Terminal terminal, Map<String, String> environment) {
    Surroundings {
        environment = Map.copyOf(environment);
    }

    /// A variable that is set, and not to nothing.
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /// Asks on the terminal, without showing what is typed. A script is told of `variable` instead of being left to wait.
    String askSecret(String prompt, String variable) {
        return keyboard()
                .map(console -> console.readPassword("%s", prompt))
                .map(String::new)
                .orElseThrow(() ->
                        CommandFailed.usage(
                                "A password is needed, and there is no terminal to ask for it on.",
                                "Put it into %s.".formatted(variable)));
    }

    /// Asks before something that cannot be undone, and ends a command whose change nobody wants; `yes` says that it was answered beforehand. Without a terminal the command itself is the answer.
    void requireYes(boolean yes, String question) {
        if (!yes && !confirms(question)) {
            throw CommandFailed.finding("Nothing was changed.", "");
        }
    }

    /// Asks on the terminal; nothing typed is `usual`. Without a terminal it is that too.
    String ask(String question, String usual) {
        return keyboard()
                .map(console ->
                        console.readLine(
                                "%s ",
                                usual.isEmpty() ? question : "%s [%s]".formatted(question, usual)))
                .map(String::strip)
                .filter(answer -> !answer.isEmpty())
                .orElse(usual);
    }

    private boolean confirms(String question) {
        return keyboard()
                .map(console -> Optional.ofNullable(console.readLine("%s [y/N] ", question)))
                .map(answer -> answer.orElse("").strip().equalsIgnoreCase("y"))
                .orElse(true);
    }

    private Optional<Console> keyboard() {
        return terminal.interactive() ? Terminal.console() : Optional.empty();
    }
}
