package entente.lab;

import static entente.question.PermissionLevel.FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION;
import static entente.question.PermissionLevel.FREE_BUSY_TIME_ONLY;
import static entente.question.PermissionLevel.NONE;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import entente.mailbox.CalendarPermissions;
import entente.mailbox.Recipient;
import entente.mailbox.Recipient.Group;
import entente.mailbox.Recipient.Kind;
import entente.mailbox.Recipient.MailUser;
import entente.mailbox.Recipient.Mailbox;
import entente.question.Address;
import entente.question.Domain;
import entente.question.PermissionLevel;
import entente.question.WorkingPeriod;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who is in the lab. Calendars are the files `calendars/ADDRESS.ics` beside this class.
///
/// The week that begins on Monday 2026-03-02 holds exceptions, all-day and private events; series without an end make every
/// other week look lived in, whatever day it is.
final class World {
    static final Domain BROKER = Domain.of("auth.test");

    static final Domain CONTOSO = Domain.of("contoso.test");
    static final Domain CLOUD = Domain.of("contoso.cloud.test");
    static final Domain FABRIKAM = Domain.of("fabrikam.test");
    static final Domain NORTHWIND = Domain.of("northwind.test");

    /// Who asks, and who is asked for, in the lookup that the lab begins with.
    static final Address MARY = Address.of("mary@contoso.test");

    static final Address JOE = Address.of("joe@contoso.test");

    static final List<Organisation> ORGANISATIONS =
            List.of(
                    new Organisation(
                            "Contoso on-premises",
                            CONTOSO,
                            List.of(
                                    person("mary@contoso.test", "Mary", "Europe/Berlin"),
                                    person("bob@contoso.test", "Bob", "America/New_York"),
                                    person("alice@contoso.test", "Alice", "Europe/London"),
                                    room("room.blue@contoso.test", "Room Blue", "Europe/Berlin"),
                                    new MailUser(JOE, "Joe", Address.of("joe@contoso.cloud.test"))),
                            Map.of(
                                    Address.of("room.blue@contoso.test"),
                                    everyone(FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION))),
                    new Organisation(
                            "Contoso cloud tenant",
                            CLOUD,
                            List.of(
                                    person("joe@contoso.cloud.test", "Joe", "America/New_York"),
                                    person("sue@contoso.cloud.test", "Sue", "Asia/Kolkata")),
                            Map.of(
                                    Address.of("joe@contoso.cloud.test"),
                                    oneMay(MARY, FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION),
                                    Address.of("sue@contoso.cloud.test"),
                                    oneMay(Address.of("alice@contoso.test"), NONE))),
                    new Organisation(
                            "Fabrikam",
                            FABRIKAM,
                            List.of(
                                    person("ann@fabrikam.test", "Ann", "Europe/Paris"),
                                    person("raj@fabrikam.test", "Raj", "Asia/Kolkata"),
                                    new Group(
                                            Address.of("sales@fabrikam.test"),
                                            "Sales",
                                            List.of(
                                                    Address.of("ann@fabrikam.test"),
                                                    Address.of("raj@fabrikam.test")))),
                            Map.of(
                                    Address.of("ann@fabrikam.test"),
                                    everyone(FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION))),
                    new Organisation(
                            "Northwind",
                            NORTHWIND,
                            List.of(person("nils@northwind.test", "Nils", "Europe/Stockholm")),
                            Map.of()));

    private World() {}

    /// What people call the organisation of a domain.
    static String nameOf(Domain domain) {
        return ORGANISATIONS.stream()
                .filter(one -> one.domain().equals(domain))
                .map(Organisation::name)
                .findFirst()
                .orElseThrow();
    }

    /// The two Contosos are one company; of each, the other.
    static Optional<Domain> otherContoso(Domain domain) {
        if (domain.equals(CONTOSO)) {
            return Optional.of(CLOUD);
        }
        return domain.equals(CLOUD) ? Optional.of(CONTOSO) : Optional.empty();
    }

    /// One organisation: its name for people, its only domain, and who is there. A mailbox without an entry in `permissions`
    /// starts as every new mailbox does.
    record Organisation(
            String name,
            Domain domain,
            List<Recipient> recipients,
            Map<Address, CalendarPermissions> permissions) {
        Organisation {
            recipients = List.copyOf(recipients);
            permissions = Map.copyOf(permissions);
        }

        /// Those whose mailbox is here.
        List<Mailbox> mailboxes() {
            return recipients.stream()
                    .filter(Mailbox.class::isInstance)
                    .map(Mailbox.class::cast)
                    .toList();
        }

        /// Those who sign in; rooms do not.
        List<Mailbox> people() {
            return mailboxes().stream().filter(mailbox -> mailbox.kind() == Kind.PERSON).toList();
        }

        /// The account that administers it, which is no mailbox.
        Address administrator() {
            return Address.of("admin@" + domain);
        }
    }

    /// When everybody in the lab works, each in their own zone.
    static List<WorkingPeriod> workingWeek() {
        return List.of(
                new WorkingPeriod(
                        List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY), 9 * 60, 17 * 60));
    }

    private static Recipient person(String address, String name, String zone) {
        return new Mailbox(Address.of(address), name, Kind.PERSON, ZoneId.of(zone));
    }

    private static Recipient room(String address, String name, String zone) {
        return new Mailbox(Address.of(address), name, Kind.ROOM, ZoneId.of(zone));
    }

    private static CalendarPermissions everyone(PermissionLevel permission) {
        return CalendarPermissions.of(permission, NONE, Map.of());
    }

    private static CalendarPermissions oneMay(Address who, PermissionLevel permission) {
        return CalendarPermissions.of(FREE_BUSY_TIME_ONLY, NONE, Map.of(who, permission));
    }
}
