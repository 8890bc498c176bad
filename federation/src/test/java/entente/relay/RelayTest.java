package entente.relay;

import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.Outgoing;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of messages that wait for people elsewhere, with a smart host that takes them, puts them off, refuses them or is not there.
class RelayTest extends RelayDesk {
    @Test
    void aMessageIsHandedOnAsItIsAndWaitsNoMore() {
        post("Subject: x\r\n\r\n.\r\n..dots\r\nGr\u00fc\u00dfe\r\n", ANN, NILS);

        relay().round();

        assertThat(peer.taken)
                .containsExactly(
                        new SmtpPeer.Taken(
                                "mary@contoso.test",
                                List.of("ann@fabrikam.test", "nils@northwind.test"),
                                "Subject: x\r\n\r\n.\r\n..dots\r\nGr\u00fc\u00dfe\r\n"));
        assertThat(peer.names).containsExactly("mail.contoso.test");
        assertThat(store.outgoingCount()).isZero();
        assertThat(inbox()).isEmpty();
    }

    @Test
    void endsOfLinesThatServersReadInDifferentWaysAreMadeOneKind() {
        post("Subject: x\n\nBefore\n.\nMAIL FROM:<boss@contoso.test>\r.\rAfter\n", ANN);

        relay().round();

        assertThat(peer.taken)
                .extracting(SmtpPeer.Taken::message)
                .containsExactly(
                        "Subject: x\r\n\r\nBefore\r\n.\r\nMAIL FROM:<boss@contoso.test>\r\n.\r\nAfter\r\n");
    }

    @Test
    void whatIsPutOffIsTriedAgainAfterEverLongerDelays() {
        peer.recipients.put(ANN.toString(), "451 4.7.1 come back later");
        post("Subject: x\r\n\r\n", ANN, NILS);

        relay().round();

        var waiting = only();
        assertThat(waiting.to()).containsExactly(ANN);
        assertThat(waiting.due()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
        assertThat(waiting.fault().orElseThrow()).contains("451 4.7.1 come back later");
        assertThat(peer.taken).hasSize(1);

        now.set(waiting.due());
        relay().round();

        assertThat(only().due()).isEqualTo(waiting.due().plus(Duration.ofMinutes(2)));
        assertThat(only().tries()).isEqualTo(2);

        peer.recipients.clear();
        now.set(only().due());
        relay().round();

        assertThat(peer.taken.getLast().to()).containsExactly("ann@fabrikam.test");
        assertThat(store.outgoingCount()).isZero();
        assertThat(inbox()).isEmpty();
    }

    @Test
    void aMessageThatIsPutOffWaitsForAll() {
        peer.messages.add("451 4.3.0 the disk is full");
        post("Subject: x\r\n\r\n", ANN, NILS);

        relay().round();

        assertThat(only().to()).containsExactly(ANN, NILS);
        assertThat(inbox()).isEmpty();
    }

    @Test
    void delaysGrowToAnHourAndNoFurtherHoweverOftenItIsTried() {
        peer.recipients.put(ANN.toString(), "450 4.2.1 busy");
        post("Subject: x\r\n\r\n", ANN);
        var waiting = new WaitingMail(store, "mail.contoso.test", () -> {});
        var relay = relay();

        var delays = new ArrayList<Duration>();
        for (var time = 0; time < 70; time++) {
            relay.round();
            delays.add(Duration.between(NOON, only().due()));
            waiting.retry(only().id(), NOON);
        }

        assertThat(delays.subList(0, 7))
                .containsExactly(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(8),
                        Duration.ofMinutes(16),
                        Duration.ofMinutes(32),
                        Duration.ofHours(1));
        assertThat(delays.subList(7, 70)).containsOnly(Duration.ofHours(1));
    }

    @Test
    void anAnswerThatIsNoneThereIsNoYesAlsoWhereOthersHaveTheMessage() {
        peer.recipients.put(ANN.toString(), "354 go on");
        post("Subject: x\r\n\r\n", ANN, NILS);

        relay().round();

        assertThat(only().to()).contains(ANN);
        assertThat(only().fault().orElseThrow()).startsWith("SMART_HOST_SILENT");
        assertThat(inbox()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sender", "recipient", "message"})
    void anAnswerThatIsNoneThereIsNotTakenForAYes(String to) {
        switch (to) {
            case "sender" -> peer.senders.put(MARY.toString(), "251 2.1.5 somewhere else");
            case "recipient" -> peer.recipients.put(ANN.toString(), "354 go on");
            default -> peer.messages.add("354 go on");
        }
        post("Subject: x\r\n\r\n", ANN);

        relay().round();

        assertThat(peer.taken).isEmpty();
        assertThat(only().to()).containsExactly(ANN);
        assertThat(only().fault().orElseThrow()).startsWith("SMART_HOST_SILENT");
        assertThat(inbox()).isEmpty();
    }

    @Test
    void aSmartHostThatIsNotThereIsAskedOnceForAllThatIsDue() {
        post("Subject: x\r\n\r\n", ANN);
        post("Subject: y\r\n\r\n", NILS);
        var port = peer.port();
        peer.close();

        relay(port, Optional.empty()).round();

        assertThat(store.outgoing(9))
                .hasSize(2)
                .allSatisfy(waiting -> {
                    assertThat(waiting.tries()).isEqualTo(1);
                    assertThat(waiting.fault().orElseThrow()).startsWith("SMART_HOST_UNREACHABLE");
                });
        assertThat(inbox()).isEmpty();
    }

    @Test
    void aSmartHostThatCannotBeReachedIsNotAskedForTheNextMessage() {
        post("Subject: x\r\n\r\n", ANN);
        post("Subject: y\r\n\r\n", NILS);
        var asked = new ArrayList<Address>();
        var gone =
                new Handover.Unreachable(
                        Refusal.of(Code.SMART_HOST_UNREACHABLE, "nobody is there"));

        new Relay(store, () -> new Asked(asked, gone), "mail.contoso.test", now::get).round();

        assertThat(asked).hasSize(1);
        assertThat(store.outgoing(9)).extracting(Outgoing::tries).containsExactly(1, 1);
    }

    @Test
    void aRoundTellsWhetherThereWasAnythingToHandOn() {
        post("Subject: x\r\n\r\n", ANN);
        var relay = relay();

        var first = relay.round();
        var second = relay.round();

        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void aMessageOverWhichTheSmartHostHangsUpHoldsUpNoOther() {
        peer.messages.add("hang up");
        post("Subject: poison\r\n\r\n", ANN);
        now.set(NOON.plusSeconds(1));
        post("Subject: good\r\n\r\n", NILS);

        relay().round();

        assertThat(peer.taken)
                .extracting(SmtpPeer.Taken::message)
                .containsExactly("Subject: good\r\n\r\n");
        assertThat(only().to()).containsExactly(ANN);
    }
}
