package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.calendar.CalendarFault;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.BusyBlock;
import entente.question.Details;
import entente.question.Domain;
import entente.question.PermissionLevel;
import entente.question.Status;
import entente.question.Window;
import entente.question.WorkingPeriod;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What every mailbox store promises. Each store has a test class that implements this and adds little.
interface MailboxStoreContract
        extends MailAcceptanceContract,
                DelegatesContract,
                MeetingMailContract,
                ServicePasswordContract {
    Actor BY_OWNER = new Actor("mary@contoso.test", Actor.Way.EWS);
    Address MARY = Address.of("mary@contoso.test");
    Address BOB = Address.of("bob@contoso.test");
    Address JOE = Address.of("joe@contoso.test");
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    Recipient.Mailbox MARYS_MAILBOX =
            new Recipient.Mailbox(MARY, "Mary Major", Recipient.Kind.PERSON, BERLIN);
    Recipient.MailUser JOE_ELSEWHERE =
            new Recipient.MailUser(JOE, "Joe Roe", Address.of("joe@contoso.cloud.test"));
    Window MARCH =
            new Window(
                    Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

    /// A store that has nothing in it and accepts mail for contoso.test; its clock stands at [#NOW].
    @Override
    MailboxStore emptyStore();

    /// The same store after the program was ended and started again.
    @Override
    MailboxStore reopened(MailboxStore store);

    @Test
    default void recipientsAreFoundByAddressWhateverItsCase() {
        var store = emptyStore();

        store.put(MARYS_MAILBOX);

        assertThat(store.find(Address.of("MARY@Contoso.Test"))).contains(MARYS_MAILBOX);
        assertThat(store.find(BOB)).isEmpty();
        assertThat(store.acceptedDomains()).containsExactly(Domain.of("contoso.test"));
    }

    @Test
    default void everyKindOfRecipientSurvivesARestart() {
        var store = emptyStore();
        var room = new Recipient.Mailbox(BOB, "Blue Room", Recipient.Kind.ROOM, ZoneId.of("UTC"));
        var team = new Recipient.Group(Address.of("team@contoso.test"), "Team", List.of(JOE, MARY));

        for (var recipient : List.of(MARYS_MAILBOX, JOE_ELSEWHERE, room, team)) {
            store.put(recipient);
        }

        assertThat(store.recipientsOnDisk()).isEqualTo(4);
        assertThat(reopened(store).recipients())
                .containsExactly(room, JOE_ELSEWHERE, MARYS_MAILBOX, team);
    }

    @Test
    default void recipientsAreResolvedByTheBeginningOfAddressOrOfAnyName() {
        var store = emptyStore();

        store.put(MARYS_MAILBOX);
        store.put(JOE_ELSEWHERE);

        assertThat(store.resolve("mar", 10)).containsExactly(MARYS_MAILBOX);
        assertThat(store.resolve("MAJOR", 10)).containsExactly(MARYS_MAILBOX);
        assertThat(store.resolve("joe@contoso.test", 10)).containsExactly(JOE_ELSEWHERE);
        assertThat(store.resolve("ajor", 10)).isEmpty();
        assertThat(store.resolve(" ", 10)).isEmpty();
    }

    @Test
    default void resolvingGivesNoMoreThanAskedFor() {
        var store = emptyStore();

        for (var i = 0; i < 5; i++) {
            store.put(new Recipient.MailUser(Address.of("m" + i + "@contoso.test"), "M", JOE));
        }

        assertThat(store.resolve("m", 3))
                .extracting(recipient -> recipient.address().local())
                .containsExactly("m0", "m1", "m2");
    }

    @Test
    default void aRemovedRecipientLeavesNothingBehind() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.setPassword(MARY, "secret".toCharArray(), false);
        store.importCalendar(MARY, calendar(event("1", "20260302T090000Z", "Lunch")));

        assertThat(store.remove(MARY)).isEmpty();
        assertThat(store.remove(MARY)).contains(Refusal.of(Code.MAILBOX_UNKNOWN));
        store.put(MARYS_MAILBOX);

        var back = reopened(store);
        assertThat(back.of(MARY).orElseThrow().entries(MARCH)).isEmpty();
        assertThat(back.signIn(MARY, "secret".toCharArray())).isEmpty();
    }

    @Test
    default void aRenamedMailboxKeepsItsCalendarAndItsPermissions() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.importCalendar(MARY, calendar(event("1", "20260302T090000Z", "Lunch")));
        store.setPermissions(MARY, sharedWith(BOB, PermissionLevel.REVIEWER));

        store.put(new Recipient.Mailbox(MARY, "Mary Minor", Recipient.Kind.PERSON, BERLIN));

        for (var each : List.of(store, reopened(store))) {
            var calendar = each.of(MARY).orElseThrow();
            assertThat(calendar.mailbox().displayName()).isEqualTo("Mary Minor");
            assertThat(calendar.entries(MARCH)).hasSize(1);
            assertThat(calendar.permissions()).isEqualTo(sharedWith(BOB, PermissionLevel.REVIEWER));
        }
    }

    @Test
    default void aMailboxThatMovedAwayHasNoCalendarUntilItComesBack() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.setPassword(MARY, "secret".toCharArray(), false);
        store.importCalendar(MARY, calendar(event("1", "20260302T090000Z", "Lunch")));

        store.put(new Recipient.MailUser(MARY, "Mary", JOE));

        assertThat(store.of(MARY)).isEmpty();
        assertThat(store.signIn(MARY, "secret".toCharArray())).isEmpty();
        store.put(MARYS_MAILBOX);
        assertThat(store.of(MARY).orElseThrow().entries(MARCH)).hasSize(1);
    }

    @Test
    default void timesWithoutAZoneFollowTheOwnerToHerNewZone() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.importCalendar(MARY, calendar(event("1", "20260302T090000", "Lunch")));
        assertThat(starts(store)).containsExactly(Instant.parse("2026-03-02T08:00:00Z"));

        store.put(
                new Recipient.Mailbox(
                        MARY, "Mary", Recipient.Kind.PERSON, ZoneId.of("America/New_York")));

        assertThat(starts(store)).containsExactly(Instant.parse("2026-03-02T14:00:00Z"));
        assertThat(starts(reopened(store))).containsExactly(Instant.parse("2026-03-02T14:00:00Z"));
    }

    @Test
    default void onlyTheRightPasswordSignsIn() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);

        store.setPassword(MARY, "pässwörd €😀".toCharArray(), false);

        for (var each : List.of(store, reopened(store))) {
            assertThat(each.signIn(MARY, "pässwörd €😀".toCharArray()))
                    .contains(new Accounts.Account(MARY, false));
            assertThat(each.signIn(MARY, "passwort".toCharArray())).isEmpty();
            assertThat(each.signIn(MARY, new char[0])).isEmpty();
            assertThat(each.signIn(MARY, new char[5000])).isEmpty();
            assertThat(each.signIn(BOB, "pässwörd €😀".toCharArray())).isEmpty();
        }
    }

    @Test
    default void aNewPasswordTakesTheOldOnesPlace() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.setPassword(MARY, "old".toCharArray(), false);

        store.setPassword(MARY, "new".toCharArray(), false);

        assertThat(store.signIn(MARY, "old".toCharArray())).isEmpty();
        assertThat(store.signIn(MARY, "new".toCharArray())).isPresent();
    }

    @Test
    default void thePasswordOfAMailboxHasAnotherMarkWheneverItIsSetAlsoToTheSame() {
        var store = emptyStore();
        var admin = Address.of("admin@contoso.test");
        store.setPassword(admin, "secret".toCharArray(), true);
        store.put(MARYS_MAILBOX);
        assertThat(store.passwordMark(MARY)).isEmpty();
        store.setPassword(MARY, "secret".toCharArray(), false);
        var before = store.passwordMark(MARY);

        store.setPassword(MARY, "secret".toCharArray(), false);

        assertThat(before).isPresent();
        assertThat(store.passwordMark(MARY)).isPresent().isNotEqualTo(before);
        assertThat(store.passwordMark(admin)).isEmpty();
        store.remove(MARY);
        assertThat(store.passwordMark(MARY)).isEmpty();
    }

    @Test
    default void anAdministratorNeedsNoMailbox() {
        var store = emptyStore();
        var admin = Address.of("admin@contoso.test");

        store.setPassword(admin, "secret".toCharArray(), true);

        var back = reopened(store);
        assertThat(back.signIn(admin, "secret".toCharArray()))
                .contains(new Accounts.Account(admin, true));
        assertThat(back.find(admin)).isEmpty();
        assertThat(back.of(admin)).isEmpty();
        assertThat(back.recipients()).isEmpty();
    }

    @Test
    default void settingsOfAMailboxThatIsNotHereAreAProblem() {
        var store = emptyStore();
        store.put(JOE_ELSEWHERE);

        assertThatThrownBy(() -> store.setPassword(BOB, "secret".toCharArray(), false))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> store.setPermissions(JOE, CalendarPermissions.INITIAL))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("joe@contoso.test");
        assertThatThrownBy(() -> store.setWorkingHours(BOB, BERLIN, List.of()))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> store.importCalendar(BOB, calendar("")))
                .isInstanceOf(Problem.class);
    }

    @Test
    default void aNewMailboxShowsItsBusyTimesToEverybodyKnown() {
        var store = emptyStore();

        store.put(MARYS_MAILBOX);

        assertThat(store.of(MARY).orElseThrow().permissions())
                .isEqualTo(CalendarPermissions.INITIAL);
    }

    @Test
    default void permissionsAreReplacedAsAWhole() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.setPermissions(MARY, sharedWith(BOB, PermissionLevel.OWNER));

        store.setPermissions(MARY, sharedWith(JOE, PermissionLevel.NONE));

        assertThat(reopened(store).of(MARY).orElseThrow().permissions())
                .isEqualTo(sharedWith(JOE, PermissionLevel.NONE));
    }

    @Test
    default void ownersOptOutIsKeptAndCanBeTakenBack() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        var shared = sharedWith(BOB, PermissionLevel.OWNER);

        store.setPermissions(MARY, shared.shownToOthers(false));
        var optedOut = reopened(store);
        optedOut.put(new Recipient.MailUser(MARY, "Mary", JOE));
        optedOut.put(MARYS_MAILBOX);

        assertThat(optedOut.of(MARY).orElseThrow().permissions())
                .isEqualTo(shared.shownToOthers(false));
        var again = reopened(optedOut);
        assertThat(again.of(MARY).orElseThrow().permissions())
                .isEqualTo(shared.shownToOthers(false));
        again.setPermissions(MARY, shared);
        assertThat(reopened(again).of(MARY).orElseThrow().permissions()).isEqualTo(shared);
    }

    @Test
    default void ofChangesAtOnceNoneIsLost() throws InterruptedException {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        var together = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < 20; i++) {
            var who = Address.of("p%d@contoso.test".formatted(i));
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                awaitQuietly(together);
                                store.changePermissions(MARY, before -> and(before, who));
                            }));
        }

        together.countDown();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(reopened(store).of(MARY).orElseThrow().permissions().people()).hasSize(20);
    }

    private static CalendarPermissions and(CalendarPermissions before, Address who) {
        var people = new HashMap<>(before.people());
        people.put(who, PermissionLevel.REVIEWER.rights());
        var given = new FolderPermissions(before.byDefault(), before.anonymous(), people);
        return new CalendarPermissions(given, before.shownToOthers());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    default void workingHoursHaveTheRuleOfTheirZoneInTheYearAskedFor() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        var mornings =
                new WorkingPeriod(List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), 8 * 60, 12 * 60);
        assertThat(store.of(MARY).orElseThrow().workingHours(NOW)).isEmpty();

        store.setWorkingHours(MARY, BERLIN, List.of(mornings));

        var hours = reopened(store).of(MARY).orElseThrow().workingHours(NOW).orElseThrow();
        assertThat(hours.periods()).containsExactly(mornings);
        assertThat(hours.zone().bias()).isEqualTo(-60);
        assertThat(hours.zone().daylight().orElseThrow().month()).isEqualTo(3);
    }

    @Test
    default void noWorkingPeriodsTakeTheHoursAway() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.setWorkingHours(
                MARY, BERLIN, List.of(new WorkingPeriod(List.of(DayOfWeek.MONDAY), 0, 1440)));

        store.setWorkingHours(MARY, BERLIN, List.of());

        assertThat(reopened(store).of(MARY).orElseThrow().workingHours(NOW)).isEmpty();
    }

    @Test
    default void anImportIsSeenWholeAndSurvivesARestart() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);

        var report =
                store.importCalendar(
                        MARY,
                        calendar(
                                event("1", "20260302T090000Z", "Lunch")
                                        + event("2", "20260303T090000Z", "Tea")));

        assertThat(report).isEqualTo(new MailboxStore.ImportReport(2, 0, List.of()));
        var before = store.of(MARY).orElseThrow().entries(MARCH);
        assertThat(before).hasSize(2);
        assertThat(before.getFirst())
                .isEqualTo(
                        new BusyBlock(
                                Instant.parse("2026-03-02T09:00:00Z"),
                                Instant.parse("2026-03-02T10:00:00Z"),
                                Status.BUSY,
                                before.getFirst().details()));
        assertThat(before.getFirst().details().map(Details::subject)).contains("Lunch");
        assertThat(reopened(store).of(MARY).orElseThrow().entries(MARCH)).isEqualTo(before);
    }

    @Test
    default void theNewerVersionOfAnEventStays() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.importCalendar(MARY, calendar(version("1", 1, "20260302T120000Z", "First")));

        var later =
                store.importCalendar(MARY, calendar(version("1", 1, "20260303T120000Z", "Second")));
        var higher =
                store.importCalendar(MARY, calendar(version("1", 2, "20260301T120000Z", "Third")));
        var older =
                store.importCalendar(MARY, calendar(version("1", 1, "20260309T120000Z", "Fourth")));

        assertThat(List.of(later, higher))
                .allSatisfy(report ->
                        assertThat(report)
                                .isEqualTo(new MailboxStore.ImportReport(0, 1, List.of())));
        assertThat(older).isEqualTo(new MailboxStore.ImportReport(0, 0, List.of()));
        assertThat(subjects(reopened(store))).containsExactly("Third");
    }

    @Test
    default void importingAFileTwiceChangesNothing() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        var text = event("1", "20260302T090000Z", "Lunch").replace("UID:1\r\n", "");
        store.importCalendar(MARY, calendar(text));
        var before = store.of(MARY).orElseThrow().entries(MARCH);

        var again = store.importCalendar(MARY, calendar(text));

        assertThat(again).isEqualTo(new MailboxStore.ImportReport(0, 1, List.of()));
        assertThat(store.of(MARY).orElseThrow().entries(MARCH)).isEqualTo(before);
    }

    @Test
    default void aCancelledEventGoesAndAnOlderVersionDoesNotBringItBack() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.importCalendar(MARY, calendar(version("1", 1, "20260302T120000Z", "Lunch")));

        store.importCalendar(
                MARY, calendar("METHOD:CANCEL\r\n" + version("1", 2, "20260303T120000Z", "Lunch")));
        store.importCalendar(MARY, calendar(version("1", 1, "20260302T120000Z", "Lunch")));

        assertThat(subjects(store)).isEmpty();
        assertThat(subjects(reopened(store))).isEmpty();
    }

    @Test
    default void aBrokenEventIsReportedAndTheOthersAreImported() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);

        var report =
                store.importCalendar(
                        MARY,
                        calendar(
                                event("1", "20260302T090000Z", "Lunch")
                                        + event("2", "yesterday", "Tea")
                                        + event("3", "20260304T090000Z", "Dinner")));

        assertThat(report.imported()).isEqualTo(2);
        assertThat(report.faults())
                .containsExactly(
                        new CalendarFault(
                                9, Optional.of("2"), "DTSTART in line 11 is not a date and time"));
        assertThat(subjects(store)).containsExactly("Lunch", "Dinner");
    }

    @Test
    default void aFileThatIsNoCalendarIsReported() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);

        var report = store.importCalendar(MARY, stream("<html>Not found</html>"));

        assertThat(report.imported()).isZero();
        assertThat(report.faults())
                .hasSize(1)
                .first()
                .extracting(fault -> fault.line())
                .isEqualTo(1);
    }

    @Test
    default void aCalendarThatIsHeldDoesNotChange() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        var held = store.of(MARY).orElseThrow();

        store.importCalendar(MARY, calendar(event("1", "20260302T090000Z", "Lunch")));

        assertThat(held.entries(MARCH)).isEmpty();
        assertThat(store.of(MARY).orElseThrow().entries(MARCH)).hasSize(1);
    }

    @Test
    default void everyAcknowledgedChangeOfManyWritersIsThere() throws InterruptedException {
        var store = emptyStore();
        var writers = new Thread[8];

        for (var i = 0; i < writers.length; i++) {
            var mailbox = Address.of("m" + i + "@contoso.test");
            writers[i] =
                    Thread.ofVirtual()
                            .start(() -> {
                                store.put(
                                        new Recipient.Mailbox(
                                                mailbox, "M", Recipient.Kind.PERSON, BERLIN));
                                for (var n = 0; n < 10; n++) {
                                    store.importCalendar(
                                            mailbox,
                                            calendar(event("" + n, "20260302T090000Z", "X")));
                                }
                            });
        }
        for (var writer : writers) {
            writer.join();
        }

        var back = reopened(store);
        for (var i = 0; i < writers.length; i++) {
            var mailbox = Address.of("m" + i + "@contoso.test");
            assertThat(back.of(mailbox).orElseThrow().entries(MARCH)).hasSize(10);
        }
    }

    private static List<Instant> starts(MailboxStore store) {
        return store.of(MARY).orElseThrow().entries(MARCH).stream().map(BusyBlock::start).toList();
    }

    private static List<String> subjects(MailboxStore store) {
        return store.of(MARY).orElseThrow().entries(MARCH).stream()
                .map(block -> block.details().orElseThrow().subject())
                .toList();
    }

    private static CalendarPermissions sharedWith(Address person, PermissionLevel level) {
        return CalendarPermissions.of(
                PermissionLevel.FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION,
                PermissionLevel.NONE,
                Map.of(person, level));
    }

    /// One hour from `start`; seven lines.
    private static String event(String uid, String start, String subject) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTART:%s\r\nDURATION:PT1H\r\nSUMMARY:%s\r\nDTSTAMP:20260101T000000Z\r\nEND:VEVENT\r\n"
                .formatted(uid, start, subject);
    }

    private static String version(String uid, int sequence, String stamp, String subject) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nSEQUENCE:%d\r\nDTSTAMP:%s\r\nDTSTART:20260302T090000Z\r\nSUMMARY:%s\r\nEND:VEVENT\r\n"
                .formatted(uid, sequence, stamp, subject);
    }

    private static InputStream calendar(String events) {
        return stream("BEGIN:VCALENDAR\r\n" + events + "END:VCALENDAR\r\n");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /// The domains of the store under test.
    static Set<Domain> acceptedDomains() {
        return Set.of(Domain.of("contoso.test"));
    }
}
