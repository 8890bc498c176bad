package entente.lab;

import entente.mailbox.MailboxStore;
import entente.question.Address;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;

/// Puts the lab's people, their calendars, habits and photos into an organisation's empty store. A store that has anybody in it is left as it is, so that
/// what was changed in a kept lab stays changed; passwords are new in every run.
record Seed(World.Organisation organisation, MailboxStore store) {
    void sow(Map<Address, String> passwords) throws IOException {
        if (store.recipients().isEmpty()) {
            for (var recipient : organisation.recipients()) {
                store.put(recipient);
            }
            for (var mailbox : organisation.mailboxes()) {
                store.setWorkingHours(mailbox.address(), mailbox.zone(), World.workingWeek());
                importCalendar(mailbox.address());
                if (Habits.hasPhoto(mailbox.address())) {
                    store.setPhoto(mailbox.address(), Portrait.of(mailbox.address()));
                }
            }
            for (var recipient : organisation.recipients()) {
                var address = recipient.address();
                Habits.of(address).ifPresent(habits -> store.setAcceptance(address, habits));
            }
            organisation.permissions().forEach(store::setPermissions);
        }
        passwords.forEach(this::setPassword);
    }

    private void setPassword(Address address, String password) {
        // The administrator's is the server's own affair.
        if (store.of(address).isPresent()) {
            store.setPassword(address, password.toCharArray(), false);
        }
    }

    private void importCalendar(Address mailbox) throws IOException {
        var name = "calendars/" + mailbox + ".ics";
        try (var file = Seed.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException(name);
            }
            var report = store.importCalendar(mailbox, file);
            if (!report.faults().isEmpty()) {
                throw new IOException(name + ": " + report.faults().getFirst());
            }
        }
    }
}
