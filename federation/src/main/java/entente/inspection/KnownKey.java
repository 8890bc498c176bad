package entente.inspection;

import entente.wire.jwt.VerifyKey;
import java.security.cert.X509Certificate;

/// A certificate that we know, and whose it is, in words.
record KnownKey(String whose, X509Certificate certificate) {
    String words() {
        return "%s (certificate %s)".formatted(whose, VerifyKey.of(certificate).x5tS256());
    }
}
