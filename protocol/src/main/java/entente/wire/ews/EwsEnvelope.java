package entente.wire.ews;

import entente.problem.Refusal;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.XmlWriter;
import java.nio.ByteBuffer;
import java.util.List;

/// Writes answers and faults. The header always holds `ServerVersionInfo` and nothing else: there are clients that fail without it,
/// and clients that fail on anything beside it.
public final class EwsEnvelope {
    private static final int EXPECTED_BYTES = 4_096;
    private static final int EXPECTED_BYTES_A_BLOCK = 700;
    private static final int BACK_OFF_MILLISECONDS = 5_000;
    private static final String BUSY = "ErrorServerBusy";

    private EwsEnvelope() {}

    /// An answer for a client of this version, in buffers to be sent one after another; HTTP 200.
    public static List<ByteBuffer> buffers(ExchangeVersion version, EwsResponse response) {
        return document(version, response).toBuffers();
    }

    /// The same as it is written, with what is large in it still where it lies.
    public static XmlWriter written(ExchangeVersion version, EwsResponse response) {
        return document(version, response);
    }

    /// The same in one piece.
    public static byte[] bytes(ExchangeVersion version, EwsResponse response) {
        return document(version, response).toBytes();
    }

    /// A whole request refused; HTTP 500, at which alone clients read a fault. What the caller is told is the refusal's sentence.
    public static byte[] fault(Refusal refusal) {
        var code = ResponseMessages.code(refusal);
        var xml = start(EXPECTED_BYTES);
        xml.start("s:Fault");
        xml.start("faultcode").attribute("xmlns:a", Ews.TYPES).text("a:" + code).end();
        xml.start("faultstring").attribute("xml:lang", "en-US").text(refusal.sentence()).end();
        xml.start("detail").attribute("xmlns:e", Ews.ERRORS);
        xml.element("e:ResponseCode", code).element("e:Message", refusal.sentence());
        if (code.equals(BUSY)) {
            xml.start("t:MessageXml").start("t:Value").attribute("Name", "BackOffMilliseconds");
            xml.text(Integer.toString(BACK_OFF_MILLISECONDS)).end().end();
        }
        return xml.end().end().end().end().toBytes();
    }

