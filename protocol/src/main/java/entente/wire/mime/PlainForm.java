package entente.wire.mime;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An HTML text as plain text, for programs that show no HTML: its words, in lines where it has lines. It is read once, from start to end.
final class PlainForm {
    private static final Set<String> LINES =
            Set.of(
                    "br",
                    "p",
                    "div",
                    "tr",
                    "li",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "table",
                    "ul",
                    "ol",
                    "hr",
                    "blockquote",
                    "pre");
    private static final Set<String> UNSEEN = Set.of("head", "style", "script", "title");

    private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,8}|[a-zA-Z]{2,6});");
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    private final String html;
    private final StringBuilder plain = new StringBuilder();

    private PlainForm(String html) {
        this.html = html;
    }

    static String of(String html) {
        var form = new PlainForm(html);
        form.read();
        return form.plain.toString().strip();
    }

    private void read() {
        var at = 0;
        while (at < html.length()) {
            var tag = html.indexOf('<', at);
            addText(html.substring(at, tag < 0 ? html.length() : tag));
            if (tag < 0) {
                return;
            }
            at = afterTag(tag);
        }
    }

    private int afterTag(int tag) {
        if (html.startsWith("<!--", tag)) {
            return after("-->", tag + 4);
        }
        var end = after(">", tag + 1);
        var name = name(tag + 1);
        if (LINES.contains(name)) {
            addLine();
        } else if (name.equals("td") || name.equals("th")) {
            addBlank();
        }
        return UNSEEN.contains(name) ? after(">", after("</" + name, end)) : end;
    }

    /// Behind the next of these, which has no case; the end where there is none.
    private int after(String what, int from) {
        for (var at = html.indexOf(what.charAt(0), from);
                at >= 0;
                at = html.indexOf(what.charAt(0), at + 1)) {
            if (html.regionMatches(true, at, what, 0, what.length())) {
                return at + what.length();
            }
        }
        return html.length();
    }

    private String name(int from) {
        var start = from < html.length() && html.charAt(from) == '/' ? from + 1 : from;
        var end = start;
        while (end < html.length() && end - start < 12 && isNamed(html.charAt(end))) {
            end++;
        }
        return html.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isNamed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private void addText(String text) {
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                addBlank();
            } else if (c == '&') {
                at += addEntity(text, at) - 1;
            } else {
                plain.append(c);
            }
        }
    }

    /// Adds what an entity stands for, and says how long it is.
    private int addEntity(String text, int at) {
        var entity = ENTITY.matcher(text).region(at, text.length());
        if (!entity.lookingAt()) {
            plain.append('&');
            return 1;
        }
        plain.append(meaning(entity));
        return entity.end() - at;
    }

    private static String meaning(Matcher entity) {
        var name = entity.group(1);
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, entity.group());
        }
        try {
            var hex = name.startsWith("#x");
            var number = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(number) && number >= ' '
                    ? Character.toString(number)
                    : "";
        } catch (NumberFormatException tooLarge) {
            return "";
        }
    }

    private void addBlank() {
        if (!plain.isEmpty() && !Character.isWhitespace(plain.charAt(plain.length() - 1))) {
            plain.append(' ');
        }
    }

    private void addLine() {
        while (!plain.isEmpty() && plain.charAt(plain.length() - 1) == ' ') {
            plain.setLength(plain.length() - 1);
        }
        if (!plain.isEmpty() && !endsInEmptyLine()) {
            plain.append('\n');
        }
    }

    private boolean endsInEmptyLine() {
        var end = plain.length();
        return end > 1 && plain.charAt(end - 1) == '\n' && plain.charAt(end - 2) == '\n';
    }
}
