package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BY_OWNER;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.question.Address;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every store promises of where it puts what somebody is told of meetings, and of what is done for her: a part of [MailboxStoreContract].
interface MeetingMailContract {
    Address PRINCIPAL = Address.of("mary@contoso.test");
    Address HELPER = Address.of("bob@contoso.test");
    Address SECOND = Address.of("alice@contoso.test");
    List<Address> ALL = List.of(PRINCIPAL, HELPER, SECOND);
    byte[] TEXT = "Subject: Budget\r\n\r\nCome.".getBytes(US_ASCII);

    MailboxStore emptyStore();

    MailboxStore reopened(MailboxStore store);

    @ParameterizedTest
    @CsvSource({
        "NO_FORWARD, 1, 0, false",
        "DELEGATES_ONLY, 0, 1, false",
        "DELEGATES_AND_ME, 1, 1, false",
        "DELEGATES_AND_SEND_INFORMATION_TO_ME, 1, 1, true"
    })
    default void meetingMailGoesWhereTheOwnerHasItPut(
            MeetingRequests requests, int owners, int helpers, boolean isForInformation) {
        var store = withAll(emptyStore());
        delegate(store, HELPER, true, false);
        store.act(PRINCIPAL, new DelegateAct.Requests(requests));

        store.act(mail(false));

        var again = reopened(store);
        assertThat(inbox(again, PRINCIPAL)).hasSize(owners);
        assertThat(inbox(again, HELPER)).hasSize(helpers);
        assertThat(inbox(again, PRINCIPAL))
                .allSatisfy(item ->
                        assertThat(
                                        item.content()
                                                .properties()
                                                .number(Known.MEETING_TYPE)
                                                .isPresent())
                                .isEqualTo(isForInformation));
    }

    @Test
    default void aCopySaysByWhomAndForWhomItWasReceived() {
        var store = withAll(emptyStore());
        delegate(store, HELPER, true, false);
        store.act(PRINCIPAL, new DelegateAct.Requests(MeetingRequests.DELEGATES_AND_ME));

        store.act(mail(false));

        var copy = inbox(store, HELPER).getFirst();
        var said = copy.content().properties();
        assertThat(said.text(Known.RECEIVED_BY_ADDRESS)).contains(HELPER.toString());
        assertThat(said.text(Known.RECEIVED_FOR_ADDRESS)).contains(PRINCIPAL.toString());
        assertThat(said.text(Known.RECEIVED_FOR_NAME)).contains("Of mary@contoso.test");
        assertThat(store.source(copy.id()).map(Octets::bytes)).contains(TEXT);
        var own = inbox(store, PRINCIPAL).getFirst().content().properties();
        assertThat(own.text(Known.RECEIVED_FOR_ADDRESS)).isEmpty();
    }

    @Test
    default void whoGetsNoCopiesOrSeesNothingPrivateGetsNone() {
        var store = withAll(emptyStore());
        delegate(store, HELPER, true, false);
        delegate(store, SECOND, false, true);
        store.act(PRINCIPAL, new DelegateAct.Requests(MeetingRequests.DELEGATES_ONLY));

        store.act(mail(true));

        assertThat(inbox(store, HELPER)).isEmpty();
        assertThat(inbox(store, SECOND)).isEmpty();
        assertThat(inbox(store, PRINCIPAL)).hasSize(1);
    }

    @Test
    default void whoSeesWhatIsPrivateGetsACopyOfIt() {
        var store = withAll(emptyStore());
        delegate(store, HELPER, true, true);
        delegate(store, SECOND, true, false);
        store.act(PRINCIPAL, new DelegateAct.Requests(MeetingRequests.DELEGATES_ONLY));

        store.act(mail(true));

        assertThat(inbox(store, HELPER)).hasSize(1);
        assertThat(inbox(store, SECOND)).isEmpty();
        assertThat(inbox(store, PRINCIPAL)).isEmpty();
    }

    @Test
    default void whatNoDelegateHasRoomForTheOwnerHasHerself() {
        var store = withAll(emptyStore());
        delegate(store, HELPER, true, false);
        delegate(store, SECOND, true, false);
        store.act(PRINCIPAL, new DelegateAct.Requests(MeetingRequests.DELEGATES_ONLY));
        var full = new Filling(Optional.of(10L), 0);
        store.setAcceptance(HELPER, MailAcceptance.INITIAL.with(full));
        store.setAcceptance(SECOND, MailAcceptance.INITIAL.withLargestMessage(Optional.of(10L)));

        store.act(mail(false));

        assertThat(inbox(store, HELPER)).isEmpty();
        assertThat(inbox(store, SECOND)).isEmpty();
        assertThat(inbox(store, PRINCIPAL)).hasSize(1);
    }

    @Test
    default void aDelegateWithoutRoomKeepsNoOtherFromHavingIt() {
        var store = withAll(emptyStore());
        delegate(store, HELPER, true, false);
        delegate(store, SECOND, true, false);
        store.act(PRINCIPAL, new DelegateAct.Requests(MeetingRequests.DELEGATES_ONLY));
        store.setAcceptance(HELPER, MailAcceptance.INITIAL.with(new Filling(Optional.of(10L), 0)));

        store.act(mail(false));

        assertThat(inbox(store, HELPER)).isEmpty();
        assertThat(inbox(store, SECOND)).hasSize(1);
        assertThat(inbox(store, PRINCIPAL)).isEmpty();
    }

