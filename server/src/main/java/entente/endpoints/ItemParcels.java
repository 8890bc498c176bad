package entente.endpoints;

import entente.item.AttachmentPart;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.PolicyTag;
import entente.item.PropertyValue;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemActs;
import entente.mailbox.ItemOutcome;
import entente.mailbox.ItemParcel;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ExportItems;
import entente.wire.ews.FolderElement;
import entente.wire.ews.ItemRef;
import entente.wire.ews.UploadItems;
import entente.wire.ews.UploadItems.Upload;
import java.time.Instant;
import java.util.Optional;

/// ExportItems and UploadItems: items that go away whole, and come back as the same. For a mailbox's owner alone.
final class ItemParcels {
    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

    private final ItemActs acts;
    private final ItemFinder finder;
    private final FolderFinder folders;
    private final ItemTelling telling;
    private final TagsAsked tags;

    ItemParcels(MailboxStore store) {
        this.acts = store;
        this.finder = new ItemFinder(store);
        this.folders = new FolderFinder(store);
        this.telling = new ItemTelling(store);
        this.tags = new TagsAsked(store);
    }

    ExportItems.Response answer(Caller caller, ExportItems.Request ask) {
        var budget = ItemBudget.toTell();
        return new ExportItems.Response(
                ask.items().stream().map(ref -> exported(caller, ref, budget)).toList());
    }

    UploadItems.Response answer(Caller caller, UploadItems.Request ask) {
        return new UploadItems.Response(
                ask.items().stream().map(upload -> uploaded(caller, upload)).toList());
    }

    /// One that is changed while it is read is read again.
    private BatchResult<ExportItems.Exported> exported(
            Caller caller, ItemRef ref, ItemBudget budget) {
        return Tries.of(
                Code.ITEM_UNKNOWN,
                () ->
                        finder.find(caller, ref)
                                .then(item -> budget.spend(ItemBudget.bytes(item, true), item))
                                .then(item -> BatchResult.done(packed(item))));
    }

    /// Empty where it is not as it was any more.
    private Optional<ExportItems.Exported> packed(Item item) {
        var whole = telling.whole(item);
        var parcel = new ItemParcel(whole.content(), whole.streams(), item.made());
        return finder.isStill(item)
                ? Optional.of(new ExportItems.Exported(ItemTelling.id(item), parcel.octets()))
                : Optional.empty();
    }

    private BatchResult<FolderElement.Id> uploaded(Caller caller, Upload upload) {
        return ItemParcel.read(upload.data())
                .filter(ItemParcels::isSound)
                .map(parcel -> uploaded(caller, upload, marked(parcel, upload)))
                .orElseGet(() -> BatchResult.refused(Code.UPLOAD_UNREADABLE))
                .then(item -> BatchResult.done(ItemTelling.id(item)));
    }

    private BatchResult<Item> uploaded(Caller caller, Upload upload, ItemParcel parcel) {
        return switch (upload.action()) {
            case CREATE_NEW -> created(caller, upload, parcel);
            case UPDATE -> replaced(caller, upload, parcel);
            case UPDATE_OR_CREATE -> replacedOrCreated(caller, upload, parcel);
        };
    }

    private BatchResult<Item> replacedOrCreated(Caller caller, Upload upload, ItemParcel parcel) {
        if (upload.item().isEmpty()) {
            return created(caller, upload, parcel);
        }
        return switch (replaced(caller, upload, parcel)) {
            case BatchResult.Done<Item> done -> done;
            case BatchResult.Refused<Item>(var why) ->
                    why.code() == Code.ITEM_UNKNOWN
                            ? created(caller, upload, parcel)
                            : new BatchResult.Refused<>(why);
        };
    }

    private BatchResult<Item> created(Caller caller, Upload upload, ItemParcel parcel) {
        return upload.folder()
                .map(ref -> folders.findOwn(caller, ref))
                .orElseGet(() -> BatchResult.refused(Code.UPLOAD_FOLDER_MISSING))
                .then(found -> tagged(found, parcel))
                .then(found ->
                        ItemTelling.left(
                                acts.act(
                                        new ItemAct.Restoration(
                                                found.folder().id(),
                                                parcel.content(),
                                                parcel.streams(),
                                                parcel.made()))));
    }

