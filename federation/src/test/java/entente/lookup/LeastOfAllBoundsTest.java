package entente.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import entente.asking.PartnerQuestion;
import entente.asking.Partners;
import entente.availability.Limits;
import entente.mailbox.CalendarPermissions;
import entente.problem.Code;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Answer;
import entente.question.BusyBlock;
import entente.question.Caller;
import entente.question.Details;
import entente.question.Domain;
import entente.question.Finding;
import entente.question.Grant;
import entente.question.PermissionLevel;
import entente.question.Status;
import entente.question.TraceId;
import entente.question.View;
import entente.question.Window;
import entente.routes.Partner;
import entente.routes.People;
import entente.routes.Routes;
import entente.trace.Step;
import entente.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every combination of who asks, what the relationship shows, whom its group holds, what the calendar gives to Default and to the one who asks,
/// the view asked for, and the owner's opt-out: what is shown is the least of those that bound this kind of caller.
class LeastOfAllBoundsTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Window MORNING = new Window(NINE, NINE.plus(Duration.ofHours(4)));
    private static final Address BOB = Address.of("bob@contoso.test");
    private static final Address SALES = Address.of("sales@contoso.test");
    private static final Address DESK = Address.of("desk@contoso.test");

    /// Which bounds count for whom. `entry` is the calendar's entry for the one who asks, Default where it has none.
    private static final String TABLE =
            """
            who                   address                  opt-out   relationship   calendar
            owner                 bob@contoso.test         no        no             everything
            person of ours        mary@contoso.test        no        no             entry
            administrator         admin@contoso.test       no        no             Default
            partner's person      joe@contoso.cloud.test   yes       no             entry
            partner's app         joe@contoso.cloud.test   yes       no             Default
            delegated person      ann@fabrikam.test        yes       yes            Default
            forest's person       nils@northwind.test      yes       no             entry
            forest's account      nils@northwind.test      yes       no             Default
            our other server      mary@contoso.test        no        no             entry
            """;

    /// How far each goes: 0 nothing, 1 times, 2 subject and place where the entry is not private, 3 everything.
    private static final Map<String, Integer> LEVELS =
            Map.of("None", 0, "AvailabilityOnly", 1, "LimitedDetails", 2);

    private static final Map<String, Integer> PERMISSIONS =
            Map.of(
                    "None", 0,
                    "Contributor", 0,
                    "FreeBusyTimeOnly", 1,
                    "FreeBusyTimeAndSubjectAndLocation", 2,
                    "Reviewer", 2,
                    "Owner", 2);

    private static final Map<String, Integer> VIEWS =
            Map.of(
                    "MergedOnly", 1,
                    "FreeBusy", 1,
                    "FreeBusyMerged", 1,
                    "Detailed", 3,
                    "DetailedMerged", 3);

    private static final List<AccessLevel> DEPTHS =
            List.of(
                    AccessLevel.NONE,
                    AccessLevel.AVAILABILITY_ONLY,
                    AccessLevel.LIMITED_DETAILS,
                    AccessLevel.FULL);

    record Combination(
            String who, String level, String group, String byDefault, String entry, boolean out) {}

    /// One row of the table.
    record Row(String who, String address, String optOut, String relationship, String calendar) {
        static Row read(String line) {
            var cells = Arrays.asList(line.split(" {2,}", -1));
            return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
        }

        static Row of(String who) {
            return TABLE.lines()
                    .map(Row::read)
                    .filter(row -> row.who().equals(who))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// A bound's depth by the words with which it says that it decided.
    private static Map<String, Integer> bounds(Combination given, String view) {
        var row = Row.of(given.who());
        var bounds = new LinkedHashMap<String, Integer>();
        bounds.put("the view that was asked for: ", VIEWS.get(view));
        if (row.optOut().equals("yes") && given.out()) {
            bounds.put("the owner's opt-out: ", 0);
        }
        if (row.relationship().equals("yes")) {
            bounds.put("the relationship Fabrikam: " + given.level(), LEVELS.get(given.level()));
            if (given.group().equals("without him")) {
                bounds.put("the relationship Fabrikam: bob@contoso.test is not in its group ", 0);
            }
        }
        switch (row.calendar()) {
            case "everything" -> bounds.put("the owner asked", 3);
            case "entry" -> {
                if (given.entry().equals("-")) {
                    bounds.put(
                            "the calendar's entry for Default: ",
                            PERMISSIONS.get(given.byDefault()));
                } else {
                    bounds.put(
                            "the calendar's entry for " + row.address() + ": ",
                            PERMISSIONS.get(given.entry()));
                }
            }
            default ->
                    bounds.put(
                            "the calendar's entry for Default: ",
                            PERMISSIONS.get(given.byDefault()));
        }
        return bounds;
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void theLeastIsShownAndTheBoundThatDecidedIsNamed(Combination given) {
        for (var view : View.values()) {
            var bounds = bounds(given, view.wireName());
            var least = bounds.values().stream().min(Integer::compare).orElseThrow();
            var trace = new Trace(TraceId.fresh(), "contoso.test");

            var answer = ask(given, view, trace);

            var as = "%s, %s".formatted(given, view);
            var decided = decision(trace);
            assertThat(decided.level()).as(as).isEqualTo(DEPTHS.get(least));
            assertThat(bounds.entrySet())
                    .as(as + ": " + decided.decidedBy())
                    .anyMatch(bound ->
                            decided.decidedBy().startsWith(bound.getKey())
                                    && bound.getValue().equals(least));
            switch (answer) {
                case Answer.Answered(var shown) -> {
                    assertThat(shown.level()).as(as).isEqualTo(DEPTHS.get(least));
                    assertThat(shown.blocks())
                            .as(as)
                            .extracting(LeastOfAllBoundsTest::told)
                            .containsExactlyElementsOf(
                                    view == View.MERGED_ONLY ? List.of() : expected(least));
                }
                case Answer.Refused(var why) -> {
                    assertThat(least).as(as).isZero();
                    assertThat(why.code())
                            .as(as)
                            .isIn(
                                    Code.OWNER_OPTED_OUT,
                                    Code.RELATIONSHIP_SHOWS_NOTHING,
                                    Code.OUTSIDE_SHARING_GROUP,
                                    Code.CALENDAR_NOT_SHARED);
                }
                case Answer.Unreachable unreachable -> throw new AssertionError(unreachable);
            }
        }
    }

    static Stream<Combination> combinations() {
        return TABLE.lines().skip(1).map(Row::read).flatMap(row -> combinations(row.who()));
    }

    private static Stream<Combination> combinations(String who) {
        var related = who.equals("delegated person");
        return (related ? LEVELS.keySet().stream() : Stream.of("-"))
                .flatMap(level ->
                        (related ? Stream.of("none", "with him", "without him") : Stream.of("-"))
                                .flatMap(group -> combinations(who, level, group)));
    }

    private static Stream<Combination> combinations(String who, String level, String group) {
        return PERMISSIONS.keySet().stream()
                .flatMap(byDefault ->
                        Stream.concat(Stream.of("-"), PERMISSIONS.keySet().stream())
                                .flatMap(entry ->
                                        Stream.of(true, false)
                                                .map(out ->
                                                        new Combination(
                                                                who, level, group, byDefault, entry,
                                                                out))));
    }

    private static Answer ask(Combination given, View view, Trace trace) {
        var asking = Row.of(given.who()).address();
        var permissions =
                CalendarPermissions.of(
                                permission(given.byDefault()),
                                PermissionLevel.OWNER,
                                given.entry().equals("-")
                                        ? Map.of()
                                        : Map.of(Address.of(asking), permission(given.entry())))
                        .shownToOthers(!given.out());
        var people =
                new People()
                        .calendar(
                                BOB.toString(),
                                permissions,
                                entry("Planning", "Room 1", false),
                                entry("Dentist", "Elm Street", true))
                        .group(SALES.toString(), BOB.toString())
                        .group(DESK.toString(), "mary@contoso.test");
        var routes = new Routes(people, List::of, List::of, List::of);
        return new Lookup(
                        people,
                        routes,
                        people,
                        Limits.DEFAULT,
                        new NobodyIsAsked(),
                        _ -> true,
                        InstantSource.fixed(NINE),
                        Duration.ofSeconds(30))
                .answer(
                        new Inquiry(
                                caller(given, Address.of(asking)),
                                List.of(BOB.toString()),
                                MORNING,
                                view,
                                Duration.ofHours(1)),
                        trace)
                .getFirst();
    }

    private static Caller caller(Combination given, Address address) {
        var northwind = "northwind.test";
        return switch (given.who()) {
            case "owner", "person of ours" -> new Caller.OwnPerson(address);
            case "administrator" -> new Caller.Administrator(address.toString());
            case "partner's person" ->
                    new Caller.PartnerPerson(
                            "cloud",
                            "app",
                            "contoso.cloud.test",
                            address,
                            "L1",
                            Set.of("freebusy"));
            case "partner's app" ->
                    new Caller.PartnerApplication(
                            "cloud",
                            "app",
                            "contoso.cloud.test",
                            Set.of(Domain.of("contoso.cloud.test")),
                            "L1",
                            Set.of("freebusy"));
            case "delegated person" ->
                    new Caller.DelegatedPerson(
                            "Fabrikam", address, grant(given), "D-modern", Set.of("freebusy"));
            case "forest's person" -> new Caller.ForestPerson(northwind, address);
            case "forest's account" ->
                    new Caller.ForestAccount(northwind, Set.of(Domain.of(northwind)), false);
            case "our other server" -> new Caller.ForestPerson("contoso.test", address);
            default -> throw new AssertionError(given.who());
        };
    }

    private static Grant grant(Combination given) {
        return Grant.ofFreeBusy(
                Arrays.stream(AccessLevel.values())
                        .filter(level -> level.wireName().equals(given.level()))
                        .findFirst()
                        .orElseThrow(),
                switch (given.group()) {
                    case "with him" -> Optional.of(SALES);
                    case "without him" -> Optional.of(DESK);
                    default -> Optional.empty();
                });
    }

    private static PermissionLevel permission(String name) {
        return Arrays.stream(PermissionLevel.values())
                .filter(permission -> permission.wireName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static BusyBlock entry(String subject, String place, boolean isPrivate) {
        return new BusyBlock(
                NINE,
                NINE.plus(Duration.ofHours(1)),
                Status.BUSY,
                Optional.of(
                        new Details("AB", subject, place, true, false, false, false, isPrivate)));
    }

    private static List<String> expected(int depth) {
        return switch (depth) {
            case 1 -> List.of("times", "times");
            case 2 -> List.of("Planning, Room 1", "private: , ");
            case 3 -> List.of("Planning, Room 1", "private: Dentist, Elm Street");
            default -> throw new AssertionError("nothing is shown at " + depth);
        };
    }

    private static String told(BusyBlock block) {
        return block.details()
                .map(details ->
                        (details.isPrivate() ? "private: " : "")
                                + details.subject()
                                + ", "
                                + details.location())
                .orElse("times");
    }

    private static Step.PermissionWon decision(Trace trace) {
        return trace.stepsFor(BOB).stream()
                .map(each -> each.step())
                .filter(Step.PermissionWon.class::isInstance)
                .map(Step.PermissionWon.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static final class NobodyIsAsked implements Partners {
        @Override
        public <T> Map<Address, Finding<T>> ask(
                Partner partner, PartnerQuestion<T> question, Trace trace, Instant deadline) {
            throw new AssertionError(partner + " was asked");
        }
    }
}
