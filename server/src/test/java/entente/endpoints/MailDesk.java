package entente.endpoints;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.delivery.Delivery;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.FolderPermissions;
import entente.mailbox.FolderUpdate;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.RetentionPolicy;
import entente.mailbox.RetentionTag;
import entente.mailbox.SqlMailboxStore;
import entente.mailtips.TipTerms;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.FolderRights;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CreateItem;
import entente.wire.ews.Disposition;
import entente.wire.ews.FindItem;
import entente.wire.ews.FolderRef;
import entente.wire.ews.FolderShape.Base;
import entente.wire.ews.GetItem;
import entente.wire.ews.InvitationUpdates;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import entente.wire.ews.ItemShape;
import entente.wire.ews.ItemShape.BodyFormat;
import entente.wire.ews.NewAttachment;
import entente.wire.ews.NewItem;
import entente.wire.ews.Page;
import entente.wire.ews.UpdateItem;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The mailboxes of Mary and Bob, both with a meeting, and what clients do with the items in them.
final class MailDesk implements AutoCloseable {
    static final Address MARY = Address.of("mary@contoso.test");
    static final Address BOB = Address.of("bob@contoso.test");
    static final Caller AS_MARY = new Caller.OwnPerson(MARY);
    static final Caller AS_BOB = new Caller.OwnPerson(BOB);

    /// All of an item, with its text and its MIME message.
    static final ItemShape WHOLE =
            new ItemShape(Base.ALL_PROPERTIES, true, BodyFormat.BEST, List.of());

    /// Two parts: a text, and a file with the bytes `soup`.
    static final String LETTER =
            """
            From: Ann <ann@fabrikam.test>
            To: mary@contoso.test
            Subject: Lunch
            X-Mood: good
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=cut

            --cut
            Content-Type: text/plain

            At noon?
            --cut
            Content-Type: image/png; name=menu.png
            Content-Disposition: attachment; filename=menu.png
            Content-Transfer-Encoding: base64

            c291cA==
            --cut--
            """
                    .replace("\n", "\r\n");

