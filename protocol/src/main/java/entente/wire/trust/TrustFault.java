package entente.wire.trust;

import entente.wire.seal.Namespaces;
import entente.wire.soap.XmlWriter;

/// A token request refused: a SOAP 1.2 fault with a subcode of WS-Trust (1.3, 11) and texts that say nothing about why.
///
/// `busy` is the one thing that may be told: that the same request may be good later. Every other refusal is the same fault, byte for byte.
public record TrustFault(TrustVersion version, String subcode, boolean busy) {
    private static final String FAULT_ACTION = "http://www.w3.org/2005/08/addressing/soap/fault";

    public byte[] envelope() {
        var xml = new XmlWriter(2 * 1024);
        xml.start("s:Envelope")
                .attribute("xmlns:s", Namespaces.SOAP_12)
                .attribute("xmlns:a", Namespaces.ADDRESSING);
        xml.start("s:Header");
        xml.start("a:Action").attribute("s:mustUnderstand", "1").text(FAULT_ACTION).end();
        xml.end().start("s:Body").start("s:Fault");
        code(xml);
        xml.start("s:Reason").start("s:Text").attribute("xml:lang", "en-US");
        xml.text(text()).end().end();
        detail(xml);
        return xml.end().end().end().toBytes();
    }

    private void code(XmlWriter xml) {
        xml.start("s:Code").element("s:Value", busy ? "s:Receiver" : "s:Sender");
        xml.start("s:Subcode");
        xml.start("s:Value").attribute("xmlns:t", version.namespace());
        xml.text("t:" + subcode).end();
        xml.end().end();
    }

    private void detail(XmlWriter xml) {
        xml.start("s:Detail");
        xml.start("psf:error").attribute("xmlns:psf", TrustNamespaces.FAULT);
        xml.element("psf:value", busy ? "0x80048831" : "0x80048821");
        xml.start("psf:internalerror");
        xml.element("psf:code", busy ? "0x80041035" : "0x80041034");
        xml.element("psf:text", text());
        xml.end().end().end();
    }

    private String text() {
        return busy ? "Request Failed" : "Authentication Failure";
    }
}
