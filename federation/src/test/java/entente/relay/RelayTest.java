package entente.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.calling.TlsSite;
import entente.calling.Trust;
import entente.item.Known;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemQuery;
import entente.mailbox.MailboxStore;
import entente.mailbox.OutboxAct;
import entente.mailbox.Outgoing;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.relay.SmartHost.Tls;
import entente.wire.mime.DeliveryReport;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of messages that wait for people elsewhere, with a smart host that takes them, puts them off, refuses them or is not there.
class RelayTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Address ANN = Address.of("ann@fabrikam.test");
    private static final Address NILS = Address.of("nils@northwind.test");

    @TempDir private Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private MailboxStore store;
    private SmtpPeer peer;

    @BeforeEach
    void open() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("store"), Set.of(Domain.of("contoso.test")), now::get);
        store.put(new Recipient.Mailbox(MARY, "Mary", Recipient.Kind.PERSON, ZoneOffset.UTC));
        peer = SmtpPeer.plain();
    }

    @AfterEach
    void close() {
        peer.close();
        store.close();
    }

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
    void whatIsDroppedMeanwhileIsNotHandedOnAndDisturbsNothing() {
        post("Subject: x\r\n\r\n", ANN);
        post("Subject: y\r\n\r\n", NILS);
        var waiting = new WaitingMail(store, "mail.contoso.test", () -> {});
        var line = new Counted(() -> waiting.all().forEach(each -> waiting.drop(each.id(), NOON)));

        new Relay(store, () -> line, "mail.contoso.test", now::get).round();

        assertThat(line.handed).isEqualTo(1);
        assertThat(line.closed).isEqualTo(1);
        assertThat(store.outgoingCount()).isZero();
    }

    @Test
    void afterABreakTheNextMessageGoesOverAConnectionOfItsOwn() {
        post("Subject: x\r\n\r\n", ANN);
        post("Subject: y\r\n\r\n", NILS);
        var line =
                new Counted(() -> {
                    throw new IllegalStateException("no code is without fault");
                });

        new Relay(store, () -> line, "mail.contoso.test", now::get).round();

        // After each of both, and at the end.
        assertThat(line.closed).isEqualTo(3);
    }

    @Test
    void whatWasTakenIsWrittenDownAlsoWhileTheRelayEnds() {
        post("Subject: x\r\n\r\n", ANN);
        MailLine ending = new Meddling(() -> Thread.currentThread().interrupt());

        new Relay(store, () -> ending, "mail.contoso.test", now::get).round();

        assertThat(Thread.interrupted()).isFalse();
        assertThat(store.outgoingCount()).isZero();
    }

    @Test
    @Timeout(60)
    void whatIsBrokenOffWhenTheRelayEndsStaysAsItWaited() throws InterruptedException {
        post("Subject: x\r\n\r\n", ANN);
        post("Subject: y\r\n\r\n", NILS);
        var before = store.outgoing(9);
        peer.messages.add("hold");
        try (var relay =
                Relay.start(store, host(peer.port(), Tls.NONE, Optional.empty()), now::get)) {
            relay.wake();
            peer.held.await();
        }

        peer.released.countDown();

        assertThat(store.outgoing(9)).isEqualTo(before);
        assertThat(peer.names).hasSize(1);
    }

    @Test
    @Timeout(30)
    void aRunningRelayTriesAgainAsSoonAsThatIsDue() {
        peer.recipients.put(ANN.toString(), "450 4.2.1 busy");
        post("Subject: x\r\n\r\n", ANN);
        relay().round();
        peer.recipients.clear();
        var due = only().due();
        var looks = new AtomicInteger();
        // It is too early while the relay looks what is due, and how long to sleep.
        InstantSource clock = () -> looks.incrementAndGet() <= 2 ? due.minusMillis(50) : due;
        try (var relay = Relay.start(store, host(peer.port(), Tls.NONE, Optional.empty()), clock)) {

            while (relay.counts().handedOn() == 0) {
                Thread.onSpinWait();
            }

            assertThat(looks.get()).isGreaterThan(2);
            assertThat(peer.taken).hasSize(1);
        }
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

    @Test
    void itSignsInWhereItHasAPassword() {
        post("Subject: x\r\n\r\n", ANN);

        try (var strict = SmtpPeer.signingIn("entente", "correct horse")) {
            relay(strict.port(), Optional.of(new SmartHost.Login("entente", "wrong"))).round();

            assertThat(only().fault().orElseThrow()).startsWith("SMART_HOST_REFUSED_SIGN_IN");
            assertThat(strict.taken).isEmpty();

            now.set(only().due());
            relay(strict.port(), Optional.of(new SmartHost.Login("entente", "correct horse")))
                    .round();

            assertThat(strict.taken).hasSize(1);
            assertThat(store.outgoingCount()).isZero();
        }
    }

    @Test
    void aPasswordIsNotPrinted() {
        var login = new SmartHost.Login("entente", "correct horse");

        var host =
                new SmartHost(
                        "smart.test",
                        25,
                        Tls.TLS,
                        Optional.of(login),
                        "mail.contoso.test",
                        Trust.systemAnd(List.of()));

        assertThat(login.toString() + host).doesNotContain("horse");
    }

    @Test
    void nothingIsSaidToASmartHostThatOffersNoTls() {
        post("Subject: x\r\n\r\n", ANN);

        relay(peer.port(), Tls.STARTTLS).round();

        assertThat(peer.names).isEmpty();
        assertThat(peer.taken).isEmpty();
        assertThat(only().fault().orElseThrow()).startsWith("SMART_HOST_UNREACHABLE");
    }

    @Test
    void aSmartHostIsBelievedByItsCertificateAlone() {
        var shown = TlsSite.Shown.naming("localhost");
        var other = TlsSite.Shown.naming("relay.contoso.test");
        post("Subject: x\r\n\r\n", ANN);

        for (var each : List.of(shown, other)) {
            try (var secret = SmtpPeer.withStartTls(each.server())) {
                // Of an authority that nobody here knows; then of one that is known, for another
                // host.
                var known =
                        each.equals(shown)
                                ? List.<X509Certificate>of()
                                : List.of(each.certificate());

                relay(secretly(secret.port(), known)).round();

                assertThat(secret.taken).isEmpty();
                assertThat(only().fault().orElseThrow()).startsWith("SMART_HOST_UNREACHABLE");
                now.set(only().due());
            }
        }
        try (var secret = SmtpPeer.withStartTls(shown.server())) {
            relay(secretly(secret.port(), List.of(shown.certificate()))).round();

            assertThat(secret.taken).hasSize(1);
            assertThat(store.outgoingCount()).isZero();
        }
    }

    private static SmartHost secretly(int port, List<X509Certificate> known) {
        return new SmartHost(
                "localhost",
                port,
                Tls.STARTTLS,
                Optional.empty(),
                "mail.contoso.test",
                Trust.systemAnd(known));
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
    void whatWaitsForATimeThatAWrongClockSaidIsTriedOnceTheClockIsRight() {
        now.set(NOON.plus(Duration.ofDays(365)));
        peer.recipients.put(ANN.toString(), "450 4.2.1 busy");
        post("Subject: x\r\n\r\n", ANN);
        relay().round();
        peer.recipients.clear();
        now.set(NOON);

        relay().round();

        assertThat(peer.taken).hasSize(1);
        assertThat(store.outgoingCount()).isZero();
    }

    @Test
    void whatCannotBeWrittenDownIsNotHandedOnAgainAndAgain() throws SQLException {
        post("Subject: x\r\n\r\n", ANN);
        var relay = relay();
        change(
                "CREATE TRIGGER full BEFORE DELETE ON outgoing BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        for (var time = 0; time < 3; time++) {
            assertThatThrownBy(relay::round).isInstanceOf(Problem.class);
        }
        change("DROP TRIGGER full");

        relay.round();

        assertThat(peer.taken).hasSize(1);
        assertThat(store.outgoingCount()).isZero();
        assertThat(relay.counts().handedOn()).isEqualTo(1);
    }

    private void change(String sql) throws SQLException {
        var file = "jdbc:sqlite:" + folder.resolve("store");
        try (var connection = DriverManager.getConnection(file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void aMessageThatBreaksTheConnectionsCodeHoldsUpNoOther() {
        post("Subject: poison\r\n\r\n", ANN);
        now.set(NOON.plusSeconds(1));
        post("Subject: good\r\n\r\n", NILS);
        var handed = new ArrayList<Address>();
        MailLine breaking =
                new Meddling(() -> {
                    handed.add(ANN);
                    if (handed.size() == 1) {
                        throw new IllegalStateException("no code is without fault");
                    }
                });

        new Relay(store, () -> breaking, "mail.contoso.test", now::get).round();

        assertThat(only().to()).containsExactly(ANN);
        assertThat(only().tries()).isEqualTo(1);
    }

    @Test
    void whatAnAdministratorTriesAgainIsDueAtOnce() {
        peer.recipients.put(ANN.toString(), "450 4.2.1 busy");
        post("Subject: x\r\n\r\n", ANN);
        var relay = relay();
        relay.round();
        peer.recipients.clear();
        var woken = new AtomicReference<>(false);

        new WaitingMail(store, "mail.contoso.test", () -> woken.set(true)).retry(only().id(), NOON);
        relay.round();

        assertThat(woken.get()).isTrue();
        assertThat(peer.taken).hasSize(1);
    }

    @Test
    void whatAnAdministratorChangesMeanwhileIsNotHandedOnTwice() {
        post("Subject: x\r\n\r\n", ANN);
        var waiting = new WaitingMail(store, "mail.contoso.test", () -> {});
        var meddling =
                new Relay(
                        store,
                        () -> new Meddling(() -> waiting.retry(only().id(), NOON.minusSeconds(9))),
                        "mail.contoso.test",
                        now::get);

        meddling.round();

        assertThat(store.outgoingCount()).isZero();
    }

    @Test
    void whatIsRefusedOfSomebodyWhoIsElsewhereByNowWaitsNoMore() {
        peer.recipients.put(ANN.toString(), "550 5.1.1 no such user");
        post("Subject: x\r\n\r\n", ANN);
        store.put(new Recipient.MailUser(MARY, "Mary", NILS));

        relay().round();

        assertThat(store.outgoingCount()).isZero();
    }

    @Test
    @Timeout(60)
    void aRunningRelayHandsOnWhatIsPosted() {
        try (var relay =
                Relay.start(store, host(peer.port(), Tls.NONE, Optional.empty()), now::get)) {
            post("Subject: x\r\n\r\n", ANN);
            relay.wake();

            while (relay.counts().handedOn() == 0) {
                Thread.onSpinWait();
            }

            assertThat(peer.taken).hasSize(1);
            assertThat(store.outgoingCount()).isZero();
        }
    }

    /// A smart host that takes everything, while somebody does something else.
    private record Meddling(Runnable act) implements MailLine {
        @Override
        public Handover hand(Address sender, List<Address> to, byte[] message) {
            act.run();
            return new Handover.Answered(to, List.of(), List.of());
        }

        @Override
        public void close() {}
    }

    /// A smart host of which the same comes each time.
    private record Asked(List<Address> asked, Handover outcome) implements MailLine {
        @Override
        public Handover hand(Address sender, List<Address> to, byte[] message) {
            asked.addAll(to);
            return outcome;
        }

        @Override
        public void close() {}
    }

    /// A smart host that takes everything once something was done, and counts.
    private static final class Counted implements MailLine {
        private final Runnable act;
        private int handed;
        private int closed;

        private Counted(Runnable act) {
            this.act = act;
        }

        @Override
        public Handover hand(Address sender, List<Address> to, byte[] message) {
            handed++;
            act.run();
            return new Handover.Answered(to, List.of(), List.of());
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private void post(String message, Address... to) {
        store.act(
                new OutboxAct.Posting(
                        MARY, "<one@contoso.test>", List.of(to), message.getBytes(ISO_8859_1)));
    }

    private Outgoing only() {
        var all = store.outgoing(9);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<Item> inbox() {
        var all = new ItemQuery(Optional.empty(), List.of(), false, 0, 9, false);
        return store.find(FolderId.of(MARY, DefaultFolder.INBOX), all).orElseThrow().items();
    }

    private String source(Item item) {
        return new String(store.source(item.id()).orElseThrow(), UTF_8);
    }

    private Relay relay() {
        return relay(peer.port(), Optional.empty());
    }

    private Relay relay(int port, Optional<SmartHost.Login> login) {
        return relay(host(port, Tls.NONE, login));
    }

    private Relay relay(int port, Tls tls) {
        return relay(host(port, tls, Optional.empty()));
    }

    private Relay relay(SmartHost host) {
        return new Relay(store, () -> new SmtpLine(host), host.ownName(), now::get);
    }

    private static SmartHost host(int port, Tls tls, Optional<SmartHost.Login> login) {
        return new SmartHost(
                "localhost", port, tls, login, "mail.contoso.test", Trust.systemAnd(List.of()));
    }
}
