package entente.wire.jwt;

import java.time.Instant;

/// Keys for the tests of this chapter, made once: making one takes longer than most tests.
final class Keys {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final Instant MADE = Instant.parse("2025-06-01T00:00:00Z");
    static final Instant EXPIRES = Instant.parse("2027-06-01T00:00:00Z");

    static final SigningKey RSA = SelfSigned.rsa("contoso.test S2S signing", 2048, MADE, EXPIRES);
    static final SigningKey OTHER_RSA =
            SelfSigned.rsa("fabrikam.test S2S signing", 2048, MADE, EXPIRES);
    static final SigningKey P256 = SelfSigned.p256("contoso.test S2S signing", MADE, EXPIRES);

    private Keys() {}
}
