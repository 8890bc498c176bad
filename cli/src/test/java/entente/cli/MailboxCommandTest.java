package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxCommandTest {
    private static final String BOB = "bob@contoso.test";

    @TempDir private Path folder;

    @AutoClose private FakeServer server;

    private Shell shell = new Shell(Map.of());

    @BeforeEach
    void startServer() throws Exception {
        var authority = FakeAuthority.fresh();
        server =
                new FakeServer(authority)
                        .with(
                                """
                                {"address": "bob@contoso.test", "displayName": "Bob", "kind": "person",
                                 "zone": "America/New_York", "defaultPermission": "FreeBusyTimeOnly"}
                                """)
                        .with(
                                """
                                {"address": "joe@contoso.test", "displayName": "Joe",
                                 "kind": "mail-user", "target": "joe@contoso.cloud.test"}
                                """);
        var file =
                Shell.readyFile(
                        folder, authority.writeTo(folder), Map.of("contoso.test", server.url()));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", file.toString()));
    }

    @Test
    void listIsATableOfEverybody() {
        var result = shell.run("mailbox", "list");

        assertThat(result.out())
                .isEqualTo(
                        """
                        address           name  kind       zone or target          everybody sees
                        bob@contoso.test  Bob   person     America/New_York        FreeBusyTimeOnly
                        joe@contoso.test  Joe   mail-user  joe@contoso.cloud.test
                        """);
    }

    @Test
    void showTellsEverythingAboutOne() {
        var result = shell.run("mailbox", "show", BOB);

        assertThat(result.out())
                .contains("display name", "America/New_York")
                .contains("default=FreeBusyTimeOnly, anonymous=None")
                .containsPattern("shown to others +true");
        assertThat(shell.run("mailbox", "show", "nobody@contoso.test").exit()).isEqualTo(1);
    }

    @Test
    void addedMailboxIsWhatTheOptionsSay() {
        var result =
                shell.run(
                        "mailbox",
                        "add",
                        "ann@contoso.test",
                        "--name",
                        "Ann",
                        "--zone",
                        "Europe/Paris");

        assertThat(result.exit()).isZero();
        assertThat(server.change().replaceAll("\\s+", " "))
                .isEqualTo(
                        "PUT /entente/admin/mailboxes/ann@contoso.test"
                                + " { \"displayName\" : \"Ann\", \"kind\" : \"person\", \"zone\" : \"Europe/Paris\" }");
    }

    @Test
    void targetMakesAMailUser() {
        shell.run("mailbox", "add", "sue@contoso.test", "--target", "sue@contoso.cloud.test");

        assertThat(server.change())
                .contains("\"mail-user\"")
                .contains("\"sue@contoso.cloud.test\"")
                .doesNotContain("zone");
    }

    @Test
    void addressThatIsTakenIsAFindingAndStays() {
        var result = shell.run("mailbox", "add", BOB, "--name", "Another");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(server.asked()).noneMatch(one -> one.startsWith("PUT"));
    }

    @Test
    void whatIsNotSaidStaysAsItWas() {
        shell.run("mailbox", "set", BOB, "--name", "Robert");

        assertThat(server.change())
                .contains("\"Robert\"", "\"person\"", "\"America/New_York\"")
                .doesNotContain("defaultPermission");
    }

    @Test
    void permissionIsSentByItself() {
        shell.run("mailbox", "set", BOB, "--permission", "mary@contoso.test=Reviewer");

        assertThat(server.change().replaceAll("\\s+", ""))
                .isEqualTo(
                        "POST/entente/admin/mailboxes/bob@contoso.test/permissions"
                                + "{\"permissions\":{\"mary@contoso.test\":\"Reviewer\"}}");
    }

    @Test
    void optOutIsSentWithoutAWordAboutPermissions() {
        var result = shell.run("mailbox", "set", BOB, "--shown-to-others=false");

        assertThat(result.out()).contains("shownToOthers: false");
        assertThat(server.change().replaceAll("\\s+", ""))
                .isEqualTo(
                        "POST/entente/admin/mailboxes/bob@contoso.test/permissions"
                                + "{\"shownToOthers\":false}");
    }

    @Test
    void optOutIsTakenBackTogetherWithPermissions() {
        shell.run("mailbox", "set", BOB, "--shown-to-others", "--permission", "default=None");

        assertThat(server.change().replaceAll("\\s+", ""))
                .endsWith("{\"permissions\":{\"default\":\"None\"},\"shownToOthers\":true}");
    }

    @Test
    void dryRunChangesNothingAndSaysSo() throws IOException {
        var calendar = Files.writeString(folder.resolve("a.ics"), "BEGIN:VEVENT\nEND:VEVENT\n");

        var added = shell.run("mailbox", "add", "ann@contoso.test", "--dry-run");
        var set = shell.run("mailbox", "set", BOB, "--name", "Robert", "--dry-run");
        var removed = shell.run("mailbox", "remove", BOB, "--dry-run", "--json");
        var imported = shell.run("mailbox", "import", BOB, calendar.toString(), "--dry-run");

        assertThat(server.asked()).allMatch(one -> one.startsWith("GET "));
        assertThat(added.out()).contains("Would add ann@contoso.test");
        assertThat(set.out()).contains("Would change bob@contoso.test").contains("Robert");
        assertThat(Json.parse(removed.out()).path("dryRun").asBoolean()).isTrue();
        assertThat(imported.out()).contains("would import 1 events");
    }

    @Test
    void howMailIsTakenIsSentByItselfAndNothingElse() {
        shell.run(
                "mailbox",
                "set",
                BOB,
                "--auto-reply=Away until Monday.",
                "--quota=50GB",
                "--max-message-size=25 mb",
                "--moderated-by=mary@contoso.test",
                "--moderated-by=sue@contoso.test",
                "--custom-tip=");

        assertThat(
                        Json.parse(
                                server.change()
                                        .replaceFirst("^PATCH \\S+/bob@contoso.test/mail ", "")))
                .isEqualTo(
                        Json.parse(
                                """
                                {"internalReply": "Away until Monday.", "quota": 53687091200, "maxMessageSize": 26214400,
                                 "moderators": ["mary@contoso.test", "sue@contoso.test"], "customTip": null, "autoReplyState": "Enabled"}
                                """));
    }

    @Test
    void aReplyWithATimeIsScheduledAndOneThatIsGivenStaysAsItIs() {
        shell.run("mailbox", "set", BOB, "--auto-reply-until=2026-03-06T17:00:00Z");
        server.takingMail("{\"autoReplyState\": \"Scheduled\"}");
        shell.run("mailbox", "set", BOB, "--auto-reply-external=Away.");
        shell.run("mailbox", "set", BOB, "--no-auto-reply");

        assertThat(server.changes())
                .extracting(one -> Json.parse(one.substring(one.indexOf('{'))))
                .extracting(sent -> sent.path("autoReplyState").asString("unsaid"))
                .containsExactly("Scheduled", "unsaid", "Disabled");
    }

    @Test
    void aSizeThatIsNoneIsMisunderstood() {
        for (var size : List.of("much", "-1", "1.5GB", "999999999999TB")) {
            assertThat(shell.run("mailbox", "set", BOB, "--quota=" + size).exit()).isEqualTo(2);
        }
        assertThat(server.asked()).noneMatch(one -> one.startsWith("PATCH"));
    }

    @Test
    void aPhotoIsSentAsItIsAndTakenAway() throws IOException {
        var photo = Files.writeString(folder.resolve("bob.jpg"), "a JPEG");

        var shown = shell.run("mailbox", "set", BOB, "--photo", photo.toString());
        var gone = shell.run("mailbox", "set", BOB, "--no-photo", "--json");

        assertThat(server.changes())
                .containsExactly(
                        "PUT /entente/admin/mailboxes/bob@contoso.test/photo a JPEG",
                        "DELETE /entente/admin/mailboxes/bob@contoso.test/photo");
        assertThat(shown.out()).contains("hash: 4f2a");
        assertThat(Json.parse(gone.out()).path("photo").path("removed").asBoolean()).isTrue();
    }

    @Test
    void aPhotoThatCannotBeReadChangesNothing() {
        var result =
                shell.run("mailbox", "set", BOB, "--name=Robert", "--photo=" + folder + "/none");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aDryRunHasTheServerCheckHowMailIsTaken() throws IOException {
        var photo = Files.writeString(folder.resolve("bob.jpg"), "a JPEG");

        var result =
                shell.run(
                        "mailbox", "set", BOB, "--custom-tip=Hi", "--photo=" + photo, "--dry-run");

        assertThat(result.out()).contains("Would change", "customTip: Hi", "hash: 4f2a");
        assertThat(server.asked())
                .filteredOn(one -> !one.startsWith("GET"))
                .hasSize(2)
                .allMatch(one -> one.contains("?dryRun=true"));
    }

    @Test
    void everyPartIsTriedBeforeAnyIsChanged() throws IOException {
        var photo = Files.writeString(folder.resolve("bob.jpg"), "no JPEG");
        server.refusingPhotos();

        var result =
                shell.run(
                        "mailbox",
                        "set",
                        BOB,
                        "--name=Robert",
                        "--custom-tip=Hi",
                        "--permission=mary@contoso.test=Reviewer",
                        "--photo=" + photo);

        assertThat(result.exit()).isEqualTo(1);
        assertThat(server.asked())
                .filteredOn(one -> !one.startsWith("GET"))
                .isNotEmpty()
                .allMatch(one -> one.contains("?dryRun=true"));
    }

    @Test
    void showTellsHowMailIsTaken() {
        server.takingMail("{\"autoReplyState\": \"Enabled\", \"internalReply\": \"Away.\"}");

        assertThat(shell.run("mailbox", "show", BOB).out())
                .containsPattern("internal reply +Away\\.")
                .contains("auto reply state");
        assertThat(Json.parse(shell.run("mailbox", "show", BOB, "--json").out()).path("mail"))
                .hasSize(2);
        assertThat(shell.run("mailbox", "show", "joe@contoso.test").out())
                .doesNotContain("auto reply");
    }

    @Test
    void newPasswordIsSentWithTheRestAndNeverShown() {
        var environment =
                Map.of(
                        "ENTENTE_READY_FILE",
                        folder.resolve("ready.json").toString(),
                        "ENTENTE_NEW_PASSWORD",
                        "a long secret");

        var result = new Shell(environment).run("mailbox", "password", BOB);

        assertThat(server.change()).contains("a long secret").contains("America/New_York");
        assertThat(result.out() + result.err()).doesNotContain("a long secret");
    }

    @Test
    void removedMailboxIsGone() {
        var result = shell.run("mailbox", "remove", BOB);

        assertThat(result.exit()).isZero();
        assertThat(server.change()).isEqualTo("DELETE /entente/admin/mailboxes/bob@contoso.test");
    }
}
