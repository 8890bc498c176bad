package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Octets;
import entente.problem.Code;
import entente.problem.Problem;
import entente.question.Address;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What every store promises of messages that wait to be handed on: a part of [MailboxStoreContract].
interface OutboxContract extends CalendarItemsContract {
    Address ANN = Address.of("ann@fabrikam.test");
    Address NILS = Address.of("nils@northwind.test");
    Octets MESSAGE = Octets.of("Subject: Lunch\r\n\r\nAt noon?\r\n".getBytes(UTF_8));

    static OutboxAct.Posting posting(Address... to) {
        return new OutboxAct.Posting(MARY, "<lunch@contoso.test>", List.of(to), MESSAGE);
    }

    static Outgoing only(MailboxStore store) {
        var all = store.outgoing(2);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private void nowAndReopened(MailboxStore store, Consumer<MailboxStore> then) {
        then.accept(store);
        then.accept(reopened(store));
    }

    @Test
    default void aPostedMessageWaitsAndIsDueAtOnce() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);

        store.act(posting(ANN, NILS));

        nowAndReopened(
                store,
                each -> {
                    var waiting = only(each);
                    assertThat(waiting.to()).containsExactly(ANN, NILS);
                    assertThat(waiting.mailbox()).isEqualTo(MARY);
                    assertThat(waiting.messageId()).isEqualTo("<lunch@contoso.test>");
                    assertThat(waiting.size()).isEqualTo((int) MESSAGE.length());
                    assertThat(waiting.tries()).isZero();
                    assertThat(each.outgoingDue(NOW, Duration.ofHours(1), 9))
                            .containsExactly(waiting);
                    assertThat(each.nextDue()).contains(NOW);
                    assertThat(each.outgoing(waiting.id())).contains(waiting);
                    assertThat(each.outgoingMessage(waiting.id()).orElseThrow()).isEqualTo(MESSAGE);
                    assertThat(each.outgoingCount()).isEqualTo(1);
                });
    }

    @Test
    default void aLargeMessageWaitsInPiecesThatGoWithIt() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        var message = ItemsContract.large(3);
        var streams = new ItemStreams(Optional.empty(), Optional.of(message), Map.of());

        store.actTogether(
                List.of(
                        new ItemAct.Creation(
                                ItemsContract.DRAFTS, ItemsContract.message("Plan"), streams),
                        new OutboxAct.Posting(MARY, "<x@contoso.test>", List.of(ANN), message)));

        var shared = store.sizeOf(MARY).orElseThrow().storedBytes();
        assertThat(shared).isLessThan(message.length() * 3 / 2);
        nowAndReopened(
                store,
                each -> {
                    var waiting = only(each);
                    assertThat(waiting.size()).isEqualTo((int) message.length());
                    assertThat(each.outgoingMessage(waiting.id()).orElseThrow().isSame(message))
                            .isTrue();
                });
    }

    @Test
    default void thePiecesOfAMessageGoOnceItWaitsNoMore() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.act(
                new OutboxAct.Posting(
                        MARY, "<x@contoso.test>", List.of(ANN), ItemsContract.large(3)));
        assertThat(store.sizeOf(MARY).orElseThrow().storedBytes()).isEqualTo(1_300_000);

        store.act(new OutboxAct.Settlement(only(store), Optional.empty()));

        assertThat(store.sizeOf(MARY).orElseThrow().storedBytes()).isZero();
    }

    @Test
    default void whatIsPutOffIsNotDueBeforeItsTime() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.act(posting(ANN, NILS));
        var seen = only(store);
        var later = NOW.plus(Duration.ofMinutes(5));

        store.act(
                new OutboxAct.Settlement(
                        seen, Optional.of(seen.waitingOn(List.of(NILS), later, "not\r\nnow"))));

        nowAndReopened(
                store,
                each -> {
                    assertThat(each.outgoingDue(later.minusMillis(1), Duration.ofHours(1), 9))
                            .isEmpty();
                    var due = each.outgoingDue(later, Duration.ofHours(1), 9).getFirst();
                    assertThat(due.to()).containsExactly(NILS);
                    assertThat(due.tries()).isEqualTo(1);
                    assertThat(due.fault()).contains("not  now");
                    assertThat(each.nextDue()).contains(later);
                });
    }

    @Test
    default void whatIsSettledIsGone() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.act(posting(ANN));
        var seen = only(store);

        store.act(new OutboxAct.Settlement(seen, Optional.empty()));

        nowAndReopened(
                store,
                each -> {
                    assertThat(each.outgoing(9)).isEmpty();
                    assertThat(each.outgoing(seen.id())).isEmpty();
                    assertThat(each.outgoingMessage(seen.id())).isEmpty();
                    assertThat(each.nextDue()).isEmpty();
                });
    }

    @Test
    default void whatWasSettledMeanwhileIsLeftAlone() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.act(posting(ANN));
        var seen = only(store);
        var put = seen.waitingOn(List.of(ANN), NOW.plusSeconds(1), "busy");
        store.act(new OutboxAct.Settlement(seen, Optional.of(put)));

        var outcome = store.act(new OutboxAct.Settlement(seen, Optional.empty()));

        assertThat(outcome).isEqualTo(new ItemOutcome.Overtaken());
        assertThat(only(store)).isEqualTo(put);
    }

    @Test
    default void aMessageIsPostedWithTheCopyThatItsSenderKeepsOrNotAtAll() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        var copy = ItemsContract.creation(ItemsContract.DRAFTS, "Lunch");
        var gone = ItemId.of(MARY, DefaultFolder.INBOX, "00".repeat(22));

        var undone =
                store.actTogether(
                        List.of(
                                copy,
                                posting(ANN),
                                new ItemAct.Deletion(gone, Removal.PURGE, BY_OWNER)));

        assertThat(undone).isInstanceOf(JointOutcome.Undone.class);
        assertThat(store.outgoingCount()).isZero();

        var done = store.actTogether(List.of(copy, posting(ANN)));

        assertThat(done).isInstanceOf(JointOutcome.Done.class);
        assertThat(store.outgoingCount()).isEqualTo(1);
    }

    @Test
    default void noMoreWaitsInOneMailboxThanMay() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        for (var i = 0; i < OutboxWriting.MOST_MESSAGES; i++) {
            store.act(posting(ANN));
        }

        var refused = ItemsContract.refused(store, posting(ANN));

        assertThat(refused).isEqualTo(Code.OUTBOX_FULL);
        assertThat(store.outgoingCount()).isEqualTo(OutboxWriting.MOST_MESSAGES);
    }

    @Test
    default void whatIsLargerThanAnItemIsNotPosted() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        var large = Octets.of(new byte[ItemStreams.LARGEST + 1]);

        var refused =
                ItemsContract.refused(
                        store,
                        new OutboxAct.Posting(MARY, "<x@contoso.test>", List.of(ANN), large));

        assertThat(refused).isEqualTo(Code.ITEM_TOO_LARGE);
    }

    @Test
    default void nobodyPostsFromAMailboxThatIsNotHere() {
        var store = emptyStore();

        assertThatThrownBy(() -> store.act(posting(ANN))).isInstanceOf(Problem.class);

        assertThat(store.outgoingCount()).isZero();
    }

    @Test
    default void whatWaitsIsSettledAlsoWhereItsSenderIsElsewhereByNow() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.act(posting(ANN));
        store.put(new Recipient.MailUser(MARY, "Mary", ANN));

        store.act(new OutboxAct.Settlement(only(store), Optional.empty()));

        assertThat(store.outgoingCount()).isZero();
    }

    @Test
    default void whatWaitsGoesWithTheMailboxItWasSentFrom() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        store.act(posting(ANN));

        store.remove(MARY);

        assertThat(store.outgoingCount()).isZero();
        assertThat(store.nextDue()).isEmpty();
    }
}
