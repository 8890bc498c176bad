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
    private static final InPlaceHold QUERY = inPlace("Query", "lunch", OptionalInt.empty());
    private static final Recoverability BY_QUERY = PLAIN.with(QUERY);
    private static final Recoverability BY_QUERY_30 =
            PLAIN.with(inPlace("Query", "lunch", OptionalInt.of(30)));
    private static final Recoverability BY_QUERY_30_SINGLE =
            BY_QUERY_30.withSingleItemRecovery(true).keeping(60, 120);
    private static final Recoverability BY_BOTH =
            BY_QUERY_30.with(inPlace("Longer", "lunch OR tea", OptionalInt.of(90)));
    private static final Recoverability EVERYTHING =
            PLAIN.with(
                    new InPlaceHold(
                            "All",
                            Optional.empty(),
                            NOW,
                            OptionalInt.empty(),
                            "legal",
                            Optional.empty()));
    private static final Recoverability HELD_30_THEN_QUERY =
            held(PLAIN, OptionalInt.of(30)).with(QUERY);
    private static final Fate BIN = new Fate.Goes(DefaultFolder.DELETED_ITEMS);
    private static final Fate DELETIONS = new Fate.Goes(RecoverableFolder.DELETIONS);
    private static final Fate PURGES = new Fate.Goes(RecoverableFolder.PURGES);
    private static final Fate DISCOVERY = new Fate.Goes(RecoverableFolder.DISCOVERY_HOLDS);
    private static final Fate VERSIONS = new Fate.Goes(RecoverableFolder.VERSIONS);
    private static final Fate LOGGING = new Fate.Goes(RecoverableFolder.CALENDAR_LOGGING);
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
            boolean meant,
            Fate fate) {
        Row(
                FolderKey from,
                Removal how,
                Recoverability kept,
                boolean calendar,
                int received,
                int entered,
                Fate fate) {
            this(from, how, kept, calendar, received, entered, false, fate);
        }

        /// The same of an item that the queries of all holds mean.
        Row meant(Fate other) {
            return new Row(from, how, kept, calendar, received, entered, true, other);
        }
    }

    static Stream<Row> removals() {
        var rows = new ArrayList<Row>();
        for (var kept : List.of(PLAIN, SINGLE, HELD, BY_QUERY, EVERYTHING)) {
            rows.add(row(DefaultFolder.INBOX, Removal.DELETE, kept, BIN));
            rows.add(row(DefaultFolder.INBOX, Removal.SOFT_DELETE, kept, DELETIONS));
            rows.add(row(DefaultFolder.DELETED_ITEMS, Removal.DELETE, kept, DELETIONS));
            rows.add(row(DefaultFolder.DELETED_ITEMS, Removal.SOFT_DELETE, kept, DELETIONS));
            rows.add(row(RecoverableFolder.DELETIONS, Removal.DELETE, kept, DELETIONS));
            rows.add(row(RecoverableFolder.DELETIONS, Removal.SOFT_DELETE, kept, DELETIONS));
            for (var from :
                    List.of(
                            RecoverableFolder.PURGES,
                            RecoverableFolder.DISCOVERY_HOLDS,
                            RecoverableFolder.VERSIONS,
                            RecoverableFolder.CALENDAR_LOGGING)) {
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
            rows.add(row(from, Removal.PURGE, BY_QUERY, GONE));
            rows.add(row(from, Removal.PURGE, BY_QUERY, GONE).meant(DISCOVERY));
            rows.add(row(from, Removal.PURGE, EVERYTHING, PURGES));
            rows.add(row(from, Removal.PURGE, tooMany(), PURGES));
            rows.add(row(from, Removal.PURGE, BY_QUERY.withSingleItemRecovery(true), PURGES));
            rows.add(
                    row(from, Removal.PURGE, BY_QUERY.withSingleItemRecovery(true), PURGES)
                            .meant(DISCOVERY));
            rows.add(row(from, Removal.PURGE, HELD_30_THEN_QUERY, PURGES).meant(PURGES));
            rows.add(
                    new Row(from, Removal.PURGE, HELD_30_THEN_QUERY, false, 30, 1, GONE)
                            .meant(DISCOVERY));
            rows.add(
                    new Row(from, Removal.PURGE, BY_QUERY_30, false, 29, 1, GONE).meant(DISCOVERY));
            rows.add(new Row(from, Removal.PURGE, BY_QUERY_30, false, 30, 1, GONE).meant(GONE));
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
                time(RecoverableFolder.VERSIONS, HELD, false, 999, 999, VERSIONS),
                time(RecoverableFolder.VERSIONS, HELD_30, false, 29, 1, VERSIONS),
                time(RecoverableFolder.VERSIONS, HELD_30, false, 30, 1, GONE),
                time(RecoverableFolder.VERSIONS, BY_QUERY, false, 0, 0, GONE),
                time(RecoverableFolder.VERSIONS, BY_QUERY, false, 9, 9, GONE).meant(VERSIONS),
                time(RecoverableFolder.VERSIONS, EVERYTHING, false, 9, 9, VERSIONS),
                time(RecoverableFolder.VERSIONS, BY_BOTH, false, 89, 1, GONE).meant(VERSIONS),
                time(RecoverableFolder.VERSIONS, BY_BOTH, false, 90, 1, GONE).meant(GONE),
                time(RecoverableFolder.DELETIONS, BY_QUERY, false, 0, 13, DELETIONS),
                time(RecoverableFolder.DELETIONS, BY_QUERY, false, 0, 14, GONE),
                time(RecoverableFolder.DELETIONS, BY_QUERY, false, 0, 14, GONE).meant(DISCOVERY),
                time(RecoverableFolder.DELETIONS, EVERYTHING, false, 0, 14, PURGES),
                time(RecoverableFolder.DISCOVERY_HOLDS, PLAIN, false, 0, 0, GONE),
                time(RecoverableFolder.DISCOVERY_HOLDS, BY_QUERY, false, 0, 0, GONE),
                time(RecoverableFolder.DISCOVERY_HOLDS, BY_QUERY, false, 99, 99, GONE)
                        .meant(DISCOVERY),
                time(RecoverableFolder.DISCOVERY_HOLDS, BY_QUERY_30, false, 29, 1, GONE)
                        .meant(DISCOVERY),
                time(RecoverableFolder.DISCOVERY_HOLDS, BY_QUERY_30, false, 30, 1, GONE)
                        .meant(GONE),
                time(RecoverableFolder.DISCOVERY_HOLDS, BY_BOTH, false, 89, 1, GONE)
                        .meant(DISCOVERY),
                time(RecoverableFolder.DISCOVERY_HOLDS, BY_BOTH, false, 90, 1, GONE).meant(GONE),
                time(RecoverableFolder.DISCOVERY_HOLDS, HELD, false, 0, 0, PURGES),
                time(RecoverableFolder.DISCOVERY_HOLDS, SINGLE, false, 0, 13, PURGES),
                time(RecoverableFolder.DISCOVERY_HOLDS, BY_QUERY_30_SINGLE, false, 29, 1, PURGES)
                        .meant(DISCOVERY),
                time(RecoverableFolder.DISCOVERY_HOLDS, BY_QUERY_30_SINGLE, false, 30, 1, PURGES)
                        .meant(PURGES),
                time(RecoverableFolder.PURGES, BY_QUERY_30_SINGLE, false, 30, 1, PURGES)
                        .meant(PURGES),
                time(RecoverableFolder.PURGES, HELD_30_THEN_QUERY, false, 29, 1, PURGES)
                        .meant(PURGES),
                time(RecoverableFolder.PURGES, HELD_30_THEN_QUERY, false, 30, 1, GONE)
                        .meant(DISCOVERY),
                time(RecoverableFolder.VERSIONS, HELD, true, 999, 999, VERSIONS),
                time(RecoverableFolder.VERSIONS, PLAIN, true, 999, 119, LOGGING),
                time(RecoverableFolder.VERSIONS, PLAIN, true, 999, 120, GONE),
                time(RecoverableFolder.VERSIONS, HELD_30, true, 29, 119, VERSIONS),
                time(RecoverableFolder.VERSIONS, HELD_30, true, 30, 119, LOGGING),
                time(RecoverableFolder.VERSIONS, HELD_30, true, 30, 120, GONE),
                time(RecoverableFolder.VERSIONS, BY_QUERY, true, 9, 9, LOGGING).meant(VERSIONS),
                time(RecoverableFolder.CALENDAR_LOGGING, PLAIN, true, 0, 119, LOGGING),
                time(RecoverableFolder.CALENDAR_LOGGING, PLAIN, true, 0, 120, GONE),
                time(RecoverableFolder.CALENDAR_LOGGING, SINGLE, true, 0, 120, GONE),
                time(RecoverableFolder.CALENDAR_LOGGING, HELD, true, 999, 999, LOGGING),
                time(RecoverableFolder.CALENDAR_LOGGING, HELD_30, true, 29, 120, LOGGING),
                time(RecoverableFolder.CALENDAR_LOGGING, HELD_30, true, 30, 119, LOGGING),
                time(RecoverableFolder.CALENDAR_LOGGING, HELD_30, true, 30, 120, GONE),
                time(RecoverableFolder.CALENDAR_LOGGING, BY_QUERY, true, 9, 120, GONE)
                        .meant(LOGGING),
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

        var until = Fate.until(item, row.kept(), NOW);

        if (!List.of(stays, UNTOUCHED).contains(at(item, row, NOW))) {
            assertThat(until).hasValueSatisfying(past -> assertThat(past).isBeforeOrEqualTo(NOW));
        } else if (until.isEmpty()) {
            var ages = Instant.parse("3000-01-01T00:00:00Z");
            assertThat(at(item, row, ages)).isIn(stays, UNTOUCHED);
        } else {
            assertThat(until.get()).isAfter(NOW);
            assertThat(at(item, row, until.get())).isNotEqualTo(stays);
            assertThat(at(item, row, until.get().minusMillis(1))).isEqualTo(stays);
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
                row.calendar(),
                _ -> row.meant());
    }

    private static Recoverability held(Recoverability kept, OptionalInt days) {
        return kept.with(Optional.of(new LitigationHold(NOW, days, "legal", Optional.empty())));
    }

    /// Two queries of more conditions together than are minded.
    private static Recoverability tooMany() {
        var words = "lunch" + " OR tea".repeat(250);
        return PLAIN.with(inPlace("One", words, OptionalInt.empty()))
                .with(inPlace("Other", words, OptionalInt.empty()));
    }

    private static InPlaceHold inPlace(String name, String query, OptionalInt days) {
        return new InPlaceHold(
                name,
                Optional.of(HoldQuery.of(query, "UTC")),
                NOW,
                days,
                "legal",
                Optional.empty());
    }
}
