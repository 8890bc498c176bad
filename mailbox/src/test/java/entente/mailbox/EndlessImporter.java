package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.question.Address;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.Executors;

/// Imports ever newer versions of two calendars of several parts each, and prints `mailbox version .` after each that was acknowledged, until it is killed: then the other is in the midst of one.
final class EndlessImporter {
    static final List<Address> MAILBOXES =
            List.of(Address.of("m0@contoso.test"), Address.of("m1@contoso.test"));
    static final int EVENTS = 2 * CalendarMerge.MOST_OBJECTS;

    private EndlessImporter() {}

    public static void main(String[] arguments) {
        var store = StorePlace.parse(arguments[0]).opened();
        for (var mailbox : MAILBOXES) {
            store.put(
                    new Recipient.Mailbox(
                            mailbox, "M", Recipient.Kind.PERSON, MailboxStoreContract.BERLIN));
        }
        try (var writers = Executors.newFixedThreadPool(MAILBOXES.size())) {
            MAILBOXES.forEach(mailbox -> writers.execute(() -> write(store, mailbox)));
        }
    }

    private static void write(MailboxStore store, Address mailbox) {
        for (var version = 1; ; version++) {
            imported(store, mailbox, version);
            System.out.println(mailbox + " " + version + " .");
        }
    }

    static MailboxStore.ImportReport imported(MailboxStore store, Address mailbox, int version) {
        return store.importCalendar(mailbox, new ByteArrayInputStream(calendar(version)));
    }

    /// Each event begins a minute after the one before, so that they are told of in their order.
    private static byte[] calendar(int version) {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\n");
        for (var i = 0; i < EVENTS; i++) {
            text.append(
                    "BEGIN:VEVENT\r\nUID:%d\r\nSEQUENCE:%d\r\nDTSTART:202603%02dT%02d%02d00Z\r\nDURATION:PT1M\r\nSUMMARY:%d\r\nEND:VEVENT\r\n"
                            .formatted(i, version, 2 + i / 1440, i / 60 % 24, i % 60, version));
        }
        return text.append("END:VCALENDAR\r\n").toString().getBytes(UTF_8);
    }
}
