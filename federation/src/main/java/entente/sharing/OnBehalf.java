package entente.sharing;

import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderTrees;
import entente.mailbox.Folders;
import entente.mailbox.ItemAct;
import entente.question.Address;
import entente.question.FolderRights;
import java.util.List;
import java.util.Optional;

/// Decides who may do something in the name of a mailbox's owner, and nothing else does: each of her delegates sends for her, and those who are given as much of her calendar as an Editor arrange and answer
/// meetings for her too.
///
/// What is answered is what has to be so still when it is done, to be done in the same change; empty where somebody may not, of whatever reason: nobody learns from it who has a mailbox here, or delegates.
public final class OnBehalf {
    private OnBehalf() {}

    /// Whether `person` sends messages that are from `owner`.
    public static Optional<List<ItemAct>> sending(
            FolderTrees trees, Address owner, Address person) {
        return of(trees, owner, person).map(_ -> List.of(new ItemAct.ActingFor(owner, person)));
    }

    /// Whether `person` invites, calls off and answers in the name of `owner`; if `closed`, to and of what is private.
    public static Optional<List<ItemAct>> arranging(
            FolderTrees trees, Address owner, Address person, boolean closed) {
        return of(trees, owner, person)
                .filter(folders -> arranges(folders, person, closed))
                .map(folders ->
                        List.of(
                                new ItemAct.ActingFor(owner, person),
                                new ItemAct.Giving(
                                        folders.folder(DefaultFolder.CALENDAR).id(),
                                        person,
                                        closed,
                                        OnBehalf::isEnough)));
    }

    private static Optional<Folders> of(FolderTrees trees, Address owner, Address person) {
        return trees.foldersOf(owner)
                .filter(folders -> folders.delegates().find(person).isPresent());
    }

    private static boolean arranges(Folders folders, Address person, boolean closed) {
        var calendar = folders.folder(DefaultFolder.CALENDAR);
        return isEnough(folders.permissions(calendar).of(person))
                && (!closed || FolderSharing.seesPrivate(person, folders));
    }

    private static boolean isEnough(FolderRights calendar) {
        return calendar.readsItems()
                && calendar.createItems()
                && calendar.edit() == FolderRights.Extent.ALL
                && calendar.delete() == FolderRights.Extent.ALL;
    }
}
