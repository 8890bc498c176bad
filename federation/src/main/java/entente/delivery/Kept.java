package entente.delivery;

import entente.item.ItemContent;
import entente.item.Known;
import entente.mailbox.Actor;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemId;
import entente.mailbox.Removal;
import entente.question.Address;
import entente.question.FolderRights;
import java.util.List;
import java.util.Optional;

/// What is done for what a sender keeps of a message, be it in a folder of somebody for whom she sends.
final class Kept {
    private Kept() {}

    /// What has to be so still when it is done.
    static List<ItemAct> conditions(Keeping keeping, Address sender) {
        return folder(keeping)
                .filter(place -> isOthers(place, sender))
                .map(place ->
                        List.<ItemAct>of(
                                new ItemAct.ActingFor(place.mailbox(), sender),
                                new ItemAct.Giving(place, sender, FolderRights::createItems)))
                .orElse(List.of());
    }

    private static Optional<FolderId> folder(Keeping keeping) {
        return switch (keeping) {
            case Keeping.Nothing _ -> Optional.empty();
            case Keeping.Copy(var in) -> Optional.of(in);
            case Keeping.Draft(_, _, var to) -> to;
        };
    }

    static List<ItemAct> acts(Keeping keeping, SentMessage.Version version, Address sender) {
        return switch (keeping) {
            case Keeping.Nothing _ -> List.of();
            case Keeping.Copy(var in) -> List.of(creation(in, version, sender));
            case Keeping.Draft(var item, var seen, var to) -> {
                var update =
                        new ItemAct.Update(
                                item,
                                seen,
                                version.content(),
                                to.map(_ -> version.streams()),
                                by(sender));
                yield to.filter(place -> isOthers(place, item.mailbox())).isPresent()
                        ? List.of(
                                new ItemAct.Update(
                                        item,
                                        seen,
                                        version.content(),
                                        Optional.empty(),
                                        by(sender)),
                                new ItemAct.Deletion(item, Removal.PURGE, by(sender)),
                                creation(to.get(), version, sender))
                        : List.of(update, moved(item, to, sender));
            }
        };
    }

    private static ItemAct moved(ItemId item, Optional<FolderId> to, Address sender) {
        return to.<ItemAct>map(folder -> new ItemAct.Move(item, folder, by(sender)))
                .orElseGet(() -> new ItemAct.Deletion(item, Removal.PURGE, by(sender)));
    }

    private static Actor by(Address sender) {
        return new Actor(sender.toString(), Actor.Way.DELIVERY);
    }

    /// Who puts something into another's folder is known from then on, and that it goes by no tag of hers.
    private static ItemAct creation(FolderId in, SentMessage.Version version, Address sender) {
        return new ItemAct.Creation(
                in,
                isOthers(in, sender) ? by(sender, version.content()) : version.content(),
                version.streams());
    }

    private static ItemContent by(Address sender, ItemContent content) {
        return content.with(
                content.properties()
                        .without(Known.POLICY_TAG)
                        .with(Known.CREATOR_ADDRESS, sender.toString()));
    }

    private static boolean isOthers(FolderId folder, Address person) {
        return !folder.mailbox().equals(person);
    }
}
