package entente.search;

import entente.audit.Audit;
import entente.audit.AuditEvent;
import entente.index.Findings;
import entente.index.IndexState;
import entente.index.MailIndex;
import entente.index.Scope;
import entente.mailbox.FolderId;
import entente.mailbox.ItemJournal;
import entente.matching.Meaning;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.TraceId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/// Searches for whoever may.
///
/// In this order: the account is entitled, the mailboxes are here, the index knows all that they hold, the search, the record. Nobody is entitled but those whom the configuration names; where it names none there is no index, and
/// everybody is refused. A few search at a time, and others are told to come again.
public final class SearchDesk {
    private static final int AT_ONCE = 2;
    private static final Duration CATCHING_UP = Duration.ofSeconds(60);
    private static final Duration SEARCHING = Duration.ofSeconds(60);

    private final Set<Address> searchers;
    private final Optional<MailIndex> index;
    private final ItemJournal mailboxes;
    private final Predicate<FolderId> recoverable;
    private final Audit audit;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /// `recoverable` says of a folder whether it is one of the Recoverable Items.
    public SearchDesk(
            Set<Address> searchers,
            Optional<MailIndex> index,
            ItemJournal mailboxes,
            Predicate<FolderId> recoverable,
            Audit audit,
            InstantSource clock) {
        this.searchers = Set.copyOf(searchers);
        this.index = index;
        this.mailboxes = mailboxes;
        this.recoverable = recoverable;
        this.audit = audit;
        this.clock = clock;
    }

    /// What is found, for the account that signed in by this name.
    public SearchOutcome search(String by, SearchAsk ask, TraceId trace) {
        var outcome = answered(by, ask);
        return audit.record(event(by, ask, trace, outcome))
                ? outcome
                : new SearchOutcome.Refused(Audit.notKept());
    }

    /// How far the index is, for the same; empty where the account is not entitled.
    public Optional<Map<Address, IndexState>> states(String by) {
        return indexFor(by).map(MailIndex::states);
    }

    /// Has the index read a mailbox anew, likewise; false where that may not be asked, or the mailbox is not here.
    public boolean rebuild(String by, Address mailbox) {
        var found = indexFor(by).filter(_ -> mailboxes.newestMark(mailbox).isPresent());
        found.ifPresent(each -> each.rebuild(mailbox));
        return found.isPresent();
    }

    /// Why the account of this name is told nothing.
    public static Refusal notEntitled(String by) {
        return Refusal.of(Code.SEARCH_NOT_ENTITLED, by);
    }

    private Optional<MailIndex> indexFor(String by) {
        return index.filter(_ -> Address.parse(by).filter(searchers::contains).isPresent());
    }

    private SearchOutcome answered(String by, SearchAsk ask) {
        var found = indexFor(by);
        if (found.isEmpty()) {
            return refused(notEntitled(by));
        }
        var here = mailboxes.newestMarks().keySet();
        for (var mailbox : ask.mailboxes()) {
            if (!here.contains(mailbox)) {
                return refused(
                        Refusal.of(Code.MAILBOX_UNKNOWN)
                                .saying("No mailbox here is %s.".formatted(mailbox)));
            }
        }
        if (!places.tryAcquire()) {
            return refused(Refusal.of(Code.SEARCHES_BUSY));
        }
        try {
            var where = ask.mailboxes().isEmpty() ? here : Set.copyOf(ask.mailboxes());
            return found(found.get(), ask, new Scope(where, inScope(ask)));
        } catch (Problem problem) {
            return refused(problem.refusal());
        } finally {
            places.release();
        }
    }

    private Predicate<FolderId> inScope(SearchAsk ask) {
        return ask.recoverable() ? _ -> true : Predicate.not(recoverable);
    }

    private SearchOutcome found(MailIndex from, SearchAsk ask, Scope scope) {
        from.catchUp(scope.mailboxes(), CATCHING_UP);
        var meaning = Meaning.of(ask.query(), ask.zone(), clock.instant());
        var none = new Findings(Map.of(), List.of(), false);
        return switch (ask.wanted()) {
            case ESTIMATE, PREVIEW ->
                    new SearchOutcome.Found(
                            from.search(meaning, scope, ask.most(), ask.after(), SEARCHING),
                            from.unsearchable(scope, 0, Optional.empty(), SEARCHING));
            case EXPORT ->
                    new SearchOutcome.Found(
                            from.search(meaning, scope, ask.most(), ask.after(), SEARCHING), none);
            case UNSEARCHABLE ->
                    new SearchOutcome.Found(
                            none, from.unsearchable(scope, ask.most(), ask.after(), SEARCHING));
        };
    }

    private static SearchOutcome refused(Refusal why) {
        return new SearchOutcome.Refused(why);
    }

    private AuditEvent event(String by, SearchAsk ask, TraceId trace, SearchOutcome outcome) {
        var total =
                switch (outcome) {
                    case SearchOutcome.Refused _ -> Findings.Tally.NONE;
                    case SearchOutcome.Found(var findings, var unsearchable) ->
                            (ask.wanted() == SearchAsk.Wanted.UNSEARCHABLE
                                            ? unsearchable
                                            : findings)
                                    .total();
                };
        var reason =
                outcome instanceof SearchOutcome.Refused(var why)
                        ? Optional.of(why.code())
                        : Optional.<Code>empty();
        return new AuditEvent.Searched(
                clock.instant(),
                trace,
                by,
                ask.wanted().word(),
                ask.text(),
                ask.mailboxes(),
                ask.recoverable(),
                reason,
                total.items(),
                total.bytes());
    }
}
