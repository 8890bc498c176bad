package entente.tokens;

import entente.wire.jwt.SelfSigned;
import entente.wire.jwt.SigningKey;
import java.time.Duration;
import java.time.Instant;

/// One key for each party. Made once, since making an RSA key takes longer than a test.
final class TestKeys {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    static final SigningKey BROKER = rsa("broker");
    static final SigningKey BROKER_NEXT = rsa("broker, next");
    static final SigningKey OTHER_BROKER = rsa("another broker");
    static final SigningKey CONTOSO = rsa("contoso.test S2S signing");
    static final SigningKey CONTOSO_ELLIPTIC =
            SelfSigned.p256("contoso.test S2S signing", dayBefore(), yearAfter());
    static final SigningKey FABRIKAM = rsa("fabrikam.test S2S signing");
    static final SigningKey STRANGER = rsa("stranger");
    static final SigningKey ENDED =
            SelfSigned.rsa("ended", 2048, NOON.minus(Duration.ofDays(9)), dayBefore());

    private TestKeys() {}

    private static SigningKey rsa(String name) {
        return SelfSigned.rsa(name, 2048, dayBefore(), yearAfter());
    }

    private static Instant dayBefore() {
        return NOON.minus(Duration.ofDays(1));
    }

    private static Instant yearAfter() {
        return NOON.plus(Duration.ofDays(365));
    }
}
