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

/// Whether a challenge leads to a token, and to which (MS-XOAUTH 3.2.5.4).
///
/// Whoever answers at an address may write what he likes into a challenge, to have us fetch a token that he can use elsewhere. So
/// it chooses nothing: application, realm and host are the connector's, the broker is one of ours, and the challenge may
/// only agree.
public final class ChallengeCheck {
    private ChallengeCheck() {}

    /// What a challenge leads to.
    public sealed interface Outcome {
        /// Ask this broker for a token for this resource.
        record Agreed(AuthServer server, PrincipalName resource) implements Outcome {}

        /// Send no token.
        record Refused(Refusal why) implements Outcome {}
    }

    /// Checks the challenge that `targetHost` sent against the connector, and picks the first enabled broker that both sides
    /// trust.
    public static Outcome check(
            Challenge challenge, Connector connector, String targetHost, List<AuthServer> servers) {
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
            return notOurs(
                    "it names realm %s, connector %s has %s."
                            .formatted(
                                    TokenRefused.quoted(challenge.realm().get()),
                                    connector.name(),
                                    connector.partnerRealm()));
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
        return servers.stream()
                .filter(server -> isFor(server, connector))
                .filter(server -> challenge.trusts(new Issuer(server.appId(), server.realm())))
                .findFirst()
                .<Outcome>map(server -> new Outcome.Agreed(server, resource))
                .orElseGet(() -> noneShared(challenge));
    }

    private static boolean isFor(AuthServer server, Connector connector) {
        return server.enabled()
                && server.name().equals(connector.authServer())
                && (server.domains().isEmpty()
                        || !Collections.disjoint(
                                server.domains(), connector.targetAddressDomains()));
    }

    private static Outcome notOurs(String cause) {
        return new Outcome.Refused(Refusal.of(Code.CHALLENGE_NOT_OURS, cause));
    }

    private static Outcome noneShared(Challenge challenge) {
        return new Outcome.Refused(
                Refusal.of(
                        Code.ISSUER_NOT_SHARED,
                        "its trusted issuers are %s; no enabled auth server of the connector is among them."
                                .formatted(
                                        TokenRefused.quoted(
                                                String.join(", ", challenge.trustedIssuers())))));
    }
}
