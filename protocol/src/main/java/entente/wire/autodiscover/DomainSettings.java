package entente.wire.autodiscover;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
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

    static void write(XmlWriter xml, Response response) {
        xml.start("DomainResponses");
        response.domains().forEach(domain -> write(xml, domain));
        xml.end();
    }

    private static void write(XmlWriter xml, DomainResponse response) {
        xml.start("DomainResponse");
        switch (response) {
            case Failed(var code, var message) -> {
                xml.element("ErrorCode", code.wireName()).element("ErrorMessage", message);
                xml.start("DomainSettingErrors").end().start("DomainSettings").end();
            }
            case Settings settings -> {
                xml.element("ErrorCode", ErrorCode.NO_ERROR.wireName());
                xml.element("ErrorMessage", "No error.");
                SettingErrors.write(xml, "DomainSetting", settings.errors());
                xml.start("DomainSettings");
                settings.values().forEach((name, value) -> write(xml, name, value));
                xml.end();
            }
        }
        xml.start("RedirectTarget").attribute("i:nil", "true").end();
        xml.end();
    }

    private static void write(XmlWriter xml, String name, String value) {
        xml.start("DomainSetting").attribute("i:type", "DomainStringSetting");
        xml.element("Name", name).element("Value", value).end();
    }
}
