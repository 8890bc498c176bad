package entente.relay;

import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import entente.mailbox.Recipient;
import entente.wire.mime.DeliveryReport;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What senders are told of messages that a smart host does not take.
class RelayReportsTest extends RelayDesk {
    @Test
    void whoIsRefusedForGoodIsReportedToTheSenderAndTheOthersHaveIt() {
        peer.recipients.put(ANN.toString(), "550 5.1.1 no such user");
        post("Subject: Lunch\r\n\r\nAt noon?\r\n", ANN, NILS);

        relay().round();

        assertThat(peer.taken.getFirst().to()).containsExactly("nils@northwind.test");
        assertThat(store.outgoingCount()).isZero();
        var report = inbox().getFirst();
        assertThat(report.content().itemClass()).isEqualTo("REPORT.IPM.Note.NDR");
        assertThat(report.content().isRead()).isFalse();
        assertThat(report.content().properties().text(Known.SUBJECT))
                .contains("Undeliverable: Lunch");
        assertThat(source(report))
                .contains("Final-Recipient: rfc822; ann@fabrikam.test")
                .contains("Status: 5.1.1")
                .contains("550 5.1.1 no such user")
                .doesNotContain("nils")
                .doesNotContain("At noon?");
    }

    @Test
    void aMessageThatIsRefusedForGoodIsReportedForAll() {
        peer.messages.add("554 5.6.0 no such text here");
        post("Subject: x\r\n\r\n", ANN, NILS);

        relay().round();

        assertThat(store.outgoingCount()).isZero();
        assertThat(source(inbox().getFirst()))
                .contains("rfc822; ann@fabrikam.test", "rfc822; nils@northwind.test")
                .contains("Status: 5.6.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"550 no such user|5.0.0", "550 5.1.1 no such user|5.1.1", "551-moved|5.0.0"})
    void aReportHasTheStatusThatWasSaidOrElseThatItFailed(String words, String status) {
        peer.recipients.put(ANN.toString(), words);
        post("Subject: x\r\n\r\n", ANN, NILS);
        var relay = relay();

        relay.round();

        assertThat(source(inbox().getFirst())).contains("Status: " + status + "\r\n");
        assertThat(relay.counts().failed()).isEqualTo(1);
        assertThat(relay.counts().handedOn()).isEqualTo(1);
        assertThat(relay.counts().putOff()).isZero();
    }

    @Test
    void aReportIsOfThePostmasterAndSaysWhenTheMessageWasSent() {
        peer.recipients.put(ANN.toString(), "450 4.2.1 busy");
        post("Subject: x\r\n\r\n", ANN);
        relay().round();
        peer.recipients.put(ANN.toString(), "550 5.1.1 no such user");
        now.set(NOON.plus(Duration.ofHours(2)));

        relay().round();

        var report = inbox().getFirst();
        var properties = report.content().properties();
        assertThat(properties.text(Known.FROM_ADDRESS)).contains("postmaster@contoso.test");
        assertThat(properties.time(Known.RECEIVED)).contains(NOON.plus(Duration.ofHours(2)));
        assertThat(source(report)).contains("Arrival-Date: Mon, 2 Mar 2026 12:00:00 +0000");
    }

    @ParameterizedTest
    @ValueSource(ints = {530, 534, 535, 538})
    void aSenderWhoHasToSignInFirstIsNotToldThatHerMessageFailed(int code) {
        peer.senders.put(MARY.toString(), code + " 5.7.0 sign in first");
        post("Subject: x\r\n\r\n", ANN);

        relay().round();

        assertThat(only().fault().orElseThrow()).contains(code + " 5.7.0 sign in first");
        assertThat(inbox()).isEmpty();
    }

    @Test
    void whatWasNotTakenForTwoDaysIsReported() {
        peer.recipients.put(ANN.toString(), "450 4.2.1 busy");
        post("Subject: x\r\n\r\n", ANN);
        relay().round();
        now.set(NOON.plus(Duration.ofDays(2)).minusSeconds(1));
        relay().round();
        var reportsBefore = inbox();
        now.set(only().due());

        relay().round();

        assertThat(reportsBefore).isEmpty();
        assertThat(store.outgoingCount()).isZero();
        assertThat(source(inbox().getFirst())).contains("Status: 4.4.7").contains("450 4.2.1 busy");
    }

    @Test
    void whatAnAdministratorDropsIsReportedToItsSender() {
        post("Subject: x\r\n\r\n", ANN);
        var waiting = new WaitingMail(store, "mail.contoso.test", () -> {});

        var dropped = waiting.drop(only().id(), NOON);

        assertThat(dropped).isPresent();
        assertThat(waiting.count()).isZero();
        assertThat(source(inbox().getFirst())).contains("An administrator took the message out");
        assertThat(waiting.drop("nothing", NOON)).isEmpty();
    }

    @Test
    void whatIsDroppedIsNotReportedOfThoseWhoGotItMeanwhile() {
        post("Subject: x\r\n\r\n", ANN, NILS);
        peer.recipients.put(ANN.toString(), "451 4.7.1 come back later");
        var seen = only();
        var dropped =
                Stream.of(ANN, NILS)
                        .map(who -> new DeliveryReport.Failure(who.toString(), "5.7.0", "dropped"))
                        .toList();
        relay().round();

        var settled =
                new Settling(store, "mail.contoso.test")
                        .settle(seen, Optional.empty(), Progress.NONE, dropped, NOON);

        assertThat(settled).isTrue();
        assertThat(source(inbox().getFirst()))
                .contains("ann@fabrikam.test")
                .doesNotContain("nils@northwind.test");
    }

    @Test
    void whatIsRefusedOfSomebodyWhoIsElsewhereByNowWaitsNoMore() {
        peer.recipients.put(ANN.toString(), "550 5.1.1 no such user");
        post("Subject: x\r\n\r\n", ANN);
        store.put(new Recipient.MailUser(MARY, "Mary", NILS));

        relay().round();

        assertThat(store.outgoingCount()).isZero();
    }
}
