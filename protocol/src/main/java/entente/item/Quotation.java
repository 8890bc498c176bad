package entente.item;

import entente.item.Body.Format;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The text of a message that answers another or passes it on: what its writer says, and below it the other message as it was. `heads` are lines that say of that whom it is from, and the like.
///
/// It is HTML where one of both is, and plain otherwise.
public record Quotation(List<Head> heads, Body text) {
    /// One line, such as `Subject: Lunch`.
    public record Head(String name, String value) {}

    private static final String RULE = "-----Original message-----";

    // Only the beginning: a pattern that looks for the end of a tag looks through the whole page
    // for each that has none.
    private static final Pattern STYLE_START =
            Pattern.compile("<style\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BODY_START = Pattern.compile("<body\\b", Pattern.CASE_INSENSITIVE);
    private static final String STYLE_END = "</style>";
    private static final Pattern BODY_END =
            Pattern.compile("</(?:body|html)\\s*>", Pattern.CASE_INSENSITIVE);

    public Quotation {
        heads = List.copyOf(heads);
    }

    /// The whole text with `said` above the other message, whose own text ends nothing that began above it.
    public Body below(Body said) {
        var isPage = said.format() == Format.HTML || text.format() == Format.HTML;
        return isPage ? page(said) : plain(said);
    }

    private Body plain(Body said) {
        var lines =
                heads.stream()
                        .map(head -> head.name() + ": " + head.value())
                        .collect(Collectors.joining("\r\n"));
        return new Body(
                Format.TEXT,
                "%s\r\n\r\n%s\r\n%s\r\n\r\n%s".formatted(said.text(), RULE, lines, text.text()));
    }

    private Body page(Body said) {
        var lines =
                heads.stream()
                        .map(head ->
                                "<b>%s:</b> %s"
                                        .formatted(
                                                HtmlText.lines(head.name()),
                                                HtmlText.lines(head.value())))
                        .collect(Collectors.joining("<br>\r\n"));
        return new Body(
                Format.HTML,
                "<html><body>\r\n<div>%s</div>\r\n<hr>\r\n<p>%s</p>\r\n<div>%s</div>\r\n</body></html>"
                        .formatted(within(said), lines, within(text)));
    }

    /// What a page shows, with its styles and without what is around it.
    private static String within(Body body) {
        if (body.format() == Format.TEXT) {
            return HtmlText.lines(body.text());
        }
        var page = body.text();
        var start = BODY_START.matcher(page);
        var end = start.find() ? page.indexOf('>', start.end()) : -1;
        return end < 0
                ? page
                : styles(page.substring(0, start.start()))
                        + BODY_END.matcher(page.substring(end + 1)).replaceAll("");
    }

    /// The style sheets in the head of a page that have nothing but text in them.
    private static String styles(String head) {
        var styles = new StringBuilder();
        var start = STYLE_START.matcher(head);
        for (var at = 0; start.find(at); ) {
            var text = head.indexOf('>', start.end());
            var end = text < 0 ? -1 : head.indexOf('<', text);
            if (end < 0) {
                break;
            }
            if (head.regionMatches(true, end, STYLE_END, 0, STYLE_END.length())) {
                styles.append(head, start.start(), end + STYLE_END.length());
            }
            at = end;
        }
        return styles.toString();
    }
}
