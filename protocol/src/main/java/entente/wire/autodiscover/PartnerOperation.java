package entente.wire.autodiscover;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.SoapFault;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.InputStream;

/// An operation that we ask of a partner: how its request begins, and what every answer to it is made of.
record PartnerOperation(String name) {
    private static final int MOST_TEXT = 500;

    /// Reads one child of `<Response>`, with the cursor on it, and leaves it behind.
    @FunctionalInterface
    interface Part {
        void read(XmlCursor xml) throws MalformedXml;
    }

    /// Everything up to the open `<Request>` inside message, body and envelope, with the prefix `a`.
    XmlWriter start(String url) {
        var xml = SoapEnvelope.start(1_024).attribute("xmlns:a", Autodiscover.NAMESPACE);
        xml.attribute("xmlns:wsa", Autodiscover.ADDRESSING);
        xml.start("s:Header").element("a:RequestedServerVersion", Autodiscover.VERSION);
        xml.element("wsa:Action", Autodiscover.action(name)).element("wsa:To", url).end();
        return xml.start("s:Body").start("a:" + name + "RequestMessage").start("a:Request");
    }

    /// Reads an answer: `part` is called for each child of its `<Response>` that is no outcome of the whole.
    void read(InputStream body, int mostBytes, Part part) throws MalformedXml, AutodiscoverFault {
        try (var xml = XmlCursor.open(body, Autodiscover.RESPONSE, mostBytes)) {
            SoapEnvelope.<AutodiscoverFault>read(
                    xml, XmlCursor::skip, child -> readBody(child, part));
        }
    }

    private void readBody(XmlCursor xml, Part part) throws MalformedXml, AutodiscoverFault {
        if (xml.name().equals("Fault")) {
            var fault = SoapFault.read(xml);
            throw new AutodiscoverFault(fault.bestCode(), fault.text());
        }
        if (!xml.name().equals(name + "ResponseMessage")) {
            throw xml.wrong("is not a response to " + name);
        }
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Response" -> readResponse(xml, part);
                default -> xml.skip();
            }
        }
    }

    private static void readResponse(XmlCursor xml, Part part)
            throws MalformedXml, AutodiscoverFault {
        var code = ErrorCode.NO_ERROR.wireName();
        var message = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ErrorCode" -> code = cut(xml.text());
                case "ErrorMessage" -> message = cut(xml.text());
                default -> part.read(xml);
            }
        }
        if (!code.equals(ErrorCode.NO_ERROR.wireName())) {
            throw new AutodiscoverFault(code, message);
        }
    }

    /// A partner's words, no longer than anybody reads.
    static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
