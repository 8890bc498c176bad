package entente.relay;

import static entente.mailbox.TrackedEvent.Kind.FAILED;
import static entente.mailbox.TrackedEvent.Kind.PUT_OFF;
import static entente.mailbox.TrackedEvent.Kind.TRANSFERRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import entente.item.Octets;
import entente.mailbox.OutboxAct;
import entente.mailbox.Outgoing;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.mailbox.TrackedId;
import entente.mailbox.TrackingAct;
import entente.question.Address;
import entente.question.Domain;
import entente.wire.mime.DeliveryReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written down of messages as they are handed on.
class ProgressTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Address ANN = Address.of("ann@fabrikam.test");
    private static final Address NILS = Address.of("nils@northwind.test");
    private static final TrackedId ID = new TrackedId(MARY, "one");

    @TempDir private Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final ArrayDeque<Handover> answers = new ArrayDeque<>();
    private Runnable meanwhile = () -> {};
    private SqlMailboxStore store;

    @BeforeEach
    void post() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("store"), Set.of(Domain.of("contoso.test")), now::get);
        store.put(new Recipient.Mailbox(MARY, "Mary", Recipient.Kind.PERSON, ZoneOffset.UTC));
        store.actTogether(
                List.of(
                        new OutboxAct.Posting(
                                ID.entry(),
                                MARY,
                                "<1@contoso.test>",
                                List.of(ANN, NILS),
                                Octets.NONE),
                        new TrackingAct.Begun(
                                ID,
                                "<1@contoso.test>",
                                Optional.of(MARY),
                                "Lunch",
                                Optional.empty(),
                                List.of(addressed(ANN), addressed(NILS)))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatTheSmartHostTookPutOffAndRefusedIsWrittenDownForEach() {
        answers.add(
                new Handover.Answered(
                        List.of(NILS), List.of(), List.of(answer(ANN, "4.7.1", "451 later"))));
        answers.add(
                new Handover.Answered(
                        List.of(), List.of(answer(ANN, "5.1.1", "550 nobody")), List.of()));

        round();
        var afterTheFirst = only();
        now.set(afterTheFirst.due());
        round();

        assertThat(events(NILS)).containsExactly(tuple(TRANSFERRED, NOON, Optional.empty()));
        assertThat(events(ANN))
                .containsExactly(
                        tuple(PUT_OFF, NOON, Optional.of("451 later")),
                        tuple(FAILED, now.get(), Optional.of("5.1.1 550 nobody")));
    }

    @Test
    void whatHasWaitedForTooLongFailed() {
        var later = new Handover.Answered(List.of(), List.of(), List.of(late(ANN), late(NILS)));
        answers.add(later);
        now.set(NOON.plus(Duration.ofDays(3)));

        round();

        assertThat(events(ANN))
                .extracting(each -> each.toList().getFirst())
                .containsExactly(FAILED);
        assertThat(store.outgoingCount()).isZero();
    }

    @Test
    void whatAnAdministratorDropsFailed() {
        new WaitingMail(store, "mail.contoso.test", () -> {}).drop(ID.entry(), NOON);

        assertThat(events(NILS))
                .extracting(each -> each.toList().getFirst())
                .containsExactly(FAILED);
    }

    @Test
    void whoeverTheSmartHostTookItForHasItAlsoWhereItIsDroppedMeanwhile() {
        answers.add(new Handover.Answered(List.of(ANN, NILS), List.of(), List.of()));
        meanwhile =
                () -> {
                    new WaitingMail(store, "mail.contoso.test", () -> {}).drop(ID.entry(), NOON);
                    now.set(NOON.plusSeconds(1));
                };

        round();

        assertThat(events(NILS))
                .extracting(each -> each.toList().getFirst())
                .containsExactly(FAILED, TRANSFERRED);
    }

    @Test
    void ofWhoeverWaitsNoMoreNothingIsWrittenDownButThatItWasTaken() {
        var seen = only().waitingOn(List.of(NILS), NOON, "later");
        var failure = new DeliveryReport.Failure(ANN.toString(), "5.1.1", "550 nobody");

        var putOff = new Progress(List.of(), List.of(ANN), "later").written(seen, List.of());
        var failed = Progress.NONE.written(seen, List.of(failure));
        var took = new Progress(List.of(ANN), List.of(), "").written(seen, List.of());

        assertThat(List.of(putOff, failed)).containsOnly(new TrackingAct.Happened(ID, List.of()));
        assertThat(took)
                .isEqualTo(
                        new TrackingAct.Happened(
                                ID,
                                List.of(
                                        new TrackingAct.News(
                                                ANN,
                                                new TrackingAct.Became(
                                                        TRANSFERRED, Optional.empty())))));
    }

    private static TrackingAct.Addressed addressed(Address to) {
        return new TrackingAct.Addressed(to, false, Optional.empty(), Optional.empty());
    }

    private static Handover.Answer answer(Address about, String status, String words) {
        return new Handover.Answer(about, status, words);
    }

    private static Handover.Answer late(Address about) {
        return answer(about, "4.0.0", "451 later");
    }

    private Outgoing only() {
        return store.outgoing(9).getFirst();
    }

    private List<Tuple> events(Address to) {
        return store.tracked(ID).orElseThrow().to(to).orElseThrow().events().stream()
                .map(event -> tuple(event.kind(), event.at(), event.detail()))
                .toList();
    }

    private void round() {
        new Relay(store, Answering::new, "mail.contoso.test", now::get).round();
    }

    /// A smart host that says what it is told to.
    private final class Answering implements MailLine {
        @Override
        public Handover hand(Address sender, List<Address> to, Octets message) {
            meanwhile.run();
            return answers.remove();
        }

        @Override
        public void close() {}
    }
}
