package entente.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import entente.asking.PartnerQuestion;
import entente.asking.Partners;
import entente.audit.AuditEvent;
import entente.availability.Limits;
import entente.mailbox.CalendarPermissions;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Answer;
import entente.question.BusyBlock;
import entente.question.Caller;
import entente.question.Details;
import entente.question.Domain;
import entente.question.Finding;
import entente.question.FreeBusy;
import entente.question.Grant;
import entente.question.PermissionLevel;
import entente.question.Status;
import entente.question.TraceId;
import entente.question.View;
import entente.question.Window;
import entente.routes.Connectors;
import entente.routes.Partner;
import entente.routes.People;
import entente.routes.Routes;
import entente.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is answered of a group of ours: one string, of what each member shows to this very caller, and of nobody who is elsewhere where a
/// partner asks.
class GroupLookupTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Window MORNING = new Window(NINE, NINE.plus(Duration.ofHours(4)));
    private static final Address ANN = Address.of("ann@fabrikam.test");

    /// Who asks for team@contoso.test, who is in it, and what comes of it. bob is busy at nine and shows his times, alice is at ten and shows
    /// everything, shy is at eleven and has opted out, closed is at twelve and shows ann alone. joe and roy have their mailboxes elsewhere,
    /// roy at the partner that asks. sales has bob, closed and shy in it, inner has alice, pair has shy and closed, and ring another that has it and bob.
    private static final String TABLE =
            """
            DAuth                  bob alice          2200
            DAuth, times           bob alice          2200
            DAuth, nothing         bob alice          RELATIONSHIP_SHOWS_NOTHING
            DAuth, sales           bob                2000
            DAuth, sales           bob alice          5555
            DAuth, sales           alice bob          5555
            DAuth, sales           alice              OUTSIDE_SHARING_GROUP
            DAuth, sales           inner              OUTSIDE_SHARING_GROUP
            DAuth, sales           sales              5555
            DAuth, team            bob alice          2200
            DAuth, team            bob inner          2200
            DAuth, team            shy                OWNER_OPTED_OUT
            DAuth, gone            bob alice          OUTSIDE_SHARING_GROUP
            DAuth                  shy                OWNER_OPTED_OUT
            DAuth                  bob shy            5555
            DAuth                  closed             CALENDAR_NOT_SHARED
            DAuth                  bob closed         5555
            DAuth                  joe                SECOND_HOP
            DAuth                  roy                SECOND_HOP
            DAuth                  bob joe            5555
            DAuth                  nobody             MAILBOX_UNKNOWN
            DAuth                  bob nobody         5555
            DAuth                  bob inner          2200
            DAuth                  team bob           2000
            DAuth                  ring               2000
            DAuth                  pair               OWNER_OPTED_OUT
            DAuth                  -                  GROUP_EMPTY
            DAuth                  team               GROUP_EMPTY
            OAuth                  bob alice          2200
            OAuth                  closed             0002
            OAuth                  bob closed         2002
            OAuth                  shy                OWNER_OPTED_OUT
            OAuth                  bob shy            5555
            OAuth                  joe                SECOND_HOP
            OAuth                  roy                SECOND_HOP
            OAuth                  bob joe            5555
            OAuth                  team bob inner     2200
            OAuth, application     closed             CALENDAR_NOT_SHARED
            OAuth, application     bob joe            5555
            forest's account       bob closed         5555
            forest's account       joe                SECOND_HOP
            forest's person        closed             0002
            forest's person        bob joe            5555
            person of ours         shy                0020
            person of ours         bob joe            2000
            """;

    private final People people =
            new People()
                    .calendar("bob@contoso.test", CalendarPermissions.INITIAL, busyAt(0))
                    .calendar(
                            "alice@contoso.test",
                            byDefault(PermissionLevel.REVIEWER, Map.of()),
                            busyAt(1))
                    .calendar(
                            "shy@contoso.test",
                            byDefault(PermissionLevel.REVIEWER, Map.of()).shownToOthers(false),
                            busyAt(2))
                    .calendar(
                            "closed@contoso.test",
                            byDefault(PermissionLevel.NONE, Map.of(ANN, PermissionLevel.REVIEWER)),
                            busyAt(3))
                    .mailUser("joe@contoso.test", "joe@contoso.cloud.test")
                    .mailUser("roy@contoso.test", "roy@fabrikam.test")
                    .group(
                            "sales@contoso.test",
                            "bob@contoso.test",
                            "closed@contoso.test",
                            "shy@contoso.test")
                    .group("inner@contoso.test", "alice@contoso.test")
                    .group("pair@contoso.test", "shy@contoso.test", "closed@contoso.test")
                    .group("ring@contoso.test", "round@contoso.test")
                    .group("round@contoso.test", "ring@contoso.test", "bob@contoso.test");

    private final EverybodyIsFree partners = new EverybodyIsFree();
    private final List<AuditEvent> recorded = new ArrayList<>();

    record Row(String who, List<String> members, String outcome) {
        static Row read(String line) {
            var cells = line.split(" {2,}", -1);
            return new Row(
                    cells[0],
                    cells[1].equals("-") ? List.of() : List.of(cells[1].split(" ", -1)),
                    cells[2]);
        }
    }

    static Stream<Row> rows() {
        return TABLE.lines().map(Row::read);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void groupIsAnsweredFromWhatEachMemberShowsToWhoAsks(Row row) {
        people.group(
                "team@contoso.test",
                row.members().stream().map(name -> name + "@contoso.test").toArray(String[]::new));

        var answer = lookup(caller(row.who()), "team@contoso.test").getFirst();

        switch (answer) {
            case Answer.Answered(var shown) -> {
                assertThat(shown.merged()).contains(row.outcome());
                assertThat(shown.view()).isEqualTo(View.MERGED_ONLY);
                assertThat(shown.level()).isEqualTo(AccessLevel.AVAILABILITY_ONLY);
                assertThat(shown.blocks()).isEmpty();
                assertThat(shown.workingHours()).isEmpty();
            }
            case Answer.Refused(var why) -> {
                assertThat(why.code()).isEqualTo(Code.valueOf(row.outcome()));
                assertNobodyIsNamed(why);
            }
            case Answer.Unreachable unreachable -> throw new AssertionError(unreachable);
        }
        assertThat(partners.asked.isEmpty())
                .as("asked: %s", partners.asked)
                .isEqualTo(caller(row.who()).isBroughtByOthers() || !row.members().contains("joe"));
    }

    @Test
    void eachMemberThatAPartnersPersonAskedForIsOnRecord() {
        people.group(
                "team@contoso.test", "bob@contoso.test", "joe@contoso.test", "alice@contoso.test");

        lookup(caller("DAuth, sales"), "team@contoso.test");

        assertThat(recorded)
                .map(AuditEvent.LookedUp.class::cast)
                .extracting(each ->
                        "%s of %s: %s"
                                .formatted(
                                        each.about(),
                                        each.group().map(Address::toString).orElse("-"),
                                        each.found().reason().map(Code::name).orElse("shown")))
                .containsExactly(
                        "bob@contoso.test of team@contoso.test: shown",
                        "joe@contoso.test of team@contoso.test: SECOND_HOP",
                        "alice@contoso.test of team@contoso.test: OUTSIDE_SHARING_GROUP",
                        "team@contoso.test of -: shown");
    }

    @Test
    void groupIsAnsweredAlsoBesideTheGroupItIsIn() {
        people.group("team@contoso.test", "bob@contoso.test", "inner@contoso.test");

        var outerFirst = lookup(caller("DAuth"), "team@contoso.test", "inner@contoso.test");
        var innerFirst = lookup(caller("DAuth"), "inner@contoso.test", "team@contoso.test");

        assertThat(outerFirst).extracting(GroupLookupTest::merged).containsExactly("2200", "0200");
        assertThat(innerFirst).extracting(GroupLookupTest::merged).containsExactly("0200", "2200");
    }

    @Test
    void memberThatIsAlsoNamedAloneIsAnsweredForItself() {
        people.group("team@contoso.test", "bob@contoso.test", "joe@contoso.test");

        var answers = lookup(caller("OAuth"), "team@contoso.test", "bob@contoso.test");

        assertThat(answers).extracting(GroupLookupTest::merged).containsExactly("5555", "2000");
    }

    /// Members count once, also where they are in several groups within the group.
    @ParameterizedTest
    @ValueSource(ints = {100, 101})
    void hundredMembersAreAnsweredAndMoreAreNot(int many) {
        var names = IntStream.range(0, many).mapToObj(n -> "p" + n + "@contoso.test").toList();
        names.forEach(people::mailbox);
        people.group("most@contoso.test", names.subList(0, 99).toArray(String[]::new));
        people.group("all@contoso.test", names.toArray(String[]::new));
        people.group("team@contoso.test", "most@contoso.test", "all@contoso.test");

        var answer = lookup(caller("DAuth"), "team@contoso.test").getFirst();

        if (many == 100) {
            assertThat(merged(answer)).isEqualTo("0000");
        } else {
            assertThat(answer)
                    .isEqualTo(
                            new Answer.Refused(
                                    Refusal.of(Code.GROUP_TOO_LARGE)
                                            .saying(
                                                    "team@contoso.test has more members than the allowed limit of 100.")));
            assertThat(recorded).hasSize(1);
        }
    }

    @Test
    void nobodyIsAskedAboutMembersOfAGroupThatIsTooLarge() {
        var names =
                IntStream.range(0, 101)
                        .mapToObj(n -> "p" + n + "@contoso.cloud.test")
                        .toArray(String[]::new);
        people.group("team@contoso.test", names);

        var answers =
                lookup(
                        caller("person of ours"),
                        "team@contoso.test",
                        "joe@contoso.test",
                        "p7@contoso.cloud.test");

        assertThat(((Answer.Refused) answers.getFirst()).why().code())
                .isEqualTo(Code.GROUP_TOO_LARGE);
        assertThat(answers.subList(1, 3)).extracting(GroupLookupTest::merged).containsOnly("0000");
        assertThat(partners.asked)
                .containsExactly(
                        List.of(
                                Address.of("joe@contoso.cloud.test"),
                                Address.of("p7@contoso.cloud.test")));
    }

    @Test
    void groupsWithinGroupsMayGoAsDeepAsTheyLike() {
        for (var depth = 0; depth < 20_000; depth++) {
            people.group("g" + depth + "@contoso.test", "g" + (depth + 1) + "@contoso.test");
        }
        people.group("g20000@contoso.test", "bob@contoso.test", "g0@contoso.test");

        assertThat(merged(lookup(caller("DAuth"), "g0@contoso.test").getFirst())).isEqualTo("2000");
    }

    private List<Answer> lookup(Caller caller, String... addresses) {
        var connectors =
                List.of(Connectors.to("contoso.cloud.test"), Connectors.to("fabrikam.test"));
        return new Lookup(
                        people,
                        new Routes(people, () -> connectors, List::of, List::of),
                        people,
                        Limits.DEFAULT,
                        partners,
                        recorded::add,
                        InstantSource.fixed(NINE),
                        Duration.ofSeconds(30))
                .answer(
                        new Inquiry(
                                caller,
                                Arrays.asList(addresses),
                                MORNING,
                                View.DETAILED_MERGED,
                                Duration.ofHours(1)),
                        new Trace(TraceId.fresh(), "contoso.test"));
    }

    private static void assertNobodyIsNamed(Refusal why) {
        assertThat(why.sentence())
                .doesNotContain("bob@", "alice@", "shy@", "closed@", "joe@", "roy@", "nobody@");
    }

    private static Caller caller(String who) {
        var free = Set.of("freebusy");
        return switch (who) {
            case "DAuth" -> delegated(AccessLevel.LIMITED_DETAILS, Optional.empty());
            case "DAuth, times" -> delegated(AccessLevel.AVAILABILITY_ONLY, Optional.empty());
            case "DAuth, nothing" -> delegated(AccessLevel.NONE, Optional.empty());
            case "DAuth, sales", "DAuth, team", "DAuth, gone" ->
                    delegated(
                            AccessLevel.LIMITED_DETAILS,
                            Optional.of(
                                    Address.of(
                                            who.substring("DAuth, ".length()) + "@contoso.test")));
            case "OAuth" ->
                    new Caller.PartnerPerson("fabrikam", "app", "fabrikam.test", ANN, "L1", free);
            case "OAuth, application" ->
                    new Caller.PartnerApplication(
                            "fabrikam",
                            "app",
                            "fabrikam.test",
                            Set.of(Domain.of("fabrikam.test")),
                            "L1",
                            free);
            case "forest's account" ->
                    new Caller.ForestAccount(
                            "fabrikam.test", Set.of(Domain.of("fabrikam.test")), false);
            case "forest's person" -> new Caller.ForestPerson("fabrikam.test", ANN);
            case "person of ours" -> new Caller.OwnPerson(Address.of("mary@contoso.test"));
            default -> throw new AssertionError(who);
        };
    }

    private static Caller delegated(AccessLevel level, Optional<Address> scope) {
        return new Caller.DelegatedPerson(
                "Fabrikam", ANN, Grant.ofFreeBusy(level, scope), "D-modern", Set.of("freebusy"));
    }

    private static CalendarPermissions byDefault(
            PermissionLevel permission, Map<Address, PermissionLevel> people) {
        return CalendarPermissions.of(permission, PermissionLevel.NONE, people);
    }

    private static BusyBlock busyAt(int hour) {
        var start = NINE.plus(Duration.ofHours(hour));
        return new BusyBlock(
                start,
                start.plus(Duration.ofHours(1)),
                Status.BUSY,
                Optional.of(
                        new Details("", "Planning", "Room 1", true, false, false, false, false)));
    }

    private static String merged(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Answered.class);
        return ((Answer.Answered) answer).freeBusy().merged().orElseThrow();
    }

    /// Partners of whose people everybody is free, and whom they were asked about.
    private static final class EverybodyIsFree implements Partners {
        private final List<List<Address>> asked = new CopyOnWriteArrayList<>();

        @Override
        @SuppressWarnings("unchecked")
        public <T> Map<Address, Finding<T>> ask(
                Partner partner, PartnerQuestion<T> question, Trace trace, Instant deadline) {
            asked.add(List.copyOf(question.mailboxes()));
            var answers = new HashMap<Address, Finding<T>>();
            for (var each : question.mailboxes()) {
                answers.put(each, (Finding<T>) new Finding.Told<>(free()));
            }
            return answers;
        }

        private static FreeBusy free() {
            return new FreeBusy(
                    View.MERGED_ONLY,
                    AccessLevel.AVAILABILITY_ONLY,
                    Optional.of("0000"),
                    List.of(),
                    Optional.empty());
        }
    }
}