    private static XmlWriter document(ExchangeVersion version, EwsResponse response) {
        // There are clients that look for the end of an envelope in a stream as a text, without a
        // prefix.
        var xml =
                response instanceof GetStreamingEvents.Response
                        ? head(SoapEnvelope.startWithoutPrefix(EXPECTED_BYTES))
                        : start(expectedBytes(response));
        switch (response) {
            case GetUserAvailability.Response answer ->
                    AvailabilityResponseXml.write(xml, answer, version);
            case GetServerTimeZones.Response answer -> GetServerTimeZones.write(xml, answer);
            case ResolveNames.Response answer -> ResolveNames.write(xml, answer, version);
            case ExpandDL.Response answer -> ExpandDL.write(xml, answer);
            case ConvertId.Response answer -> ConvertId.write(xml, answer);
            case GetFolder.Response answer -> GetFolder.write(xml, answer, version);
            case FindFolder.Response answer -> FindFolder.write(xml, answer, version);
            case SyncFolderHierarchy.Response answer ->
                    SyncFolderHierarchy.write(xml, answer, version);
            case SyncFolderItems.Response answer -> SyncFolderItems.write(xml, answer, version);
            case FindItem.Response answer -> FindItem.write(xml, answer, version);
            case GetItem.Response answer -> GetItem.write(xml, answer, version);
            case CreateItem.Response answer -> CreateItem.write(xml, answer, version);
            case DeleteItem.Response answer -> DeleteItem.write(xml, answer);
            case MoveItem.Response answer -> MoveItem.write(xml, answer, version);
            case CopyItem.Response answer -> CopyItem.write(xml, answer, version);
            case SendItem.Response answer -> SendItem.write(xml, answer);
            case MarkAllItemsAsRead.Response answer -> MarkAllItemsAsRead.write(xml, answer);
            case UpdateItem.Response answer -> UpdateItem.write(xml, answer, version);
            case GetAttachment.Response answer -> GetAttachment.write(xml, answer, version);
            case CreateAttachment.Response answer -> CreateAttachment.write(xml, answer);
            case DeleteAttachment.Response answer -> DeleteAttachment.write(xml, answer);
            case CreateFolder.Response answer -> CreateFolder.write(xml, answer, version);
            case UpdateFolder.Response answer -> UpdateFolder.write(xml, answer, version);
            case MoveFolder.Response answer -> MoveFolder.write(xml, answer, version);
            case CopyFolder.Response answer -> CopyFolder.write(xml, answer, version);
            case DeleteFolder.Response answer -> DeleteFolder.write(xml, answer);
            case EmptyFolder.Response answer -> EmptyFolder.write(xml, answer);
            case GetUserConfiguration.Response answer -> GetUserConfiguration.write(xml, answer);
            case GetMailTips.Response answer -> GetMailTips.write(xml, answer);
            case GetServiceConfiguration.Response answer ->
                    GetServiceConfiguration.write(xml, answer);
            case GetUserOofSettings.Response answer -> GetUserOofSettings.write(xml, answer);
            case SetUserOofSettings.Response answer -> SetUserOofSettings.write(xml, answer);
            case MarkAsJunk.Response answer -> MarkAsJunk.write(xml, answer);
            case GetRoomLists.Response answer -> GetRoomLists.write(xml, answer);
            case GetRooms.Response answer -> GetRooms.write(xml, answer);
            case GetPasswordExpirationDate.Response _ -> GetPasswordExpirationDate.write(xml);
            case GetUserRetentionPolicyTags.Response answer ->
                    GetUserRetentionPolicyTags.write(xml, answer);
            case GetDelegate.Response answer -> GetDelegate.write(xml, answer);
            case AddDelegate.Response answer -> AddDelegate.write(xml, answer);
            case UpdateDelegate.Response answer -> UpdateDelegate.write(xml, answer);
            case RemoveDelegate.Response answer -> RemoveDelegate.write(xml, answer);
            case ExportItems.Response answer -> ExportItems.write(xml, answer);
            case UploadItems.Response answer -> UploadItems.write(xml, answer);
            case GetUserPhoto.Response answer -> GetUserPhoto.write(xml, answer);
            case FindMessageTrackingReport.Response answer ->
                    FindMessageTrackingReport.write(xml, answer);
            case GetMessageTrackingReport.Response answer ->
                    GetMessageTrackingReport.write(xml, answer);
            case Subscribe.Response answer -> Subscribe.write(xml, answer);
            case Unsubscribe.Response answer -> Unsubscribe.write(xml, answer);
            case GetEvents.Response answer -> GetEvents.write(xml, answer);
            case GetStreamingEvents.Response answer -> GetStreamingEvents.write(xml, answer);
        }
        return xml.end().end();
    }

    private static int expectedBytes(EwsResponse response) {
        return response instanceof GetUserAvailability.Response answer
                ? EXPECTED_BYTES + EXPECTED_BYTES_A_BLOCK * AvailabilityResponseXml.blocks(answer)
                : EXPECTED_BYTES;
    }

    /// Everything up to the open body. Build and version are those of a server that every named client knows how to treat.
    private static XmlWriter start(int expectedBytes) {
        return head(SoapEnvelope.start(expectedBytes));
    }

    private static XmlWriter head(XmlWriter xml) {
        xml.attribute("xmlns:m", Ews.MESSAGES).attribute("xmlns:t", Ews.TYPES);
        xml.start("s:Header").start("t:ServerVersionInfo");
        xml.attribute("MajorVersion", "15").attribute("MinorVersion", "2");
        xml.attribute("MajorBuildNumber", "1544").attribute("MinorBuildNumber", "4");
        xml.attribute("Version", ExchangeVersion.EXCHANGE2013_SP1.wireName()).end().end();
        return xml.start("s:Body");
    }
}
