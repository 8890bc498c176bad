package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestToken.ACCESS_ISSUER;
import static entente.tokens.TestToken.BROKER_APP;
import static entente.tokens.TestToken.CONTOSO_APP;
import static entente.tokens.TestToken.FABRIKAM_APP;
import static entente.tokens.TestToken.HOST;
import static entente.tokens.TestToken.OTHER_BROKER_APP;
import static entente.tokens.TestToken.OWN_APP;
import static entente.tokens.TestToken.OWN_REALM;

import entente.mailbox.Recipient;
import entente.mailbox.Recipient.MailUser;
import entente.mailbox.Recipient.Mailbox;
import entente.question.Address;
import entente.question.Domain;
import entente.question.TraceId;
import entente.tokens.PartnerApplication.Profile;
import entente.tokens.TokenVerifier.Verdict;
import entente.trace.Trace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The server of contoso.cloud.test as far as its door: it trusts one broker for contoso.test and fabrikam.test, whose applications
/// may send every shape of token. Behind the door stands a handler that only counts.
final class TestResource {
    static final URI BROKER_METADATA = URI.create("https://auth.test/contoso.test/metadata/json/1");
    static final URI OTHER_METADATA = URI.create("https://other.auth.test/metadata/json/1");
    static final URI CONTOSO_METADATA =
            URI.create("https://mail.contoso.test/autodiscover/metadata/json/1");
    static final URI FABRIKAM_METADATA =
            URI.create("https://mail.fabrikam.test/autodiscover/metadata/json/1");

    final FakeHttps https = new FakeHttps();
    final IssuerKeys keys = new IssuerKeys(https);
    final Trace trace = new Trace(TraceId.fresh(), OWN_REALM);
    TrustSettings trust =
            new TrustSettings(
                    new OwnIdentity(
                            OWN_APP,
                            OWN_REALM,
                            Set.of(Domain.of(HOST), Domain.of("autodiscover.contoso.cloud.test"))),
                    List.of(broker(), otherBroker()),
                    List.of(contoso(), fabrikam()));
    int handled;

    final TokenVerifier verifier =
            new TokenVerifier(
                    () -> trust,
                    keys,
                    new ReplayGuard(UsedNumbers.inMemory()),
                    new FakeDirectory(recipients()));

    TestResource() {
        https.publish(BROKER_METADATA, BROKER_APP + "@*", "*", TestKeys.BROKER.verifyKey());
        https.publish(
                OTHER_METADATA,
                OTHER_BROKER_APP + "@northwind.test",
                "northwind.test",
                TestKeys.OTHER_BROKER.verifyKey());
        https.publish(
                CONTOSO_METADATA,
                CONTOSO_APP + "@contoso.test",
                "contoso.test",
                TestKeys.CONTOSO.verifyKey(),
                TestKeys.CONTOSO_ELLIPTIC.verifyKey(),
                TestKeys.ENDED.verifyKey());
        https.publish(
                FABRIKAM_METADATA,
                FABRIKAM_APP + "@fabrikam.test",
                "fabrikam.test",
                TestKeys.FABRIKAM.verifyKey());
    }

    Verdict call(TestToken token) {
        return call(token.text());
    }

    Verdict call(String token) {
        return call(token, HOST, NOON.plusSeconds(60));
    }

    /// Lets the handler work only for who was accepted, as the door does.
    Verdict call(String token, String requestHost, Instant now) {
        var verdict = verifier.verify(token, requestHost, now, trace);
        if (verdict instanceof Verdict.Accepted) {
            handled++;
        }
        return verdict;
    }

    void setBrokers(AuthServer... servers) {
        trust = new TrustSettings(trust.own(), List.of(servers), trust.partners());
    }

    void setPartners(PartnerApplication... partners) {
        trust = new TrustSettings(trust.own(), trust.authServers(), List.of(partners));
    }

    static AuthServer broker() {
        return server("hub", BROKER_APP, Set.of("contoso.test", "fabrikam.test"), true);
    }

    static AuthServer disabledBroker() {
        return server("hub", BROKER_APP, Set.of("contoso.test", "fabrikam.test"), false);
    }

    static AuthServer otherBroker() {
        return new AuthServer(
                "other",
                OTHER_BROKER_APP,
                OWN_REALM,
                Set.of("northwind.test"),
                Map.of(),
                OTHER_METADATA,
                URI.create("https://other.auth.test/tokens/OAuth/2"),
                Set.of(),
                true);
    }

    private static AuthServer server(
            String name, String appId, Set<String> realms, boolean enabled) {
        return new AuthServer(
                name,
                appId,
                OWN_REALM,
                realms,
                Map.of("contoso.test", ACCESS_ISSUER),
                BROKER_METADATA,
                URI.create("https://auth.test/contoso.cloud.test/tokens/OAuth/2"),
                Set.of(),
                enabled);
    }

    static PartnerApplication contoso() {
        return contoso(EnumSet.allOf(Profile.class), false, true, Set.of(PartnerRight.FREE_BUSY));
    }

    static PartnerApplication contoso(
            Set<Profile> profiles,
            boolean requireSignedOuter,
            boolean enabled,
            Set<PartnerRight> operations) {
        return new PartnerApplication(
                "contoso",
                CONTOSO_APP,
                "contoso.test",
                Set.of(Domain.of("contoso.test")),
                profiles,
                Optional.of(CONTOSO_METADATA),
                requireSignedOuter,
                false,
                Duration.ofHours(1),
                operations,
                enabled);
    }

    static PartnerApplication fabrikam() {
        return new PartnerApplication(
                "fabrikam",
                FABRIKAM_APP,
                "fabrikam.test",
                Set.of(Domain.of("fabrikam.test")),
                EnumSet.allOf(Profile.class),
                Optional.of(FABRIKAM_METADATA),
                false,
                false,
                Duration.ofHours(1),
                Set.of(PartnerRight.FREE_BUSY),
                true);
    }

    /// Joe has his mailbox here. A shared namespace gave him an address at contoso.test too; alice and bob are known as mail users.
    private static List<Recipient> recipients() {
        return List.of(
                mailbox("joe@contoso.cloud.test"),
                mailbox("joe@contoso.test"),
                mailUser("alice@contoso.test"),
                mailUser("bob@contoso.test"));
    }

    private static Recipient mailbox(String address) {
        return new Mailbox(
                Address.of(address), "Joe", Recipient.Kind.PERSON, ZoneId.of("Europe/Vienna"));
    }

    private static Recipient mailUser(String address) {
        return new MailUser(Address.of(address), address, Address.of("x@contoso.test"));
    }
}
