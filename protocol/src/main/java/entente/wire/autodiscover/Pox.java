package entente.wire.autodiscover;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.InputStream;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Autodiscover as plain XML (MS-OXDSCLI): `POST /autodiscover/autodiscover.xml`. Every answer, an error too, is HTTP 200.
///
/// `EwsUrl` stands alone on its line, without a prefix: there are clients that look for it line by line. No MAPI or RPC is
/// advertised, because there is none.
public final class Pox {
    /// The only schema that is answered in.
    public static final String OUTLOOK =
            "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";

    private static final String ANSWER =
            "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";
    private static final Set<String> REQUEST =
            Set.of(
                    "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006",
                    "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/requestschema/2006");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private Pox() {}

    /// Whose settings are wanted, as sent, and in which schema; `schema` is empty when none is named. Where both are there, the
    /// legacy DN decides (MS-OXDSCLI 3.2.5).
    public record Request(Optional<String> email, Optional<String> legacyDn, String schema) {}

    /// A mailbox of ours and the one URL at which its EWS answers.
    public record Settings(
            String displayName,
            String legacyDn,
            String address,
            String deploymentId,
            String host,
            String ewsUrl) {}

    /// Reads a whole request of at most `mostBytes`.
    public static Request read(InputStream body, int mostBytes) throws MalformedXml {
        try (var xml = XmlCursor.open(body, REQUEST, mostBytes)) {
            if (!xml.nextChild() || !xml.name().equals("Autodiscover")) {
                throw xml.wrong("is not an Autodiscover request");
            }
            var request = Optional.<Request>empty();
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "Request" -> request = Optional.of(readRequest(xml));
                    default -> xml.skip();
                }
            }
            xml.nextChild();
            return request.orElseThrow(() -> xml.missing("Request"));
        }
    }

    private static Request readRequest(XmlCursor xml) throws MalformedXml {
        var email = Optional.<String>empty();
        var legacyDn = Optional.<String>empty();
        var schema = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "EMailAddress" -> email = Optional.of(xml.text());
                case "LegacyDN" -> legacyDn = Optional.of(xml.text());
                case "AcceptableResponseSchema" -> schema = xml.text();
                default -> xml.skip();
            }
        }
        return new Request(
                email.filter(text -> !text.isEmpty()),
                legacyDn.filter(text -> !text.isEmpty()),
                schema);
    }

    /// Where a mailbox's server is.
    public static byte[] settings(Settings settings) {
        var xml = startResponse();
        xml.start("User").element("DisplayName", settings.displayName());
        xml.element("LegacyDN", settings.legacyDn());
        xml.element("AutoDiscoverSMTPAddress", settings.address());
        xml.element("DeploymentId", settings.deploymentId()).end();
        startAccount(xml, "settings").element("MicrosoftOnline", "False");
        xml.start("Protocol").element("Type", "EXCH").element("Server", settings.host());
        writeUrls(xml, settings.ewsUrl()).element("OOFUrl", settings.ewsUrl()).end();
        xml.start("Protocol").element("Type", "EXPR").element("Server", settings.host());
        xml.element("SSL", "On").element("AuthPackage", "Basic");
        writeUrls(xml, settings.ewsUrl()).end();
        xml.start("Protocol").element("Type", "WEB").start("External").start("Protocol");
        xml.element("Type", "EXPR").element("ASUrl", settings.ewsUrl()).end().end().end();
        return endResponse(xml.end());
    }

    /// The mailbox is elsewhere: ask again about this address.
    public static byte[] redirectAddress(String address) {
        var xml = startAccount(startResponse(), "redirectAddr");
        return endResponse(xml.element("RedirectAddr", address).end());
    }

    /// The mailbox is elsewhere: ask again at this URL.
    public static byte[] redirectUrl(String url) {
        var xml = startAccount(startResponse(), "redirectUrl");
        return endResponse(xml.element("RedirectUrl", url).end());
    }

    /// Why there is no answer: 500 the address is not known, 600 the request is not understood, 601 no answer in the schema wanted,
    /// 603 try again (MS-OXDSCLI 2.2.4.1.1.3). `at` is the server's time of day, `id` a number to find it by in the log.
    public static byte[] error(int code, String message, LocalTime at, long id) {
        var xml = startAutodiscover().start("Response");
        xml.start("Error").attribute("Time", TIME.format(at));
        xml.attribute("Id", Long.toString(id)).element("ErrorCode", code);
        xml.element("Message", message).start("DebugData").end().end();
        return endResponse(xml);
    }

    private static XmlWriter startAutodiscover() {
        return new XmlWriter(2_048).start("Autodiscover").attribute("xmlns", ANSWER);
    }

    private static XmlWriter startResponse() {
        return startAutodiscover().start("Response").attribute("xmlns", OUTLOOK);
    }

    private static XmlWriter startAccount(XmlWriter xml, String action) {
        return xml.start("Account").element("AccountType", "email").element("Action", action);
    }

    private static XmlWriter writeUrls(XmlWriter xml, String ewsUrl) {
        xml.element("ASUrl", ewsUrl).newLine();
        return xml.element("EwsUrl", ewsUrl).newLine();
    }

    private static byte[] endResponse(XmlWriter xml) {
        return xml.end().end().toBytes();
    }
}
