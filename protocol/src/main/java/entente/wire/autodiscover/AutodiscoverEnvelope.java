package entente.wire.autodiscover;

import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.XmlWriter;
import java.util.Optional;

/// Writes SOAP answers and faults. The header holds the action, what the answer relates to, and the server's version in child
/// elements (MS-OXWSADISC 2.2.3).
public final class AutodiscoverEnvelope {
    private static final int EXPECTED_BYTES = 4_096;

    private AutodiscoverEnvelope() {}

    /// An answer; HTTP 200. `relatesTo` is the request's message id.
    public static byte[] write(AutodiscoverResponse response, Optional<String> relatesTo) {
        var operation = operation(response);
        var xml = start(Autodiscover.action(operation + "Response"), relatesTo);
        xml.start(operation + "ResponseMessage").attribute("xmlns", Autodiscover.NAMESPACE);
        xml.start("Response").attribute("xmlns:i", Autodiscover.INSTANCE);
        if (response instanceof AutodiscoverResponse.Failed failed) {
            xml.element("ErrorCode", failed.code().wireName());
            xml.element("ErrorMessage", failed.message());
        } else {
            xml.element("ErrorCode", ErrorCode.NO_ERROR.wireName());
            xml.element("ErrorMessage", "");
        }
        switch (response) {
            case UserSettings.Response answer -> UserSettingsXml.write(xml, answer);
            case DomainSettings.Response answer -> DomainSettingsXml.write(xml, answer);
            case FederationInformation.Response answer -> FederationInformation.write(xml, answer);
            case RelationshipSettings.Response answer -> RelationshipSettings.write(xml, answer);
            case AutodiscoverResponse.Failed _ -> {
                // Code and message are all there is.
            }
        }
        return xml.end().end().end().end().toBytes();
    }

    /// A request that is not understood or not let in; HTTP 500. `message` is shown to the sender.
    public static byte[] fault(ErrorCode code, String message) {
        var xml = start(Autodiscover.NAMESPACE + "/fault", Optional.empty());
        xml.start("s:Fault");
        xml.start("faultcode").attribute("xmlns:a", Autodiscover.NAMESPACE);
        xml.text("a:" + code.wireName()).end();
        xml.start("faultstring").attribute("xml:lang", "en-US").text(message).end();
        return xml.end().end().end().toBytes();
    }

    private static String operation(AutodiscoverResponse response) {
        return switch (response) {
            case UserSettings.Response _ -> "GetUserSettings";
            case DomainSettings.Response _ -> "GetDomainSettings";
            case FederationInformation.Response _ -> "GetFederationInformation";
            case RelationshipSettings.Response _ -> "GetOrganizationRelationshipSettings";
            case AutodiscoverResponse.Failed failed -> failed.operation();
        };
    }

    /// Everything up to the open body.
    private static XmlWriter start(String action, Optional<String> relatesTo) {
        var xml = SoapEnvelope.start(EXPECTED_BYTES);
        xml.attribute("xmlns:wsa", Autodiscover.ADDRESSING).start("s:Header");
        xml.start("wsa:Action").attribute("s:mustUnderstand", "1").text(action).end();
        relatesTo.ifPresent(id -> xml.element("wsa:RelatesTo", id));
        xml.start("h:ServerVersionInfo").attribute("xmlns:h", Autodiscover.NAMESPACE);
        xml.element("h:MajorVersion", 15).element("h:MinorVersion", 2);
        xml.element("h:MajorBuildNumber", 1544).element("h:MinorBuildNumber", 4);
        xml.element("h:Version", Autodiscover.VERSION).end().end();
        return xml.start("s:Body");
    }
}
