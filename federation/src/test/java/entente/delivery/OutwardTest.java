package entente.delivery;

import static entente.delivery.PostOffice.COPY;
import static entente.delivery.PostOffice.MARY;
import static entente.delivery.PostOffice.NOON;
import static entente.delivery.PostOffice.SENT;
import static entente.delivery.PostOffice.address;
import static entente.delivery.PostOffice.letter;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Body;
import entente.item.Octets;
import entente.mailbox.AllowedSenders;
import entente.mailbox.ItemStreams;
import entente.mailbox.MailAcceptance;
import entente.mailbox.Recipient;
import entente.mailtips.TipTerms;
import entente.problem.Code;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of messages to people elsewhere where there is a way to them.
class OutwardTest {
    @TempDir private Path folder;
    private PostOffice office;
    private Delivery delivery;
    private final AtomicInteger posted = new AtomicInteger();

    @BeforeEach
    void open() {
        office = new PostOffice(folder);
        delivery = withLimit(TipTerms.USUAL);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aMessageWaitsForThoseElsewhereAndIsThereForAllOthers() {
        var outcome = send(letter("to:bob", "cc:ann@fabrikam.test", "bcc:nils@northwind.test"));

        assertThat(outcome).isEqualTo(new Delivery.Outcome.Sent(1, 2, List.of()));
        assertThat(office.inboxOf("bob")).hasSize(1);
        assertThat(office.in(SENT)).hasSize(1);
        var waiting = office.store.outgoing(9).getFirst();
        assertThat(waiting.mailbox()).isEqualTo(MARY);
        assertThat(waiting.to())
                .containsExactly(address("ann@fabrikam.test"), address("nils@northwind.test"));
        assertThat(waiting.due()).isEqualTo(NOON);
        assertThat(posted.get()).isEqualTo(1);
    }

    @Test
    void thoseElsewhereGetWhatThoseHereGet() {
        send(letter("to:bob", "to:ann@fabrikam.test", "bcc:nils@northwind.test"));

        var waiting = office.store.outgoing(9).getFirst();
        var message =
                new String(office.store.outgoingMessage(waiting.id()).orElseThrow().bytes(), UTF_8);
        assertThat(message)
                .isEqualTo(office.sourceOf(office.received("bob")))
                .contains("ann@fabrikam.test")
                .doesNotContain("nils");
    }

    @Test
    void aReturnAloneHidesNoWriterAndNoBlindCopy() {
        var hidden = "Subject: x\rFrom: boss@contoso.test\r\nFrom: mary@contoso.test\r\n\r\n";
        var blind = "Subject: x\rBcc: nils@northwind.test\r\n\r\nAt noon?\r\n";

        var refused = send(mime(hidden));
        send(mime(blind));

        assertThat(code(refused)).isEqualTo(Code.SENDER_NOT_ONESELF);
        var waiting = office.store.outgoing(9).getFirst();
        assertThat(
                        new String(
                                office.store.outgoingMessage(waiting.id()).orElseThrow().bytes(),
                                UTF_8))
                .doesNotContain("nils")
                .endsWith("Subject: x\r\n\r\nAt noon?\r\n");
    }

    private static Letter mime(String source) {
        var streams =
                new ItemStreams(
                        Optional.empty(), Optional.of(Octets.of(source.getBytes(UTF_8))), Map.of());
        return new Letter(letter("to:ann@fabrikam.test").content(), streams);
    }

    @Test
    void aMailUsersMessagesGoWhereHisMailboxIs() {
        office.store.put(
                new Recipient.MailUser(address("joe"), "Joe", address("joe@contoso.cloud.test")));
        office.group("team", "bob", "joe");

        send(letter("to:team", "to:joe", "cc:joe@contoso.cloud.test"));

        assertThat(office.store.outgoing(9).getFirst().to())
                .containsExactly(address("joe@contoso.cloud.test"));
        assertThat(office.inboxOf("bob")).hasSize(1);
    }

    @Test
    void aMailUserWhoseMailboxIsHereAfterAllHasItInThere() {
        office.store.put(new Recipient.MailUser(address("robert"), "Robert", address("bob")));

        send(letter("to:robert", "to:bob"));

        assertThat(office.inboxOf("bob")).hasSize(1);
        assertThat(office.store.outgoingCount()).isZero();
        assertThat(posted.get()).isZero();
    }

    @Test
    void whereOneWhoIsHereCannotHaveItNothingWaits() {
        var others = new AllowedSenders(Set.of(address("alice")), Set.of(), false);
        office.takes("bob", MailAcceptance.INITIAL.with(others));

        var outcome = send(letter("to:ann@fabrikam.test", "to:bob"));

        assertThat(code(outcome)).isEqualTo(Code.RECIPIENT_RESTRICTED);
        assertThat(code(send(letter("to:ann@fabrikam.test", "to:nobody"))))
                .isEqualTo(Code.RECIPIENT_UNKNOWN);
        assertThat(office.store.outgoingCount()).isZero();
        assertThat(office.items()).isZero();
        assertThat(posted.get()).isZero();
    }

    @Test
    void whatIsLargerThanAnyMessageMayBeDoesNotWait() {
        var usual = TipTerms.USUAL;
        delivery = withLimit(new TipTerms(true, 50, 1_000, 25, usual.audienceCap(), true));
        var large = new Body(Body.Format.TEXT, "x\n".repeat(1_000));
        var streams = new ItemStreams(Optional.of(large), Optional.empty(), Map.of());

        var outcome = send(new Letter(letter("to:ann@fabrikam.test").content(), streams));

        assertThat(code(outcome)).isEqualTo(Code.MESSAGE_TOO_LARGE_FOR_RECIPIENT);
        assertThat(office.items()).isZero();
    }

    @Test
    void whereTooMuchWaitsAlreadyNothingIsSent() {
        for (var i = 0; i < 1_000; i++) {
            delivery.send(MARY, letter("to:ann@fabrikam.test"), new Keeping.Nothing());
        }

        var outcome = send(letter("to:ann@fabrikam.test", "to:bob"));

        assertThat(code(outcome)).isEqualTo(Code.OUTBOX_FULL);
        assertThat(office.items()).isZero();
    }

    private Delivery withLimit(TipTerms terms) {
        return new Delivery(
                office.store,
                terms,
                InstantSource.fixed(NOON),
                new WayOut.Open(posted::incrementAndGet));
    }

    private Delivery.Outcome send(Letter letter) {
        return delivery.send(MARY, letter, COPY);
    }

    private static Code code(Delivery.Outcome outcome) {
        return ((Delivery.Outcome.Refused) outcome).why().code();
    }
}
