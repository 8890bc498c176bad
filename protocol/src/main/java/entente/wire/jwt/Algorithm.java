package entente.wire.jwt;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/// The three signatures we make and believe (RFC 7518 3.3 to 3.5), each with the one kind of key it may be used with.
///
/// The JDK picks the provider, so a faster one that is installed is used.
enum Algorithm {
    RS256(RSAKey.class),
    PS256(RSAKey.class),
    ES256(ECKey.class);

    /// No signature: the envelope a requestor puts round an actor token. Never one of the constants.
    static final String NONE = "none";

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    private final Class<?> keyKind;

    Algorithm(Class<?> keyKind) {
        this.keyKind = keyKind;
    }

    /// By its exact name; `none` and every HMAC are no names.
    static Optional<Algorithm> of(String name) {
        return switch (name) {
            case "RS256" -> Optional.of(RS256);
            case "PS256" -> Optional.of(PS256);
            case "ES256" -> Optional.of(ES256);
            default -> Optional.empty();
        };
    }

    /// Whether a key is of the kind that this algorithm uses: an RSA key never checks ES256, whatever a header says.
    boolean fits(Key key) {
        return keyKind.isInstance(key);
    }

    Signature signature() throws GeneralSecurityException {
        return switch (this) {
            case RS256 -> Signature.getInstance("SHA256withRSA");
            case PS256 -> pss();
            case ES256 -> Signature.getInstance("SHA256withECDSAinP1363Format");
        };
    }

    private static Signature pss()
            throws NoSuchAlgorithmException, InvalidAlgorithmParameterException {
        var signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(PSS);
        return signature;
    }
}
