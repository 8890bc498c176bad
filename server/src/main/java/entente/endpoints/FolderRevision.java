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
import java.util.UUID;

/// UpdateFolder's updates of one folder: taken together, so that all of them are made or none.
final class FolderRevision {
    private Optional<FolderName> name = Optional.empty();
    private Optional<FolderClass> folderClass = Optional.empty();
    private Optional<FolderPermissions> permissions = Optional.empty();
    private Optional<FolderUpdate.OwnTag> tag = Optional.empty();
    private final FolderId folder;
    private final PermissionsAsked asked;
    private final TagsAsked tags;

    private FolderRevision(FolderId folder, PermissionsAsked asked, TagsAsked tags) {
        this.folder = folder;
        this.asked = asked;
        this.tags = tags;
    }

    static BatchResult<FolderUpdate> of(
            FolderId folder, UpdateFolder.Change change, PermissionsAsked asked, TagsAsked tags) {
        var revision = new FolderRevision(folder, asked, tags);
        var refusal = revision.take(change.updates());
        return refusal.isPresent()
                ? BatchResult.refused(refusal.get())
                : BatchResult.done(
                        new FolderUpdate(
                                folder,
                                change.changeKey(),
                                revision.name,
                                revision.folderClass,
                                revision.permissions,
                                revision.tag));
    }

    /// Why one of them cannot be made, the first.
    private Optional<Code> take(List<Update> updates) {
        return updates.stream().map(this::take).flatMap(Optional::stream).findFirst();
    }

    private Optional<Code> take(Update update) {
        return switch (update) {
            case Update.Put(var field, var brought) -> put(field, brought);
            // There are clients that delete whatever they have no value for. What is not there is
            // gone already.
            case Update.Delete(var field)
                    when field == FolderField.OTHER || field == FolderField.RETENTION_DETAIL ->
                    Optional.empty();
            case Update.Delete(var field) when field == FolderField.POLICY_TAG -> {
                tag = Optional.of(new FolderUpdate.OwnTag(Optional.empty()));
                yield Optional.empty();
            }
            case Update.Delete _ -> Optional.of(Code.FOLDER_PROPERTY_NOT_DELETED);
            case Update.Append _ -> Optional.of(Code.FOLDER_PROPERTY_NOT_APPENDED);
        };
    }

    private Optional<Code> put(FolderField field, FolderProperties brought) {
        if (brought.brought().size() != 1) {
            return Optional.of(Code.FOLDER_UPDATE_MISCOUNTED);
        }
        if (!brought.brought().equals(Set.of(field))) {
            return Optional.of(Code.FOLDER_UPDATE_MISMATCHED);
        }
        return switch (field) {
            case DISPLAY_NAME -> {
                name = brought.displayName().flatMap(FolderName::parse);
                yield name.isPresent() ? Optional.empty() : Optional.of(Code.FOLDER_NAME_INVALID);
            }
            case FOLDER_CLASS -> {
                folderClass = brought.folderClass().flatMap(FolderClass::parse);
                yield folderClass.isPresent()
                        ? Optional.empty()
                        : Optional.of(Code.FOLDER_CLASS_INVALID);
            }
            case PERMISSION_SET -> share(brought.permissions().orElseThrow());
            case POLICY_TAG -> tag(brought.policyTag().orElseThrow());
            // It follows from the tag.
            case RETENTION_DETAIL -> Optional.empty();
            case OTHER -> Optional.of(Code.FOLDER_PROPERTY_NOT_KEPT);
        };
    }

    private Optional<Code> tag(BatchResult<UUID> brought) {
        return switch (brought.then(id -> tags.allowed(folder, id))) {
            case BatchResult.Refused(var why) -> Optional.of(why.code());
            case BatchResult.Done(var id) -> {
                tag = Optional.of(new FolderUpdate.OwnTag(Optional.of(id)));
                yield Optional.empty();
            }
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