    @Test
    default void aDelegateWhoLeftGetsNothingAndNothingIsLost() {
        var store = withAll(emptyStore());
        delegate(store, HELPER, true, false);
        store.act(PRINCIPAL, new DelegateAct.Requests(MeetingRequests.DELEGATES_ONLY));
        store.remove(HELPER);

        store.act(mail(false));

        assertThat(inbox(store, PRINCIPAL)).hasSize(1);
    }

    @Test
    default void aDelegatesOwnDelegatesGetNothingOfIt() {
        var store = withAll(emptyStore());
        delegate(store, HELPER, true, false);
        store.act(PRINCIPAL, new DelegateAct.Requests(MeetingRequests.DELEGATES_ONLY));
        var second = new Delegate(SECOND, true, true);
        store.act(HELPER, new DelegateAct.Addition(second, Map.of()));
        store.act(HELPER, new DelegateAct.Requests(MeetingRequests.DELEGATES_ONLY));
        var helpers = new Delegate(PRINCIPAL, true, true);
        store.act(HELPER, new DelegateAct.Addition(helpers, Map.of()));

        store.act(mail(false));

        assertThat(inbox(store, HELPER)).hasSize(1);
        assertThat(inbox(store, SECOND)).isEmpty();
        assertThat(inbox(store, PRINCIPAL)).isEmpty();
    }

    @Test
    default void whatIsUndoneIsInNobodysInbox() {
        var store = withAll(emptyStore());
        delegate(store, HELPER, true, false);
        store.act(PRINCIPAL, new DelegateAct.Requests(MeetingRequests.DELEGATES_AND_ME));
        var nothing = ItemId.of(PRINCIPAL, DefaultFolder.INBOX, StoredItem.drawnKey());

        var outcome =
                store.actTogether(
                        List.of(
                                mail(false),
                                new ItemAct.Deletion(nothing, Removal.PURGE, BY_OWNER)));

        assertThat(outcome).isInstanceOf(JointOutcome.Undone.class);
        ALL.forEach(each -> assertThat(inbox(store, each)).isEmpty());
    }

    @Test
    default void oneChangeMakesAThousandCopiesAndOwnersHaveTheRestThemselves() {
        var store = withAll(emptyStore());
        delegate(store, HELPER, true, false);
        delegate(store, SECOND, true, false);
        store.act(PRINCIPAL, new DelegateAct.Requests(MeetingRequests.DELEGATES_ONLY));
        var many = Collections.nCopies(510, mail(false));

        store.actTogether(many);

        var copies =
                store.sizeOf(HELPER).orElseThrow().items()
                        + store.sizeOf(SECOND).orElseThrow().items();
        assertThat(copies).isEqualTo(MeetingMailWriting.MOST_COPIES);
        assertThat(store.sizeOf(PRINCIPAL).orElseThrow().items()).isEqualTo(10);
    }

    @Test
    default void whatIsDoneForSomebodyIsDoneWhileOneIsHerDelegate() {
        var store = withAll(emptyStore());
        delegate(store, HELPER, false, false);
        var acting = new ItemAct.ActingFor(PRINCIPAL, HELPER);

        assertThat(store.act(acting)).isEqualTo(new ItemOutcome.Gone());
        assertThat(store.act(new ItemAct.ActingFor(HELPER, PRINCIPAL)))
                .isEqualTo(new ItemOutcome.Overtaken());

        store.act(PRINCIPAL, new DelegateAct.Removal(HELPER));

        assertThat(store.act(acting)).isEqualTo(new ItemOutcome.Overtaken());

        store.remove(PRINCIPAL);

        assertThat(store.act(acting)).isEqualTo(new ItemOutcome.Overtaken());
    }

    private static MailboxStore withAll(MailboxStore store) {
        for (var each : ALL) {
            store.put(
                    new Recipient.Mailbox(
                            each, "Of " + each, Recipient.Kind.PERSON, ZoneId.of("UTC")));
        }
        return store;
    }

    private static void delegate(
            MailboxStore store, Address person, boolean receivesCopies, boolean seesPrivate) {
        var delegate = new Delegate(person, receivesCopies, seesPrivate);
        assertThat(store.act(PRINCIPAL, new DelegateAct.Addition(delegate, Map.of()))).isEmpty();
    }

    private static ItemAct mail(boolean closed) {
        return new ItemAct.MeetingMail(
                PRINCIPAL,
                ItemContent.EMPTY.with(
                        Properties.NONE.with(Known.ITEM_CLASS, "IPM.Schedule.Meeting.Request")),
                new ItemStreams(Optional.empty(), Optional.of(Octets.of(TEXT)), Map.of()),
                Optional.empty(),
                closed);
    }

    private static List<Item> inbox(MailboxStore store, Address mailbox) {
        var all = new ItemQuery(Optional.empty(), List.of(), false, 0, 100, false);
        return store.find(FolderId.of(mailbox, DefaultFolder.INBOX), all).orElseThrow().items();
    }
}
