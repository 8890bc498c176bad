package entente.gate;

import static org.assertj.core.api.Assertions.assertThat;

import entente.audit.AuditEvent;
import entente.audit.AuditEvent.ActedFor;
import entente.gate.Entry.Admitted;
import entente.gate.Entry.TurnedAway;
import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.Grant;
import entente.question.Hop;
import entente.question.TraceId;
import entente.trace.Trace;
import entente.wire.ews.EwsRequest;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.Forwarding;
import entente.wire.ews.Impersonation;
import entente.wire.ews.Impersonation.ByAddress;
import entente.wire.ews.Impersonation.ByPrincipalName;
import entente.wire.ews.Impersonation.BySid;
import entente.wire.ews.Impersonation.Unreadable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Contoso, where `svc` may act for everybody, and `sync` for those in the group of sales: bob is in a group within it, mary is not.
class ImpersonatorsTest {
    private static final Address SVC = Address.of("svc@contoso.test");
    private static final Address SYNC = Address.of("sync@contoso.test");
    private static final Address SALES = Address.of("sales@contoso.test");
    private static final Address BERLIN = Address.of("berlin@contoso.test");
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Address BOB = Address.of("bob@contoso.test");
    private static final Address ROOM = Address.of("room@contoso.test");
    private static final Address JOE = Address.of("joe@contoso.test");
    private static final Address LEFT = Address.of("left@fabrikam.test");
    private static final Address GONE = Address.of("gone@contoso.test");

    private final List<AuditEvent> record = new ArrayList<>();
    private boolean keeps = true;

    @ParameterizedTest
    @CsvSource({
        "svc@contoso.test, mary@contoso.test",
        "svc@contoso.test, MARY@Contoso.Test",
        "svc@contoso.test, room@contoso.test",
        "svc@contoso.test, svc@contoso.test",
        "sync@contoso.test, bob@contoso.test"
    })
    void entitledAccountIsThePersonItNames(String account, String person) {
        var byAddress = ask(own(account), new ByAddress(person));
        var byName = ask(own(account), new ByPrincipalName(person));

        for (var entry : List.of(byAddress, byName)) {
            assertThat(entry)
                    .isEqualTo(
                            new Admitted(
                                    own(person), List.of("acted for by %s".formatted(account))));
        }
    }

    @Test
    void bothNamesAreOnRecord() {
        ask(own(SVC), new ByAddress("mary@contoso.test"));

        assertThat(record)
                .singleElement()
                .isInstanceOfSatisfying(
                        ActedFor.class,
                        acted -> {
                            assertThat(acted.by()).isEqualTo(SVC);
                            assertThat(acted.about()).isEqualTo(MARY);
                            assertThat(acted.at()).isEqualTo(Visitors.NOON);
                            assertThat(acted.peer()).isEqualTo("192.0.2.7");
                        });
    }

    @Test
    void nobodyActsForAnotherOffTheRecord() {
        keeps = false;

        var entry = ask(own(SVC), new ByAddress("mary@contoso.test"));

        assertThat(codeOf(entry)).isEqualTo(Code.AUDIT_NOT_KEPT);
    }

    @ParameterizedTest
    @MethodSource("notEntitled")
    void whoeverIsNotEntitledHearsTheSameWhateverItSays(Caller caller) {
        for (var said :
                List.of(
                        new ByAddress("bob@contoso.test"),
                        new ByAddress("nobody@contoso.test"),
                        new ByAddress("ann@fabrikam.test"),
                        new ByAddress("no address"),
                        new ByPrincipalName("nobody@contoso.test"),
                        new BySid(),
                        new Unreadable())) {
            assertThat(codeOf(ask(caller, said)))
                    .as("%s: %s", caller.describe(), said)
                    .isEqualTo(Code.IMPERSONATION_REFUSED);
        }
        assertThat(record).isEmpty();
    }

    static Stream<Caller> notEntitled() {
        return Stream.of(
                own(MARY),
                new Caller.Administrator("admin@contoso.test"),
                // An account by its name alone is not the account.
                new Caller.Administrator(SVC.toString()),
                new Caller.PartnerPerson("fabrikam", "app", "fabrikam.test", SVC, "L1", Set.of()),
                new Caller.PartnerApplication(
                        "fabrikam", "app", "fabrikam.test", Set.of(), "L1", Set.of()),
                new Caller.DelegatedPerson("fabrikam", SVC, Grant.NONE, "D-modern", Set.of()),
                new Caller.ForestPerson("contoso.test", SVC),
                new Caller.ForestAccount("contoso.test", Set.of(Domain.of("contoso.test")), true));
    }

