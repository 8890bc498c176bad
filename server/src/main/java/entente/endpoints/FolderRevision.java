package entente.endpoints;

import entente.mailbox.FolderClass;
import entente.mailbox.FolderId;
import entente.mailbox.FolderName;
import entente.mailbox.FolderPermissions;
import entente.mailbox.FolderUpdate;
import entente.problem.Code;
import entente.wire.ews.BatchResult;
import entente.wire.ews.BroughtPermissions;
import entente.wire.ews.FolderField;
import entente.wire.ews.FolderProperties;
import entente.wire.ews.UpdateFolder;
import entente.wire.ews.UpdateFolder.Update;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// UpdateFolder's updates of one folder: taken together, so that all of them are made or none.
final class FolderRevision {
    private Optional<FolderName> name = Optional.empty();
    private Optional<FolderClass> folderClass = Optional.empty();
    private Optional<FolderPermissions> permissions = Optional.empty();
    private final PermissionsAsked asked;

    private FolderRevision(PermissionsAsked asked) {
        this.asked = asked;
    }

    static BatchResult<FolderUpdate> of(
            FolderId folder, UpdateFolder.Change change, PermissionsAsked asked) {
        var revision = new FolderRevision(asked);
        var refusal = revision.take(change.updates());
        return refusal.isPresent()
                ? BatchResult.refused(refusal.get())
                : BatchResult.done(
                        new FolderUpdate(
                                folder,
                                change.changeKey(),
                                revision.name,
                                revision.folderClass,
                                revision.permissions));
    }

    /// Why one of them cannot be made, the first.
    private Optional<Code> take(List<Update> updates) {
        return updates.stream().map(this::take).flatMap(Optional::stream).findFirst();
    }

    private Optional<Code> take(Update update) {
        return switch (update) {
            case Update.Put(var field, var folder) -> put(field, folder);
            // There are clients that delete whatever they have no value for. What is not there is
            // gone already.
            case Update.Delete(var field) when field == FolderField.OTHER -> Optional.empty();
            case Update.Delete _ -> Optional.of(Code.FOLDER_PROPERTY_NOT_DELETED);
            case Update.Append _ -> Optional.of(Code.FOLDER_PROPERTY_NOT_APPENDED);
        };
    }

    private Optional<Code> put(FolderField field, FolderProperties folder) {
        if (folder.brought().size() != 1) {
            return Optional.of(Code.FOLDER_UPDATE_MISCOUNTED);
        }
        if (!folder.brought().equals(Set.of(field))) {
            return Optional.of(Code.FOLDER_UPDATE_MISMATCHED);
        }
        return switch (field) {
            case DISPLAY_NAME -> {
                name = folder.displayName().flatMap(FolderName::parse);
                yield name.isPresent() ? Optional.empty() : Optional.of(Code.FOLDER_NAME_INVALID);
            }
            case FOLDER_CLASS -> {
                folderClass = folder.folderClass().flatMap(FolderClass::parse);
                yield folderClass.isPresent()
                        ? Optional.empty()
                        : Optional.of(Code.FOLDER_CLASS_INVALID);
            }
            case PERMISSION_SET -> share(folder.permissions().orElseThrow());
            case OTHER -> Optional.of(Code.FOLDER_PROPERTY_NOT_KEPT);
        };
    }

    private Optional<Code> share(BroughtPermissions brought) {
        return switch (asked.checked(brought)) {
            case BatchResult.Refused(var why) -> Optional.of(why.code());
            case BatchResult.Done(var given) -> {
                permissions = Optional.of(given);
                yield Optional.empty();
            }
        };
    }
}
