package entente.broker;

import entente.wire.jwt.Issuer;
import java.time.Instant;

/// One token that was issued: when, to whom, for what. Names the assertion and the token by a hash and an id; holds neither.
///
/// No second issue of the same client and assertion is recorded before `assertionUntil`, the last moment at which the assertion
/// would pass.
public record Issue(
        Instant at,
        Issuer client,
        String resource,
        Kind kind,
        boolean delegation,
        String assertionHash,
        String tokenId,
        Instant assertionUntil) {
    public enum Kind {
        /// For an application that asks, perhaps on behalf of a person (MS-XOAUTH 3.2.5.6).
        ACTOR,
        /// For an application itself (RFC 9068).
        ACCESS
    }
}
