package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Has retention tags take what is old enough. Each mailbox that has a policy is gone through once in [#CYCLE], a part of them each hour, those first that were last looked at longest ago.
///
/// A step takes at most [#AT_ONCE] items in one change, between which others have their turn, and goes by what is said of the mailbox, its folders and its policy in that moment. What was taken is not due any more, so that nothing but
/// when a mailbox was last gone through to its end has to be remembered: after a crash it goes on where it stopped. Where nothing is due, nothing is written but that.
final class RetentionAssistant {
    static final int AT_ONCE = 200;

    /// How many items are taken in an hour at most, and how many of one mailbox.
    private static final long MOST_IN_AN_HOUR = 500_000;

    private static final long MOST_OF_ONE = 20_000;

    private static final Duration CYCLE = Duration.ofHours(12);
    private static final Duration NEXT_HOUR = Duration.ofMinutes(50);

    /// How many changes an administrator waits for at once.
    private static final int STEPS_AT_ONCE = 5;

    private static final System.Logger LOG = System.getLogger(RetentionAssistant.class.getName());

    private final Database database;
    private final Holdings holdings;
    private final Writer writer;
    private final RecoveryAssistant recovery;
    private final InstantSource clock;
    private volatile Optional<RetentionPolicies> known = Optional.empty();

    RetentionAssistant(
            Database database,
            Holdings holdings,
            Writer writer,
            RecoveryAssistant recovery,
            InstantSource clock) {
        this.database = database;
        this.holdings = holdings;
        this.writer = writer;
        this.recovery = recovery;
        this.clock = clock;
    }

    void follow(RetentionPolicies policies) {
        known = Optional.of(policies);
    }

    /// What is done each hour.
    void run() {
        run(MOST_OF_ONE, MOST_IN_AN_HOUR);
    }

    /// The same with other bounds. A mailbox of which there is more than it may be has its turn again in the next hour, behind those that were not looked at for longer.
    void run(long mostOfOne, long most) {
        if (known.isEmpty()) {
            return;
        }
        var left = most;
        for (var mailbox : database.read(this::next)) {
            if (left <= 0) {
                return;
            }
            var budget = new Budget(Math.min(mostOfOne, left));
            var isDone = tried(mailbox, budget);
            looked(mailbox, isDone ? now() : now().minus(CYCLE).plus(NEXT_HOUR));
            left -= budget.spent();
        }
    }

    /// One mailbox's failure is its own: it has its turn again with all others.
    private boolean tried(Address mailbox, Budget budget) {
        try {
            return take(mailbox, budget);
        } catch (RuntimeException failed) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the retention tags of %s took not all that they should".formatted(mailbox),
                    failed);
            return true;
        }
    }

    /// Takes some of what is due in one mailbox, and has what was deleted long enough ago go.
    RetentionRun runSome(Address mailbox) {
        var left = new Budget(STEPS_AT_ONCE * AT_ONCE);
        var isDone = take(mailbox, left);
        var taken = left.spent();
        var expired = 0L;
        var more = true;
        for (var count = 0; isDone && more && count < STEPS_AT_ONCE; count++) {
            var step = recovery.stepIn(mailbox);
            expired += step.gone();
            more = step.more();
        }
        return new RetentionRun(taken, expired, more);
    }

    /// What would go; see [Retentions#foresee].
    RetentionForecast foresee(Holding holding, int named) {
        return new RetentionPreview(database, holding, policies(), now(), named).made();
    }

    /// See [Retentions#tagsOf].
    MailboxTags tagsOf(Connection reader, Holding holding) throws SQLException {
        var policy = RetentionRows.of(reader, holding.address()).policy();
        return new MailboxTags(
                holding.address(),
                new FolderTagging(holding.folders(), policy.flatMap(policies()::named)));
    }

    private List<Address> next(Connection reader) throws SQLException {
        var hours = CYCLE.toHours();
        var share = (int) ((RetentionRows.count(reader) + hours - 1) / hours);
        return RetentionRows.longestAgo(reader, now().minus(CYCLE), now(), share);
    }

    /// How many items may still be taken.
    private static final class Budget {
        private final long most;
        private long spent;

        private Budget(long most) {
            this.most = most;
        }

        void spend(long items) {
            spent += items;
        }

        long spent() {
            return spent;
        }

        boolean isSpent() {
            return spent >= most;
        }
    }

    /// Takes what is due, as far as it may; true where that was all of it.
    private boolean take(Address mailbox, Budget left) {
        var places =
                holdings.find(mailbox)
                        .filter(held -> held.mailbox().isPresent())
                        .map(this::due)
                        .orElse(List.of());
        for (var place : places) {
            var from = Optional.of(DueRows.Due.NONE);
            while (from.isPresent()) {
                if (left.isSpent()) {
                    return false;
                }
                var after = from.get();
                var step =
                        writer.write((connection, draft) ->
                                step(connection, draft, mailbox, place, after));
                left.spend(step.taken());
                from = step.next();
            }
        }
        return true;
    }

    /// From where something is due.
    private List<TagPlace> due(Holding holding) {
        return database.read(reader -> {
            var work = RetentionWork.of(reader, holding, policies(), now());
            var places = new ArrayList<TagPlace>();
            for (var place : work.places()) {
                if (work.hasDue(place)) {
                    places.add(place);
                }
            }
            return places;
        });
    }

    /// How many items went, and from where to go on there; without `next` that was all.
    private record Step(int taken, Optional<DueRows.Due> next) {
        private static final Step NOTHING = new Step(0, Optional.empty());
    }

    private Step step(
            Connection connection,
            Holdings.Draft draft,
            Address mailbox,
            TagPlace place,
            DueRows.Due after)
            throws SQLException {
        var holding = draft.find(mailbox).filter(held -> held.mailbox().isPresent());
        if (holding.isEmpty()) {
            return Step.NOTHING;
        }
        var work = RetentionWork.of(connection, holding.get(), policies(), now());
        var tagged = work.now(place);
        if (tagged.isEmpty()) {
            return Step.NOTHING;
        }
        var page = work.page(tagged.get(), after, AT_ONCE);
        if (page.items().isEmpty()) {
            return new Step(0, page.next());
        }
        var outcomes = new ArrayList<ItemRemoval.Outcome>();
        var items = page.items().stream().map(RetentionWork.Page.Due::item).toList();
        var tag = tagged.get().tag();
        draft.put(
                new ItemWriting(connection, holding.get(), now())
                        .making(removal ->
                                outcomes.addAll(
                                        removal.tagged(items, tag.action().how(), by(tag)))));
        return done(mailbox, outcomes, page);
    }

    /// Where there is no room for what is deleted, the rest of the place is left for another day.
    private static Step done(
            Address mailbox, List<ItemRemoval.Outcome> outcomes, RetentionWork.Page page) {
        var without =
                (int)
                        outcomes.stream()
                                .filter(ItemRemoval.Outcome.NoRoom.class::isInstance)
                                .count();
        if (without > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} items of {1} are old enough to go, and there is no room for them in Recoverable Items",
                    without,
                    mailbox);
        }
        return new Step(outcomes.size() - without, without > 0 ? Optional.empty() : page.next());
    }

    private void looked(Address mailbox, Instant at) {
        writer.write((connection, _) -> {
            RetentionRows.looked(connection, mailbox, at);
            return mailbox;
        });
    }

    private static Actor by(RetentionTag tag) {
        return new Actor("retention tag " + tag.name(), Actor.Way.ASSISTANT);
    }

    private RetentionPolicies policies() {
        return known.orElse(_ -> Optional.empty());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
