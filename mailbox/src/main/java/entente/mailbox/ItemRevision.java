package entente.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An item as it is, and as an update would have it.
record ItemRevision(
        StoredItem before,
        KeptContent after,
        Instant received,
        boolean hasSource,
        long size,
        boolean streamsToo) {
    static ItemRevision of(StoredItem before, ItemAct.Update update, List<CutStream> streams) {
        var after = KeptContent.of(update.content());
        var streamsToo = update.streams().isPresent();
        var facts = Facts.written(after.content()).length;
        var factsBefore = Facts.written(before.kept().content()).length;
        return new ItemRevision(
                before,
                after,
                after.received().orElse(before.received()),
                streamsToo ? ItemWriting.hasSource(streams) : before.hasSource(),
                facts + (streamsToo ? ItemWriting.length(streams) : before.size() - factsBefore),
                streamsToo);
    }

    boolean isNothing() {
        return saysTheSame() && after.read() == before.kept().read();
    }

    /// The item after this change. Whether people see it stays as it is.
    StoredItem made(Change now) {
        return new StoredItem(
                before.key(),
                before.folder(),
                before.came(),
                now.number(),
                saysTheSame() ? before.contentNumber() : now.number(),
                now,
                before.made(),
                received,
                size,
                hasSource,
                new KeptContent(
                        after.content(),
                        after.read(),
                        before.kept().associated(),
                        Optional.empty(),
                        after.lastParent()));
    }

    /// But for whether it was read.
    private boolean saysTheSame() {
        return !streamsToo
                && after.content().equals(before.kept().content())
                && after.lastParent().equals(before.kept().lastParent())
                && received.equals(before.received());
    }
}
