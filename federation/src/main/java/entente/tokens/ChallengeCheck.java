package entente.tokens;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.routes.Connector;
import entente.wire.jwt.Challenge;
import entente.wire.jwt.Issuer;
import entente.wire.jwt.PrincipalName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Whether a challenge leads to a token, and to which (MS-XOAUTH 3.2.5.4).
///
/// Whoever answers at an address may write what he likes into a challenge, to have us fetch a token that he can use elsewhere. So
/// it chooses nothing: application, realm and host are the connector's, the broker is one of ours, and the challenge may
/// only agree.
public final class ChallengeCheck {
    private ChallengeCheck() {}

    /// What a challenge leads to.
    public sealed interface Outcome {
        /// Bring a token for this resource: from this broker, or one of our own where the connector's profile has none.
        record Agreed(Optional<AuthServer> server, PrincipalName resource) implements Outcome {}

        /// Send no token.
        record Refused(Refusal why) implements Outcome {}
    }

    /// Checks the challenge that `targetHost` sent against the connector, and picks who vouches for us there: the first enabled
    /// broker that both sides trust, or we, `self`, by our own key.
    public static Outcome check(
            Challenge challenge,
            Connector connector,
            String targetHost,
            List<AuthServer> servers,
            Issuer self) {
        if (!challenge.clientId().equals(connector.partnerAppId())) {
            return notOurs(
                    "it names application %s, connector %s has %s."
                            .formatted(
                                    TokenRefused.quoted(challenge.clientId()),
                                    connector.name(),
                                    connector.partnerAppId()));
        }
        if (challenge
                .realm()
                .filter(realm -> !realm.equals(connector.partnerRealm()))
                .isPresent()) {
            return otherRealm(challenge.realm().get(), connector);
        }
        var host = Domain.parse(targetHost).filter(connector::names);
        if (host.isEmpty()) {
            return notOurs(
                    "it came from %s, which connector %s does not name."
                            .formatted(TokenRefused.quoted(targetHost), connector.name()));
        }
        var resource =
                new PrincipalName(
                        connector.partnerAppId(), host.get().name(), connector.partnerRealm());
        return switch (connector.profile()) {
            case L1, L1_SIGNED, N2 -> byBroker(challenge, connector, resource, servers);
            case L2, L2_SIGNED ->
                    challenge.trusts(self)
                            ? new Outcome.Agreed(Optional.empty(), resource)
                            : weAreNotTrusted(challenge, self);
            // A challenge has no word for those who sign for a person: the partner's registration
            // decides alone.
            case N1 -> new Outcome.Agreed(Optional.empty(), resource);
        };
    }

    private static Outcome byBroker(
            Challenge challenge,
            Connector connector,
            PrincipalName resource,
            List<AuthServer> servers) {
        var shared =
                servers.stream()
                        .filter(server -> isFor(server, connector))
                        .filter(server ->
                                challenge.trusts(new Issuer(server.appId(), server.realm())))
                        .toList();
        return shared.stream()
                .filter(AuthServer::enabled)
                .findFirst()
                .<Outcome>map(server -> new Outcome.Agreed(Optional.of(server), resource))
                .orElseGet(() ->
                        shared.isEmpty() ? noneShared(challenge) : disabled(shared.getFirst()));
    }

    private static Outcome disabled(AuthServer server) {
        return new Outcome.Refused(
                Refusal.of(Code.AUTH_SERVER_DISABLED, server.name() + " is disabled."));
    }

    private static boolean isFor(AuthServer server, Connector connector) {
        return connector.authServer().filter(server.name()::equalsIgnoreCase).isPresent()
                && (server.domains().isEmpty()
                        || !Collections.disjoint(
                                server.domains(), connector.targetAddressDomains()));
    }

    private static Outcome otherRealm(String realm, Connector connector) {
        return new Outcome.Refused(
                Refusal.of(
                                Code.CHALLENGE_NOT_OURS,
                                "it names realm %s, connector %s has %s."
                                        .formatted(
                                                TokenRefused.quoted(realm),
                                                connector.name(),
                                                connector.partnerRealm()))
                        .saying(
                                "The partner's challenge names another realm than the connector does.")
                        .mendedBy(
                                "Compare the connector's realm with the partner's; send no token until they agree."));
    }

    private static Outcome notOurs(String cause) {
        return new Outcome.Refused(Refusal.of(Code.CHALLENGE_NOT_OURS, cause));
    }

    // MS-XOAUTH 3.2.5.4: a partner that believes our own signature names us among its issuers.
    private static Outcome weAreNotTrusted(Challenge challenge, Issuer self) {
        return new Outcome.Refused(
                Refusal.of(
                                Code.ISSUER_NOT_SHARED,
                                "its trusted issuers are %s; %s is not among them."
                                        .formatted(issuersOf(challenge), self))
                        .saying("The partner does not take tokens that we sign ourselves.")
                        .mendedBy(
                                "Ask the partner's administrator to register our application with profile L2 and the address of our metadata."));
    }

    private static String issuersOf(Challenge challenge) {
        return TokenRefused.quoted(String.join(", ", challenge.trustedIssuers()));
    }

    private static Outcome noneShared(Challenge challenge) {
        return new Outcome.Refused(
                Refusal.of(
                        Code.ISSUER_NOT_SHARED,
                        "its trusted issuers are %s; no enabled auth server of the connector is among them."
                                .formatted(issuersOf(challenge))));
    }
}
