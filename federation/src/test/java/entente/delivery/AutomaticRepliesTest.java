package entente.delivery;

import static entente.delivery.PostOffice.MARY;
import static entente.delivery.PostOffice.NOON;
import static entente.delivery.PostOffice.address;
import static entente.delivery.PostOffice.letter;
import static entente.delivery.PostOffice.saying;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.AllowedSenders;
import entente.mailbox.AutomaticReply;
import entente.mailbox.AutomaticReply.ExternalAudience;
import entente.mailbox.AutomaticReply.State;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Filling;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemStreams;
import entente.mailbox.MailAcceptance;
import entente.question.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What those who are away answer.
class AutomaticRepliesTest {
    private static final State ON = new State.On();
    private static final String AWAY = "Away until Monday.";

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
    void whoWritesToSomebodyAwayIsToldSo() {
        away("bob", ON, AWAY);

        var outcome = office.send(letter("to:bob", "cc:alice"));

        assertThat(outcome).isEqualTo(new Delivery.Outcome.Sent(2));
        var answer = office.received("mary");
        var answered = office.received("bob").content().properties();
        var properties = answer.content().properties();
        assertThat(properties.text(Known.SUBJECT)).contains("Automatic reply: Lunch");
        assertThat(properties.text(Known.FROM_ADDRESS)).contains("bob@contoso.test");
        assertThat(properties.text(Known.IN_REPLY_TO)).isEqualTo(answered.text(Known.MESSAGE_ID));
        assertThat(properties.text(Known.REFERENCES)).isEqualTo(answered.text(Known.MESSAGE_ID));
        assertThat(answer.content().isRead()).isFalse();
        assertThat(answer.content().of(Addressee.Kind.TO))
                .extracting(Addressee::address)
                .containsExactly("mary@contoso.test");
        assertThat(office.store.body(answer.id()))
                .hasValueSatisfying(body -> assertThat(body.text()).contains(AWAY));
        assertThat(office.sourceOf(answer)).contains("Auto-Submitted: auto-replied\r\n");
        assertThat(office.in(FolderId.of(address("bob"), DefaultFolder.SENT_ITEMS))).isEmpty();
    }

    @Test
    void sheIsToldOnceUntilTheReplyIsAnother() {
        away("bob", ON, AWAY);
        office.send(letter("to:bob"));
        office.send(letter("to:bob"));
        assertThat(office.inboxOf("mary")).hasSize(1);

        away("bob", ON, "Away until Tuesday.");
        office.send(letter("to:bob"));

        assertThat(office.inboxOf("mary")).hasSize(2);
        assertThat(office.inboxOf("bob")).hasSize(3);
    }

    @Test
    void aReplyIsGivenWhileItIsScheduled() {
        var hour = Duration.ofHours(1);
        away("bob", new State.Scheduled(new Window(NOON, NOON.plus(hour))), AWAY);
        away("alice", new State.Scheduled(new Window(NOON.minus(hour), NOON)), AWAY);

        office.send(letter("to:bob", "to:alice"));

        assertThat(senders()).containsExactly("bob@contoso.test");
    }

    @Test
    void aReplyForOutsidersAloneIsNotGivenHere() {
        var reply =
                new AutomaticReply(
                        ON,
                        Optional.empty(),
                        Optional.of(AWAY),
                        ExternalAudience.ALL,
                        Optional.empty());
        office.takes("bob", MailAcceptance.INITIAL.with(reply));

        office.send(letter("to:bob"));

        assertThat(office.inboxOf("mary")).isEmpty();
    }

    @Test
    void twoWhoAreAwayDoNotAnswerEachOther() {
        away("bob", ON, AWAY);
        away("mary", ON, AWAY);

        office.send(letter("to:bob"));

        assertThat(office.inboxOf("bob")).hasSize(1);
        assertThat(office.inboxOf("mary")).hasSize(1);
    }

    @Test
    void whoWritesToHerselfIsNotAnswered() {
        away("mary", ON, AWAY);

        office.send(letter("to:mary"));

        assertThat(office.inboxOf("mary")).hasSize(1);
    }

