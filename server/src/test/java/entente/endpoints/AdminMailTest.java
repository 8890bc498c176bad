package entente.endpoints;

import static entente.endpoints.AdminAsk.NOON;
import static entente.endpoints.AdminAsk.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.mailbox.MailAcceptance;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.question.Address;
import entente.question.Domain;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How administrators say how mail is taken, and what people look like.
class AdminMailTest {
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Address SALES = Address.of("sales@contoso.test");

    @TempDir private Path folder;

    @AutoClose private MailboxStore store;

    private Mount mail;
    private Mount photo;

    @BeforeEach
    void open() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("mailboxes.db"),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(NOON));
        store.put(new Recipient.Mailbox(MARY, "Mary", Recipient.Kind.PERSON, ZoneId.of("UTC")));
        store.put(new Recipient.Group(SALES, "Sales", List.of(MARY)));
        store.put(
                new Recipient.MailUser(
                        Address.of("joe@contoso.test"),
                        "Joe",
                        Address.of("joe@contoso.cloud.test")));
        var door = Door.forAdministrators(new Passwords((_, _) -> Optional.empty()));
        mail = new AdminMail(store).mount(door);
        photo = new AdminPhoto(store).mount(door);
    }

    @Test
    void whatIsPatchedIsShownAndStays() {
        var changed = answer(mail, "PATCH", "mary@contoso.test", "", "{\"customTip\": \"Hello\"}");
        answer(mail, "PATCH", "mary@contoso.test", "", "{\"quota\": 1000, \"statedUse\": 1000}");

        assertThat(changed.status()).isEqualTo(200);
        var shown = text(answer(mail, "GET", "mary@contoso.test", "", ""));
        assertThat(shown)
                .contains("\"customTip\":\"Hello\"", "\"quota\":1000")
                .contains("\"autoReplyState\":\"Disabled\"");
        assertThat(store.acceptanceOf(MARY).orElseThrow().filling().isFull(0)).isTrue();
    }

    @Test
    void whatIsTriedIsAnsweredAndNotDone() {
        var tried =
                answer(
                        mail,
                        "PATCH",
                        "mary@contoso.test",
                        "dryRun=true",
                        "{\"customTip\": \"Hello\"}");

        assertThat(text(tried)).contains("Hello");
        assertThat(store.acceptanceOf(MARY)).contains(MailAcceptance.INITIAL);
    }

    @Test
    void faultsAreToldAndNothingIsChanged() {
        assertThat(refused("mary@contoso.test", "{\"quota\": \"much\", \"tip\": 1}"))
                .contains("\\\"tip\\\" is not a member");
        assertThat(refused("mary@contoso.test", "{\"quota\": \"much\", \"customTip\": 1}"))
                .contains("\\\"quota\\\" must be", "\\\"customTip\\\" must be");
        assertThat(refused("mary@contoso.test", "{\"moderators\": [\"nils@northwind.test\"]}"))
                .contains("nils@northwind.test cannot moderate");
        assertThat(refused("mary@contoso.test", "{\"acceptOnlyFrom\": [\"salse@contoso.test\"]}"))
                .contains("salse@contoso.test is nobody here");
        assertThat(refused("sales@contoso.test", "{\"quota\": 1}"))
                .contains("a group has no automatic reply and no quota");
        assertThat(store.acceptanceOf(MARY)).contains(MailAcceptance.INITIAL);
    }

    @Test
    void senderOfAnotherOrganisationMayBeNamed() {
        var change = "{\"rejectFrom\": [\"nils@northwind.test\", \"sales@contoso.test\"]}";

        assertThat(answer(mail, "PATCH", "sales@contoso.test", "", change).status()).isEqualTo(200);
    }

    @Test
    void mailThatIsNotTakenHereIsNotSetUpHere() {
        assertThat(refused("joe@contoso.test", "{}")).contains("where the mailbox is");
        assertThat(answer(mail, "GET", "nobody@contoso.test", "", "").status()).isEqualTo(404);
    }

    @Test
    void aPhotoIsSetToldOfAndTakenAway() {
        var jpeg = picture("jpeg");

        var set = answer(photo, "PUT", "mary@contoso.test", "", jpeg);
        var told = answer(photo, "GET", "mary@contoso.test", "", "");
        var removed = answer(photo, "DELETE", "mary@contoso.test", "", "");

        assertThat(text(set)).contains("\"bytes\":" + jpeg.length, "\"hash\":\"");
        assertThat(told.body()).isEqualTo(set.body());
        assertThat(removed.status()).isEqualTo(200);
        for (var method : List.of("GET", "DELETE")) {
            var none = answer(photo, method, "mary@contoso.test", "", "");
            assertThat(none.status()).isEqualTo(404);
            assertThat(text(none)).contains("PHOTO_MISSING");
        }
    }

    @Test
    void whatIsNoPhotoIsRefusedAndWhatIsTriedIsNotKept() {
        var png = answer(photo, "PUT", "mary@contoso.test", "", picture("png"));
        var tried = answer(photo, "PUT", "mary@contoso.test", "dryRun=true", picture("jpeg"));

        assertThat(png.status()).isEqualTo(400);
        assertThat(text(png)).contains("A photo is a JPEG of at most 512 KiB");
        assertThat(tried.status()).isEqualTo(200);
        assertThat(store.photoHashOf(MARY)).isEmpty();
    }

    @Test
    void aRemovalThatIsTriedTakesNothingAway() {
        answer(photo, "PUT", "mary@contoso.test", "", picture("jpeg"));

        var tried = answer(photo, "DELETE", "mary@contoso.test", "dryRun=true", "");

        assertThat(tried.status()).isEqualTo(200);
        assertThat(store.photoHashOf(MARY)).isPresent();
    }

    @Test
    void onlyAMailboxHasAPhoto() {
        for (var who : List.of("sales@contoso.test", "joe@contoso.test", "nobody@contoso.test")) {
            assertThat(answer(photo, "PUT", who, "", picture("jpeg")).status()).isEqualTo(404);
        }
    }

    private String refused(String address, String change) {
        var reply = answer(mail, "PATCH", address, "", change);
        assertThat(reply.status()).isEqualTo(400);
        return text(reply);
    }

    private static byte[] picture(String format) {
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static Reply answer(
            Mount mount, String method, String address, String query, String body) {
        return answer(mount, method, address, query, body.getBytes(UTF_8));
    }

    private static Reply answer(
            Mount mount, String method, String address, String query, byte[] body) {
        return new AdminAsk(method, Map.of("address", address), query, body).at(mount);
    }
}
