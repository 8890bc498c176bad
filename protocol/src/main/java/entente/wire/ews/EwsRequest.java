package entente.wire.ews;

import entente.item.ContentKeeper;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.XmlCursor;
import java.io.InputStream;
import java.util.Optional;

/// One request to the EWS endpoint: what the client speaks, and what it wants.
///
/// `timeZoneContextId` is the Windows name of the zone in the header `TimeZoneContext`, as sent; the operation has taken it into
/// account already. `forwarding` is what a server says that sends it on, and `impersonation` for whom an account says that it asks: both are believed by nobody yet.
public record EwsRequest(
        ExchangeVersion version,
        Optional<String> timeZoneContextId,
        Forwarding forwarding,
        Optional<Impersonation> impersonation,
        Operation operation) {

    /// The first child of the body, which alone says what is wanted; SOAPAction does not.
    public sealed interface Operation
            permits GetUserAvailability.Request,
                    GetServerTimeZones.Request,
                    ResolveNames.Request,
                    ExpandDL.Request,
                    ConvertId.Request,
                    GetFolder.Request,
                    FindFolder.Request,
                    SyncFolderHierarchy.Request,
                    SyncFolderItems.Request,
                    FindItem.Request,
                    GetItem.Request,
                    DeleteAttachment.Request,
                    CreateAttachment.Request,
                    GetAttachment.Request,
                    UpdateItem.Request,
                    MarkAllItemsAsRead.Request,
                    SendItem.Request,
                    CopyItem.Request,
                    MoveItem.Request,
                    DeleteItem.Request,
                    CreateItem.Request,
                    CreateFolder.Request,
                    UpdateFolder.Request,
                    MoveFolder.Request,
                    CopyFolder.Request,
                    DeleteFolder.Request,
                    EmptyFolder.Request,
                    GetUserConfiguration.Request,
                    GetMailTips.Request,
                    GetServiceConfiguration.Request,
                    GetUserPhoto.Request,
                    FindMessageTrackingReport.Request,
                    GetMessageTrackingReport.Request,
                    Subscribe.Request,
                    Unsubscribe.Request,
                    GetEvents.Request,
                    GetStreamingEvents.Request,
                    UploadItems.Request,
                    ExportItems.Request,
                    GetDelegate.Request,
                    AddDelegate.Request,
                    UpdateDelegate.Request,
                    RemoveDelegate.Request,
                    GetPasswordExpirationDate.Request,
                    GetUserRetentionPolicyTags.Request,
                    GetRooms.Request,
                    GetRoomLists.Request,
                    MarkAsJunk.Request,
                    SetUserOofSettings.Request,
                    GetUserOofSettings.Request,
                    Unknown {}

    /// An operation that is not read here, by its element's local name, or `{namespace}local` where the namespace is not that of
    /// EWS messages.
    public record Unknown(String name) implements Operation {
        /// Why it is refused: because we do not offer it, or because there is no such thing.
        public Refusal refusal() {
            return KnownOperations.contains(name)
                    ? Refusal.of(Code.OPERATION_NOT_OFFERED, name)
                    : Refusal.of(Code.OPERATION_UNKNOWN, name);
        }
    }

    /// Reads a whole request of at most `mostBytes`. Leniently: what is not known is skipped, order does not matter.
    public static EwsRequest read(InputStream body, int mostBytes) throws EwsFault {
        return read(body, mostBytes, Optional.empty());
    }

    /// The same of a request whose MIME messages, attachments and whole items go to a keeper, if there is one; they are then no part of the `mostBytes`.
    public static EwsRequest read(InputStream body, int mostBytes, Optional<ContentKeeper> contents)
            throws EwsFault {
        try (var xml = XmlCursor.open(body, Ews.REQUEST, mostBytes, contents)) {
            var reader = new Reader();
            SoapEnvelope.read(xml, reader::readHeader, reader::readOperation);
            return reader.request();
        } catch (MalformedXml e) {
            throw new EwsFault(refusal(e));
        }
    }

    private static Refusal refusal(MalformedXml e) {
        return e.tooLarge()
                ? Refusal.of(Code.REQUEST_TOO_LARGE)
                : Refusal.of(Code.REQUEST_MALFORMED, e.complaint())
                        .saying(
                                "The request failed schema validation: %s."
                                        .formatted(e.complaint()));
    }

    /// What was read so far; the header comes before the body, and the body needs it.
    private static final class Reader {
        private ExchangeVersion version = ExchangeVersion.ASSUMED;
        private ZoneContext zone = ZoneContext.NONE;
        private Forwarding forwarding = Forwarding.NONE;
        private Optional<Impersonation> impersonation = Optional.empty();
        private Operation operation = new Unknown("");

        EwsRequest request() {
            return new EwsRequest(version, zone.id(), forwarding, impersonation, operation);
        }

        void readHeader(XmlCursor xml) throws MalformedXml, EwsFault {
            switch (xml.name()) {
                case "RequestServerVersion" -> readVersion(xml);
                case "TimeZoneContext" -> zone = ZoneContext.read(xml);
                case "ExchangeImpersonation" ->
                        impersonation = Optional.of(Impersonation.read(xml, impersonation));
                case "ManagementRole", "OpenAsAdminOrSystemService" ->
                        throw fault(Code.ACCESS_HEADER_REFUSED);
                case "SerializedSecurityContext" -> forwarding = forwarding.readPerson(xml);
                case "ProxyRequestTypeHeader", "RequestTypeHeader" ->
                        forwarding = forwarding.readHop(xml);
                default -> xml.skip();
            }
        }

        void readOperation(XmlCursor xml) throws MalformedXml, EwsFault {
            var name = xml.is(Ews.MESSAGES, xml.name()) ? xml.name() : elsewhere(xml);
            operation =
                    switch (name) {
                        case "GetUserAvailabilityRequest" -> AvailabilityRequestXml.read(xml, zone);
                        case "GetServerTimeZones" -> GetServerTimeZones.read(xml);
                        case "ResolveNames" -> ResolveNames.read(xml);
                        case "ExpandDL" -> ExpandDL.read(xml);
                        case "ConvertId" -> ConvertId.read(xml);
                        case "GetFolder" -> GetFolder.read(xml);
                        case "FindFolder" -> FindFolder.read(xml, zone);
                        case "SyncFolderHierarchy" -> SyncFolderHierarchy.read(xml);
                        case "SyncFolderItems" -> SyncFolderItems.read(xml);
                        case "FindItem" -> FindItem.read(xml, zone);
                        case "GetItem" -> GetItem.read(xml);
                        case "CreateItem" -> CreateItem.read(xml, zone);
                        case "DeleteItem" -> DeleteItem.read(xml);
                        case "MoveItem" -> MoveItem.read(xml);
                        case "CopyItem" -> CopyItem.read(xml);
                        case "SendItem" -> SendItem.read(xml);
                        case "MarkAllItemsAsRead" -> MarkAllItemsAsRead.read(xml);
                        case "UpdateItem" -> UpdateItem.read(xml, zone);
                        case "GetAttachment" -> GetAttachment.read(xml);
                        case "CreateAttachment" -> CreateAttachment.read(xml);
                        case "DeleteAttachment" -> DeleteAttachment.read(xml);
                        case "CreateFolder" -> CreateFolder.read(xml);
                        case "UpdateFolder" -> UpdateFolder.read(xml);
                        case "MoveFolder" -> MoveFolder.read(xml);
                        case "CopyFolder" -> CopyFolder.read(xml);
                        case "DeleteFolder" -> DeleteFolder.read(xml);
                        case "EmptyFolder" -> EmptyFolder.read(xml);
                        case "GetUserConfiguration" -> GetUserConfiguration.read(xml);
                        case "GetMailTips" -> GetMailTips.read(xml);
                        case "GetServiceConfiguration" -> GetServiceConfiguration.read(xml);
                        case "GetUserPhoto" -> GetUserPhoto.read(xml);
                        case "FindMessageTrackingReport" -> FindMessageTrackingReport.read(xml);
                        case "GetMessageTrackingReport" -> GetMessageTrackingReport.read(xml);
                        case "Subscribe" -> Subscribe.read(xml);
                        case "Unsubscribe" -> Unsubscribe.read(xml);
                        case "GetEvents" -> GetEvents.read(xml);
                        case "GetStreamingEvents" -> GetStreamingEvents.read(xml);
                        case "GetUserOofSettingsRequest" -> GetUserOofSettings.read(xml);
                        case "SetUserOofSettingsRequest" -> SetUserOofSettings.read(xml, zone);
                        case "MarkAsJunk" -> MarkAsJunk.read(xml);
                        case "GetRoomLists" -> GetRoomLists.read(xml);
                        case "GetRooms" -> GetRooms.read(xml);
                        case "GetPasswordExpirationDate" -> GetPasswordExpirationDate.read(xml);
                        case "GetUserRetentionPolicyTags" -> GetUserRetentionPolicyTags.read(xml);
                        case "GetDelegate" -> GetDelegate.read(xml);
                        case "AddDelegate" -> AddDelegate.read(xml);
                        case "UpdateDelegate" -> UpdateDelegate.read(xml);
                        case "RemoveDelegate" -> RemoveDelegate.read(xml);
                        case "ExportItems" -> ExportItems.read(xml);
                        case "UploadItems" -> UploadItems.read(xml);
                        default -> unknown(xml, name);
                    };
        }

        private void readVersion(XmlCursor xml) throws MalformedXml, EwsFault {
            var name = xml.attribute("Version").orElse("");
            version = ExchangeVersion.parse(name).orElseThrow(() -> fault(Code.VERSION_UNKNOWN));
            xml.skip();
        }

        private static Operation unknown(XmlCursor xml, String name) throws MalformedXml {
            xml.skip();
            return new Unknown(name);
        }

        private static String elsewhere(XmlCursor xml) {
            return xml.name().startsWith("{") ? xml.name() : "{not of messages}" + xml.name();
        }

        private static EwsFault fault(Code code) {
            return new EwsFault(Refusal.of(code));
        }
    }
}
