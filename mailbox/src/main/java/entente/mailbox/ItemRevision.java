package entente.mailbox;

import entente.item.ItemContent;
import entente.item.Known;
import java.time.Instant;
import java.util.Optional;

/// An item as it is, and as an update would have it.
record ItemRevision(
        StoredItem before,
        KeptContent after,
        Instant received,
        boolean hasSource,
        long size,
        boolean streamsToo) {
    /// With other streams in the place of all that it has.
    static ItemRevision of(StoredItem before, ItemSaid said) {
        return of(
                before,
                said.content(),
                ItemWriting.hasSource(said.streams()),
                ItemWriting.length(said.streams()),
                true);
    }

    /// An appointment that is another object now, after which its streams are of that length.
    static ItemRevision ofAppointment(StoredItem before, ItemContent said, long streams) {
        return of(before, said, true, streams, true);
    }

    /// With the streams that it has.
    static ItemRevision of(StoredItem before, ItemContent said) {
        var streams = before.size() - Facts.written(before.kept().content()).length;
        return of(before, said, before.hasSource(), streams, false);
    }

    private static ItemRevision of(
            StoredItem before,
            ItemContent said,
            boolean hasSource,
            long streams,
            boolean streamsToo) {
        var after = KeptContent.of(by(before, said));
        return new ItemRevision(
                before,
                after,
                after.received().orElse(before.received()),
                hasSource,
                streams + Facts.written(after.content()).length,
                streamsToo);
    }

    /// Who put it there stays as it is, whatever is said of that.
    private static ItemContent by(StoredItem before, ItemContent said) {
        var creator = before.kept().content().properties().text(Known.CREATOR_ADDRESS);
        var properties = said.properties();
        return said.with(
                creator.map(who -> properties.with(Known.CREATOR_ADDRESS, who))
                        .orElseGet(() -> properties.without(Known.CREATOR_ADDRESS)));
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
                        after.lastParent(),
                        after.policyTag()));
    }

    /// But for whether it was read.
    private boolean saysTheSame() {
        return !streamsToo
                && after.content().equals(before.kept().content())
                && after.lastParent().equals(before.kept().lastParent())
                && after.policyTag().equals(before.kept().policyTag())
                && received.equals(before.received());
    }
}