    private static final String MEETING =
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260302T090000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n";

    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));

    final MailboxStore store;
    final MailboxItems items;
    final OwnItems own;
    final ItemUpdates updates;

    private MailDesk(MailboxStore store) {
        this.store = store;
        this.items = new MailboxItems(store);
        this.own = new OwnItems(store, delivery(store), CLOCK);
        this.updates = updates(store);
    }

    /// The operations that change items of a store.
    static ItemUpdates updates(MailboxStore store) {
        return new ItemUpdates(store, delivery(store), CLOCK);
    }

    private static Delivery delivery(MailboxStore store) {
        return new Delivery(store, TipTerms.USUAL, CLOCK);
    }

    static MailDesk open(Path file) {
        var store = SqlMailboxStore.open(file, Set.of(Domain.of("contoso.test")), CLOCK);
        for (var address : List.of(MARY, BOB)) {
            var zone = ZoneId.of("Europe/Berlin");
            store.put(new Recipient.Mailbox(address, "M", Recipient.Kind.PERSON, zone));
            store.importCalendar(address, new ByteArrayInputStream(MEETING.getBytes(UTF_8)));
        }
        return new MailDesk(store);
    }

    @Override
    public void close() {
        store.close();
    }

    static FolderRef name(String name) {
        return new FolderRef.ByName(name, Optional.empty());
    }

    static NewItem draft(String subject) {
        return item("Message", Properties.NONE.with(Known.SUBJECT, subject), Optional.empty());
    }

    static NewItem item(String element, Properties properties, Optional<String> mime) {
        return new NewItem(
                element,
                ItemContent.EMPTY.with(properties),
                mime.isPresent()
                        ? Optional.empty()
                        : Optional.of(new Body(Body.Format.TEXT, "At noon?")),
                mime.map(source -> Octets.of(source.getBytes(US_ASCII))),
                List.of(),
                properties.find(Known.FLAGS).isPresent());
    }

    static BatchResult<NewAttachment> file(String name, String bytes) {
        return BatchResult.done(
                new NewAttachment(
                        new AttachmentPart(
                                1,
                                name,
                                "text/plain",
                                Optional.empty(),
                                false,
                                false,
                                bytes.length()),
                        Octets.of(bytes.getBytes(US_ASCII))));
    }

    BatchResult<ItemElement> create(Caller caller, FolderRef in, NewItem item) {
        var ask =
                new CreateItem.Request(
                        Optional.of(Disposition.SAVE_ONLY),
                        Optional.of(in),
                        List.of(BatchResult.done(item)));
        return own.answer(caller, ask)
                .items()
                .getFirst()
                .then(made -> BatchResult.done(made.orElseThrow()));
    }

    /// Has one of Mary's default folders give that to Bob, and nothing to anybody else.
    void share(DefaultFolder place, PermissionLevel level) {
        share(place, level.rights());
    }

    void share(DefaultFolder place, FolderRights rights) {
        var none = PermissionLevel.NONE.rights();
        var given = new FolderPermissions(none, none, Map.of(BOB, rights));
        store.act(
                new FolderUpdate(
                        FolderId.of(MARY, place),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(given)));
    }

    /// A new item of Mary's in her inbox.
    ItemRef made(NewItem item) {
        return ref(done(create(AS_MARY, name("inbox"), item)));
    }

    ItemRef letter() {
        return made(item("Message", Properties.NONE, Optional.of(LETTER)));
    }

    BatchResult<ItemElement> get(Caller caller, ItemRef ref) {
        return items.answer(caller, new GetItem.Request(WHOLE, List.of(ref))).items().getFirst();
    }

    ItemElement whole(ItemRef ref) {
        return done(get(AS_MARY, ref));
    }

    String subject(ItemRef ref) {
        return whole(ref).content().properties().text(Known.SUBJECT).orElseThrow();
    }

    String source(ItemRef ref) {
        return new String(whole(ref).source().orElseThrow().bytes(), US_ASCII);
    }

    BatchResult<ItemElement> update(
            Caller caller, ConflictResolution conflicts, ItemRef ref, ItemEdit... edits) {
        var change = new UpdateItem.Change(ref, BatchResult.done(List.of(edits)));
        var ask =
                new UpdateItem.Request(
                        conflicts,
                        Optional.of(Disposition.SAVE_ONLY),
                        Optional.empty(),
                        List.of(change));
        return updates.answer(caller, ask)
                .items()
                .getFirst()
                .then(item -> BatchResult.done(item.orElseThrow()));
    }

    BatchResult<ItemElement> update(ItemRef ref, ItemEdit... edits) {
        return update(AS_MARY, ConflictResolution.AUTO_RESOLVE, ref, edits);
    }

    /// The same of an appointment as it is now, of which nobody is told.
    BatchResult<ItemElement> updateMeeting(Caller caller, ItemRef ref, ItemEdit... edits) {
        var change =
                new UpdateItem.Change(
                        new ItemRef(ref.id(), Optional.empty(), ref.which()),
                        BatchResult.done(List.of(edits)));
        var ask =
                new UpdateItem.Request(
                        ConflictResolution.AUTO_RESOLVE,
                        Optional.of(Disposition.SAVE_ONLY),
                        Optional.of(InvitationUpdates.SEND_TO_NONE),
                        Optional.empty(),
                        List.of(change));
        return updates.answer(caller, ask)
                .items()
                .getFirst()
                .then(item -> BatchResult.done(item.orElseThrow()));
    }

    /// Has the policy of these people have these tags alone.
    void follow(List<Address> people, RetentionTag... tags) {
        store.retainBy(_ -> Optional.of(new RetentionPolicy("Standard", List.of(tags))));
        for (var person : people) {
            store.changeRetention(person, before -> before.under(Optional.of("Standard")));
        }
    }

    /// The subjects of what a folder of Mary's holds.
    List<String> subjects(String folder) {
        return done(find(AS_MARY, name(folder))).items().stream()
                .map(item -> item.content().properties().text(Known.SUBJECT).orElseThrow())
                .toList();
    }

    BatchResult<Page.Of<ItemElement>> find(Caller caller, FolderRef folder) {
        return items.answer(caller, finding(folder)).results().getFirst();
    }

    static FindItem.Request finding(FolderRef... folders) {
        return new FindItem.Request(
                ItemShape.IDS_ONLY.listed(),
                List.of(folders),
                FindItem.Traversal.SHALLOW,
                Optional.empty(),
                BatchResult.done(Optional.empty()),
                BatchResult.done(List.of()),
                Optional.empty());
    }

    static ItemRef ref(ItemElement item) {
        return new ItemRef(item.id().id(), Optional.of(item.id().changeKey()));
    }

    static <T> T done(BatchResult<T> result) {
        assertThat(result).isInstanceOf(BatchResult.Done.class);
        return ((BatchResult.Done<T>) result).value();
    }

    static Code code(BatchResult<?> result) {
        assertThat(result).isInstanceOf(BatchResult.Refused.class);
        return ((BatchResult.Refused<?>) result).why().code();
    }
}
