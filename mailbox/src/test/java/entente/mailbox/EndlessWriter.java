package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.question.Address;
import java.io.ByteArrayInputStream;
import java.util.concurrent.Executors;

/// Imports ever newer versions of some calendars, and prints `mailbox version .` after each that was acknowledged, until it is killed.
final class EndlessWriter {
    static final int EVENTS = 15;
    private static final int MAILBOXES = 4;

    private EndlessWriter() {}

    public static void main(String[] arguments) {
        var store = StorePlace.parse(arguments[0]).opened();
        try (var writers = Executors.newFixedThreadPool(MAILBOXES)) {
            for (var i = 0; i < MAILBOXES; i++) {
                var mailbox = Address.of("m" + i + "@contoso.test");
                writers.execute(() -> write(store, mailbox));
            }
        }
    }

    private static void write(MailboxStore store, Address mailbox) {
        store.put(
                new Recipient.Mailbox(
                        mailbox, "M", Recipient.Kind.PERSON, MailboxStoreContract.BERLIN));
        for (var version = 1; ; version++) {
            store.importCalendar(
                    mailbox, new ByteArrayInputStream(calendar(version).getBytes(UTF_8)));
            System.out.println(mailbox + " " + version + " .");
        }
    }

    private static String calendar(int version) {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\n");
        for (var i = 0; i < EVENTS; i++) {
            text.append(
                    "BEGIN:VEVENT\r\nUID:%d\r\nSEQUENCE:%d\r\nDTSTART:20260302T090000Z\r\nSUMMARY:%d\r\nEND:VEVENT\r\n"
                            .formatted(i, version, version));
        }
        return text.append("END:VCALENDAR\r\n").toString();
    }
}
