package entente.wire.autodiscover;

import entente.wire.autodiscover.UserSettings.RedirectAddress;
import entente.wire.autodiscover.UserSettings.RedirectUrl;
import entente.wire.autodiscover.UserSettings.Response;
import entente.wire.autodiscover.UserSettings.Settings;
import entente.wire.autodiscover.UserSettings.UserResponse;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// GetUserSettings as we ask it of a partner, and its response in both directions.
final class UserSettingsXml {
    private static final PartnerOperation OPERATION = new PartnerOperation("GetUserSettings");
    private static final List<String> WANTED = List.of("ExternalEwsUrl", "InternalEwsUrl");

    private UserSettingsXml() {}

    static byte[] request(String address, String url) {
        var xml = OPERATION.start(url);
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
                NamedSettings.write(xml, "UserSetting", "StringSetting", settings.values());
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

    static Response readResponse(InputStream body, int mostBytes)
            throws MalformedXml, AutodiscoverFault {
        var users = new ArrayList<UserResponse>();
        OPERATION.read(
                body,
                mostBytes,
                xml -> {
                    switch (xml.name()) {
                        case "UserResponses" -> readUsers(xml, users);
                        default -> xml.skip();
                    }
                });
        return new Response(users);
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
        var values = Map.<String, String>of();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ErrorCode" -> code = PartnerOperation.cut(xml.text());
                case "ErrorMessage" -> message = PartnerOperation.cut(xml.text());
                case "RedirectTarget" -> redirect = xml.text();
                case "UserSettingErrors" -> errors = SettingErrors.read(xml);
                case "UserSettings" -> values = NamedSettings.read(xml, "UserSetting");
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
}
