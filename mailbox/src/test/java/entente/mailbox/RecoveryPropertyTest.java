package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.MARY;
import static entente.mailbox.MailboxStoreContract.MARYS_MAILBOX;
import static entente.mailbox.MailboxStoreContract.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is done with what was deleted, and whenever: nothing goes before its time or under a hold, and nothing is there twice.
class RecoveryPropertyTest {
    private static final int STEPS = 60;
    private static final UnaryOperator<Recoverability> HELD =
            kept ->
                    kept.with(
                            Optional.of(
                                    new LitigationHold(
                                            NOW, OptionalInt.empty(), "legal", Optional.empty())));

    private volatile Instant now = NOW;

    @TempDir private Path folder;

    @Test
    void underAHoldNothingGoesAndNothingIsTwice() {
        for (var seed = 0; seed < 5; seed++) {
            nothingGoes(seed);
        }
    }

    @Test
    void whatAQueryMeansNeverGoesAndWhatNoneMeansDoes() {
        var gone = 0;
        for (var seed = 0; seed < 5; seed++) {
            gone += nothingGoesThatIsMeant(seed);
        }

        assertThat(gone).isPositive();
    }

    @Test
    void whatSingleItemRecoveryKeepsGoesWhenItsTimeIsOverAndNotBefore() {
        for (var seed = 0; seed < 5; seed++) {
            nothingGoesTooEarly(seed);
        }
    }

    @Test
    void noTagTakesAnythingBeforeItsTimeOrPastAHold() {
        for (var seed = 0; seed < 5; seed++) {
            nothingIsTakenTooEarly(seed);
        }
    }

    @Test
    @Tag("long")
    void theSameOfThousandsOfSequences() {
        for (var seed = 20; seed < 1_020; seed++) {
            nothingGoes(seed);
            nothingGoesThatIsMeant(seed);
            nothingGoesTooEarly(seed);
            nothingIsTakenTooEarly(seed);
        }
    }

    private void nothingGoes(int seed) {
        now = NOW;
        var random = new Random(seed);
        try (var store = opened("held" + seed, HELD)) {
            var acts = new RandomDeletions(random, MARY);
            var made = new HashSet<String>();
            for (var step = 0; step < STEPS; step++) {
                if (random.nextInt(4) == 0) {
                    made.add(acts.create(store));
                }
                acts.next(store);
                passTime(random, store);
                var places = Whereabouts.of(store, MARY);
                assertThat(places.keySet()).as("seed %d, step %d", seed, step).isEqualTo(made);
                assertThat(places.values())
                        .as("seed %d, step %d", seed, step)
                        .allSatisfy(each -> assertThat(each).hasSize(1));
            }
        }
    }

    /// Of items by turns one hold, the other, both or none keeps each; one that is there already is ended and placed again, and the whole mailbox is on litigation hold now and then. How many went.
    private int nothingGoesThatIsMeant(int seed) {
        now = NOW;
        var random = new Random(seed);
        try (var store = opened("meant" + seed, kept -> kept.with(by("Odd", "odd OR both")))) {
            HoldsContract.place(store, by("Even", "even OR both"));
            var acts = new RandomDeletions(random, MARY);
            var made = new ArrayList<String>();
            for (var step = 0; step < STEPS; step++) {
                if (random.nextInt(4) == 0) {
                    made.add(
                            acts.create(
                                    store, List.of("odd", "even", "both", "none").get(step % 4)));
                }
                acts.next(store);
                changeHolds(random, store);
                passTime(random, store);
                var places = Whereabouts.of(store, MARY);
                var meant = made.stream().filter(each -> !each.endsWith("none")).toList();
                assertThat(places.keySet())
                        .as("seed %d, step %d", seed, step)
                        .containsAll(meant)
                        .isSubsetOf(made);
                assertThat(places.values())
                        .as("seed %d, step %d", seed, step)
                        .allSatisfy(each -> assertThat(each).hasSize(1));
            }
            return made.size() - Whereabouts.of(store, MARY).size();
        }
    }

    /// While one says something else, a third hold keeps what it did.
    private static void changeHolds(Random random, MailboxStore store) {
        var place = (SqlMailboxStore) store;
        switch (random.nextInt(6)) {
            case 0 -> store.changeRecoverability(MARY, HELD);
            case 1 -> store.changeRecoverability(MARY, kept -> kept.with(Optional.empty()));
            case 2 -> {
                HoldsContract.place(store, by("Third", "odd OR both"));
                store.changeRecoverability(MARY, kept -> kept.without("Odd"));
                place.letGoWhatIsDue();
                HoldsContract.place(store, by("Odd", "odd OR both"));
                store.changeRecoverability(MARY, kept -> kept.without("Third"));
            }
            default -> {}
        }
    }

