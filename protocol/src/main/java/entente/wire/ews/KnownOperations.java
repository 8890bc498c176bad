package entente.wire.ews;

import java.util.Set;

/// The operations of Exchange 2013 that clients may try, by their request elements ("EWS operations in Exchange"). Those that we
/// offer are left out.
final class KnownOperations {
    private static final Set<String> NAMES =
            Set.of(
                    """
                    ApplyConversationAction ArchiveItem
                    CreateFolderPath CreateManagedFolder CreateUserConfiguration
                    DeleteUserConfiguration DisableApp FindConversation
                    FindPeople GetAppManifests GetClientAccessToken GetConversationItems
                    GetDiscoverySearchConfiguration GetHoldOnMailboxes GetImItemList GetImItems
                    GetInboxRules GetNonIndexableItemDetails
                    GetNonIndexableItemStatistics GetPersona
                    GetSearchableMailboxes GetSharingFolder GetSharingMetadata
                    InstallApp
                    PlayOnPhone RefreshSharingFolder SearchMailboxes
                    SetHoldOnMailboxes SetUserPhoto UninstallApp
                    UpdateInboxRules UpdateUserConfiguration\
                    """
                            .split("\\s+"));

    private KnownOperations() {}

    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
