package entente.sharing;

import entente.mailbox.CalendarPermission;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Folder;
import entente.mailbox.Folders;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import java.util.Optional;

/// Decides who sees a mailbox's folders as such, which is more than when their owner is busy, and who changes them.
///
/// Its owner sees all of them, and nobody else changes any; another person of ours sees a calendar that its permissions make visible (a Reviewer and whoever may do
/// more). Partners and administrators see none: what they are given, they are given through free/busy and the administrators' API.
public final class FolderSharing {
    private FolderSharing() {}

    /// Why `caller` does not see that folder of this mailbox; empty when she does.
    public static Optional<Refusal> refusal(Caller caller, Folders mailbox, Folder folder) {
        return sees(caller, mailbox, folder)
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(Code.FOLDER_NOT_SHARED)
                                .saying(
                                        "The %s of %s is not shared with %s."
                                                .formatted(
                                                        shownName(folder),
                                                        mailbox.mailbox(),
                                                        caller.describe())));
    }

    /// Whether `caller` sees everything of this mailbox's folders, and changes them.
    public static boolean owns(Caller caller, Folders mailbox) {
        return caller instanceof Caller.OwnPerson(var person) && person.equals(mailbox.mailbox());
    }

    /// What somebody called a folder is not for those who do not see it.
    private static String shownName(Folder folder) {
        return folder.place().map(DefaultFolder::displayName).orElse("folder");
    }

    private static boolean sees(Caller caller, Folders mailbox, Folder folder) {
        return switch (caller) {
            case Caller.OwnPerson _ when owns(caller, mailbox) -> true;
            case Caller.OwnPerson(var person) ->
                    folder.place().equals(Optional.of(DefaultFolder.CALENDAR))
                            && permission(person, mailbox).showsFolder();
            case Caller.PartnerPerson _,
                    Caller.DelegatedPerson _,
                    Caller.ForestPerson _,
                    Caller.ForestAccount _,
                    Caller.PartnerApplication _,
                    Caller.Administrator _ ->
                    false;
        };
    }

    private static CalendarPermission permission(Address person, Folders mailbox) {
        var permissions = mailbox.calendarPermissions();
        return permissions.people().getOrDefault(person, permissions.byDefault());
    }
}
