package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.TrackedEvent.Kind;
import entente.mailbox.TrackingAct.Addressed;
import entente.mailbox.TrackingAct.Became;
import entente.mailbox.TrackingAct.News;
import entente.question.Address;
import entente.question.Window;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every store promises of what became of messages: a part of [MailboxStoreContract].
interface TrackingContract extends OutboxContract {
    TrackedId LUNCH = new TrackedId(MARY, "lunch");
    Address TEAM = Address.of("team@contoso.test");

    static TrackingAct.Begun begun(TrackedId id, String subject, Addressed... recipients) {
        return new TrackingAct.Begun(
                id,
                "<" + id.entry() + "@contoso.test>",
                Optional.of(MARY),
                subject,
                Optional.empty(),
                List.of(recipients));
    }

    static Addressed plain(Address recipient) {
        return new Addressed(recipient, false, Optional.empty(), Optional.empty());
    }

    static TrackingAct happened(Address to, Kind kind, String detail) {
        return new TrackingAct.Happened(
                LUNCH, List.of(new News(to, new Became(kind, Optional.of(detail)))));
    }

    private static MailboxStore withMary(MailboxStore store) {
        store.put(MARYS_MAILBOX);
        return store;
    }

    @Test
    default void whatBecameOfAMessageIsToldAsItWasWrittenDown() {
        var store = withMary(emptyStore());
        var inbox = new Became(Kind.DELIVERED, Optional.of("inbox"));
        store.act(
                begun(
                        LUNCH,
                        "Lunch\r\nat noon",
                        new Addressed(BOB, true, Optional.of(TEAM), Optional.of(inbox)),
                        plain(ANN)));

        store.act(happened(ANN, Kind.PUT_OFF, "busy\nnow"));

        var told = reopened(store).tracked(LUNCH).orElseThrow();
        assertThat(told.isOurs()).isTrue();
        assertThat(told.at()).isEqualTo(NOW);
        assertThat(told.subject()).isEqualTo("Lunch  at noon");
        assertThat(told.messageId()).isEqualTo("<lunch@contoso.test>");
        assertThat(told.sender()).contains(MARY);
        assertThat(told.recipients())
                .containsExactly(
                        new TrackedMessage.To(
                                BOB,
                                true,
                                Optional.of(TEAM),
                                List.of(
                                        new TrackedEvent(
                                                Kind.DELIVERED, NOW, Optional.of("inbox")))),
                        new TrackedMessage.To(
                                ANN,
                                false,
                                Optional.empty(),
                                List.of(
                                        new TrackedEvent(
                                                Kind.PUT_OFF, NOW, Optional.of("busy now")))));
    }

    @Test
    default void ofOneKindTheLastIsKept() {
        var store = withMary(emptyStore());
        store.act(begun(LUNCH, "Lunch", plain(ANN)));
        store.act(happened(ANN, Kind.PUT_OFF, "busy"));

        store.act(happened(ANN, Kind.PUT_OFF, "down"));
        store.act(happened(ANN, Kind.TRANSFERRED, "smart.test"));

        assertThat(store.tracked(LUNCH).orElseThrow().to(ANN).orElseThrow().events())
                .extracting(event -> event.detail().orElseThrow())
                .containsExactly("down", "smart.test");
    }

    @Test
    default void whatIsInNoLogIsLeftOut() {
        var store = withMary(emptyStore());
        store.act(begun(LUNCH, "Lunch", plain(ANN)));

        var ofAnother = store.act(happened(NILS, Kind.TRANSFERRED, ""));
        store.remove(MARY);
        var afterwards = store.act(happened(ANN, Kind.TRANSFERRED, ""));

        assertThat(List.of(ofAnother, afterwards)).containsOnly(new ItemOutcome.Gone());
        assertThat(store.tracked(LUNCH)).isEmpty();
        assertThat(store.tracked(TrackingQuery.ANY)).isEmpty();
    }

    @Test
    default void whoeverIsGivenAnAddressLaterLearnsNothingOfWhatCameToItBefore() {
        var store = withMary(emptyStore());
        var bob = new Recipient.Mailbox(BOB, "Bob", Recipient.Kind.PERSON, BERLIN);
        store.put(bob);
        store.act(begun(LUNCH, "Lunch", plain(BOB), plain(ANN)));

        store.remove(BOB);
        store.put(bob);

        assertFound(store, TrackingQuery.ANY.gotBy(BOB));
        assertThat(store.tracked(LUNCH).orElseThrow().recipients())
                .extracting(TrackedMessage.To::address)
                .containsExactly(ANN);
    }

