package entente.wire.autodiscover;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// GetUserSettings (MS-OXWSADISC 3.1.4.2): where the servers of some mailboxes are.
public final class UserSettings {
    private UserSettings() {}

    /// Whose settings, and which, both as sent. At most 1,000 of each are read; how many are answered is the server's limit.
    public record Request(List<String> users, List<String> settings, Optional<String> version)
            implements AutodiscoverRequest.Operation {
        public Request {
            users = List.copyOf(users);
            settings = List.copyOf(settings);
        }
    }

    /// One response for each user, in the order asked.
    public record Response(List<UserResponse> users) implements AutodiscoverResponse {
        public Response {
            users = List.copyOf(users);
        }
    }

    public sealed interface UserResponse permits Settings, Redirect, Failed {}

    /// The settings there are, by name and in order, and why others are not.
    public record Settings(Map<String, String> values, List<SettingError> errors)
            implements UserResponse {
        public Settings {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            errors = List.copyOf(errors);
        }
    }

    /// The mailbox is elsewhere.
    public sealed interface Redirect extends UserResponse permits RedirectAddress, RedirectUrl {}

    /// Ask again about this address instead.
    public record RedirectAddress(String address) implements Redirect {}

    /// Ask again at this URL.
    public record RedirectUrl(String url) implements Redirect {}

    /// Nothing for this user, and why. `code` is an [ErrorCode]'s name, or a partner's own word.
    public record Failed(String code, String message) implements UserResponse {}

    /// The request for one mailbox's EWS URLs that we send to the Autodiscover service at `url`.
    public static byte[] request(String address, String url) {
        return UserSettingsXml.request(address, url);
    }

    /// Reads a partner's response of at most `mostBytes`. A refusal of the whole call, fault or error code, is thrown.
    public static Response readResponse(InputStream body, int mostBytes)
            throws MalformedXml, AutodiscoverFault {
        return UserSettingsXml.readResponse(body, mostBytes);
    }

    /// Reads `<GetUserSettingsRequestMessage>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var users = new ArrayList<String>();
        var settings = List.<String>of();
        var version = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Request" -> {
                    while (xml.nextChild()) {
                        switch (xml.name()) {
                            case "Users" -> readUsers(xml, users);
                            case "RequestedSettings" -> settings = Lists.texts(xml, "Setting");
                            case "RequestedVersion" -> version = Optional.of(xml.text());
                            default -> xml.skip();
                        }
                    }
                }
                default -> xml.skip();
            }
        }
        return new Request(users, settings, version);
    }

    private static void readUsers(XmlCursor xml, List<String> users) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "User" -> users.add(readMailbox(Lists.room(xml, users)));
                default -> xml.skip();
            }
        }
    }

    private static String readMailbox(XmlCursor xml) throws MalformedXml {
        var mailbox = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Mailbox" -> mailbox = xml.text();
                default -> xml.skip();
            }
        }
        return mailbox;
    }
}
