package entente.wire.autodiscover;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// GetDomainSettings (MS-OXWSADISC 3.1.4.1): where the servers of whole domains are.
public final class DomainSettings {
    private DomainSettings() {}

    /// Which domains, and which settings of them, as sent.
    public record Request(List<String> domains, List<String> settings)
            implements AutodiscoverRequest.Operation {
        public Request {
            domains = List.copyOf(domains);
            settings = List.copyOf(settings);
        }
    }

    /// One response for each domain, in the order asked.
    public record Response(List<DomainResponse> domains) implements AutodiscoverResponse {
        public Response {
            domains = List.copyOf(domains);
        }
    }

    public sealed interface DomainResponse permits Settings, Failed {}

    /// The settings there are, by name and in order, and why others are not.
    public record Settings(Map<String, String> values, List<SettingError> errors)
            implements DomainResponse {
        public Settings {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            errors = List.copyOf(errors);
        }
    }

    /// Nothing for this domain, and why.
    public record Failed(ErrorCode code, String message) implements DomainResponse {}

    /// The request for one domain's EWS URL that we send to the Autodiscover service at `url`.
    public static byte[] request(String domain, String url) {
        return DomainSettingsXml.request(domain, url);
    }

    /// Reads a partner's response of at most `mostBytes`. A refusal of the whole call, fault or error code, is thrown.
    public static Response readResponse(InputStream body, int mostBytes)
            throws MalformedXml, AutodiscoverFault {
        return DomainSettingsXml.readResponse(body, mostBytes);
    }

    /// Reads `<GetDomainSettingsRequestMessage>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var domains = List.<String>of();
        var settings = List.<String>of();
        while (xml.nextChild()) {
            if (!xml.name().equals("Request")) {
                xml.skip();
                continue;
            }
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "Domains" -> domains = Lists.texts(xml, "Domain");
                    case "RequestedSettings" -> settings = Lists.texts(xml, "Setting");
                    default -> xml.skip();
                }
            }
        }
        return new Request(domains, settings);
    }
}
