package entente.wire.autodiscover;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.InputStream;
import java.util.List;

/// GetFederationInformation (MS-OXWSADISC 3.1.4.4): who we are, told to anybody who asks about a domain of ours.
public final class FederationInformation {
    private FederationInformation() {}

    /// The domain asked about, as sent.
    public record Request(String domain) implements AutodiscoverRequest.Operation {}

    /// Our application URI, the domains we tell of, and who issues tokens for us.
    public record Response(String applicationUri, List<String> domains, List<TokenIssuer> issuers)
            implements AutodiscoverResponse {
        public Response {
            domains = List.copyOf(domains);
            issuers = List.copyOf(issuers);
        }
    }

    public record TokenIssuer(String endpoint, String uri) {}

    /// The request about `domain` that we send to the Autodiscover service at `url`, and to anybody else for all it proves.
    public static byte[] request(String domain, String url, String messageId) {
        return FederationInformationXml.request(domain, url, messageId);
    }

    /// Reads a partner's response of at most `mostBytes`. A refusal of the whole call, fault or error code, is thrown.
    public static Response readResponse(InputStream body, int mostBytes)
            throws MalformedXml, AutodiscoverFault {
        return FederationInformationXml.readResponse(body, mostBytes);
    }

    /// Reads `<GetFederationInformationRequestMessage>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var domain = "";
        while (xml.nextChild()) {
            if (!xml.name().equals("Request")) {
                xml.skip();
                continue;
            }
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "Domain" -> domain = xml.text();
                    default -> xml.skip();
                }
            }
        }
        return new Request(domain);
    }

    static void write(XmlWriter xml, Response response) {
        xml.element("ApplicationUri", response.applicationUri());
        xml.start("Domains");
        response.domains().forEach(domain -> xml.element("Domain", domain));
        xml.end().start("TokenIssuers");
        for (var issuer : response.issuers()) {
            xml.start("TokenIssuer");
            xml.element("Endpoint", issuer.endpoint()).element("Uri", issuer.uri()).end();
        }
        xml.end();
    }
}