    private static InPlaceHold by(String name, String query) {
        return HoldsContract.inPlace(name, query);
    }

    private void nothingGoesTooEarly(int seed) {
        now = NOW;
        var random = new Random(seed);
        try (var store = opened("single" + seed, kept -> kept.withSingleItemRecovery(true))) {
            var acts = new RandomDeletions(random, MARY);
            var deletedSince = new HashMap<String, Instant>();
            for (var step = 0; step < STEPS; step++) {
                if (random.nextInt(4) == 0) {
                    deletedSince.put(acts.create(store), Instant.MAX);
                }
                acts.next(store);
                var placesBefore = Whereabouts.of(store, MARY);
                assertThat(placesBefore.keySet())
                        .as("seed %d, step %d: only time has anything go", seed, step)
                        .isEqualTo(deletedSince.keySet());
                placesBefore.forEach((subject, places) -> {
                    assertThat(places).hasSize(1);
                    var isDeleted =
                            List.of("RECOVERABLE_ITEMS", "PURGED_ITEMS")
                                    .contains(places.getFirst());
                    deletedSince.merge(
                            subject,
                            isDeleted ? now : Instant.MAX,
                            (before, after) ->
                                    isDeleted && before.isBefore(after) ? before : after);
                });
                passTime(random, store);
                var left = Whereabouts.of(store, MARY).keySet();
                var due = now.minus(Duration.ofDays(14));
                deletedSince
                        .entrySet()
                        .removeIf(each ->
                                !left.contains(each.getKey()) && !each.getValue().isAfter(due));
                assertThat(left)
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(deletedSince.keySet());
            }
        }
    }

    private void nothingIsTakenTooEarly(int seed) {
        now = NOW;
        var random = new Random(seed);
        var purging = RetentionTag.Action.PERMANENTLY_DELETE;
        var all = RetentionContract.tag("All", RetentionContract.ALL, 20, purging);
        var bin = RetentionContract.tag("Bin", RetentionContract.IN_BIN, 5, purging);
        var policy = new RetentionPolicy("Standard", List.of(all, bin));
        try (var store = opened("tagged" + seed, HELD)) {
            store.changeRetention(MARY, before -> before.under(Optional.of("Standard")));
            store.retainBy(_ -> Optional.of(policy));
            var acts = new RandomDeletions(random, MARY);
            var made = new HashSet<String>();
            for (var step = 0; step < STEPS; step++) {
                if (random.nextInt(4) == 0) {
                    made.add(acts.create(store));
                }
                acts.next(store);
                passTime(random, store);
                ((SqlMailboxStore) store).takeWhatIsOld();
                var places = Whereabouts.of(store, MARY);
                assertThat(places.keySet()).as("seed %d, step %d", seed, step).isEqualTo(made);
                assertThat(places.values())
                        .as("seed %d, step %d", seed, step)
                        .allSatisfy(each -> assertThat(each).hasSize(1));
            }
            assertNothingWasTakenTooEarly(store.removals(MARY, Long.MAX_VALUE, 1_000));
        }
    }

    /// All were received at [MailboxStoreContract#NOW]; what was deleted counts from then.
    private static void assertNothingWasTakenTooEarly(List<RemovalRecord> lines) {
        var since = new HashMap<String, Instant>();
        for (var line : lines.reversed()) {
            var fromBin = line.from().equals(ItemsContract.BIN);
            if (line.reason() == RemovalRecord.Reason.RETENTION_TAG) {
                var isBin = line.by().who().equals("retention tag Bin");
                assertThat(isBin || !fromBin).as(line.toString()).isTrue();
                var from = fromBin ? since.getOrDefault(line.item(), NOW) : NOW;
                assertThat(line.at())
                        .as(line.toString())
                        .isAfterOrEqualTo(from.plus(Duration.ofDays(isBin ? 5 : 20)));
            }
            if (line.to().filter(ItemsContract.BIN::equals).isPresent()) {
                since.put(line.item(), line.at());
            } else {
                since.remove(line.item());
            }
        }
    }

    private void passTime(Random random, MailboxStore store) {
        if (random.nextInt(3) == 0) {
            now = now.plus(Duration.ofDays(random.nextInt(10)));
            ((SqlMailboxStore) store).letGoWhatIsDue();
        }
    }

    private MailboxStore opened(String name, UnaryOperator<Recoverability> kept) {
        var store =
                SqlMailboxStore.open(
                        folder.resolve(name),
                        MailboxStoreContract.acceptedDomains(),
                        () -> now,
                        new PasswordHash.Cost(8, 1, 1));
        store.put(MARYS_MAILBOX);
        store.changeRecoverability(MARY, kept);
        return store;
    }
}
