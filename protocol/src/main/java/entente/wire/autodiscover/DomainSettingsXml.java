package entente.wire.autodiscover;

import entente.wire.autodiscover.DomainSettings.DomainResponse;
import entente.wire.autodiscover.DomainSettings.Failed;
import entente.wire.autodiscover.DomainSettings.Response;
import entente.wire.autodiscover.DomainSettings.Settings;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// GetDomainSettings as we ask it of a partner, and its response in both directions.
final class DomainSettingsXml {
    private static final PartnerOperation OPERATION = new PartnerOperation("GetDomainSettings");
    private static final String WANTED = "ExternalEwsUrl";

    private DomainSettingsXml() {}

    static byte[] request(String domain, String url) {
        var xml = OPERATION.start(url);
        xml.start("a:Domains").element("a:Domain", domain).end();
        xml.start("a:RequestedSettings").element("a:Setting", WANTED).end();
        return xml.end().end().end().end().toBytes();
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
                NamedSettings.write(xml, "DomainSetting", "DomainStringSetting", settings.values());
            }
        }
        xml.start("RedirectTarget").attribute("i:nil", "true").end();
        xml.end();
    }

    static Response readResponse(InputStream body, int mostBytes)
            throws MalformedXml, AutodiscoverFault {
        var domains = new ArrayList<DomainResponse>();
        OPERATION.read(
                body,
                mostBytes,
                xml -> {
                    switch (xml.name()) {
                        case "DomainResponses" -> readDomains(xml, domains);
                        default -> xml.skip();
                    }
                });
        return new Response(domains);
    }

    private static void readDomains(XmlCursor xml, List<DomainResponse> domains)
            throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "DomainResponse" -> domains.add(readDomain(Lists.room(xml, domains)));
                default -> xml.skip();
            }
        }
    }

    /// A partner's own word for a failure is one of its server's.
    private static DomainResponse readDomain(XmlCursor xml) throws MalformedXml {
        var code = ErrorCode.NO_ERROR;
        var message = "";
        var errors = List.<SettingError>of();
        var values = Map.<String, String>of();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ErrorCode" ->
                        code = ErrorCode.parse(xml.text()).orElse(ErrorCode.INTERNAL_SERVER_ERROR);
                case "ErrorMessage" -> message = PartnerOperation.cut(xml.text());
                case "DomainSettingErrors" -> errors = SettingErrors.read(xml);
                case "DomainSettings" -> values = NamedSettings.read(xml, "DomainSetting");
                default -> xml.skip();
            }
        }
        return code == ErrorCode.NO_ERROR
                ? new Settings(values, errors)
                : new Failed(code, message);
    }
}
