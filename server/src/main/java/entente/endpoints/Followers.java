package entente.endpoints;

import entente.audit.AuditFilter;
import entente.gate.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which administrators follow the record page by page. Whoever goes on with the same question where his last page ended would see himself
/// look with each look, and is told of now and then only; whoever asks anything else is told of each time. Safe for many threads.
final class Followers {
    static final Duration TOLD_EVERY = Duration.ofMinutes(10);

    private static final int MOST = 100;

    /// `since` may move on from page to page, and is no part of it.
    private record Question(String who, Map<String, String> wanted, Optional<Instant> until) {}

    private record Page(String next, Optional<Instant> since, Instant told) {}

    private final Map<Question, Page> pages = new LinkedHashMap<>();

    /// Whether this query is for the next page of what he was told of lately.
    synchronized boolean follows(String who, String query, Instant now) {
        try {
            var ask = AuditAsk.read(query);
            var filter = ask.filter();
            var next = ask.after().toString();
            var page = Optional.ofNullable(pages.get(question(who, filter)));
            return ask.last().isEmpty()
                    && page.filter(it -> it.next().equals(next))
                            .filter(it -> now.isBefore(it.told().plus(TOLD_EVERY)))
                            .filter(it -> goesNoFurtherBack(filter, it))
                            .isPresent();
        } catch (AdminError notAsked) {
            return false;
        }
    }

    private static boolean goesNoFurtherBack(AuditFilter filter, Page page) {
        return page.since()
                .map(before -> filter.since().filter(it -> !it.isBefore(before)).isPresent())
                .orElse(true);
    }

    /// A page was given to him, of which the record tells unless he `followed`.
    synchronized void given(String who, String query, Reply reply, boolean followed, Instant now) {
        var next = reply.headers().getOrDefault("entente-next", List.of());
        try {
            var filter = AuditAsk.read(query).filter();
            var before = Optional.ofNullable(pages.remove(question(who, filter)));
            if (!next.isEmpty()) {
                var told = before.filter(_ -> followed).map(Page::told).orElse(now);
                pages.put(question(who, filter), new Page(next.getFirst(), filter.since(), told));
            }
            if (pages.size() > MOST) {
                pages.remove(pages.keySet().iterator().next());
            }
        } catch (AdminError notAsked) {
            // Then there was no page.
        }
    }

    private static Question question(String who, AuditFilter filter) {
        return new Question(who, filter.wanted(), filter.until());
    }
}
