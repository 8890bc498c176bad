package entente.mailbox;

import entente.calendar.Owner;
import entente.question.Address;
import java.time.ZoneId;
import java.util.List;

/// Someone this organisation's directory knows.
public sealed interface Recipient {
    Address address();

    String displayName();

    /// A mailbox that is here. `zone` is where its owner works.
    record Mailbox(Address address, String displayName, Kind kind, ZoneId zone)
            implements Recipient {
        /// As what its calendars hold is read.
        public Owner owner() {
            return new Owner(address, zone);
        }
    }

    /// Someone whose mailbox is elsewhere, at `target`.
    record MailUser(Address address, String displayName, Address target) implements Recipient {}

    /// Several recipients under one address.
    record Group(Address address, String displayName, List<Address> members) implements Recipient {
        public Group {
            members = List.copyOf(members);
        }
    }

    enum Kind {
        PERSON,
        ROOM
    }
}
