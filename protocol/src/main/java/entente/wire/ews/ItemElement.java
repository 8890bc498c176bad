package entente.wire.ews;

import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import java.time.Instant;
import java.util.Optional;

/// An item as an answer tells of it (MS-OXWSCORE 2.2.4.24 `ItemType`).
///
/// Text and MIME message are there where the shape needs them and the item has them. `made` is when it came to be, `changed` its last change, `size` is in
/// bytes; `owned` is whether whoever asks may change and delete it. `appointment` is there where the shape needs it and the item is one, `retention` where the shape needs it and a tag counts for the item.
public record ItemElement(
        FolderElement.Id id,
        Optional<FolderElement.Id> parent,
        ItemContent content,
        Optional<Body> body,
        Optional<Octets> source,
        Instant made,
        Instant changed,
        long size,
        boolean owned,
        Optional<AppointmentElement> appointment,
        Optional<RetentionElement> retention) {
    /// An item of which nothing is told of how long it is kept.
    public ItemElement(
            FolderElement.Id id,
            Optional<FolderElement.Id> parent,
            ItemContent content,
            Optional<Body> body,
            Optional<Octets> source,
            Instant made,
            Instant changed,
            long size,
            boolean owned,
            Optional<AppointmentElement> appointment) {
        this(
                id,
                parent,
                content,
                body,
                source,
                made,
                changed,
                size,
                owned,
                appointment,
                Optional.empty());
    }

    /// An item of which nothing is told that appointments alone have.
    public ItemElement(
            FolderElement.Id id,
            Optional<FolderElement.Id> parent,
            ItemContent content,
            Optional<Body> body,
            Optional<Octets> source,
            Instant made,
            Instant changed,
            long size,
            boolean owned) {
        this(id, parent, content, body, source, made, changed, size, owned, Optional.empty());
    }

    /// The same item, as an appointment.
    public ItemElement with(AppointmentElement told) {
        return new ItemElement(
                id,
                parent,
                content,
                body,
                source,
                made,
                changed,
                size,
                owned,
                Optional.of(told),
                retention);
    }

    /// The same item, as one that whoever asks may change and delete or not.
    public ItemElement changeable(boolean may) {
        return new ItemElement(
                id,
                parent,
                content,
                body,
                source,
                made,
                changed,
                size,
                may,
                appointment,
                retention);
    }

    /// The same item, which is kept for so long.
    public ItemElement with(RetentionElement told) {
        return new ItemElement(
                id,
                parent,
                content,
                body,
                source,
                made,
                changed,
                size,
                owned,
                appointment,
                Optional.of(told));
    }

    /// The same item, of which nothing is told of how long it is kept.
    public ItemElement untagged() {
        return new ItemElement(
                        id, parent, content, body, source, made, changed, size, owned, appointment)
                .with(
                        content.properties()
                                .without(Known.RETENTION_PERIOD)
                                .without(Known.RETENTION_DATE));
    }

    /// The same item, of which these properties are told.
    public ItemElement with(Properties properties) {
        return new ItemElement(
                id,
                parent,
                content.with(properties),
                body,
                source,
                made,
                changed,
                size,
                owned,
                appointment,
                retention);
    }

    /// An item of which an answer tells the id alone, and by its element the class.
    public static ItemElement ofId(FolderElement.Id id, String itemClass) {
        var content = ItemContent.EMPTY.with(Properties.NONE.with(Known.ITEM_CLASS, itemClass));
        return new ItemElement(
                id,
                Optional.empty(),
                content,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                true);
    }
}
