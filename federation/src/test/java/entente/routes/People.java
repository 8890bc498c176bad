package entente.routes;

import entente.mailbox.Calendar;
import entente.mailbox.CalendarPermissions;
import entente.mailbox.Calendars;
import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.question.BusyBlock;
import entente.question.Domain;
import entente.question.Window;
import entente.question.WorkingHours;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An organisation's people and calendars, in memory: contoso.test, unless told otherwise.
public final class People implements Directory, Calendars {
    private final Map<Address, Recipient> recipients = new HashMap<>();
    private final Map<Address, Calendar> calendars = new HashMap<>();

    /// Someone with an empty calendar that shows its times.
    public People mailbox(String address) {
        return calendar(address, CalendarPermissions.INITIAL);
    }

    /// Someone with these entries and permissions.
    public People calendar(String address, CalendarPermissions permissions, BusyBlock... entries) {
        var mailbox =
                new Recipient.Mailbox(
                        Address.of(address), address, Recipient.Kind.PERSON, ZoneOffset.UTC);
        recipients.put(mailbox.address(), mailbox);
        calendars.put(mailbox.address(), new Kept(mailbox, permissions, List.of(entries)));
        return this;
    }

    public People withoutCalendar(String address) {
        calendars.remove(Address.of(address));
        return this;
    }

    public People mailUser(String address, String target) {
        return put(new Recipient.MailUser(Address.of(address), address, Address.of(target)));
    }

    public People group(String address, String... members) {
        return put(
                new Recipient.Group(
                        Address.of(address),
                        address,
                        Stream.of(members).map(Address::of).toList()));
    }

    @Override
    public Set<Domain> acceptedDomains() {
        return Set.of(Domain.of("contoso.test"));
    }

    @Override
    public Optional<Recipient> find(Address address) {
        return Optional.ofNullable(recipients.get(address));
    }

    @Override
    public List<Recipient> resolve(String entry, int most) {
        return List.of();
    }

    @Override
    public Optional<Calendar> of(Address mailbox) {
        return Optional.ofNullable(calendars.get(mailbox));
    }

    private People put(Recipient recipient) {
        recipients.put(recipient.address(), recipient);
        return this;
    }

    private record Kept(
            Recipient.Mailbox mailbox, CalendarPermissions permissions, List<BusyBlock> kept)
            implements Calendar {
        @Override
        public Optional<WorkingHours> workingHours(Instant at) {
            return Optional.empty();
        }

        @Override
        public List<BusyBlock> entries(Window window) {
            return kept.stream().filter(entry -> entry.touches(window)).toList();
        }
    }
}
