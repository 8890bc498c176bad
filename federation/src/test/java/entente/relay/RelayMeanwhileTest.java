package entente.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Problem;
import entente.question.Address;
import entente.relay.SmartHost.Tls;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of messages when administrators, clocks, faults and ends come between.
class RelayMeanwhileTest extends RelayDesk {
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

    private void change(String sql) throws SQLException {
        var file = "jdbc:sqlite:" + folder.resolve("store");
        try (var connection = DriverManager.getConnection(file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
