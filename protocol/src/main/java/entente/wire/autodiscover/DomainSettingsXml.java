package entente.wire.autodiscover;

import entente.wire.autodiscover.DomainSettings.DomainResponse;
import entente.wire.autodiscover.DomainSettings.Failed;
import entente.wire.autodiscover.DomainSettings.Response;
import entente.wire.autodiscover.DomainSettings.Settings;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.SoapFault;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// GetDomainSettings as we ask it of a partner, and its response in both directions.
final class DomainSettingsXml {
    private static final String OPERATION = "GetDomainSettings";
    private static final String WANTED = "ExternalEwsUrl";
    private static final int MOST_TEXT = 500;

    private DomainSettingsXml() {}

    static byte[] request(String domain, String url) {
        var xml = SoapEnvelope.start(1_024).attribute("xmlns:a", Autodiscover.NAMESPACE);
        xml.attribute("xmlns:wsa", Autodiscover.ADDRESSING);
        xml.start("s:Header").element("a:RequestedServerVersion", Autodiscover.VERSION);
        xml.element("wsa:Action", Autodiscover.action(OPERATION)).element("wsa:To", url).end();
        xml.start("s:Body").start("a:" + OPERATION + "RequestMessage").start("a:Request");
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

    static Response readResponse(InputStream body, int mostBytes)
            throws MalformedXml, AutodiscoverFault {
        var domains = new ArrayList<DomainResponse>();
        try (var xml = XmlCursor.open(body, Autodiscover.RESPONSE, mostBytes)) {
            SoapEnvelope.<AutodiscoverFault>read(
                    xml, XmlCursor::skip, child -> readBody(child, domains));
        }
        return new Response(domains);
    }

    private static void readBody(XmlCursor xml, List<DomainResponse> domains)
            throws MalformedXml, AutodiscoverFault {
        switch (xml.name()) {
            case "Fault" -> {
                var fault = SoapFault.read(xml);
                throw new AutodiscoverFault(fault.bestCode(), fault.text());
            }
            case OPERATION + "ResponseMessage" -> {
                while (xml.nextChild()) {
                    switch (xml.name()) {
                        case "Response" -> readResponse(xml, domains);
                        default -> xml.skip();
                    }
                }
            }
            default -> throw xml.wrong("is not a response to " + OPERATION);
        }
    }

    private static void readResponse(XmlCursor xml, List<DomainResponse> domains)
            throws MalformedXml, AutodiscoverFault {
        var code = ErrorCode.NO_ERROR.wireName();
        var message = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ErrorCode" -> code = cut(xml.text());
                case "ErrorMessage" -> message = cut(xml.text());
                case "DomainResponses" -> readDomains(xml, domains);
                default -> xml.skip();
            }
        }
        if (!code.equals(ErrorCode.NO_ERROR.wireName())) {
            throw new AutodiscoverFault(code, message);
        }
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
        var values = new LinkedHashMap<String, String>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ErrorCode" ->
                        code = ErrorCode.parse(xml.text()).orElse(ErrorCode.INTERNAL_SERVER_ERROR);
                case "ErrorMessage" -> message = cut(xml.text());
                case "DomainSettingErrors" -> errors = SettingErrors.read(xml);
                case "DomainSettings" -> readSettings(xml, values);
                default -> xml.skip();
            }
        }
        return code == ErrorCode.NO_ERROR
                ? new Settings(values, errors)
                : new Failed(code, message);
    }

    private static void readSettings(XmlCursor xml, Map<String, String> values)
            throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "DomainSetting" -> readSetting(xml, values);
                default -> xml.skip();
            }
        }
    }

    private static void readSetting(XmlCursor xml, Map<String, String> values) throws MalformedXml {
        var name = "";
        var value = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Name" -> name = cut(xml.text());
                case "Value" -> value = cut(xml.text());
                default -> xml.skip();
            }
        }
        if (!name.isEmpty() && !value.isEmpty()) {
            values.put(name, value);
        }
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
