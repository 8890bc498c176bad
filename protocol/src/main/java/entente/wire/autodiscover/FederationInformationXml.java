package entente.wire.autodiscover;

import entente.wire.autodiscover.FederationInformation.Response;
import entente.wire.autodiscover.FederationInformation.TokenIssuer;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.SoapFault;
import entente.wire.soap.XmlCursor;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// GetFederationInformation as we ask it of a partner, and the partner's response.
final class FederationInformationXml {
    private static final String OPERATION = "GetFederationInformation";
    private static final String ANONYMOUS = Autodiscover.ADDRESSING + "/anonymous";
    private static final int MOST_TEXT = 500;

    private FederationInformationXml() {}

    static byte[] request(String domain, String url, String messageId) {
        var xml = SoapEnvelope.start(1_024).attribute("xmlns:a", Autodiscover.NAMESPACE);
        xml.attribute("xmlns:wsa", Autodiscover.ADDRESSING);
        xml.start("s:Header").element("a:RequestedServerVersion", Autodiscover.VERSION);
        xml.element("wsa:MessageID", messageId);
        xml.start("wsa:Action").attribute("s:mustUnderstand", "1");
        xml.text(Autodiscover.action(OPERATION)).end();
        xml.start("wsa:To").attribute("s:mustUnderstand", "1").text(url).end();
        xml.start("wsa:ReplyTo").element("wsa:Address", ANONYMOUS).end().end();
        xml.start("s:Body").start("a:" + OPERATION + "RequestMessage").start("a:Request");
        return xml.element("a:Domain", domain).end().end().end().end().toBytes();
    }

    static Response readResponse(InputStream body, int mostBytes)
            throws MalformedXml, AutodiscoverFault {
        var told = new Told();
        try (var xml = XmlCursor.open(body, Autodiscover.RESPONSE, mostBytes)) {
            SoapEnvelope.<AutodiscoverFault>read(xml, XmlCursor::skip, told::readBody);
        }
        return new Response(told.applicationUri, told.domains, told.issuers);
    }

    /// What was read so far. Elements are found by their names: servers differ in their order, and old ones leave some out.
    private static final class Told {
        private String applicationUri = "";
        private List<String> domains = List.of();
        private List<TokenIssuer> issuers = List.of();

        void readBody(XmlCursor xml) throws MalformedXml, AutodiscoverFault {
            switch (xml.name()) {
                case "Fault" -> {
                    var fault = SoapFault.read(xml);
                    throw new AutodiscoverFault(fault.bestCode(), fault.text());
                }
                case OPERATION + "ResponseMessage" -> {
                    while (xml.nextChild()) {
                        switch (xml.name()) {
                            case "Response" -> readResponse(xml);
                            default -> xml.skip();
                        }
                    }
                }
                default -> throw xml.wrong("is not a response to " + OPERATION);
            }
        }

        private void readResponse(XmlCursor xml) throws MalformedXml, AutodiscoverFault {
            var code = ErrorCode.NO_ERROR.wireName();
            var message = "";
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "ErrorCode" -> code = cut(xml.text());
                    case "ErrorMessage" -> message = cut(xml.text());
                    case "ApplicationUri" -> applicationUri = cut(xml.text());
                    case "Domains" -> domains = Lists.texts(xml, "Domain");
                    case "TokenIssuers" -> issuers = readIssuers(xml);
                    default -> xml.skip();
                }
            }
            if (!code.equals(ErrorCode.NO_ERROR.wireName())) {
                throw new AutodiscoverFault(code, message);
            }
        }
    }

    private static List<TokenIssuer> readIssuers(XmlCursor xml) throws MalformedXml {
        var issuers = new ArrayList<TokenIssuer>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "TokenIssuer" -> issuers.add(readIssuer(Lists.room(xml, issuers)));
                default -> xml.skip();
            }
        }
        return issuers;
    }

    private static TokenIssuer readIssuer(XmlCursor xml) throws MalformedXml {
        var endpoint = "";
        var uri = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Endpoint" -> endpoint = cut(xml.text());
                case "Uri" -> uri = cut(xml.text());
                default -> xml.skip();
            }
        }
        return new TokenIssuer(endpoint, uri);
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
