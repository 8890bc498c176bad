package entente.delivery;

import static entente.delivery.PostOffice.COPY;
import static entente.delivery.PostOffice.DRAFTS;
import static entente.delivery.PostOffice.MARY;
import static entente.delivery.PostOffice.NOON;
import static entente.delivery.PostOffice.SENT;
import static entente.delivery.PostOffice.letter;
import static entente.delivery.PostOffice.saying;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyValue;
import entente.mailbox.Actor;
import entente.mailbox.Filling;
import entente.mailbox.FolderClass;
import entente.mailbox.FolderCreation;
import entente.mailbox.FolderDeletion;
import entente.mailbox.FolderName;
import entente.mailbox.FolderOutcome;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.mailbox.MailAcceptance;
import entente.mailbox.Removal;
import entente.problem.Code;
import entente.question.Address;
import entente.wire.mime.MimeMalformed;
import entente.wire.mime.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a message that can be delivered.
class DeliveryTest {
    private static final Actor BY_OWNER = new Actor("mary@contoso.test", Actor.Way.EWS);

    @TempDir private Path folder;
    private PostOffice office;

    @BeforeEach
    void open() {
        office = new PostOffice(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aMessageIsUnreadInEachInboxAndReadInSentItems() {
        var outcome = office.send(letter("to:bob", "cc:alice"));

        assertThat(outcome).isEqualTo(new Delivery.Outcome.Sent(2));
        for (var name : List.of("bob", "alice")) {
            var item = office.received(name);
            var properties = item.content().properties();
            assertThat(properties.text(Known.SUBJECT)).contains("Lunch");
            assertThat(properties.text(Known.FROM_NAME)).contains("Mary Müller");
            assertThat(properties.text(Known.FROM_ADDRESS)).contains("mary@contoso.test");
            assertThat(properties.time(Known.SENT)).contains(NOON);
            assertThat(properties.time(Known.RECEIVED)).contains(NOON);
            assertThat(item.content().isRead()).isFalse();
            assertThat(item.content().properties().has(Known.FLAGS, Known.FLAG_UNSENT)).isFalse();
            assertThat(office.store.body(item.id()).orElseThrow().text()).contains("At noon?");
        }
        var copy = office.in(SENT).getFirst();
        assertThat(copy.content().isRead()).isTrue();
        assertThat(copy.content().properties().has(Known.FLAGS, Known.FLAG_UNSENT)).isFalse();
        assertThat(copy.content().properties().text(Known.MESSAGE_ID))
                .isEqualTo(office.received("bob").content().properties().text(Known.MESSAGE_ID))
                .get()
                .asString()
                .matches("<.+@contoso\\.test>");
    }

    @Test
    void blindCopiesAreKeptFromEverybodyButTheirSender() {
        office.send(letter("to:bob", "bcc:alice"));

        for (var name : List.of("bob", "alice")) {
            var item = office.received(name);
            assertThat(item.content().of(Addressee.Kind.BCC)).isEmpty();
            assertThat(office.sourceOf(item)).doesNotContain("alice").doesNotContain("Bcc");
            assertThat(item.content().properties().text(Known.HEADERS).orElseThrow())
                    .doesNotContain("alice");
        }
        assertThat(office.in(SENT).getFirst().content().of(Addressee.Kind.BCC)).hasSize(1);
    }

    @Test
    void whatCameAsMimeGoesOnByteForByteButForItsBlindCopies() throws MimeMalformed {
        var mime =
                """
                To: bob@contoso.test\r
                BCC: alice@contoso.test,\r
                 alice@contoso.test\r
                X-Strange: kept\r
                Keywords: Work\r
                Subject: Lunch\r
                \r
                Bcc: this is text\r
                """;
        var letter = ofMime(mime);

        office.send(letter);

        var bcc = "BCC: alice@contoso.test,\r\n alice@contoso.test\r\n";
        var got = office.received("bob");
        assertThat(office.sourceOf(got)).endsWith(mime.replace(bcc, "")).startsWith("Date: Mon, 2");
        assertThat(office.sourceOf(got))
                .contains("From: =?", "<mary@contoso.test>\r\n", "Message-ID: <");
        assertThat(got.content().properties().texts(Known.CATEGORIES)).isEmpty();
        assertThat(office.sourceOf(office.received("alice"))).doesNotContain("alice");
        var copy = office.in(SENT).getFirst();
        assertThat(office.sourceOf(copy)).endsWith(mime).startsWith("Date: Mon, 2");
        assertThat(copy.content().properties().text(Known.HEADERS).orElseThrow())
                .startsWith("Date: ")
                .contains("alice");
    }

    @Test
    void whatIsNotOfTheMessageStaysWithItsSender() {
        var own =
                Properties.NONE
                        .with(Known.CATEGORIES, PropertyValue.Many.texts(List.of("Private")))
                        .with(Known.CLIENT_NAME, "x.eml");

        office.send(saying(letter("to:bob"), own));

        var got = office.received("bob");
        assertThat(got.content().properties().texts(Known.CATEGORIES)).isEmpty();
        assertThat(got.content().properties().find(Known.CLIENT_NAME)).isEmpty();
        assertThat(office.sourceOf(got)).doesNotContain("Private");
        assertThat(office.in(SENT).getFirst().content().properties().texts(Known.CATEGORIES))
                .containsExactly("Private");
    }

    @Test
    void attachmentsGoAlong() throws MimeMalformed {
        var part =
                new AttachmentPart(
                        7, "plan.bin", "application/x-plan", Optional.empty(), false, false, 3);
        var plain = letter("to:bob");
        var bytes = new byte[] {1, 2, 3};
        var body = Optional.of(new Body(Body.Format.HTML, "<p>See the plan"));

        office.send(
                new Letter(
                        plain.content().withAttachments(List.of(part)),
                        new ItemStreams(body, Optional.empty(), Map.of(7, Octets.of(bytes)))));

        var got = office.received("bob");
        var named = got.content().attachments().getFirst();
        assertThat(named.name()).isEqualTo("plan.bin");
        var source = office.store.source(got.id()).orElseThrow();
        assertThat(MimeMessage.attachment(source, named.number()).orElseThrow().bytes())
                .isEqualTo(bytes);
        assertThat(office.store.body(got.id()).orElseThrow().format()).isEqualTo(Body.Format.HTML);
        var kept = office.in(SENT).getFirst().id();
        assertThat(office.store.attachment(kept, 7).orElseThrow().bytes()).isEqualTo(bytes);
    }

    @Test
    void whoIsNamedSeveralTimesGetsItOnce() {
        office.group("team", "bob", "alice");

        office.send(letter("to:bob", "cc:BOB", "bcc:team", "bcc:bob", "to:mary"));

        assertThat(office.inboxOf("bob")).hasSize(1);
        assertThat(office.inboxOf("alice")).hasSize(1);
        assertThat(office.inboxOf("mary")).hasSize(1);
    }

    @Test
    void groupsInGroupsThatHoldOneAnotherAreDissolved() {
        office.group("outer", "inner", "outer", "bob");
        office.group("inner", "innermost", "outer");
        office.group("innermost", "alice", "inner", "bob");

        var outcome = office.send(letter("to:outer"));

        assertThat(outcome).isEqualTo(new Delivery.Outcome.Sent(2));
        assertThat(office.received("bob").content().shown(Addressee.Kind.TO))
                .contains("outer@contoso.test");
        assertThat(office.inboxOf("alice")).hasSize(1);
    }

    @Test
    void anIdThatSaysNothingIsNone() {
        var blank = Properties.NONE.with(Known.MESSAGE_ID, " ");

        office.send(saying(letter("to:bob"), blank));

        assertThat(office.received("bob").content().properties().text(Known.MESSAGE_ID))
                .get()
                .asString()
                .matches("<.+@contoso\\.test>");
    }

    @Test
    void aModeratorsOwnMessageNeedsNobodyToLetItThrough() {
        office.takes("bob", MailAcceptance.INITIAL.moderatedBy(Set.of(MARY)));

        office.send(letter("to:bob"));

        assertThat(office.inboxOf("bob")).hasSize(1);
    }

    @Test
    void whoHoldsAsMuchAsSheMayGetsNothingMore() {
        var quota = new Filling(Optional.of(20_000L), 0);
        office.takes("bob", MailAcceptance.INITIAL.with(quota));
        var large = new Body(Body.Format.TEXT, "At noon?\n".repeat(1_500));
        var streams = new ItemStreams(Optional.of(large), Optional.empty(), Map.of());
        office.delivery.send(
                MARY, new Letter(letter("to:bob").content(), streams), new Keeping.Nothing());

        var refused = office.refused(letter("to:bob", "to:alice"));

        assertThat(refused).isEqualTo(Code.RECIPIENT_FULL);
        assertThat(office.items()).isEqualTo(1);
    }

    @Test
    void withoutACopyNothingStaysWithTheSender() {
        office.delivery.send(MARY, letter("to:bob"), new Keeping.Nothing());

        assertThat(office.inboxOf("bob")).hasSize(1);
        assertThat(office.in(SENT)).isEmpty();
    }

    @Test
    void aDraftGoesFromWhereItWasIntoSentItemsWithAllThatWasItsOwn() {
        var own = Properties.NONE.with(Known.CLIENT_NAME, "x.eml");
        var letter = saying(letter("to:bob", "bcc:alice"), own);
        var draft = office.saved(letter);
        var seen = office.store.item(draft).orElseThrow();
        var whole = new Letter(seen.content(), letter.streams());

        office.delivery.send(
                MARY, whole, new Keeping.Draft(draft, seen.changed(), Optional.of(SENT)));

        assertThat(office.in(DRAFTS)).isEmpty();
        var sent = office.in(SENT).getFirst();
        assertThat(sent.content().properties().has(Known.FLAGS, Known.FLAG_UNSENT)).isFalse();
        assertThat(sent.content().properties().text(Known.CLIENT_NAME)).contains("x.eml");
        assertThat(sent.content().properties().find(Known.RECORD_KEY))
                .isEqualTo(seen.content().properties().find(Known.RECORD_KEY));
        assertThat(office.store.body(sent.id()).orElseThrow().text()).contains("At noon?");
        assertThat(office.received("alice").content().isRead()).isFalse();
    }

    @Test
    void aDraftThatCameAsMimeIsKeptAsItWasSent() throws MimeMalformed {
        var mime = "To: bob@contoso.test\r\nBcc: alice@contoso.test\r\n\r\nHello\r\n";
        var letter = ofMime(mime);
        var draft = office.saved(letter);
        var seen = office.store.item(draft).orElseThrow();

        office.delivery.send(
                MARY, letter, new Keeping.Draft(draft, seen.changed(), Optional.of(SENT)));

        assertThat(office.sourceOf(office.in(SENT).getFirst()))
                .startsWith("Date: Mon, 2")
                .contains("From: ", "Message-ID: <")
                .endsWith(mime);
        assertThat(office.items()).isEqualTo(3);
    }

    @Test
    void aDraftThatIsNotKeptGoesForGood() {
        var draft = office.saved(letter("to:bob"));
        var seen = office.store.item(draft).orElseThrow();

        office.delivery.send(
                MARY, letter("to:bob"), new Keeping.Draft(draft, seen.changed(), Optional.empty()));

        assertThat(office.items()).isEqualTo(1);
        assertThat(office.inboxOf("bob")).hasSize(1);
    }

    @Test
    void aDraftThatWasChangedMeanwhileIsNotSent() {
        var draft = office.saved(letter("to:bob"));
        var seen = office.store.item(draft).orElseThrow();
        var tea = saying(letter("to:bob"), Properties.NONE.with(Known.SUBJECT, "Tea"));
        office.store.act(
                new ItemAct.Update(draft, seen.changed(), tea.content(), Optional.empty()));

        var outcome =
                office.delivery.send(
                        MARY,
                        letter("to:bob"),
                        new Keeping.Draft(draft, seen.changed(), Optional.of(SENT)));

        assertThat(outcome).isEqualTo(new Delivery.Outcome.Overtaken());
        assertThat(office.items()).isEqualTo(1);
        assertThat(office.in(DRAFTS)).hasSize(1);
    }

    @Test
    void whereTheCopyCannotBeKeptNothingIsSent() {
        var creation = new FolderCreation(SENT, new FolderName("Gone"), FolderClass.NOTE);
        var gone = ((FolderOutcome.Done) office.store.act(creation)).folder();
        office.store.act(new FolderDeletion(gone, Removal.PURGE, BY_OWNER));

        var outcome = office.delivery.send(MARY, letter("to:bob"), new Keeping.Copy(gone));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Delivery.Outcome.Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo(Code.FOLDER_UNKNOWN));
        assertThat(office.items()).isZero();
    }

    @Test
    void whoHasNoMailboxHereSendsNothing() {
        var outcome = office.delivery.send(Address.of("ann@fabrikam.test"), letter("to:bob"), COPY);

        assertThat(outcome).isInstanceOf(Delivery.Outcome.Refused.class);
        assertThat(office.items()).isZero();
    }

    static Letter ofMime(String mime) throws MimeMalformed {
        var bytes = mime.getBytes(UTF_8);
        var read = MimeMessage.read(bytes);
        return new Letter(
                read.content(),
                new ItemStreams(read.body(), Optional.of(Octets.of(bytes)), Map.of()));
    }
}
