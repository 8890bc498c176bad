package entente.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where a command's words go, and how they may be dressed: `out` for what was asked for, `err` for everything about it.
record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean coloured) {
    // The zero-width joiners belong to the spelling of names.
    private static final Pattern STEERING =
            Pattern.compile("\u001b\\[(?:[012]|3[12])m|[\\p{C}&&[^\\n\\t\u200c\u200d]]");

    /// As this process was started. Colours need a terminal, and nobody who set `NO_COLOR` (no-color.org).
    static Terminal ofProcess(Map<String, String> environment) {
        var interactive = console().isPresent();
        var wanted =
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(System.out, System.err, interactive, interactive && wanted);
    }

    void say(String line) {
        out.println(harmless(line));
    }

    /// Tells what is going on, where it does not mix with the result.
    void remark(String line) {
        err.println(harmless(line));
    }

    /// Tells a person who waits what is being done.
    void progress(String what) {
        if (interactive) {
            remark(faint(what));
        }
    }

    /// What a stranger put into a text steers no terminal and turns no line around: of characters that nobody sees, line ends and tabs pass, and
    /// what dresses our own words. Others are written as JSON writes them, so that JSON stays what it is.
    private String harmless(String text) {
        return STEERING.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                coloured && found.group().length() > 2
                                        ? found.group()
                                        : escaped(found.group())));
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(each ->
                        each < 0x7f && each > 0x1f
                                ? Character.toString(each)
                                : "\\u%04x".formatted(each))
                .collect(Collectors.joining());
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
