package entente.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Answer;
import entente.question.BusyBlock;
import entente.question.Caller;
import entente.question.Details;
import entente.question.FreeBusy;
import entente.question.Question;
import entente.question.Status;
import entente.question.TimeZoneRule;
import entente.question.View;
import entente.question.Window;
import entente.question.WorkingHours;
import entente.question.WorkingPeriod;
import entente.sharing.FakeCalendar;
import entente.sharing.Sight;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeBusyEngineTest {
    private static final Sight TIMES = new Sight.Times("test");
    private static final Sight DETAILS = new Sight.Details("test");
    private static final Sight EVERYTHING = new Sight.Everything("test");

    private static final Caller MARY = new Caller.OwnPerson(Address.of("mary@contoso.test"));
    private static final Caller JOE =
            new Caller.PartnerPerson(
                    "contoso.cloud.test",
                    "00000002-0000-0ff1-ce00-000000000000",
                    "contoso.cloud.test",
                    Address.of("joe@contoso.cloud.test"),
                    "L1",
                    Set.of("freebusy"));

    private static final Details PLANNING =
            new Details("00A1", "Planning", "Blue room", true, true, false, true, false);
    private static final Details DOCTOR =
            new Details("00A2", "Doctor", "Town", false, false, true, false, true);

    private static final WorkingHours HOURS =
            new WorkingHours(
                    TimeZoneRule.fixed(-60),
                    List.of(new WorkingPeriod(List.of(DayOfWeek.MONDAY), 480, 1020)));

    private static final FakeCalendar BOBS =
            FakeCalendar.of(
                            "bob@contoso.test",
                            entry("08:00", "09:00", Status.BUSY, PLANNING),
                            entry("09:00", "10:00", Status.OUT_OF_OFFICE, DOCTOR))
                    .working(HOURS);

    private final FreeBusyEngine engine = new FreeBusyEngine(Limits.DEFAULT);

    /// EWS `FreeBusyViewType`: which elements each view has. A dash: not there; `flags`: the booleans alone.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    asked            | sight      | shown            | merged | entries | open     | private | hours
                    MERGED_ONLY      | times      | MERGED_ONLY      | 2230   | 0       | -        | -       | false
                    FREE_BUSY        | times      | FREE_BUSY        | -      | 2       | -        | -       | true
                    FREE_BUSY_MERGED | times      | FREE_BUSY_MERGED | 2230   | 2       | -        | -       | true
                    DETAILED         | times      | FREE_BUSY        | -      | 2       | -        | -       | true
                    DETAILED_MERGED  | times      | FREE_BUSY_MERGED | 2230   | 2       | -        | -       | true
                    MERGED_ONLY      | details    | MERGED_ONLY      | 2230   | 0       | -        | -       | false
                    FREE_BUSY        | details    | FREE_BUSY        | -      | 2       | -        | -       | true
                    FREE_BUSY_MERGED | details    | FREE_BUSY_MERGED | 2230   | 2       | -        | -       | true
                    DETAILED         | details    | DETAILED         | -      | 2       | Planning | flags   | true
                    DETAILED_MERGED  | details    | DETAILED_MERGED  | 2230   | 2       | Planning | flags   | true
                    MERGED_ONLY      | everything | MERGED_ONLY      | 2230   | 0       | -        | -       | false
                    FREE_BUSY        | everything | FREE_BUSY        | -      | 2       | -        | -       | true
                    FREE_BUSY_MERGED | everything | FREE_BUSY_MERGED | 2230   | 2       | -        | -       | true
                    DETAILED         | everything | DETAILED         | -      | 2       | Planning | Doctor  | true
                    DETAILED_MERGED  | everything | DETAILED_MERGED  | 2230   | 2       | Planning | Doctor  | true
                    """)
    void viewHasItsElementsAndNoMoreThanTheSightAllows(
            View asked,
            String sight,
            View shown,
            String merged,
            int entries,
            String open,
            String hidden,
            boolean hours) {
        var calendar =
                FakeCalendar.of(
                                "bob@contoso.test",
                                entry("08:00", "09:00", Status.BUSY, PLANNING),
                                entry("09:00", "09:30", Status.OUT_OF_OFFICE, DOCTOR))
                        .working(HOURS);

        var freeBusy = answered(calendar, sight(sight), question(MARY, asked));

        assertThat(freeBusy.view()).isEqualTo(shown);
        assertThat(freeBusy.level()).isEqualTo(sight(sight).level());
        assertThat(freeBusy.merged()).isEqualTo(absentIfDash(merged));
        assertThat(freeBusy.blocks()).hasSize(entries);
        assertThat(freeBusy.workingHours().isPresent()).isEqualTo(hours);
        if (entries == 2) {
            assertThat(told(freeBusy.blocks().getFirst(), PLANNING)).isEqualTo(open);
            assertThat(told(freeBusy.blocks().getLast(), DOCTOR)).isEqualTo(hidden);
        }
    }

    /// What a shown entry says of `all`: nothing (`-`), its flags, or its subject with all the rest.
    private static String told(BusyBlock shown, Details all) {
        if (shown.details().isEmpty()) {
            return "-";
        }
        var details = shown.details().get();
        if (details.equals(all)) {
            return all.subject();
        }
        assertThat(details).isEqualTo(all.withheld());
        return "flags";
    }

    @Test
    void noSightIsARefusalWithItsReason() {
        var why = Refusal.of(Code.CALENDAR_NOT_SHARED).saying("Not with you.");

        var answer =
                engine.answer(
                        BOBS, new Sight.Refused(why, "test"), question(MARY, View.DETAILED_MERGED));

        assertThat(answer).isEqualTo(new Answer.Refused(why));
    }

    @Test
    void foreignOrganisationGetsNoIds() {
        var freeBusy = answered(BOBS, DETAILS, question(JOE, View.DETAILED));

        var planning = freeBusy.blocks().getFirst().details().orElseThrow();
        assertThat(planning.id()).isEmpty();
        assertThat(planning.subject()).isEqualTo("Planning");
        assertThat(planning.location()).isEqualTo("Blue room");
        assertThat(planning.recurring()).isTrue();
    }

    @Test
    void entriesAreListedWithTheTimesTheyReallyHave() {
        var calendar =
                FakeCalendar.of(
                        "bob@contoso.test",
                        entry("06:00", "08:30", Status.BUSY, PLANNING),
                        entry("09:45", "15:00", Status.TENTATIVE, PLANNING));

        var freeBusy = answered(calendar, TIMES, question(MARY, View.FREE_BUSY_MERGED));

        assertThat(freeBusy.blocks())
                .containsExactly(
                        entry("06:00", "08:30", Status.BUSY, PLANNING).withoutDetails(),
                        entry("09:45", "15:00", Status.TENTATIVE, PLANNING).withoutDetails());
        assertThat(freeBusy.merged()).contains("2001");
    }

    @Test
    void freeEntriesAndThoseOfNoLengthAreListedAndColourNothing() {
        var free = entry("08:00", "09:00", Status.FREE, PLANNING);
        var reminder = entry("09:15", "09:15", Status.BUSY, PLANNING);
        var calendar = FakeCalendar.of("bob@contoso.test", reminder, free);

        var freeBusy = answered(calendar, EVERYTHING, question(MARY, View.DETAILED_MERGED));

        assertThat(freeBusy.blocks()).containsExactly(free, reminder);
        assertThat(freeBusy.merged()).contains("0000");
    }

    @Test
    void emptyCalendarIsFreeAndSaysSo() {
        var freeBusy =
                answered(
                        FakeCalendar.of("bob@contoso.test"),
                        TIMES,
                        question(MARY, View.FREE_BUSY_MERGED));

        assertThat(freeBusy.merged()).contains("0000");
        assertThat(freeBusy.blocks()).isEmpty();
        assertThat(freeBusy.workingHours()).isEmpty();
    }

    @Test
    void entryWithoutDetailsHasNoneToShow() {
        var bare = new BusyBlock(at("08:00"), at("09:00"), Status.BUSY, Optional.empty());
        var calendar = FakeCalendar.of("bob@contoso.test", bare);

        var freeBusy = answered(calendar, DETAILS, question(JOE, View.DETAILED));

        assertThat(freeBusy.blocks()).containsExactly(bare);
    }

    @Test
    void calendarWithTooManyEntriesInTheWindowIsRefusedInEveryView() {
        var two = new FreeBusyEngine(new Limits(100, Duration.ofDays(62), 2, 100));
        var one = new FreeBusyEngine(new Limits(100, Duration.ofDays(62), 1, 100));

        for (var view : View.values()) {
            assertThat(two.answer(BOBS, TIMES, question(MARY, view)))
                    .isInstanceOf(Answer.Answered.class);
            assertThat(one.answer(BOBS, TIMES, question(MARY, view)))
                    .asInstanceOf(type(Answer.Refused.class))
                    .satisfies(refused -> {
                        assertThat(refused.why().code()).isEqualTo(Code.TOO_MANY_EVENTS);
                        assertThat(refused.why().sentence())
                                .isEqualTo(
                                        "bob@contoso.test has 2 events in this window; the"
                                                + " allowed limit is 1.");
                    });
        }
    }

    @Test
    void entriesOutsideTheWindowDoNotCount() {
        var engine = new FreeBusyEngine(new Limits(100, Duration.ofDays(62), 1, 100));
        var calendar =
                FakeCalendar.of(
                        "bob@contoso.test",
                        entry("07:00", "08:00", Status.BUSY, PLANNING),
                        entry("08:00", "08:30", Status.BUSY, PLANNING),
                        entry("10:00", "11:00", Status.BUSY, PLANNING));

        var answer = engine.answer(calendar, TIMES, question(MARY, View.FREE_BUSY_MERGED));

        assertThat(answer)
                .asInstanceOf(type(Answer.Answered.class))
                .satisfies(answered -> assertThat(answered.freeBusy().merged()).contains("2000"));
    }

    private FreeBusy answered(FakeCalendar calendar, Sight sight, Question question) {
        var answer = engine.answer(calendar, sight, question);
        assertThat(answer).isInstanceOf(Answer.Answered.class);
        return ((Answer.Answered) answer).freeBusy();
    }

    private static Question question(Caller caller, View view) {
        return new Question(
                caller,
                Address.of("bob@contoso.test"),
                new Window(at("08:00"), at("10:00")),
                view,
                Duration.ofMinutes(30));
    }

    private static Sight sight(String name) {
        return switch (name) {
            case "times" -> TIMES;
            case "details" -> DETAILS;
            case "everything" -> EVERYTHING;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Optional<String> absentIfDash(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(text);
    }

    private static BusyBlock entry(String start, String end, Status status, Details details) {
        return new BusyBlock(at(start), at(end), status, Optional.of(details));
    }

    /// A time of Monday, 2 March 2026, in UTC.
    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }
}
