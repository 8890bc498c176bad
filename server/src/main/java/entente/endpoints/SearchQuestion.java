package entente.endpoints;

import entente.index.Hit;
import entente.kql.Kql;
import entente.question.Address;
import entente.search.SearchAsk;
import entente.search.SearchAsk.Wanted;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what an administrator wants to be found.
final class SearchQuestion {
    /// So many items are given out in a page, at most.
    private static final int PAGE = 50;

    private static final int USUAL = 100;
    private static final Pattern MARK = Pattern.compile("(-?\\d{1,15})-([0-9A-F]{44})");

    private SearchQuestion() {}

    /// `{"query", "mailboxes"?, "recoverable"?, "zone"?, "wanted"?, "most"?}`.
    static SearchAsk found(JsonAsk ask) throws AdminError {
        var wanted = wanted(ask.maybeText("wanted").orElse(Wanted.ESTIMATE.word()));
        var most = ask.number("most", USUAL);
        if (most < 1 || most > SearchAsk.MOST_HITS) {
            throw AdminError.malformed(
                    "\"most\" must be from 1 to %d.".formatted(SearchAsk.MOST_HITS));
        }
        var mailboxes = new ArrayList<Address>();
        for (var text : ask.texts("mailboxes")) {
            mailboxes.add(AdminMailbox.address(text));
        }
        if (mailboxes.size() > SearchAsk.MOST_MAILBOXES) {
            throw AdminError.malformed(
                    "\"mailboxes\" must name %d at most; without it all are searched."
                            .formatted(SearchAsk.MOST_MAILBOXES));
        }
        return of(
                ask,
                List.copyOf(Set.copyOf(mailboxes)),
                wanted,
                wanted == Wanted.ESTIMATE ? 0 : most,
                Optional.empty());
    }

    /// `{"query", "mailbox", "recoverable"?, "zone"?, "after"?}`.
    static SearchAsk exported(JsonAsk ask) throws AdminError {
        var mailbox = AdminMailbox.address(ask.text("mailbox"));
        var after = ask.maybeText("after");
        return of(
                ask,
                List.of(mailbox),
                Wanted.EXPORT,
                PAGE,
                after.isEmpty() ? Optional.empty() : Optional.of(mark(after.get(), mailbox)));
    }

    static String text(Hit.Mark mark) {
        return mark.received().toEpochMilli() + "-" + mark.key();
    }

    private static SearchAsk of(
            JsonAsk ask, List<Address> mailboxes, Wanted wanted, int most, Optional<Hit.Mark> after)
            throws AdminError {
        var text = ask.text("query");
        return switch (Kql.read(text)) {
            case Kql.Reading.Refused(_, var why) -> throw AdminError.refused(why);
            case Kql.Reading.Understood(var query) ->
                    new SearchAsk(
                            query,
                            text,
                            mailboxes,
                            ask.flag("recoverable", true),
                            zone(ask.maybeText("zone").orElse("UTC")),
                            wanted,
                            most,
                            after);
        };
    }

    private static Wanted wanted(String text) throws AdminError {
        for (var each : Wanted.values()) {
            if (each != Wanted.EXPORT && each.word().equals(text)) {
                return each;
            }
        }
        throw AdminError.malformed("\"wanted\" must be estimate, preview or unsearchable.");
    }

    private static ZoneId zone(String text) throws AdminError {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException none) {
            throw AdminError.malformed("\"zone\" must be a time zone like Europe/Zurich.");
        }
    }

    private static Hit.Mark mark(String text, Address mailbox) throws AdminError {
        var mark = MARK.matcher(text);
        if (!mark.matches()) {
            throw AdminError.malformed("\"after\" must be a page's `entente-next`.");
        }
        return new Hit.Mark(
                Instant.ofEpochMilli(Long.parseLong(mark.group(1))), mailbox, mark.group(2));
    }
}
