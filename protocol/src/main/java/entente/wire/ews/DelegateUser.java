package entente.wire.ews;

import entente.question.FolderRights;
import entente.question.PermissionLevel;
import java.util.Map;
import java.util.Set;

/// What is told of somebody who acts for a mailbox's owner (MS-OXWSDLGM `DelegateUserType`). `rights` are what she has in each folder; empty where that is not asked for.
public record DelegateUser(
        NamedAddress person,
        Map<DelegateFolder, FolderRights> rights,
        boolean receivesCopies,
        boolean seesPrivate) {
    /// The levels that have a name there (`DelegateFolderPermissionLevelType`); any other rights are `Custom`.
    public static final Set<PermissionLevel> LEVELS =
            Set.of(
                    PermissionLevel.NONE,
                    PermissionLevel.REVIEWER,
                    PermissionLevel.AUTHOR,
                    PermissionLevel.EDITOR);

    public DelegateUser {
        rights = Map.copyOf(rights);
    }
}
