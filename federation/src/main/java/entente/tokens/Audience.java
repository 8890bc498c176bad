package entente.tokens;

import entente.problem.Code;
import entente.question.Domain;
import entente.tokens.PartnerApplication.Profile;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.PrincipalName;
import java.util.Locale;

/// For whom a token was made: for us, under the very name this request was addressed to.
final class Audience {
    private Audience() {}

    /// Refuses a token for another application, host or realm, or for several (RFC 7519, 4.1.3; MS-XOAUTH 3.2.5.6).
    static void check(
            CompactToken signed,
            Profile profile,
            OwnIdentity own,
            String requestHost,
            PassedChecks passed)
            throws TokenRefused {
        var audience =
                signed.claims()
                        .text("aud")
                        .orElseThrow(() -> notOurs("it does not name one audience."));
        switch (profile) {
            case L1, L2 -> requirePrincipal(audience, own, requestHost);
            case N1 -> requireUrl(audience, SignedUserTokens.audienceOf(requestHost));
            case N2 -> requireUrl(audience, "https://" + requestHost + "/");
        }
        requireOwnHost(requestHost, own);
        passed.add("made for " + audience);
    }

    /// Application and realm count as written, the host in any case.
    private static void requirePrincipal(String audience, OwnIdentity own, String requestHost)
            throws TokenRefused {
        var named =
                PrincipalName.parse(audience)
                        .orElseThrow(() ->
                                notOurs(
                                        "its audience %s is not application/host@realm."
                                                .formatted(TokenRefused.quoted(audience))));
        if (!named.app().equals(own.appId())) {
            throw notOurs("it is for application " + named.app() + ".");
        }
        if (!named.realm().equals(own.realm())) {
            throw notOurs("it is for realm " + named.realm() + ".");
        }
        if (!named.host().toLowerCase(Locale.ROOT).equals(requestHost)) {
            throw notOurs(
                    "the host in its audience is %s, the request was sent to %s."
                            .formatted(named.host(), TokenRefused.quoted(requestHost)));
        }
    }

    private static void requireUrl(String audience, String ours) throws TokenRefused {
        // RFC 3986, 6.2.2.1: a host counts in any case; our paths have lower-case letters only.
        if (!audience.toLowerCase(Locale.ROOT).equals(ours)) {
            throw notOurs("its audience is %s.".formatted(TokenRefused.quoted(audience)));
        }
    }

    /// The name in a request is the sender's to choose; only the names we are known by count.
    private static void requireOwnHost(String requestHost, OwnIdentity own) throws TokenRefused {
        if (Domain.parse(requestHost).filter(own.hosts()::contains).isEmpty()) {
            throw notOurs(
                    "the request was sent to %s, which is not a name of ours."
                            .formatted(TokenRefused.quoted(requestHost)));
        }
    }

    private static TokenRefused notOurs(String cause) {
        return new TokenRefused(Code.TOKEN_AUDIENCE, cause);
    }
}
