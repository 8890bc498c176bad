package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Recoverability PLAIN = Recoverability.INITIAL;
    private static final Recoverability SINGLE = PLAIN.withSingleItemRecovery(true);
    private static final Recoverability HELD = held(PLAIN, OptionalInt.empty());
    private static final Recoverability HELD_30 = held(SINGLE, OptionalInt.of(30));
    private static final Fate BIN = new Fate.Goes(DefaultFolder.DELETED_ITEMS);
    private static final Fate DELETIONS = new Fate.Goes(RecoverableFolder.DELETIONS);
    private static final Fate PURGES = new Fate.Goes(RecoverableFolder.PURGES);
    private static final Fate GONE = new Fate.Expunged();
    private static final Fate UNTOUCHED = new Fate.OutOfReach();

    /// Age in days: since it was received, and since it came into Recoverable Items.
    record Row(
            FolderKey from,
            Removal how,
            Recoverability kept,
            boolean calendar,
            int received,
            int entered,
            Fate fate) {}

    static Stream<Row> removals() {
        var rows = new ArrayList<Row>();
        for (var kept : List.of(PLAIN, SINGLE, HELD)) {
            rows.add(row(DefaultFolder.INBOX, Removal.DELETE, kept, BIN));
            rows.add(row(DefaultFolder.INBOX, Removal.SOFT_DELETE, kept, DELETIONS));
            rows.add(row(DefaultFolder.DELETED_ITEMS, Removal.DELETE, kept, DELETIONS));
            rows.add(row(DefaultFolder.DELETED_ITEMS, Removal.SOFT_DELETE, kept, DELETIONS));
            rows.add(row(RecoverableFolder.DELETIONS, Removal.DELETE, kept, DELETIONS));
            rows.add(row(RecoverableFolder.DELETIONS, Removal.SOFT_DELETE, kept, DELETIONS));
            for (var from : List.of(RecoverableFolder.PURGES, RecoverableFolder.VERSIONS)) {
                for (var how : Removal.values()) {
                    rows.add(row(from, how, kept, UNTOUCHED));
                }
            }
        }
        for (var from :
                List.of(
                        DefaultFolder.INBOX,
                        DefaultFolder.DELETED_ITEMS,
                        RecoverableFolder.DELETIONS)) {
            rows.add(row(from, Removal.PURGE, PLAIN, GONE));
            rows.add(row(from, Removal.PURGE, SINGLE, PURGES));
            rows.add(row(from, Removal.PURGE, HELD, PURGES));
            rows.add(new Row(from, Removal.PURGE, HELD_30, false, 29, 14, PURGES));
            rows.add(new Row(from, Removal.PURGE, HELD_30, false, 30, 14, GONE));
            rows.add(new Row(from, Removal.PURGE, SINGLE, false, 99, 13, PURGES));
            rows.add(new Row(from, Removal.PURGE, SINGLE, false, 0, 14, GONE));
            rows.add(new Row(from, Removal.PURGE, SINGLE, true, 0, 119, PURGES));
            rows.add(new Row(from, Removal.PURGE, SINGLE, true, 0, 120, GONE));
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("removals")
    void whatIsTakenAwayGoesWhereItIsKeptOrNowhere(Row row) {
        var item = item(row);

        var fate = Fate.of(row.how(), item, row.kept(), NOW);

        assertThat(fate).isEqualTo(row.fate());
    }

    static Stream<Row> times() {
        return Stream.of(
                time(RecoverableFolder.DELETIONS, PLAIN, false, 0, 13, DELETIONS),
                time(RecoverableFolder.DELETIONS, PLAIN, false, 0, 14, GONE),
                time(RecoverableFolder.DELETIONS, PLAIN, true, 0, 119, DELETIONS),
                time(RecoverableFolder.DELETIONS, PLAIN, true, 0, 120, GONE),
                time(RecoverableFolder.DELETIONS, SINGLE, false, 0, 14, GONE),
                time(RecoverableFolder.DELETIONS, HELD, false, 0, 13, DELETIONS),
                time(RecoverableFolder.DELETIONS, HELD, false, 999, 999, PURGES),
                time(RecoverableFolder.DELETIONS, HELD_30, false, 29, 20, PURGES),
                time(RecoverableFolder.DELETIONS, HELD_30, false, 30, 20, GONE),
                time(RecoverableFolder.PURGES, PLAIN, false, 0, 0, GONE),
                time(RecoverableFolder.PURGES, SINGLE, false, 0, 13, PURGES),
                time(RecoverableFolder.PURGES, SINGLE, false, 0, 14, GONE),
                time(RecoverableFolder.PURGES, HELD, false, 9_999, 9_999, PURGES),
                time(RecoverableFolder.PURGES, HELD_30, false, 29, 14, PURGES),
                time(RecoverableFolder.PURGES, HELD_30, false, 30, 14, GONE),
                time(RecoverableFolder.VERSIONS, SINGLE, false, 0, 0, GONE),
                time(
                        RecoverableFolder.VERSIONS,
                        HELD,
                        false,
                        999,
                        999,
                        new Fate.Goes(RecoverableFolder.VERSIONS)),
                time(
                        RecoverableFolder.CALENDAR_LOGGING,
                        PLAIN,
                        false,
                        0,
                        119,
                        new Fate.Goes(RecoverableFolder.CALENDAR_LOGGING)),
                time(RecoverableFolder.CALENDAR_LOGGING, PLAIN, false, 0, 120, GONE),
                time(DefaultFolder.INBOX, PLAIN, false, 999, 999, UNTOUCHED));
    }

    @ParameterizedTest
    @MethodSource("times")
    void whatIsThereLongEnoughGoesOn(Row row) {
        var fate = Fate.afterTime(item(row), row.kept(), NOW);

        assertThat(fate).isEqualTo(row.fate());
    }

    @ParameterizedTest
    @MethodSource("times")
    void nobodyHasToLookBeforeAnItemMayGoOnAndThenSomebodyHasTo(Row row) {
        var item = item(row);
        var stays = new Fate.Goes(item.folder());

        var until = Fate.until(item, row.kept());

        if (until.isEmpty()) {
            var ages = Instant.parse("3000-01-01T00:00:00Z");
            assertThat(Fate.afterTime(item, row.kept(), ages)).isIn(stays, UNTOUCHED);
        } else {
            var before = until.get().minusMillis(1);
            assertThat(Fate.afterTime(item, row.kept(), until.get())).isNotEqualTo(stays);
            assertThat(before.isBefore(Instant.EPOCH) ? stays : at(item, row, before))
                    .isEqualTo(stays);
        }
    }

    private static Fate at(Fate.Case item, Row row, Instant time) {
        return Fate.afterTime(item, row.kept(), time);
    }

    private static Row row(FolderKey from, Removal how, Recoverability kept, Fate fate) {
        return new Row(from, how, kept, false, 0, 0, fate);
    }

    private static Row time(
            FolderKey from,
            Recoverability kept,
            boolean calendar,
            int received,
            int entered,
            Fate fate) {
        return new Row(from, Removal.PURGE, kept, calendar, received, entered, fate);
    }

    private static Fate.Case item(Row row) {
        return new Fate.Case(
                row.from(),
                row.from() == DefaultFolder.DELETED_ITEMS,
                NOW.minus(Duration.ofDays(row.received())),
                NOW.minus(Duration.ofDays(row.entered())),
                row.calendar());
    }

    private static Recoverability held(Recoverability kept, OptionalInt days) {
        return kept.with(Optional.of(new LitigationHold(NOW, days, "legal", Optional.empty())));
    }
}
