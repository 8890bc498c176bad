package entente.sharing;

import entente.mailbox.CalendarPermission;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Folders;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import java.util.Optional;

/// Decides who sees a mailbox's folders as such, which is more than when their owner is busy.
///
/// Its owner sees all of them; another person of ours sees a calendar that its permissions make visible (a Reviewer and whoever may do
/// more). Partners and administrators see none: what they are given, they are given through free/busy and the administrators' API.
public final class FolderSharing {
    private FolderSharing() {}

    /// Why `caller` does not see that folder of this mailbox; empty when she does.
    public static Optional<Refusal> refusal(Caller caller, Folders mailbox, DefaultFolder folder) {
        return sees(caller, mailbox, folder)
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(Code.FOLDER_NOT_SHARED)
                                .saying(
                                        "The %s of %s is not shared with %s."
                                                .formatted(
                                                        folder.displayName(),
                                                        mailbox.mailbox(),
                                                        caller.describe())));
    }

    private static boolean sees(Caller caller, Folders mailbox, DefaultFolder folder) {
        return switch (caller) {
            case Caller.OwnPerson(var person) when person.equals(mailbox.mailbox()) -> true;
            case Caller.OwnPerson(var person) ->
                    folder == DefaultFolder.CALENDAR && permission(person, mailbox).showsFolder();
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
