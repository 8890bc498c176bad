package entente.gate;

import entente.availability.Limits;
import entente.delegation.DelegationVerifier;
import entente.delegation.MissedRoll;
import entente.delegation.OwnPlaces;
import entente.delivery.Delivery;
import entente.endpoints.AutodiscoverSoap;
import entente.endpoints.Availability;
import entente.endpoints.DeliveryReports;
import entente.endpoints.Ews;
import entente.endpoints.FederationAnswer;
import entente.endpoints.MailboxOperations;
import entente.endpoints.MailboxSettings;
import entente.endpoints.Notifications;
import entente.endpoints.OwnUrl;
import entente.endpoints.RelationshipAnswer;
import entente.endpoints.SealedPlaces;
import entente.endpoints.SilentPartners;
import entente.endpoints.TipOperations;
import entente.endpoints.UserPhotos;
import entente.gate.Visitors.FewAccounts;
import entente.lookup.Lookup;
import entente.mailbox.CalendarPermissions;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.mailtips.TipDesk;
import entente.mailtips.TipTerms;
import entente.photos.PhotoLookup;
import entente.photos.ScaledPhotos;
import entente.question.Address;
import entente.question.Domain;
import entente.question.PermissionLevel;
import entente.question.TraceId;
import entente.routes.OrganisationRelationship;
import entente.routes.Partner;
import entente.routes.Routes;
import entente.spool.Spool;
import entente.tokens.UsedNumbers;
import entente.tracking.ReportDesk;
import entente.trusts.FederationTrust;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Fabrikam's EWS and Autodiscover as they really are, behind its gate, with a few people. Counts whom of other organisations it asks.
final class FabrikamServices implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.fixed(TestFederation.NOON);

    Optional<FederationTrust> trust = Optional.of(TestFederation.trust());
    List<OrganisationRelationship> relationships = TestFederation.both();

    /// The partners that were asked.
    final List<Partner> asked = new ArrayList<>();

    private final MailboxStore store;
    private final Gate gate;

    FabrikamServices(Path folder) {
        store =
                SqlMailboxStore.open(
                        folder.resolve("mailboxes.db"), Set.of(Domain.of("fabrikam.test")), CLOCK);
        var verifier =
                new DelegationVerifier(
                        () -> trust,
                        () -> relationships,
                        store::acceptedDomains,
                        OwnPlaces.of(
                                URI.create("https://mail.fabrikam.test:8443"),
                                Set.of(Domain.of("mail.fabrikam.test"))),
                        UsedNumbers.inMemory(),
                        MissedRoll.NEVER);
        var sealed = new SealedPlaces(new SealedDoor(verifier, CLOCK), () -> trust);
        var door = Door.forAdministrators(new Passwords(new FewAccounts()));
        var mounts = new ArrayList<Mount>();
        var delivery = new Delivery(store, TipTerms.USUAL, CLOCK);
        mounts.addAll(
                new Ews(
                                new MailboxOperations(
                                        store, delivery, new Notifications(store, CLOCK), CLOCK),
                                new Availability(lookup(), Limits.DEFAULT, store),
                                new TipOperations(tips(), List::of),
                                new UserPhotos(photos()),
                                reports())
                        .mounts(
                                door,
                                sealed,
                                new NamedPerson(new Impersonators(List.of(), store, _ -> true)),
                                Spool.in(folder.resolve("contents"))));
        mounts.addAll(
                new AutodiscoverSoap(
                                store,
                                new MailboxSettings(
                                        "Fabrikam",
                                        Domain.of("fabrikam.test"),
                                        new OwnUrl(URI.create("https://mail.fabrikam.test:8443"))),
                                new FederationAnswer(() -> trust, store, false),
                                new RelationshipAnswer(() -> relationships))
                        .mounts(door, sealed));
        gate = new Gate("fabrikam.test", mounts, new TraceBook(), _ -> true, CLOCK);
    }

    private PhotoLookup photos() {
        return new PhotoLookup(
                store,
                new Routes(store, List::of, () -> relationships, List::of),
                store,
                new ScaledPhotos(store),
                new SilentPartners(asked::add),
                _ -> true,
                CLOCK,
                Duration.ofSeconds(5));
    }

    private DeliveryReports reports() {
        return new DeliveryReports(
                new ReportDesk(
                        store,
                        store,
                        store,
                        new Routes(store, List::of, () -> relationships, List::of),
                        new SilentPartners(asked::add),
                        _ -> true,
                        "mail.fabrikam.test",
                        CLOCK,
                        Duration.ofSeconds(5)));
    }

    private TipDesk tips() {
        return new TipDesk(
                store,
                store,
                store,
                new Routes(store, List::of, () -> relationships, List::of),
                () -> relationships,
                store.acceptedDomains()::contains,
                TipTerms.USUAL,
                new SilentPartners(asked::add),
                _ -> true,
                CLOCK,
                Duration.ofSeconds(5));
    }

    private Lookup lookup() {
        return new Lookup(
                store,
                new Routes(store, List::of, () -> relationships, List::of),
                store,
                Limits.DEFAULT,
                new SilentPartners(asked::add),
                _ -> true,
                CLOCK,
                Duration.ofSeconds(5));
    }

    /// A mailbox with a review at nine and something private at ten on 2 March 2026, shared so much by Default.
    FabrikamServices mailbox(String local, PermissionLevel byDefault) {
        var address = Address.of(local + "@fabrikam.test");
        store.put(new Recipient.Mailbox(address, local, Recipient.Kind.PERSON, ZoneOffset.UTC));
        store.importCalendar(
                address,
                new ByteArrayInputStream(
                        ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n"
                                        + event("review", "0900", "SUMMARY:Review of the plan")
                                        + event("doctor", "1000", "SUMMARY:Doctor\nCLASS:PRIVATE")
                                        + "END:VCALENDAR\n")
                                .replace("\n", "\r\n")
                                .getBytes(StandardCharsets.UTF_8)));
        store.setPermissions(
                address, CalendarPermissions.of(byDefault, PermissionLevel.NONE, Map.of()));
        return this;
    }

    private static String event(String uid, String time, String more) {
        return "BEGIN:VEVENT\nUID:%s\nDTSTAMP:20260101T000000Z\nDTSTART:20260302T%s00Z\nDURATION:PT30M\n%s\nEND:VEVENT\n"
                .formatted(uid, time, more);
    }

    FabrikamServices recipient(Recipient recipient) {
        store.put(recipient);
        return this;
    }

    Reply post(Letter letter) {
        return gate.answer(letter.arrival(TraceId.fresh()));
    }

    Reply answer(Arrival arrival) {
        return gate.answer(arrival);
    }

    @Override
    public void close() {
        store.close();
    }
}
