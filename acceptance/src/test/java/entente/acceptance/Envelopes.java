package entente.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Requests as clients write them, from the files beside the tests. They ask about the lab's own week, that of 2026-03-02.
final class Envelopes {
    static final String VERSION = "Exchange2013_SP1";

    private Envelopes() {}

    /// Free/busy of several people, with what is busy and when.
    static String freeBusy(String... addresses) {
        return freeBusyIn(VERSION, "DetailedMerged", addresses);
    }

    static String freeBusyIn(String version, String view, String... addresses) {
        return availability(
                version, file("free-busy-options.xml").replace("{view}", view), addresses);
    }

    /// All MailTips of several recipients.
    static String mailTips(String sendingAs, String... recipients) {
        return operation(
                """
                <m:GetMailTips><m:SendingAs><t:EmailAddress>%s</t:EmailAddress></m:SendingAs><m:Recipients>%s</m:Recipients>
                <m:MailTipsRequested>All</m:MailTipsRequested></m:GetMailTips>\
                """
                        .formatted(
                                sendingAs,
                                Stream.of(recipients)
                                        .map(
                                                "<t:Mailbox><t:EmailAddress>%s</t:EmailAddress></t:Mailbox>"
                                                        ::formatted)
                                        .collect(Collectors.joining())));
    }

    static String suggestions(String... addresses) {
        return availability(VERSION, file("suggestions-options.xml"), addresses);
    }

    static String freeBusyAndSuggestions(String... addresses) {
        var both =
                file("free-busy-options.xml").replace("{view}", "MergedOnly")
                        + file("suggestions-options.xml");
        return availability(VERSION, both, addresses);
    }

    private static String availability(String version, String options, String... addresses) {
        var mailboxes =
                Stream.of(addresses)
                        .map(each -> file("mailbox.xml").replace("{address}", each))
                        .collect(Collectors.joining());
        return file("free-busy.xml")
                .replace("{version}", version)
                .replace("{mailboxes}", mailboxes)
                .replace("{options}", options);
    }

    /// Any one operation, in the prefixes `m` and `t`.
    static String operation(String operation) {
        return operation(VERSION, operation);
    }

    static String operation(String version, String operation) {
        return file("operation.xml")
                .replace("{version}", version)
                .replace("{operation}", operation);
    }

    static String userSettings(String address) {
        return file("get-user-settings.xml").replace("{address}", address);
    }

    private static String file(String name) {
        try (var file = Envelopes.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("no file " + name + " beside the tests");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
