package entente.wire.ews;

import entente.problem.Refusal;
import entente.problem.Wire;
import entente.wire.soap.XmlWriter;

/// What every response message holds (`ResponseMessageType`). On an error, text, code and link key are there in that order: there
/// are clients that read nothing else.
final class ResponseMessages {
    private ResponseMessages() {}

    /// What stands inside an element with `ResponseClass="Success"`.
    static XmlWriter success(XmlWriter xml, String element) {
        return xml.start(element)
                .attribute("ResponseClass", "Success")
                .element("m:ResponseCode", "NoError");
    }

    /// Opens an error's element and writes what every error has.
    static XmlWriter error(XmlWriter xml, String element, String code, String text) {
        return failure(xml, element, "Error", code, text);
    }

    /// The same for a refusal, told in its own words.
    static XmlWriter refused(XmlWriter xml, String element, Refusal why) {
        return error(xml, element, code(why), why.sentence());
    }

    static XmlWriter warning(XmlWriter xml, String element, String code, String text) {
        return failure(xml, element, "Warning", code, text);
    }

    /// The response code of a refusal; one that has none in EWS is an internal error there.
    static String code(Refusal refusal) {
        return switch (refusal.code().wire()) {
            case Wire.Mailbox(var code) -> code;
            case Wire.Fault(var code) -> code;
            case Wire.Status(var status) when status == 401 || status == 403 -> "ErrorAccessDenied";
            case Wire.Status _,
                    Wire.Diagnostics _,
                    Wire.Security _,
                    Wire.NotUnderstood _,
                    Wire.OAuth _,
                    Wire.Registration _,
                    Wire.Trust _,
                    Wire.Local _ ->
                    "ErrorInternalServerError";
        };
    }

    private static XmlWriter failure(
            XmlWriter xml, String element, String kind, String code, String text) {
        return xml.start(element)
                .attribute("ResponseClass", kind)
                .element("m:MessageText", text)
                .element("m:ResponseCode", code)
                .element("m:DescriptiveLinkKey", 0);
    }
}
