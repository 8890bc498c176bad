package entente.gate;

import entente.wire.seal.Namespaces;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.XmlWriter;

/// The three faults that the sender of a sealed message may be told, always the same octets, so that no guess is worth more than
/// another (WS-Security 1.1, 12 and 13).
final class SealedFault {
    private static final byte[] MESSAGE =
            write(
                    "wsse:InvalidSecurity",
                    "An error occurred when verifying security for the message.");
    private static final byte[] TOKEN =
            write(
                    "wsse:InvalidSecurityToken",
                    "An error occurred when processing the security tokens in the message.");
    private static final byte[] NOT_UNDERSTOOD =
            write("s:MustUnderstand", "A header that must be understood is not.");

    private SealedFault() {}

    /// What is wrong with the message or, if `token`, with the token in it. HTTP 500 (SOAP 1.1, 6.2).
    static Reply reply(boolean token) {
        return Reply.xml(500, token ? TOKEN : MESSAGE);
    }

    static Reply notUnderstood() {
        return Reply.xml(500, NOT_UNDERSTOOD);
    }

    private static byte[] write(String code, String text) {
        XmlWriter xml = SoapEnvelope.start(512).start("s:Body").start("s:Fault");
        xml.start("faultcode").attribute("xmlns:wsse", Namespaces.SECURITY).text(code).end();
        xml.start("faultstring").attribute("xml:lang", "en-US").text(text).end();
        return xml.end().end().end().toBytes();
    }
}
