package entente.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Recur;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Expansions against another implementation (ical4j) and against plain clocks.
class ExpansionTest {
    private static final List<String> ZONES =
            List.of(
                    "Europe/Berlin",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "America/Sao_Paulo",
                    "Asia/Kolkata");
    private static final String[] DAYS = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

    @Test
    void randomRulesGiveWhatAnotherImplementationGives() {
        var compared = 0;
        for (var seed = 0; seed < 1500; seed++) {
            var random = new Random(seed);
            var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            var rule = randomRule(random);
            var start = fitting(rule, randomStart(random));
            if (start.isEmpty()) {
                continue;
            }
            var from = start.getFirst().plusDays(random.nextInt(400)).atZone(zone).toInstant();
            var to = from.plus(1 + random.nextInt(400), ChronoUnit.DAYS);

            var ours = ours(rule, start.getFirst(), zone, from, to);

            assertThat(ours)
                    .as("seed %d: %s from %s in %s", seed, rule, start.getFirst(), zone)
                    .containsExactlyElementsOf(theirs(rule, start.getFirst(), zone, from, to));
            compared += ours.size();
        }
        assertThat(compared).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "America/Sao_Paulo",
                "Africa/Casablanca",
                "Asia/Kolkata"
            })
    void aDailyTimeFollowsTheClockThroughEveryChange(String name) {
        var zone = ZoneId.of(name);
        for (var hour = 0; hour < 24; hour++) {
            var start = LocalDateTime.of(2015, 1, 1, hour, 30);
            var from = start.atZone(zone);

            var starts =
                    Expansion.of("FREQ=DAILY", start, zone.getRules())
                            .starts(from.toEpochSecond(), from.plusYears(6).toEpochSecond());

            // ZonedDateTime.of keeps RFC 5545's rule for times that a clock skips or shows twice.
            assertThat(starts)
                    .containsExactly(
                            LocalDate.of(2015, 1, 1)
                                    .datesUntil(LocalDate.of(2021, 1, 1))
                                    .map(day ->
                                            ZonedDateTime.of(day.atTime(start.toLocalTime()), zone))
                                    .mapToLong(ZonedDateTime::toEpochSecond)
                                    .toArray());
        }
    }

    @Test
    void anyWindowGivesItsPartOfTheWhole() {
        var zone = ZoneId.of("Europe/Berlin");
        var start = LocalDateTime.of(2020, 1, 6, 2, 30);
        for (var rule :
                List.of(
                        "FREQ=WEEKLY;BYDAY=MO,TH",
                        "FREQ=DAILY;INTERVAL=3;COUNT=500",
                        "FREQ=MONTHLY;BYDAY=-1SU",
                        "FREQ=HOURLY;INTERVAL=5;UNTIL=20220101T000000Z")) {
            var expansion = Expansion.of(rule, start, zone.getRules());
            var end = Instant.parse("2027-01-01T00:00:00Z").getEpochSecond();
            var all = expansion.starts(0, end);
            var random = new Random(7);
            for (var i = 0; i < 500; i++) {
                var from = all[random.nextInt(all.length)] + random.nextInt(3) - 1;
                var to = Math.min(end, from + 1 + random.nextInt(40 * 86_400));

                assertThat(expansion.starts(from, to))
                        .as("%s, %d to %d", rule, from, to)
                        .containsExactly(
                                Arrays.stream(all).filter(at -> at >= from && at < to).toArray());
            }
        }
    }

    @Test
    void whatIsNoRuleIsRefused() {
        assertThatThrownBy(() ->
                        Expansion.of(
                                "FREQ=NEVER",
                                LocalDateTime.of(2026, 1, 1, 0, 0),
                                ZoneId.of("UTC").getRules()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FREQ=NEVER");
    }

    private static List<Instant> ours(
            String rule, LocalDateTime start, ZoneId zone, Instant from, Instant to) {
        return Arrays.stream(
                        Expansion.of(rule, start, zone.getRules())
                                .starts(from.getEpochSecond(), to.getEpochSecond()))
                .mapToObj(Instant::ofEpochSecond)
                .toList();
    }

    /// Expanded on a clock without summer time, then put on the zone's: the two libraries agree on what lies between.
    private static List<Instant> theirs(
            String rule, LocalDateTime start, ZoneId zone, Instant from, Instant to) {
        var last = LocalDateTime.ofInstant(to, zone).plusDays(2);
        var instants = new TreeSet<Instant>();
        for (var date : new Recur<LocalDateTime>(rule).getDates(start, start, last)) {
            var instant = date.atZone(zone).toInstant();
            // ical4j counts an occurrence that starts exactly at the window's end.
            if (!instant.isBefore(from) && instant.isBefore(to)) {
                instants.add(instant);
            }
        }
        return List.copyOf(instants);
    }

    /// The first time from `start` on that fits the rule: what a start that does not fit means is ours to say.
    private static List<LocalDateTime> fitting(String rule, LocalDateTime start) {
        var unlimited = rule.replaceFirst(";COUNT=\\d+", "");
        return new Recur<LocalDateTime>(unlimited)
                .getDates(start, start, start.plusYears(6)).stream().limit(1).toList();
    }

    private static LocalDateTime randomStart(Random random) {
        return LocalDateTime.of(
                        2016 + random.nextInt(8), 1, 1, random.nextInt(24), 15 * random.nextInt(4))
                .plusDays(random.nextInt(365));
    }

    private static String randomRule(Random random) {
        var rule = new ArrayList<String>();
        switch (random.nextInt(4)) {
            case 0 -> {
                rule.add("FREQ=DAILY");
                maybe(random, rule, "BYMONTH=" + (1 + random.nextInt(12)));
            }
            case 1 -> {
                rule.add("FREQ=WEEKLY");
                maybe(random, rule, "BYDAY=" + days(random, ""));
                // Always said: without it ical4j begins weeks elsewhere than on Monday (RFC 5545,
                // 3.3.10).
                rule.add("WKST=" + (random.nextBoolean() ? "SU" : "MO"));
            }
            case 2 -> {
                rule.add("FREQ=MONTHLY");
                rule.add(
                        switch (random.nextInt(4)) {
                            case 0 -> "BYMONTHDAY=" + (1 + random.nextInt(31));
                            case 1 -> "BYMONTHDAY=-" + (1 + random.nextInt(28));
                            case 2 -> "BYDAY=" + (1 + random.nextInt(4)) + day(random);
                            default -> "BYDAY=" + days(random, "") + ";BYSETPOS=-1";
                        });
            }
            default -> {
                rule.add("FREQ=YEARLY");
                rule.add("BYMONTH=" + (1 + random.nextInt(12)));
                rule.add(
                        random.nextBoolean()
                                ? "BYMONTHDAY=" + (1 + random.nextInt(28))
                                : "BYDAY=" + (random.nextBoolean() ? "-1" : "2") + day(random));
            }
        }
        maybe(random, rule, "INTERVAL=" + (1 + random.nextInt(4)));
        maybe(random, rule, "COUNT=" + (1 + random.nextInt(200)));
        return String.join(";", rule);
    }

    private static void maybe(Random random, List<String> rule, String part) {
        if (random.nextBoolean()) {
            rule.add(part);
        }
    }

    private static String days(Random random, String before) {
        var days = new TreeSet<String>();
        for (var i = random.nextInt(3); i >= 0; i--) {
            days.add(before + day(random));
        }
        return String.join(",", days);
    }

    private static String day(Random random) {
        return DAYS[random.nextInt(DAYS.length)];
    }
}
