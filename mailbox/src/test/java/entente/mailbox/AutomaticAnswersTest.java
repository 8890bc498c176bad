package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BY_OWNER;
import static entente.mailbox.MailboxStoreContract.MARY;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.question.Address;
import entente.question.Domain;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is answered by an automatic reply, and how often.
class AutomaticAnswersTest {
    private static final Address BOB = Address.of("bob@contoso.test");
    private static final FolderId INBOX = FolderId.of(BOB, DefaultFolder.INBOX);
    private static final AutomaticReply AWAY = reply("Away.");

    @TempDir private Path folder;
    private MailboxStore store;

    @BeforeEach
    void open() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("store"),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z")));
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        store.put(new Recipient.Mailbox(BOB, "Bob", Recipient.Kind.PERSON, ZoneOffset.UTC));
        store.setAcceptance(MARY, MailAcceptance.INITIAL.with(AWAY));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSenderIsAnsweredOnce() {
        var first = done(answer(AWAY, "Away"));

        var second = done(answer(AWAY, "Away"));

        assertThat(first).isInstanceOf(ItemOutcome.Done.class);
        assertThat(second).isInstanceOf(ItemOutcome.Gone.class);
        assertThat(inbox()).hasSize(1);
    }

    @Test
    void whoWasAnsweredIsKnownAfterARestart() {
        done(answer(AWAY, "Away"));
        store.close();

        store =
                SqlMailboxStore.open(
                        folder.resolve("store"),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(Instant.parse("2026-03-02T13:00:00Z")));

        assertThat(done(answer(AWAY, "Away"))).isInstanceOf(ItemOutcome.Gone.class);
    }

    @Test
    void anotherReplyIsGivenToThoseWhoGotTheFirst() {
        done(answer(AWAY, "Away"));

        store.setAcceptance(MARY, MailAcceptance.INITIAL.with(reply("Still away.")));

        assertThat(done(answer(reply("Still away."), "Still away")))
                .isInstanceOf(ItemOutcome.Done.class);
        assertThat(inbox()).hasSize(2);
    }

    @Test
    void anotherSettingForgetsNobody() {
        done(answer(AWAY, "Away"));

        store.setAcceptance(
                MARY, MailAcceptance.INITIAL.with(AWAY).withCustomTip(Optional.of("Slow.")));

        assertThat(done(answer(AWAY, "Away"))).isInstanceOf(ItemOutcome.Gone.class);
    }

    @Test
    void aReplyThatWasChangedMeanwhileIsNotGiven() {
        store.setAcceptance(MARY, MailAcceptance.INITIAL.with(AutomaticReply.OFF));

        var outcome = done(answer(AWAY, "Away"));

        assertThat(outcome).isInstanceOf(ItemOutcome.Gone.class);
        assertThat(inbox()).isEmpty();
    }

    @Test
    void anAnswerThatGoesNowhereKeepsNothingElseFromBeingDone() {
        var nowhere = FolderId.of(BOB, FolderKey.Own.drawn());
        var message = new ItemAct.Creation(INBOX, said("Lunch"), ItemStreams.NONE);
        var lost =
                new ItemAct.AutomaticAnswer(
                        MARY,
                        BOB,
                        AWAY,
                        new ItemAct.Creation(nowhere, said("Away"), ItemStreams.NONE));

        var outcome = store.actTogether(List.of(message, lost));

        assertThat(outcome).isInstanceOf(JointOutcome.Done.class);
        assertThat(inbox()).containsExactly("Lunch");
        assertThat(done(answer(AWAY, "Away"))).isInstanceOf(ItemOutcome.Done.class);
    }

    @Test
    void anAnswerOfOrToNobodyKeepsNothingElseFromBeingDone() {
        var nobody = Address.of("nobody@contoso.test");
        var message = new ItemAct.Creation(INBOX, said("Lunch"), ItemStreams.NONE);
        var ofNobody =
                new ItemAct.AutomaticAnswer(
                        nobody,
                        BOB,
                        AWAY,
                        new ItemAct.Creation(INBOX, said("Away"), ItemStreams.NONE));
        var toNobody =
                new ItemAct.AutomaticAnswer(
                        MARY,
                        nobody,
                        AWAY,
                        new ItemAct.Creation(
                                FolderId.of(nobody, DefaultFolder.INBOX),
                                said("Away"),
                                ItemStreams.NONE));

        var outcome = store.actTogether(List.of(message, ofNobody, toNobody));

        assertThat(outcome).isInstanceOf(JointOutcome.Done.class);
        assertThat(inbox()).containsExactly("Lunch");
    }

    @Test
    void whatIsUndoneWasNeverAnswered() {
        var nothing = ItemId.of(BOB, DefaultFolder.INBOX, StoredItem.drawnKey());
        var gone = new ItemAct.Move(nothing, INBOX, BY_OWNER);

        var outcome = store.actTogether(List.of(answer(AWAY, "Away"), gone));

        assertThat(outcome).isInstanceOf(JointOutcome.Undone.class);
        assertThat(inbox()).isEmpty();
        assertThat(done(answer(AWAY, "Away"))).isInstanceOf(ItemOutcome.Done.class);
    }

    @Test
    void acceptanceIsReplacedOnlyWhereItIsStillTheSame() {
        var before = MailAcceptance.INITIAL.with(AWAY);
        var after = before.with(reply("Back soon."));

        assertThat(store.replaceAcceptance(MARY, MailAcceptance.INITIAL, after)).isFalse();
        assertThat(store.acceptanceOf(MARY)).contains(before);
        assertThat(store.replaceAcceptance(MARY, before, after)).isTrue();
        assertThat(store.acceptanceOf(MARY)).contains(after);
    }

    private static AutomaticReply reply(String text) {
        return new AutomaticReply(
                new AutomaticReply.State.On(),
                Optional.of(text),
                Optional.empty(),
                AutomaticReply.ExternalAudience.ALL,
                Optional.empty());
    }

    private static ItemAct.AutomaticAnswer answer(AutomaticReply given, String subject) {
        return new ItemAct.AutomaticAnswer(
                MARY,
                BOB,
                given,
                new ItemAct.Creation(
                        INBOX,
                        said(subject),
                        new ItemStreams(Optional.empty(), Optional.empty(), Map.of())));
    }

    private static ItemContent said(String subject) {
        return ItemContent.EMPTY.with(Properties.NONE.with(Known.SUBJECT, subject));
    }

    private ItemOutcome done(ItemAct act) {
        return store.act(act);
    }

    private List<String> inbox() {
        var all = new ItemQuery(Optional.empty(), List.of(), false, 0, 100, false);
        return store.find(INBOX, all).orElseThrow().items().stream()
                .map(item -> item.content().properties().text(Known.SUBJECT).orElseThrow())
                .toList();
    }
}
