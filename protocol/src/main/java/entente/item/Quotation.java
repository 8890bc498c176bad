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

    private static final Pattern STYLE =
            Pattern.compile("<style\\b[^>]*>[^<]*</style>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BODY_START =
            Pattern.compile("<body\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BODY_END =
            Pattern.compile("</(?:body|html)\\s*>", Pattern.CASE_INSENSITIVE);

    public Quotation {
        heads = List.copyOf(heads);
    }

    /// The whole text with `said` above the other message, whose own text cannot change how what is above it looks.
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
        if (!start.find()) {
            return page;
        }
        var styles =
                STYLE.matcher(page.substring(0, start.start()))
                        .results()
                        .map(found -> found.group())
                        .collect(Collectors.joining());
        var shown = page.substring(start.end());
        return styles + BODY_END.matcher(shown).replaceAll("");
    }
}