    /// The folder, where its mailbox has the tag that the parcel has, if it has one.
    private BatchResult<FolderFinder.Found> tagged(FolderFinder.Found found, ItemParcel parcel) {
        return PolicyTag.of(parcel.content().properties())
                .map(tag -> tags.allowed(found.folder().id().mailbox(), tag, found))
                .orElseGet(() -> BatchResult.done(found));
    }

    /// The item stays where it is, and made when it was.
    private BatchResult<Item> replaced(Caller caller, Upload upload, ItemParcel parcel) {
        if (upload.item().isEmpty()) {
            return BatchResult.refused(Code.UPLOAD_ITEM_MISSING);
        }
        var ref = upload.item().get();
        return Tries.of(
                Code.ITEM_CHANGE_KEY_STALE,
                () -> finder.find(caller, ref).then(item -> replaced(caller, item, parcel)));
    }

    /// Empty where somebody came between.
    private BatchResult<Optional<Item>> replaced(Caller caller, Item item, ItemParcel parcel) {
        var act =
                new ItemAct.Update(
                        item.id(),
                        item.changed(),
                        parcel.content(),
                        Optional.of(parcel.streams()),
                        RemovalAsked.by(caller));
        return tags.allowed(caller, item, act).then(this::written);
    }

    private BatchResult<Optional<Item>> written(ItemAct.Update act) {
        var outcome = acts.act(act);
        return outcome instanceof ItemOutcome.Overtaken
                ? BatchResult.done(Optional.empty())
                : ItemTelling.left(outcome).then(left -> BatchResult.done(Optional.of(left)));
    }

    /// Whether it agrees with itself as each item here does: an appointment has a source, a message says the same as the item that it is the source of, and of what hangs on
    /// the item there are the bytes. And whether its times can be told.
    private static boolean isSound(ItemParcel parcel) {
        var content = parcel.content();
        if (!content.properties().all().values().stream().allMatch(ItemParcels::canBeTold)) {
            return false;
        }
        var source = parcel.streams().source();
        if (content.isAppointment()) {
            return source.isPresent() && hasBytes(parcel);
        }
        return source.isEmpty() ? hasBytes(parcel) : isSaidBy(source.get(), parcel);
    }

    private static boolean isSaidBy(Octets source, ItemParcel parcel) {
        var content = parcel.content();
        return parcel.streams().attachments().isEmpty()
                && WholeItem.EMPTY.saying(source) instanceof BatchResult.Done<WholeItem>(var read)
                && read.content().addressees().equals(content.addressees())
                && read.content().attachments().equals(content.attachments())
                && read.body().equals(parcel.streams().body());
    }

    private static boolean hasBytes(ItemParcel parcel) {
        var parts = parcel.content().attachments();
        var bytes = parcel.streams().attachments();
        return parts.size() == bytes.size()
                && parts.stream().map(AttachmentPart::number).distinct().count() == parts.size()
                && parts.stream()
                        .allMatch(part ->
                                Optional.ofNullable(bytes.get(part.number()))
                                        .filter(found -> found.length() == part.size())
                                        .isPresent());
    }

    private static boolean canBeTold(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Time(var time) -> !time.isBefore(BEGINNING) && !time.isAfter(END);
            case PropertyValue.Many(_, var values) ->
                    values.stream().allMatch(ItemParcels::canBeTold);
            default -> true;
        };
    }

    /// Who put an item into another's folder is for the server alone to say, of the item that it saw her put there.
    private static ItemParcel marked(ItemParcel parcel, Upload upload) {
        var said = parcel.content();
        var content = said.with(said.properties().without(Known.CREATOR_ADDRESS));
        return new ItemParcel(
                upload.associated().map(is -> marked(content, is)).orElse(content),
                parcel.streams(),
                parcel.made());
    }

    private static ItemContent marked(ItemContent content, boolean associated) {
        return content.with(
                content.properties().with(Known.FLAGS, Known.FLAG_ASSOCIATED, associated));
    }
}