    @Test
    default void itIsWrittenDownWithWhatItTellsOfOrNotAtAll() {
        var store = withMary(emptyStore());
        var gone = ItemId.of(MARY, DefaultFolder.INBOX, "00".repeat(22));

        var undone =
                store.actTogether(
                        List.of(
                                begun(LUNCH, "Lunch", plain(ANN)),
                                new ItemAct.Deletion(gone, Removal.PURGE, BY_OWNER)));

        assertThat(undone).isInstanceOf(JointOutcome.Undone.class);
        assertThat(store.tracked(LUNCH)).isEmpty();
    }

    @Test
    default void messagesAreFoundByWhatIsKnownOfThem() {
        var store = withMary(emptyStore());
        store.put(new Recipient.Mailbox(BOB, "Bob", Recipient.Kind.PERSON, BERLIN));
        var named = new Addressed(NILS, false, Optional.of(TEAM), Optional.empty());
        var dinner = new TrackedId(MARY, "dinner");
        var came = new TrackedId(BOB, "came");
        store.act(begun(LUNCH, "50% more Käse", plain(ANN)));
        store.act(begun(dinner, "Dinner", named));
        store.act(
                new TrackingAct.Begun(
                        came,
                        "<x@fabrikam.test>",
                        Optional.of(MARY),
                        "Brought",
                        Optional.of("mail.test"),
                        List.of(plain(BOB))));
        var any = TrackingQuery.ANY;
        var none = Optional.<Address>empty();
        var whenever = Optional.<Window>empty();

        assertFound(store, any.sentBy(MARY), LUNCH, dinner);
        assertFound(store, any.sentBy(BOB));
        assertFound(store, any.gotBy(BOB), came);
        assertFound(store, any.gotBy(NILS), dinner);
        assertFound(store, any.gotBy(TEAM));
        assertFound(
                store,
                new TrackingQuery(
                        none,
                        none,
                        Optional.of(MARY),
                        Optional.of(TEAM),
                        Optional.empty(),
                        Optional.empty(),
                        whenever,
                        9),
                dinner);
        assertFound(store, about(Optional.of("% MORE KÄ"), Optional.empty(), whenever), LUNCH);
        assertFound(store, about(Optional.of("_in"), Optional.empty(), whenever));
        assertFound(
                store, about(Optional.empty(), Optional.of(" <x@fabrikam.test>"), whenever), came);
        var before = new Window(NOW.minusSeconds(9), NOW);
        var now = new Window(NOW, NOW.plusSeconds(1));
        assertFound(store, about(Optional.empty(), Optional.empty(), Optional.of(before)));
        assertFound(
                store, about(Optional.of("dinner"), Optional.empty(), Optional.of(now)), dinner);
    }

    @Test
    default void aSearchListsTheFirstOfManyRecipientsAndTheIdTellsThemAll() {
        var store = withMary(emptyStore());
        var all = new Addressed[TrackedMessage.MOST_LISTED + 1];
        for (var number = 0; number < all.length; number++) {
            all[number] = plain(Address.of("a%d@fabrikam.test".formatted(number)));
        }

        store.act(begun(LUNCH, "Lunch", all));

        assertThat(store.tracked(TrackingQuery.ANY).getFirst().recipients())
                .extracting(TrackedMessage.To::address)
                .hasSize(TrackedMessage.MOST_LISTED)
                .startsWith(all[0].address(), all[1].address());
        assertThat(store.tracked(LUNCH).orElseThrow().recipients()).hasSize(all.length);
    }

    private static TrackingQuery about(
            Optional<String> subject, Optional<String> messageId, Optional<Window> within) {
        return new TrackingQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                subject,
                messageId,
                within,
                9);
    }

    private static void assertFound(MailboxStore store, TrackingQuery query, TrackedId... ids) {
        assertThat(store.tracked(query))
                .extracting(TrackedMessage::id)
                .containsExactlyInAnyOrder(ids);
    }
}
