package entente.mailbox;

import entente.item.ItemContent;
import java.time.Instant;

/// One item of a mailbox as it is at this moment, its text and attachments aside.
///
/// Its properties hold also what the store says of it (`SIZE`, `ARTICLE_NUMBER`, `RECORD_KEY`, `ENTRY_ID`, `CREATED`, `MODIFIED`, the `DISPLAY_…` and
/// `HAS_ATTACHMENTS` of [entente.item.Known]). `hasSource` says that it came as a MIME message, which is kept. `size` is in bytes. `changed` is its last change.
public record Item(
        ItemId id,
        FolderId folder,
        ItemContent content,
        boolean hasSource,
        long size,
        Instant made,
        Change changed) {}