    @ParameterizedTest
    @CsvSource({
        // Not in the group, whether there is such a mailbox or not.
        "sync@contoso.test, mary@contoso.test, IMPERSONATION_REFUSED",
        "sync@contoso.test, nobody@contoso.test, IMPERSONATION_REFUSED",
        "sync@contoso.test, ann@fabrikam.test, IMPERSONATION_REFUSED",
        "sync@contoso.test, sync@contoso.test, IMPERSONATION_REFUSED",
        "sync@contoso.test, sales@contoso.test, IMPERSONATION_REFUSED",
        // In the group, and without a mailbox here.
        "sync@contoso.test, gone@contoso.test, IMPERSONATED_MAILBOX_UNKNOWN",
        "sync@contoso.test, berlin@contoso.test, IMPERSONATED_MAILBOX_UNKNOWN",
        "svc@contoso.test, nobody@contoso.test, IMPERSONATED_MAILBOX_UNKNOWN",
        "svc@contoso.test, joe@contoso.test, IMPERSONATED_MAILBOX_UNKNOWN",
        "svc@contoso.test, sales@contoso.test, IMPERSONATED_MAILBOX_UNKNOWN",
        "svc@contoso.test, ann@fabrikam.test, IMPERSONATED_MAILBOX_UNKNOWN",
        "svc@contoso.test, left@fabrikam.test, IMPERSONATED_MAILBOX_UNKNOWN",
        "svc@contoso.test, no address, IMPERSONATED_MAILBOX_UNKNOWN"
    })
    void entitledAccountIsToldWhy(String account, String person, Code code) {
        var entry = ask(own(account), new ByAddress(person));

        assertThat(codeOf(entry)).isEqualTo(code);
        assertThat(record).isEmpty();
    }

    @Test
    void wayOfNamingThatMeansNothingHereIsRefusedForThat() {
        assertThat(codeOf(ask(own(SVC), new BySid()))).isEqualTo(Code.IMPERSONATION_BY_SID);
        assertThat(codeOf(ask(own(SVC), new Unreadable())))
                .isEqualTo(Code.IMPERSONATION_UNREADABLE);
        assertThat(codeOf(ask(own(SVC), new ByPrincipalName("CONTOSO\\mary"))))
                .isEqualTo(Code.IMPERSONATED_NAME_UNKNOWN);
        assertThat(codeOf(ask(own(SVC), new ByPrincipalName("nobody@contoso.test"))))
                .isEqualTo(Code.IMPERSONATED_NAME_UNKNOWN);
    }

    @Test
    void requestIsNotForTwo() {
        var forwarded = new Forwarding(Hop.FIRST, Optional.of("mary@contoso.test"));
        var forest =
                new Caller.ForestAccount("contoso.test", Set.of(Domain.of("contoso.test")), true);

        for (var caller : List.of(own(SVC), forest)) {
            var entry = ask(caller, forwarded, Optional.of(new ByAddress("bob@contoso.test")));

            assertThat(codeOf(entry)).isEqualTo(Code.ACCESS_HEADERS_SEVERAL);
        }
    }

    @Test
    void entitledAccountIsItselfWhereItNamesNobody() {
        var entry = ask(own(SVC), Forwarding.NONE, Optional.empty());

        assertThat(entry).isEqualTo(new Admitted(own(SVC), List.of()));
        assertThat(record).isEmpty();
    }

    private Entry ask(Caller caller, Impersonation said) {
        return ask(caller, Forwarding.NONE, Optional.of(said));
    }

    private Entry ask(Caller caller, Forwarding forwarding, Optional<Impersonation> said) {
        var entitled = List.of(Entitlement.forAll(SVC), new Entitlement(SYNC, Optional.of(SALES)));
        var named = new NamedPerson(new Impersonators(entitled, new Contoso(), this::recorded));
        var request =
                new EwsRequest(
                        ExchangeVersion.ASSUMED,
                        Optional.empty(),
                        forwarding,
                        said,
                        new EwsRequest.Unknown("FindPeople"));
        var trace = new Trace(TraceId.fresh(), "contoso.test");
        var arrival = Visitors.get("/EWS/Exchange.asmx");
        return named.by(caller, request, new Visit(arrival, Map.of(), trace, Visitors.NOON));
    }

    private boolean recorded(AuditEvent event) {
        if (keeps) {
            record.add(event);
        }
        return keeps;
    }

    private static Caller own(String address) {
        return own(Address.of(address));
    }

    private static Caller own(Address address) {
        return new Caller.OwnPerson(address);
    }

    private static Code codeOf(Entry entry) {
        return entry instanceof TurnedAway(var why) ? why.code() : Code.INTERNAL_FAULT;
    }

    private record Contoso() implements Directory {
        @Override
        public Set<Domain> acceptedDomains() {
            return Set.of(Domain.of("contoso.test"));
        }

        @Override
        public Optional<Recipient> find(Address address) {
            return Stream.of(
                            mailbox(SVC, Recipient.Kind.PERSON),
                            mailbox(SYNC, Recipient.Kind.PERSON),
                            mailbox(MARY, Recipient.Kind.PERSON),
                            mailbox(BOB, Recipient.Kind.PERSON),
                            mailbox(ROOM, Recipient.Kind.ROOM),
                            // Of a domain that is not ours any more.
                            mailbox(LEFT, Recipient.Kind.PERSON),
                            new Recipient.MailUser(JOE, "Joe", Address.of("joe@fabrikam.test")),
                            new Recipient.Group(SALES, "Sales", List.of(BERLIN, GONE)),
                            new Recipient.Group(BERLIN, "Sales in Berlin", List.of(BOB)))
                    .filter(each -> each.address().equals(address))
                    .findFirst();
        }

        private static Recipient mailbox(Address address, Recipient.Kind kind) {
            return new Recipient.Mailbox(address, "Somebody", kind, ZoneId.of("Europe/Berlin"));
        }

        @Override
        public List<Recipient> resolve(String entry, int most) {
            return List.of();
        }
    }
}
