package entente.tokens;

import entente.problem.Code;
import entente.wire.jwt.Claims;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.Issuer;
import java.util.Collections;
import java.util.Optional;

/// Which partner application acts: the one the signed part names, registered and enabled here, in the issuer's own realm.
final class ActingApplication {
    private ActingApplication() {}

    static PartnerApplication of(
            CompactToken signed, TokenIssuer issuer, TrustSettings trust, PassedChecks passed)
            throws TokenRefused {
        var partner =
                switch (issuer.profile()) {
                    case L1 -> namedByBroker(signed.claims(), issuer, trust);
                    case L2 -> itself(signed.claims(), issuer);
                    case N1 -> requireAccessToken(signed, issuer).self().orElseThrow();
                    case N2 -> client(requireAccessToken(signed, issuer), signed.claims(), trust);
                };
        requireEnabled(partner, issuer);
        passed.add(
                "application "
                        + partner.appId()
                        + " of "
                        + partner.name()
                        + " may call with tokens of profile "
                        + issuer.profile());
        return partner;
    }

    /// L1: `nameid` is the application the broker knew. It must live in the realm the broker issued for: a token from one
    /// tenant never acts for another.
    private static PartnerApplication namedByBroker(
            Claims claims, TokenIssuer issuer, TrustSettings trust) throws TokenRefused {
        var named = claims.text("nameid").flatMap(Issuer::parse);
        if (named.isEmpty()) {
            throw unbound("its nameid is no application in a realm.");
        }
        var partner = registered(named.get(), trust);
        if (!named.get().realm().equals(issuer.realm())) {
            throw unbound(
                    "its issuer is in realm %s, its application in %s."
                            .formatted(issuer.realm(), named.get().realm()));
        }
        return partner;
    }

    /// L2: the partner signed for itself, and for nobody else. Compared as written, byte for byte.
    private static PartnerApplication itself(Claims claims, TokenIssuer issuer)
            throws TokenRefused {
        if (!claims.text("nameid").equals(Optional.of(issuer.name()))) {
            throw unbound("its nameid is not its issuer.");
        }
        return issuer.self().orElseThrow();
    }

    /// N2: `sub` and `client_id` are the application, `tid` its realm (RFC 9068, 2.2).
    private static PartnerApplication client(TokenIssuer issuer, Claims claims, TrustSettings trust)
            throws TokenRefused {
        var application = claims.text("sub").orElseThrow(() -> unbound("it has no sub."));
        if (claims.has("client_id") && !claims.text("client_id").equals(Optional.of(application))) {
            throw unbound("its client_id is not its sub.");
        }
        if (claims.has("tid") && !claims.text("tid").equals(Optional.of(issuer.realm()))) {
            throw unbound("its tid is not the realm of its issuer.");
        }
        var named = Issuer.parse(application + "@" + issuer.realm());
        return registered(named.orElseThrow(() -> unbound("its sub is no application.")), trust);
    }

    private static PartnerApplication registered(Issuer named, TrustSettings trust)
            throws TokenRefused {
        if (!trust.knowsRealm(named.realm())) {
            throw new TokenRefused(
                    Code.TOKEN_TENANT, "no partner is registered in realm " + named.realm() + ".");
        }
        return trust.partner(named.app(), named.realm())
                .orElseThrow(() -> withoutRights("application " + named + " is not registered."));
    }

    private static void requireEnabled(PartnerApplication partner, TokenIssuer issuer)
            throws TokenRefused {
        if (!partner.enabled()) {
            throw withoutRights("partner " + partner.name() + " is disabled.");
        }
        if (!partner.profiles().contains(issuer.profile())) {
            throw new TokenRefused(
                    Code.TOKEN_MALFORMED,
                    "tokens of shape %s are not accepted from %s."
                            .formatted(issuer.profile(), partner.name()));
        }
        if (!issuer.domains().isEmpty()
                && Collections.disjoint(issuer.domains(), partner.domains())) {
            throw withoutRights(
                    "its issuer is not the one for the domains of " + partner.name() + ".");
        }
    }

    // RFC 9068, 4: what was made for another use, such as an assertion to a broker, is no access
    // token.
    private static TokenIssuer requireAccessToken(CompactToken signed, TokenIssuer issuer)
            throws TokenRefused {
        if (!signed.header().typ().equals("at+jwt")) {
            throw new TokenRefused(Code.TOKEN_MALFORMED, "its type is not at+jwt.");
        }
        return issuer;
    }

    private static TokenRefused withoutRights(String cause) {
        return new TokenRefused(Code.TOKEN_NO_RIGHTS, cause);
    }

    private static TokenRefused unbound(String cause) {
        return new TokenRefused(Code.TOKEN_DELEGATION, cause);
    }
}
