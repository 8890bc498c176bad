package entente.tokens;

import entente.problem.Code;
import entente.question.Domain;
import entente.tokens.PartnerApplication.Profile;
import entente.wire.jwt.Claims;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.Issuer;
import java.net.URI;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who signed a token: what its `iss` says, as our settings know it. The profile follows from it, for each shape of token has
/// its own kind of issuer.
///
/// `self` is the partner that signs for itself (L2, N1); empty for a broker's token. `domains` are those the
/// broker may vouch for, empty for all.
record TokenIssuer(
        Profile profile,
        String name,
        String realm,
        KeySource keys,
        Optional<PartnerApplication> self,
        Set<Domain> domains,
        boolean enabled) {

    /// Finds the issuer among those in our settings, enabled or not; a stranger ends the checks.
    static TokenIssuer of(CompactToken signed, TrustSettings trust) throws TokenRefused {
        var name =
                signed.claims()
                        .text("iss")
                        .orElseThrow(() ->
                                new TokenRefused(Code.TOKEN_MALFORMED, "it names no issuer."));
        return candidates(name, signed.claims(), trust)
                // Of two settings for one issuer, the one in force.
                .min(Comparator.comparing((TokenIssuer issuer) -> !issuer.enabled()))
                .orElseThrow(() ->
                        TokenRefused.notGenuine(
                                "its issuer %s is not among ours."
                                        .formatted(TokenRefused.quoted(name))));
    }

    private static Stream<TokenIssuer> candidates(String name, Claims claims, TrustSettings trust) {
        var issuer = Issuer.parse(name);
        return issuer.isPresent()
                ? Stream.concat(actorBrokers(issuer.get(), trust), ownSigners(issuer.get(), trust))
                : Stream.concat(accessBrokers(name, trust), personSigners(name, claims, trust));
    }

    /// L1: `iss` is the broker in one of the realms it may issue for. A `*` in a token is no realm of ours.
    private static Stream<TokenIssuer> actorBrokers(Issuer issuer, TrustSettings trust) {
        return trust.authServers().stream()
                .filter(server -> server.appId().equals(issuer.app()))
                .filter(server -> server.realms().contains(issuer.realm()))
                .map(server -> broker(Profile.L1, issuer.toString(), issuer.realm(), server));
    }

    /// N2: `iss` is the broker's URL for one realm (RFC 9068, 4).
    private static Stream<TokenIssuer> accessBrokers(String name, TrustSettings trust) {
        return trust.authServers().stream()
                .flatMap(server ->
                        server.issuerUrls().entrySet().stream()
                                .filter(url -> url.getValue().equals(name))
                                .map(url -> broker(Profile.N2, name, url.getKey(), server)));
    }

    /// L2: `iss` is the partner application itself.
    private static Stream<TokenIssuer> ownSigners(Issuer issuer, TrustSettings trust) {
        return trust.partner(issuer.app(), issuer.realm()).stream()
                .flatMap(partner -> self(Profile.L2, issuer.toString(), partner));
    }

    /// N1: `iss` is the partner's URL, and `act` names which of its applications signs (RFC 8693, 4.1).
    private static Stream<TokenIssuer> personSigners(
            String name, Claims claims, TrustSettings trust) {
        var acting =
                claims.has("act")
                        ? claims.within("act").flatMap(act -> act.text("sub"))
                        : claims.text("sub");
        return trust.partners().stream()
                .filter(partner -> SignedUserTokens.issuerOf(partner.realm()).equals(name))
                .filter(partner -> acting.filter(partner.appId()::equals).isPresent())
                .flatMap(partner -> self(Profile.N1, name, partner));
    }

    private static TokenIssuer broker(
            Profile profile, String name, String realm, AuthServer server) {
        return new TokenIssuer(
                profile,
                name,
                realm,
                KeySource.of(server),
                Optional.empty(),
                server.domains(),
                server.enabled());
    }

    private static Stream<TokenIssuer> self(
            Profile profile, String name, PartnerApplication partner) {
        return partner.metadataUrl().stream()
                .map((URI published) ->
                        new TokenIssuer(
                                profile,
                                name,
                                partner.realm(),
                                KeySource.of(partner, published),
                                Optional.of(partner),
                                partner.domains(),
                                partner.enabled()));
    }

    /// Whether it may vouch for people or applications of this domain.
    boolean vouchesFor(Domain domain) {
        return domains.isEmpty() || domains.contains(domain);
    }

    /// Said only after its signature held, so that nobody else learns of it.
    void requireEnabled(PassedChecks passed) throws TokenRefused {
        if (!enabled) {
            throw new TokenRefused(Code.TOKEN_ISSUER, "its issuer " + name + " is disabled here.");
        }
        passed.add("the issuer " + name + " is trusted for realm " + realm);
    }
}
