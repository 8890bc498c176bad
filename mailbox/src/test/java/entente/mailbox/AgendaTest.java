package entente.mailbox;

import static entente.mailbox.ImportedCalendar.imported;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final String DAILY =
            "BEGIN:VEVENT\r\nUID:daily\r\nDTSTART;TZID=Europe/Berlin:20200101T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n";
    private static final String OLD =
            "BEGIN:VEVENT\r\nUID:old\r\nDTSTART:20010302T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\n";

    @Test
    void theHorizonMakesNoDifferenceToWhatIsFound() {
        var near = imported(DAILY + OLD).agenda();
        var farAway = near.drawnAnew(Instant.parse("2050-01-01T00:00:00Z"));

        for (var start = Instant.parse("2024-06-01T00:00:00Z");
                start.isBefore(Instant.parse("2029-06-01T00:00:00Z"));
                start = start.plus(Duration.ofDays(13))) {
            var window = new Window(start, start.plus(Duration.ofDays(30)));

            assertThat(near.entries(window)).hasSize(30).isEqualTo(farAway.entries(window));
        }
    }

    @Test
    void anEventThatDoesNotRepeatIsFoundHoweverLongAgoItWas() {
        var agenda = imported(DAILY + OLD).agenda();

        var found =
                agenda.entries(
                        new Window(
                                Instant.parse("2001-01-01T00:00:00Z"),
                                Instant.parse("2002-01-01T00:00:00Z")));

        assertThat(found)
                .extracting(entry -> entry.block().start())
                .containsExactly(Instant.parse("2001-03-02T09:00:00Z"));
    }

    @Test
    void aHorizonIsStaleAMonthLater() {
        var agenda = Agenda.empty(ImportedCalendar.NOW);

        assertThat(agenda.isStale(ImportedCalendar.NOW.plus(Duration.ofDays(30)))).isFalse();
        assertThat(agenda.isStale(ImportedCalendar.NOW.plus(Duration.ofDays(31)))).isTrue();
    }

    @Test
    void occurrencesThatBeganBeforeTheWindowAreFoundInsideAndOutsideTheHorizon() {
        var threeDays = DAILY.replace("DURATION:PT1H", "DURATION:P3D");

        for (var start : new String[] {"2026-07-01T12:00:00Z", "2040-07-01T12:00:00Z"}) {
            var at = Instant.parse(start);

            var found = imported(threeDays).agenda().entries(new Window(at, at.plusSeconds(60)));

            assertThat(found).as(start).hasSize(3);
        }
    }

    @Test
    void idsAreSeventyBytesAndEachItemHasItsOwn() {
        var calendar = imported(DAILY + OLD);

        var id = calendar.entries(wholeYear(2001)).getFirst().details().orElseThrow().id();

        assertThat(id).matches("[0-9A-F]{140}");
        assertThat(calendar.entries(wholeYear(2026)))
                .noneMatch(block -> block.details().orElseThrow().id().equals(id))
                .extracting(block -> block.details().orElseThrow().id())
                .containsOnly(
                        calendar.entries(wholeYear(2025)).getFirst().details().orElseThrow().id());
    }

    @Test
    void itemsAreFoundByUidUntilTheyAreTakenOut() {
        var agenda = imported(DAILY + OLD).agenda();
        var old = agenda.entries(wholeYear(2001)).getFirst().item();
        var like = new AgendaItem("00", old.uid(), old.series());

        var both = agenda.with(List.of(like), List.of(), OccurrenceLimit.OWN).agenda();
        var without =
                both.with(List.of(), List.of(old.key(), "nobody"), OccurrenceLimit.OWN).agenda();

        assertThat(both.keys("old")).containsExactlyInAnyOrder("00", old.key());
        assertThat(both.entries(wholeYear(2001))).hasSize(2);
        assertThat(without.keys("old")).containsExactly("00");
        assertThat(without.entries(wholeYear(2001)))
                .extracting(AgendaEntry::item)
                .containsExactly(like);
        assertThat(without.with(List.of(), List.of("00"), OccurrenceLimit.OWN).agenda().keys("old"))
                .isEmpty();
        assertThat(agenda.keys("old")).containsExactly(old.key());
    }

    @Test
    void whatIsChangedStepByStepIsAsIfItHadBeenReadAtOnce() {
        var random = new Random(5);
        var agenda = Agenda.empty(ImportedCalendar.NOW);
        var items = new HashMap<String, AgendaItem>();
        var pool = new ArrayList<AgendaItem>();
        for (var i = 0; i < 12; i++) {
            var hour = "T%02d".formatted(9 + i % 4);
            var daily = DAILY.replace("UID:daily", "UID:" + i).replace("T09", hour);
            pool.add(imported(daily).agenda().entries(wholeYear(2026)).getFirst().item());
        }

        for (var i = 0; i < 200; i++) {
            var item = pool.get(random.nextInt(pool.size()));
            var key = "" + random.nextInt(6);
            if (random.nextInt(3) == 0) {
                items.remove(key);
                agenda = agenda.with(List.of(), List.of(key), OccurrenceLimit.OWN).agenda();
            } else {
                var put = new AgendaItem(key, item.uid(), item.series());
                items.put(key, put);
                agenda = agenda.with(List.of(put), List.of(), OccurrenceLimit.OWN).agenda();
            }

            assertThat(agenda.entries(MailboxStoreContract.MARCH))
                    .isEqualTo(
                            Agenda.of(items.values(), ImportedCalendar.NOW)
                                    .entries(MailboxStoreContract.MARCH));
        }
    }

    @Test
    void howeverManyComeAndGoAtOnceAnAgendaIsTheOneMadeFromNothing() {
        for (var seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var pool = pool(random);
            var items = new HashMap<String, AgendaItem>();
            var agenda = Agenda.empty(ImportedCalendar.NOW);
            for (var i = 0; i < 40; i++) {
                var removed =
                        IntStream.range(0, random.nextInt(8))
                                .mapToObj(_ -> "" + random.nextInt(30))
                                .toList();
                var put = new ArrayList<AgendaItem>();
                for (var count = random.nextInt(6); count > 0; count--) {
                    var like = pool.get(random.nextInt(pool.size()));
                    put.add(new AgendaItem("" + random.nextInt(30), like.uid(), like.series()));
                }
                removed.forEach(items::remove);
                put.forEach(item -> items.put(item.key(), item));

                agenda = agenda.with(put, removed, OccurrenceLimit.OWN).agenda();

                var fresh = Agenda.of(items.values(), ImportedCalendar.NOW);
                assertThat(agenda.isEmpty()).isEqualTo(items.isEmpty());
                for (var year : List.of(2001, 2025, 2026, 2050)) {
                    assertThat(agenda.entries(wholeYear(year)))
                            .as("seed %d, %d", seed, year)
                            .isEqualTo(fresh.entries(wholeYear(year)));
                }
                for (var like : pool) {
                    assertThat(agenda.keys(like.uid()))
                            .containsExactlyElementsOf(fresh.keys(like.uid()));
                }
            }
        }
    }

    /// Long and short ones, old ones, and series, some of which have a UID in common.
    private static List<AgendaItem> pool(Random random) {
        var pool = new ArrayList<AgendaItem>();
        for (var i = 0; i < 8; i++) {
            var text =
                    switch (i % 4) {
                        case 0 -> OLD.replace("2001", "" + (2024 + random.nextInt(4)));
                        case 1 -> DAILY.replace("DAILY", "WEEKLY;COUNT=" + (300 + i));
                        case 2 ->
                                DAILY.replace("FREQ=DAILY", "FREQ=MONTHLY").replace("PT1H", "P9D");
                        default -> OLD;
                    };
            var read =
                    CalendarImport.read(
                            ("BEGIN:VCALENDAR\r\n" + text + "END:VCALENDAR\r\n").getBytes(UTF_8),
                            ImportedCalendar.MARY.owner());
            pool.add(
                    AppointmentRows.item(
                            read.owner(),
                            DefaultFolder.CALENDAR,
                            StoredItem.drawnKey(),
                            read.found().getFirst().object()));
        }
        return pool;
    }

    private static Window wholeYear(int year) {
        return new Window(
                Instant.parse(year + "-01-01T00:00:00Z"),
                Instant.parse((year + 1) + "-01-01T00:00:00Z"));
    }
}
