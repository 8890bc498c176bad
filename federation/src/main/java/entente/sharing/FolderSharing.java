package entente.sharing;

import entente.mailbox.DefaultFolder;
import entente.mailbox.Delegate;
import entente.mailbox.Folder;
import entente.mailbox.Folders;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.PermissionLevel;
import java.util.Optional;

/// Decides who may do what with a mailbox's folders as such, which is more than to see when their owner is busy.
///
/// Its owner may do everything, and another person of ours what the folder gives her. Partners and administrators may do nothing: what they are given, they are given
/// through free/busy and the administrators' API, whomever a folder names.
public final class FolderSharing {
    private FolderSharing() {}

    /// What `caller` may do with that folder of this mailbox; empty where she does not even see it.
    public static Optional<FolderAccess> access(Caller caller, Folders mailbox, Folder folder) {
        return switch (caller) {
            case Caller.OwnPerson(var person) when person.equals(mailbox.mailbox()) ->
                    Optional.of(
                            new FolderAccess(person, PermissionLevel.OWNER.rights(), true, true));
            case Caller.OwnPerson(var person) ->
                    Optional.of(mailbox.permissions(folder).of(person))
                            .filter(rights -> rights.showsFolder())
                            .map(rights ->
                                    new FolderAccess(
                                            person, rights, false, seesPrivate(person, mailbox)));
            case Caller.PartnerPerson _,
                    Caller.DelegatedPerson _,
                    Caller.ForestPerson _,
                    Caller.ForestAccount _,
                    Caller.PartnerApplication _,
                    Caller.Administrator _ ->
                    Optional.empty();
        };
    }

    static boolean seesPrivate(Address person, Folders mailbox) {
        return mailbox.delegates().find(person).filter(Delegate::seesPrivate).isPresent();
    }

    /// That `caller` does not see the folder. What somebody called it is not for those who do not.
    public static Refusal refusal(Caller caller, Folders mailbox, Folder folder) {
        return Refusal.of(Code.FOLDER_NOT_SHARED)
                .saying(
                        "The %s of %s is not shared with %s."
                                .formatted(
                                        folder.place()
                                                .map(DefaultFolder::displayName)
                                                .orElse("folder"),
                                        mailbox.mailbox(),
                                        caller.describe()));
    }
}
