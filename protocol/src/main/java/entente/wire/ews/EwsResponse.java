package entente.wire.ews;

/// What [EwsEnvelope] can write as the answer to an [EwsRequest].
public sealed interface EwsResponse
        permits GetUserAvailability.Response,
                GetServerTimeZones.Response,
                ResolveNames.Response,
                ConvertId.Response,
                GetFolder.Response,
                FindFolder.Response,
                SyncFolderHierarchy.Response,
                SyncFolderItems.Response,
                FindItem.Response,
                CreateFolder.Response,
                UpdateFolder.Response,
                MoveFolder.Response,
                CopyFolder.Response,
                DeleteFolder.Response,
                EmptyFolder.Response,
                GetUserConfiguration.Response,
                GetMailTips.Response,
                GetServiceConfiguration.Response,
                GetUserPhoto.Response {}
