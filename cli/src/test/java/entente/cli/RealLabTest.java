package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import entente.lab.Lab;
import entente.lab.LabOptions;
import entente.lab.RunningLab;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The commands against a lab that runs, over sockets.
@TestInstance(Lifecycle.PER_CLASS)
class RealLabTest {
    @AutoClose private final RunningLab lab;

    private final Shell shell;

    RealLabTest() throws IOException {
        lab = Lab.start(LabOptions.passing());
        shell = new Shell(Map.of("ENTENTE_READY_FILE", lab.readyFile().toString()));
    }

    @Test
    void maryLooksUpJoeOverOAuthAndSeesBothHalvesOfTheTrace() {
        var result =
                shell.run(
                        "lookup",
                        "mary@contoso.test",
                        "joe@contoso.test",
                        "--start",
                        "2026-03-02",
                        "--zone",
                        "America/New_York",
                        "--explain");

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out())
                .contains("joe@contoso.test  answered, route oauth, shows LimitedDetails")
                .contains("Mon 02 Mar 13:00 – 14:00             Busy       Customer call (Online)")
                .doesNotContain("Bank")
                .containsSubsequence("token-", "permission", "GetUserAvailability");
    }

    @Test
    void bobSeesJoesTimesAndNoMore() {
        var result =
                shell.run(
                        "lookup",
                        "bob@contoso.test",
                        "joe@contoso.test",
                        "--start",
                        "2026-03-02",
                        "--zone",
                        "America/New_York");

        assertThat(result.out())
                .contains("shows AvailabilityOnly")
                .contains("Mon 02 Mar 13:00 – 14:00")
                .doesNotContain("Customer call");
    }

    @Test
    void aliceIsAwayAndHasAFaceFromTheNextQuestionOn(@TempDir Path folder) throws IOException {
        var bobs = folder.resolve("bob.jpg");
        shell.run("photo", "alice@contoso.test", "bob@contoso.test", "--out", bobs.toString());

        var set =
                shell.run(
                        "mailbox",
                        "set",
                        "alice@contoso.test",
                        "--auto-reply=Back on Monday.",
                        "--quota=2GB",
                        "--photo",
                        bobs.toString());

        assertThat(set.exit()).as(set.err()).isZero();
        assertThat(shell.run("mailbox", "show", "alice@contoso.test").out())
                .containsPattern("auto reply state +Enabled")
                .containsPattern("internal reply +Back on Monday\\.")
                .containsPattern("quota +2147483648");
        var photo = shell.run("photo", "bob@contoso.test", "alice@contoso.test", "--explain");
        assertThat(photo.exit()).as(photo.out()).isZero();
        var refused = shell.run("mailbox", "set", "alice@contoso.test", "--moderated-by=x@y.test");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("x@y.test cannot moderate");
        assertThat(
                        shell.run("audit", "--org", "contoso.test", "--about", "alice@contoso.test")
                                .out())
                .contains("mailbox-changed");
    }

    @Test
    void whoLookedAtBobIsToldToAdministratorsAndToBob() {
        shell.run("lookup", "alice@contoso.test", "bob@contoso.test", "sue@contoso.cloud.test");
        // A change is on disk when it is done, and so is what came before it.
        shell.run("mailbox", "set", "bob@contoso.test", "--permission", "alice@contoso.test=None");

        var all = shell.run("audit", "--org", "contoso.test", "--about", "bob@contoso.test");
        var refused =
                shell.run("audit", "--org", "contoso.test", "--since", "1h", "--result", "refused");
        var json = shell.run("audit", "--org", "contoso.test", "--event", "lookup", "--json");
        var none = shell.run("audit", "--org", "contoso.test", "--about", "nobody@contoso.test");
        var bob =
                lab.ready().organisations().getFirst().users().stream()
                        .filter(user -> user.address().equals("bob@contoso.test"))
                        .findFirst()
                        .orElseThrow();
        var mine =
                new Shell(
                                Map.of(
                                        "ENTENTE_READY_FILE",
                                        lab.readyFile().toString(),
                                        "ENTENTE_PASSWORD",
                                        bob.password()))
                        .run("audit", "--mine", "--user", "bob@contoso.test");

        assertThat(all.exit()).as(all.err()).isZero();
        assertThat(all.out()).contains("alice@contoso.test", "mailbox-changed", "answered");
        assertThat(refused.out()).contains("sue@contoso.cloud.test", "CALENDAR_NOT_SHARED");
        assertThat(json.out().lines()).allMatch(line -> line.startsWith("{\"v\":1,\"at\":"));
        assertThat(none.out()).contains("Nothing of this stands on record.");
        assertThat(mine.exit()).as(mine.err()).isZero();
        assertThat(mine.out()).contains("alice@contoso.test").doesNotContain("mailbox-changed");
        assertThat(shell.run("audit", "--org", "contoso.test", "--since", "soon").exit())
                .isEqualTo(2);
    }

    @Test
    void calendarThatIsNotSharedIsAFinding() {
        var result = shell.run("lookup", "alice@contoso.test", "sue@contoso.cloud.test");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("refused, route oauth, CALENDAR_NOT_SHARED");
    }

    @Test
    void everyServerAnswersUnderTheAddressInTheReadyDocument() throws Exception {
        var trust = Trust.only(Path.of(lab.ready().caFile()));
        try (var http = HttpClient.newBuilder().sslContext(trust).build()) {
            for (var organisation : lab.ready().organisations()) {
                var health = URI.create(organisation.baseUrl() + "/entente/health");
                var answer =
                        http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());

                assertThat(answer.body())
                        .contains("\"ready\"")
                        .contains(organisation.domains().getFirst());
            }
            var keys = URI.create(lab.ready().broker().jwksUrl());
            assertThat(http.send(HttpRequest.newBuilder(keys).build(), BodyHandlers.ofString()))
                    .returns(200, answer -> answer.statusCode());
        }
    }

    @Test
    void mailboxIsAddedShownGivenACalendarAndRemoved(@TempDir Path folder) throws IOException {
        var address = "carl@northwind.test";
        var calendar =
                Files.writeString(
                        folder.resolve("a.ics"),
                        """
                        BEGIN:VCALENDAR
                        VERSION:2.0
                        BEGIN:VEVENT
                        UID:one
                        DTSTAMP:20260101T000000Z
                        DTSTART:20260302T090000Z
                        DTEND:20260302T100000Z
                        END:VEVENT
                        END:VCALENDAR
                        """);

        var added = shell.run("mailbox", "add", address, "--name", "Carl");
        var imported = shell.run("mailbox", "import", address, calendar.toString());
        var set = shell.run("mailbox", "set", address, "--permission", "default=Reviewer");
        var shown = shell.run("mailbox", "show", address);
        var stats = shell.run("mailbox", "stats", address);
        var removed = shell.run("mailbox", "remove", address);
        var gone = shell.run("mailbox", "show", address);

        assertThat(stats.out())
                .contains("on disk")
                .containsPattern(address + " +1 +[0-9]+ +[0-9]+");
        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(imported.out()).contains("1 imported");
        assertThat(set.exit()).isZero();
        assertThat(shown.out()).contains("Carl", "default=Reviewer");
        assertThat(removed.exit()).isZero();
        assertThat(gone.exit()).isEqualTo(1);
    }

    @Test
    void labThatIsClosedLeavesNothing(@TempDir Path folder) throws IOException {
        var file = folder.resolve("ready.json");
        var options =
                new LabOptions(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(file),
                        InstantSource.system());

        Path keys;
        try (var another = Lab.start(options)) {
            keys = Path.of(another.ready().keysDir());
            assertThat(file).exists();
            assertThat(keys).exists();
        }

        assertThat(file).doesNotExist();
        assertThat(keys.getParent()).doesNotExist();
    }

    @Test
    void keptLabRemembersWhatWasChanged(@TempDir Path folder) throws IOException {
        var options =
                new LabOptions(
                        Optional.of(folder),
                        Optional.empty(),
                        Optional.empty(),
                        InstantSource.system());
        try (var first = Lab.start(options)) {
            new Shell(Map.of("ENTENTE_READY_FILE", first.readyFile().toString()))
                    .run("mailbox", "set", "nils@northwind.test", "--name", "Nils the Elder");
        }

        try (var second = Lab.start(options)) {
            var shown =
                    new Shell(Map.of("ENTENTE_READY_FILE", second.readyFile().toString()))
                            .run("mailbox", "show", "nils@northwind.test");

            assertThat(shown.out()).contains("Nils the Elder");
        }
    }
}