    @Test
    void whoIsReachedThroughAGroupAloneDoesNotAnswer() {
        office.group("team", "bob", "alice");
        away("bob", ON, AWAY);
        away("alice", ON, AWAY);

        office.send(letter("to:team", "bcc:alice"));

        assertThat(office.inboxOf("bob")).hasSize(1);
        assertThat(senders()).containsExactly("alice@contoso.test");
    }

    @Test
    void aPageOfHtmlIsSentAsOne() {
        away("bob", ON, "<html><body>Ask <b>Alice</b>.</body></html>");

        office.send(letter("to:bob"));

        assertThat(office.store.body(office.received("mary").id()))
                .hasValueSatisfying(body -> {
                    assertThat(body.format()).isEqualTo(Body.Format.HTML);
                    assertThat(body.text()).contains("<b>Alice</b>");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-generated",
                "Precedence: bulk",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=x"
            })
    void whatNobodyWroteByHandIsNotAnswered(String field) {
        away("bob", ON, AWAY);
        var source =
                "From: mary@contoso.test\r\nTo: bob@contoso.test\r\n%s\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nx\r\n--x--\r\n"
                        .formatted(field)
                        .getBytes(US_ASCII);

        office.send(
                new Letter(
                        letter("to:bob").content(),
                        new ItemStreams(
                                Optional.empty(), Optional.of(Octets.of(source)), Map.of())));

        assertThat(office.inboxOf("bob")).hasSize(1);
        assertThat(office.inboxOf("mary")).isEmpty();
    }

    @Test
    void aSenderWhoTakesNoneOfItGetsNoneAndHerMessageIsDelivered() {
        away("bob", ON, AWAY);
        var full = new Filling(Optional.of(1L), 1);
        office.takes("mary", MailAcceptance.INITIAL.with(full));

        office.send(letter("to:bob"));

        assertThat(office.inboxOf("bob")).hasSize(1);
        assertThat(office.inboxOf("mary")).isEmpty();

        office.takes(
                "mary",
                MailAcceptance.INITIAL.with(
                        new AllowedSenders(Set.of(), Set.of(address("bob")), false)));
        office.send(letter("to:bob"));
        assertThat(office.inboxOf("mary")).isEmpty();

        office.takes("mary", MailAcceptance.INITIAL);
        office.send(letter("to:bob"));
        assertThat(office.inboxOf("mary")).hasSize(1);
    }

    @Test
    void notMoreThanAHundredAnswerOneMessage() {
        var to = new String[AutomaticReplies.MOST + 1];
        for (var index = 0; index < to.length; index++) {
            office.mailbox("p" + index, "P");
            away("p" + index, ON, AWAY);
            to[index] = "to:p" + index;
        }

        office.send(letter(to));

        assertThat(office.store.sizeOf(MARY).orElseThrow().items())
                .isEqualTo(1 + AutomaticReplies.MOST);
    }

    @Test
    void anAnswerBelongsToTheConversation() {
        away("bob", ON, AWAY);
        var before = Properties.NONE.with(Known.REFERENCES, "<1@x>");

        office.send(saying(letter("to:bob"), before.with(Known.CONVERSATION_TOPIC, "Lunch")));

        var answer = office.received("mary").content().properties();
        var id = office.received("bob").content().properties().text(Known.MESSAGE_ID).orElseThrow();
        assertThat(answer.text(Known.REFERENCES)).contains("<1@x> " + id);
        assertThat(answer.text(Known.CONVERSATION_TOPIC)).contains("Lunch");
    }

    private void away(String name, State state, String text) {
        var reply =
                new AutomaticReply(
                        state,
                        Optional.of(text),
                        Optional.empty(),
                        ExternalAudience.ALL,
                        Optional.empty());
        office.takes(name, MailAcceptance.INITIAL.with(reply));
    }

    private List<String> senders() {
        return office.inboxOf("mary").stream()
                .map(Item::content)
                .map(ItemContent::properties)
                .flatMap(properties -> properties.text(Known.FROM_ADDRESS).stream())
                .toList();
    }
}
