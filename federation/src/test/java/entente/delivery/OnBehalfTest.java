package entente.delivery;

import static entente.delivery.PostOffice.MARY;
import static entente.delivery.PostOffice.NOON;
import static entente.delivery.PostOffice.SENT;
import static entente.delivery.PostOffice.address;
import static entente.delivery.PostOffice.letter;
import static entente.delivery.PostOffice.saying;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import entente.item.PolicyTag;
import entente.item.Properties;
import entente.mailbox.AllowedSenders;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Delegate;
import entente.mailbox.DelegateAct;
import entente.mailbox.FolderId;
import entente.mailbox.FolderPermissions;
import entente.mailbox.FolderUpdate;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.MailAcceptance;
import entente.mailbox.TrackingQuery;
import entente.mailtips.TipTerms;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.PermissionLevel;
import entente.wire.mime.MimeMalformed;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Bob sends for Mary, whose delegate he is.
class OnBehalfTest {
    private static final Address BOB = address("bob");
    private static final Properties FROM_MARY =
            Properties.NONE.with(Known.FROM_ADDRESS, MARY.toString());
    private static final Keeping NOTHING = new Keeping.Nothing();

    @TempDir private Path folder;
    private PostOffice office;

    @BeforeEach
    void openWithADelegate() {
        office = new PostOffice(folder);
        var bob = new Delegate(BOB, false, false);
        assertThat(office.store.act(MARY, new DelegateAct.Addition(bob, Map.of()))).isEmpty();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void itIsFromHerAndSaysThatHeSentIt() {
        var outcome = send(saying(letter("to:alice"), FROM_MARY), copyIn(BOB));

        assertThat(outcome).isEqualTo(new Delivery.Outcome.Sent(1));
        var copy = office.in(FolderId.of(BOB, DefaultFolder.SENT_ITEMS)).getFirst();
        for (var item : List.of(office.received("alice"), copy)) {
            var said = item.content().properties();
            assertThat(said.text(Known.FROM_ADDRESS)).contains(MARY.toString());
            assertThat(said.text(Known.FROM_NAME)).contains("Mary Müller");
            assertThat(said.text(Known.SENDER_ADDRESS)).contains(BOB.toString());
            assertThat(said.text(Known.SENDER_NAME)).contains("Bob");
        }
        assertThat(office.sourceOf(office.received("alice")))
                .contains(" <mary@contoso.test>\r\nSender: Bob <bob@contoso.test>\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: mary@contoso.test\n",
                "From: Mary <MARY@Contoso.Test>\nSender: Bob <bob@contoso.test>\n",
                "From: mary@contoso.test\nSender: mary@contoso.test\n",
                "Sender: mary@contoso.test\n"
            })
    void aMessageInMimeSaysSoOnce(String lines) throws MimeMalformed {
        var outcome = send(DeliveryTest.ofMime(lines + "To: alice@contoso.test\n\nHello"), NOTHING);

        assertThat(outcome).isEqualTo(new Delivery.Outcome.Sent(1));
        var source = office.sourceOf(office.received("alice"));
        assertThat(source.lines().filter(line -> line.startsWith("From:")))
                .singleElement()
                .asString()
                .containsIgnoringCase("mary@contoso.test");
        assertThat(source.lines().filter(line -> line.startsWith("Sender:")))
                .containsExactly("Sender: Bob <bob@contoso.test>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: mary@contoso.test, bob@contoso.test\n",
                "From: mary@contoso.test\nSender: alice@contoso.test\n",
                "From: bob@contoso.test\nSender: mary@contoso.test\n",
                "From: mary@contoso.test\nFrom: alice@contoso.test\n",
                "From: mary@contoso.test\nSender: Bob\n"
            })
    void whatSaysSomethingElseBesidesIsRefused(String lines) throws MimeMalformed {
        var letter = DeliveryTest.ofMime(lines + "To: alice@contoso.test\n\nHello");

        assertThat(why(send(letter, NOTHING)).code()).isEqualTo(Code.SENDER_NOT_ONESELF);
        assertThat(office.items()).isZero();
    }

    @Test
    void nobodyLearnsFromARefusalWhoIsThereOrHasDelegates() {
        office.mailbox("sue", "Sue");
        var all =
                List.of("mary", "sue", "nobody", "ann@fabrikam.test").stream()
                        .map(name ->
                                Properties.NONE.with(Known.FROM_ADDRESS, address(name).toString()))
                        .map(from -> saying(letter("to:bob"), from))
                        .map(letter -> office.delivery.send(address("alice"), letter, NOTHING))
                        .distinct()
                        .toList();

        assertThat(all).hasSize(1);
        assertThat(why(all.getFirst()).code()).isEqualTo(Code.SENDER_NOT_ONESELF);
        assertThat(office.items()).isZero();
    }

    @Test
    void whoeverIsADelegateNoMoreSendsNothingMore() {
        office.store.act(MARY, new DelegateAct.Removal(BOB));

        var outcome = send(saying(letter("to:alice"), FROM_MARY), NOTHING);

        assertThat(why(outcome).code()).isEqualTo(Code.SENDER_NOT_ONESELF);
    }

    @Test
    void whoeverIsRemovedWhileHeSendsSendsNothing() {
        InstantSource removing =
                () -> {
                    office.store.act(MARY, new DelegateAct.Removal(BOB));
                    return NOON;
                };
        var delivery = new Delivery(office.store, TipTerms.USUAL, removing);

        var outcome = delivery.send(BOB, saying(letter("to:alice"), FROM_MARY), NOTHING);

        assertThat(why(outcome).code()).isEqualTo(Code.SENDER_NOT_ONESELF);
        assertThat(office.items()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mary", "bob"})
    void whoeverTakesNothingOfOneOfBothTakesNothingOfOneForTheOther(String unwanted) {
        var none = new AllowedSenders(Set.of(), Set.of(address(unwanted)), false);
        office.takes("alice", MailAcceptance.INITIAL.with(none));

        var outcome = send(saying(letter("to:alice"), FROM_MARY), NOTHING);

        assertThat(why(outcome).code()).isEqualTo(Code.RECIPIENT_RESTRICTED);
    }

    @Test
    void itWaitsInHisOutboxAndIsInHisLogAsFromHer() {
        var delivery =
                new Delivery(
                        office.store,
                        TipTerms.USUAL,
                        InstantSource.fixed(NOON),
                        new WayOut.Open(() -> {}));

        delivery.send(BOB, saying(letter("to:ann@fabrikam.test"), FROM_MARY), NOTHING);

        var waiting = office.store.outgoing(9).getFirst();
        assertThat(waiting.mailbox()).isEqualTo(BOB);
        assertThat(
                        new String(
                                office.store.outgoingMessage(waiting.id()).orElseThrow().bytes(),
                                UTF_8))
                .contains("Sender: Bob <bob@contoso.test>");
        var told = office.store.tracked(TrackingQuery.ANY.sentBy(BOB)).getFirst();
        assertThat(told.sender()).contains(MARY);
        assertThat(office.store.tracked(TrackingQuery.ANY.sentBy(MARY))).isEmpty();
    }

    @Test
    void aCopyGoesIntoHerFolderWhereThatLetsHim() {
        share(SENT, PermissionLevel.AUTHOR);

        send(saying(letter("to:alice"), FROM_MARY), new Keeping.Copy(SENT));

        var kept = office.in(SENT).getFirst().content().properties();
        assertThat(kept.text(Known.CREATOR_ADDRESS)).contains(BOB.toString());
    }

    @Test
    void aDraftOfHisGoesIntoHerFolder() {
        share(SENT, PermissionLevel.AUTHOR);
        var tag = PolicyTag.written(new UUID(0, 7));
        var letter = saying(letter("to:alice"), FROM_MARY.with(Known.POLICY_TAG, tag));
        var draft = draft(letter);

        var outcome =
                send(letter, new Keeping.Draft(draft.id(), draft.changed(), Optional.of(SENT)));

        assertThat(outcome).isEqualTo(new Delivery.Outcome.Sent(1));
        assertThat(office.in(SENT))
                .singleElement()
                .extracting(sent -> PolicyTag.of(sent.content().properties()))
                .isEqualTo(Optional.empty());
        assertThat(office.store.item(draft.id())).isEmpty();
    }

    @Test
    void nothingIsSentWhereItsCopyMayNotBeKept() {
        share(SENT, PermissionLevel.REVIEWER);

        var outcome = send(saying(letter("to:alice"), FROM_MARY), new Keeping.Copy(SENT));

        assertThat(why(outcome).code()).isEqualTo(Code.ITEM_CREATION_FORBIDDEN);
        assertThat(office.items()).isZero();
    }

    private Delivery.Outcome send(Letter letter, Keeping keeping) {
        return office.delivery.send(BOB, letter, keeping);
    }

    private static Keeping copyIn(Address mailbox) {
        return new Keeping.Copy(FolderId.of(mailbox, DefaultFolder.SENT_ITEMS));
    }

    private static Refusal why(Delivery.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Delivery.Outcome.Refused.class);
        return ((Delivery.Outcome.Refused) outcome).why();
    }

    private Item draft(Letter letter) {
        var act =
                new ItemAct.Creation(
                        FolderId.of(BOB, DefaultFolder.DRAFTS), letter.content(), letter.streams());
        return ((ItemOutcome.Done) office.store.act(act)).item();
    }

    private void share(FolderId place, PermissionLevel level) {
        var none = PermissionLevel.NONE.rights();
        office.store.act(
                new FolderUpdate(
                        place,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new FolderPermissions(none, none, Map.of(BOB, level.rights())))));
    }
}
