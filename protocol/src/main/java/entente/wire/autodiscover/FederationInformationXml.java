package entente.wire.autodiscover;

import entente.wire.autodiscover.FederationInformation.Response;
import entente.wire.autodiscover.FederationInformation.TokenIssuer;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.XmlCursor;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// GetFederationInformation as we ask it of a partner, and the partner's response.
final class FederationInformationXml {
    private static final PartnerOperation OPERATION =
            new PartnerOperation("GetFederationInformation");
    private static final String ANONYMOUS = Autodiscover.ADDRESSING + "/anonymous";

    private FederationInformationXml() {}

    static byte[] request(String domain, String url, String messageId) {
        var xml = SoapEnvelope.start(1_024).attribute("xmlns:a", Autodiscover.NAMESPACE);
        xml.attribute("xmlns:wsa", Autodiscover.ADDRESSING);
        xml.start("s:Header").element("a:RequestedServerVersion", Autodiscover.VERSION);
        xml.element("wsa:MessageID", messageId);
        xml.start("wsa:Action").attribute("s:mustUnderstand", "1");
        xml.text(Autodiscover.action(OPERATION.name())).end();
        xml.start("wsa:To").attribute("s:mustUnderstand", "1").text(url).end();
        xml.start("wsa:ReplyTo").element("wsa:Address", ANONYMOUS).end().end();
        xml.start("s:Body").start("a:" + OPERATION.name() + "RequestMessage").start("a:Request");
        return xml.element("a:Domain", domain).end().end().end().end().toBytes();
    }

    static Response readResponse(InputStream body, int mostBytes)
            throws MalformedXml, AutodiscoverFault {
        var told = new Told();
        OPERATION.read(body, mostBytes, told::read);
        return new Response(told.applicationUri, told.domains, told.issuers);
    }

    /// What was read so far. Elements are found by their names: servers differ in their order, and old ones leave some out.
    private static final class Told {
        private String applicationUri = "";
        private List<String> domains = List.of();
        private List<TokenIssuer> issuers = List.of();

        void read(XmlCursor xml) throws MalformedXml {
            switch (xml.name()) {
                case "ApplicationUri" -> applicationUri = PartnerOperation.cut(xml.text());
                case "Domains" -> domains = Lists.texts(xml, "Domain");
                case "TokenIssuers" -> issuers = readIssuers(xml);
                default -> xml.skip();
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
                case "Endpoint" -> endpoint = PartnerOperation.cut(xml.text());
                case "Uri" -> uri = PartnerOperation.cut(xml.text());
                default -> xml.skip();
            }
        }
        return new TokenIssuer(endpoint, uri);
    }
}
