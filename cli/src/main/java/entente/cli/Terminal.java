package entente.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/// Where a command's words go, and how they may be dressed: `out` for what was asked for, `err` for everything about it.
record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean coloured) {
    /// As this process was started. Colours need a terminal, and nobody who set `NO_COLOR` (no-color.org).
    static Terminal ofProcess(Map<String, String> environment) {
        var interactive = console().isPresent();
        var wanted =
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(System.out, System.err, interactive, interactive && wanted);
    }

    void say(String line) {
        out.println(line);
    }

    /// Tells what is going on, where it does not mix with the result.
    void remark(String line) {
        err.println(line);
    }

    String good(String text) {
        return dressed("32", text);
    }

    String bad(String text) {
        return dressed("31", text);
    }

    String strong(String text) {
        return dressed("1", text);
    }

    String faint(String text) {
        return dressed("2", text);
    }

    /// Whether characters beyond ASCII come out as they are.
    boolean drawsBlocks() {
        return out.charset().newEncoder().canEncode('█');
    }

    /// The keyboard, where a person sits at one.
    static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    private String dressed(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
