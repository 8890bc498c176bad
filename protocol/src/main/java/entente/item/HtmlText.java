package entente.item;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text in the other format than it was written in: HTML as the lines that a reader sees, without any layout, and plain text as a page of HTML.
public final class HtmlText {
    private static final Pattern TAG_NAME = Pattern.compile("/?([a-z][a-z0-9]*)");
    private static final Pattern MARKUP =
            Pattern.compile(
                    "<(?:!doctype|html|head|body|div|p|span|table|font|b|i|a|h[1-6]|ul|ol|br)\\b.*>",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX](\\p{XDigit}{1,6})|([A-Za-z]{2,8}));?");
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title");
    private static final Set<String> BLOCKS =
            Set.of(
                    "address article blockquote br center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul"
                            .split(" "));
    private static final Map<String, String> ENTITIES =
            Map.ofEntries(
                    Map.entry("amp", "&"),
                    Map.entry("lt", "<"),
                    Map.entry("gt", ">"),
                    Map.entry("quot", "\""),
                    Map.entry("apos", "'"),
                    Map.entry("nbsp", "\u00a0"),
                    Map.entry("auml", "ä"),
                    Map.entry("ouml", "ö"),
                    Map.entry("uuml", "ü"),
                    Map.entry("Auml", "Ä"),
                    Map.entry("Ouml", "Ö"),
                    Map.entry("Uuml", "Ü"),
                    Map.entry("szlig", "ß"),
                    Map.entry("eacute", "é"),
                    Map.entry("egrave", "è"),
                    Map.entry("agrave", "à"),
                    Map.entry("ccedil", "ç"),
                    Map.entry("ntilde", "ñ"),
                    Map.entry("euro", "€"),
                    Map.entry("copy", "©"),
                    Map.entry("reg", "®"),
                    Map.entry("hellip", "…"),
                    Map.entry("ndash", "–"),
                    Map.entry("mdash", "—"),
                    Map.entry("lsquo", "‘"),
                    Map.entry("rsquo", "’"),
                    Map.entry("ldquo", "“"),
                    Map.entry("rdquo", "”"),
                    Map.entry("bull", "•"),
                    Map.entry("middot", "·"));

    private HtmlText() {}

    /// In which format a text is that does not say so itself: HTML where it begins and ends as a page or a part of one does.
    public static Body.Format formatOf(String text) {
        return MARKUP.matcher(text.strip()).matches() ? Body.Format.HTML : Body.Format.TEXT;
    }

    /// `body` as plain text.
    public static Body plain(Body body) {
        return switch (body.format()) {
            case TEXT -> body;
            case HTML -> new Body(Body.Format.TEXT, new Lines(body.text()).text());
        };
    }

    /// `body` as HTML.
    public static Body page(Body body) {
        return switch (body.format()) {
            case HTML -> body;
            case TEXT -> new Body(Body.Format.HTML, page(body.text()));
        };
    }

    private static String page(String text) {
        return "<html><body>" + lines(text) + "</body></html>";
    }

    /// Plain text as a part of a page.
    static String lines(String text) {
        var escaped =
                text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
        return escaped.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "<br>\r\n");
    }

    private static String decoded(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(character(found)));
    }

    private static String character(MatchResult found) {
        if (found.group(3) != null) {
            return ENTITIES.getOrDefault(found.group(3), found.group());
        }
        var code =
                found.group(1) != null
                        ? Integer.parseInt(found.group(1))
                        : Integer.parseInt(found.group(2), 16);
        return Character.isValidCodePoint(code) && code != 0 ? Character.toString(code) : "\ufffd";
    }

    /// Goes through a page once, from tag to tag.
    private static final class Lines {
        private final String html;
        private final StringBuilder out = new StringBuilder();
        private int at;

        Lines(String html) {
            this.html = html;
        }

        String text() {
            while (at < html.length()) {
                if (html.charAt(at) == '<') {
                    tag();
                } else {
                    words();
                }
            }
            return out.toString().strip();
        }

        private void words() {
            var end = endOr(html.indexOf('<', at));
            var words = decoded(html.substring(at, end).replaceAll("[ \\t\\r\\n]+", " "));
            var startsLine = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
            out.append(startsLine ? words.stripLeading() : words);
            at = end;
        }

        private void tag() {
            if (html.startsWith("<!--", at)) {
                var end = html.indexOf("-->", at + 4);
                at = end < 0 ? html.length() : end + 3;
                return;
            }
            var name = name();
            if (name.isEmpty() && !begins("/") && !begins("!") && !begins("?")) {
                out.append('<');
                at++;
                return;
            }
            at = endOr(html.indexOf('>', at) + 1);
            if (UNSEEN.contains(name)) {
                at = afterEnd(name);
            } else if (BLOCKS.contains(name.replace("/", ""))
                    && (name.equals("br") || !endsLine())) {
                out.append("\r\n");
            } else if (name.equals("/td") || name.equals("/th")) {
                out.append('\t');
            }
        }

        /// The tag's name, with the slash of one that closes; a sign that begins no tag has none.
        private String name() {
            var head = html.substring(at + 1, Math.min(html.length(), at + 16));
            var found = TAG_NAME.matcher(head.toLowerCase(Locale.ROOT));
            return found.lookingAt() ? found.group() : "";
        }

        private boolean begins(String sign) {
            return html.startsWith(sign, at + 1);
        }

        private int afterEnd(String name) {
            for (var end = html.indexOf("</", at); end >= 0; end = html.indexOf("</", end + 2)) {
                if (html.regionMatches(true, end + 2, name, 0, name.length())) {
                    return endOr(html.indexOf('>', end) + 1);
                }
            }
            return html.length();
        }

        private boolean endsLine() {
            return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        }

        private int endOr(int found) {
            return found <= 0 ? html.length() : found;
        }
    }
}
