package entente.wire.autodiscover;

import entente.wire.autodiscover.UserSettings.RedirectAddress;
import entente.wire.autodiscover.UserSettings.RedirectUrl;
import entente.wire.autodiscover.UserSettings.Response;
import entente.wire.autodiscover.UserSettings.Settings;
import entente.wire.autodiscover.UserSettings.UserResponse;
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

/// GetUserSettings as we ask it of a partner, and its response in both directions.
final class UserSettingsXml {
    private static final List<String> WANTED = List.of("ExternalEwsUrl", "InternalEwsUrl");
    private static final int MOST_TEXT = 500;

    private UserSettingsXml() {}

    static byte[] request(String address, String url) {
        var operation = "GetUserSettings";
        var xml = SoapEnvelope.start(1_024).attribute("xmlns:a", Autodiscover.NAMESPACE);
        xml.attribute("xmlns:wsa", Autodiscover.ADDRESSING);
        xml.start("s:Header").element("a:RequestedServerVersion", Autodiscover.VERSION);
        xml.element("wsa:Action", Autodiscover.action(operation)).element("wsa:To", url).end();
        xml.start("s:Body").start("a:GetUserSettingsRequestMessage").start("a:Request");
        xml.start("a:Users").start("a:User").element("a:Mailbox", address).end().end();
        xml.start("a:RequestedSettings");
        WANTED.forEach(setting -> xml.element("a:Setting", setting));
        return xml.end().end().end().end().end().toBytes();
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("UserResponses");
        response.users().forEach(user -> write(xml, user));
        xml.end();
    }

    private static void write(XmlWriter xml, UserResponse response) {
        xml.start("UserResponse");
        switch (response) {
            case Settings settings -> {
                writeOutcome(xml, ErrorCode.NO_ERROR.wireName(), "No error.", "");
                SettingErrors.write(xml, "UserSetting", settings.errors());
                xml.start("UserSettings");
                settings.values().forEach((name, value) -> write(xml, name, value));
                xml.end();
            }
            case RedirectAddress(var address) ->
                    writeNothing(xml, ErrorCode.REDIRECT_ADDRESS.wireName(), "Ask there.", address);
            case RedirectUrl(var url) ->
                    writeNothing(xml, ErrorCode.REDIRECT_URL.wireName(), "Ask there.", url);
            case UserSettings.Failed(var code, var message) -> writeNothing(xml, code, message, "");
        }
        xml.end();
    }

    private static void writeOutcome(XmlWriter xml, String code, String message, String redirect) {
        xml.element("ErrorCode", code).element("ErrorMessage", message);
        if (redirect.isEmpty()) {
            xml.start("RedirectTarget").attribute("i:nil", "true").end();
        } else {
            xml.element("RedirectTarget", redirect);
        }
    }

    private static void writeNothing(XmlWriter xml, String code, String message, String redirect) {
        writeOutcome(xml, code, message, redirect);
        SettingErrors.write(xml, "UserSetting", List.of());
        xml.start("UserSettings").end();
    }

    private static void write(XmlWriter xml, String name, String value) {
        xml.start("UserSetting").attribute("i:type", "StringSetting");
        xml.element("Name", name).element("Value", value).end();
    }

    static Response readResponse(InputStream body, int mostBytes)
            throws MalformedXml, AutodiscoverFault {
        var users = new ArrayList<UserResponse>();
        try (var xml = XmlCursor.open(body, Autodiscover.RESPONSE, mostBytes)) {
            SoapEnvelope.<AutodiscoverFault>read(
                    xml, XmlCursor::skip, child -> readBody(child, users));
        }
        return new Response(users);
    }

    private static void readBody(XmlCursor xml, List<UserResponse> users)
            throws MalformedXml, AutodiscoverFault {
        switch (xml.name()) {
            case "Fault" -> {
                var fault = SoapFault.read(xml);
                throw new AutodiscoverFault(fault.bestCode(), fault.text());
            }
            case "GetUserSettingsResponseMessage" -> readMessage(xml, users);
            default -> throw xml.wrong("is not a response to GetUserSettings");
        }
    }

    private static void readMessage(XmlCursor xml, List<UserResponse> users)
            throws MalformedXml, AutodiscoverFault {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Response" -> readResponse(xml, users);
                default -> xml.skip();
            }
        }
    }

    private static void readResponse(XmlCursor xml, List<UserResponse> users)
            throws MalformedXml, AutodiscoverFault {
        var code = ErrorCode.NO_ERROR.wireName();
        var message = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ErrorCode" -> code = cut(xml.text());
                case "ErrorMessage" -> message = cut(xml.text());
                case "UserResponses" -> readUsers(xml, users);
                default -> xml.skip();
            }
        }
        if (!code.equals(ErrorCode.NO_ERROR.wireName())) {
            throw new AutodiscoverFault(code, message);
        }
    }

    private static void readUsers(XmlCursor xml, List<UserResponse> users) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "UserResponse" -> users.add(readUser(Lists.room(xml, users)));
                default -> xml.skip();
            }
        }
    }

    private static UserResponse readUser(XmlCursor xml) throws MalformedXml {
        var code = ErrorCode.NO_ERROR.wireName();
        var message = "";
        var redirect = "";
        var errors = List.<SettingError>of();
        var values = new LinkedHashMap<String, String>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ErrorCode" -> code = cut(xml.text());
                case "ErrorMessage" -> message = cut(xml.text());
                case "RedirectTarget" -> redirect = xml.text();
                case "UserSettingErrors" -> errors = SettingErrors.read(xml);
                case "UserSettings" -> readSettings(xml, values);
                default -> xml.skip();
            }
        }
        return switch (code) {
            case "NoError" -> new Settings(values, errors);
            case "RedirectAddress" -> new RedirectAddress(redirect);
            case "RedirectUrl" -> new RedirectUrl(redirect);
            default -> new UserSettings.Failed(code, message);
        };
    }

    private static void readSettings(XmlCursor xml, Map<String, String> values)
            throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "UserSetting" -> readSetting(xml, values);
                default -> xml.skip();
            }
        }
    }

    /// Settings that are more than a text are left out.
    private static void readSetting(XmlCursor xml, Map<String, String> values) throws MalformedXml {
        var name = "";
        var value = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Name" -> name = xml.text();
                case "Value" -> value = xml.text();
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
