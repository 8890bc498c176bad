package entente.wire.ews;

import java.util.Set;

/// The operations of Exchange 2013 that clients may try, by their request elements ("EWS operations in Exchange"). Those that we
/// offer are left out.
final class KnownOperations {
    private static final Set<String> NAMES =
            Set.of(
                    """
                    AddDelegate ApplyConversationAction ArchiveItem CopyItem CreateAttachment
                    CreateFolderPath CreateItem CreateManagedFolder CreateUserConfiguration DeleteAttachment
                    DeleteItem DeleteUserConfiguration DisableApp ExpandDL ExportItems FindConversation
                    FindMessageTrackingReport FindPeople GetAppManifests GetAttachment GetClientAccessToken GetConversationItems
                    GetDelegate GetDiscoverySearchConfiguration GetEvents GetHoldOnMailboxes GetImItemList GetImItems
                    GetInboxRules GetItem GetMessageTrackingReport GetNonIndexableItemDetails
                    GetNonIndexableItemStatistics GetPasswordExpirationDate GetPersona GetRoomLists GetRooms
                    GetSearchableMailboxes GetSharingFolder GetSharingMetadata GetStreamingEvents
                    GetUserOofSettingsRequest GetUserRetentionPolicyTags InstallApp MarkAllItemsAsRead MarkAsJunk
                    MoveItem PlayOnPhone RefreshSharingFolder RemoveDelegate SearchMailboxes SendItem
                    SetHoldOnMailboxes SetUserOofSettingsRequest SetUserPhoto Subscribe UninstallApp Unsubscribe UpdateDelegate
                    UpdateInboxRules UpdateItem UpdateUserConfiguration UploadItems\
                    """
                            .split("\\s+"));

    private KnownOperations() {}

    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
