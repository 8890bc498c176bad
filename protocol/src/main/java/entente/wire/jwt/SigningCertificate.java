package entente.wire.jwt;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes keys to sign tokens with: self-signed, for others pin them and no authority vouches for them.
public final class SigningCertificate {
    private static final int RSA_BITS = 3072;
    private static final String CURVE = "secp256r1";

    private SigningCertificate() {}

    /// The kind of key: what all read, or the shorter one.
    public enum Kind {
        RSA("SHA256withRSA"),
        P256("SHA256withECDSA");

        private final String signature;

        Kind(String signature) {
            this.signature = signature;
        }

        /// The kind that a key is of.
        public static Kind of(SigningKey key) {
            return key.certificate().getPublicKey().getAlgorithm().equals("EC") ? P256 : RSA;
        }
    }

    /// A new key, published as `CN=subject` from one time on, for a life in whole seconds.
    public static SigningKey make(String subject, Kind kind, Instant from, Duration life) {
        try {
            var pair = pair(kind);
            var name = new X500NameBuilder().addRDN(BCStyle.CN, subject).build();
            // RFC 5280 4.1.2.2: positive, at most 20 bytes.
            var serial = new BigInteger(151, new SecureRandom()).setBit(150);
            var builder =
                    new JcaX509v3CertificateBuilder(
                                    name,
                                    serial,
                                    Date.from(from),
                                    Date.from(from.plus(life)),
                                    name,
                                    pair.getPublic())
                            .addExtension(
                                    Extension.keyUsage,
                                    true,
                                    new KeyUsage(KeyUsage.digitalSignature));
            var signer = new JcaContentSignerBuilder(kind.signature).build(pair.getPrivate());
            return SigningKey.of(
                    pair.getPrivate(),
                    new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("a certificate could not be made", e);
        }
    }

    private static KeyPair pair(Kind kind) throws GeneralSecurityException {
        return switch (kind) {
            case RSA -> {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(RSA_BITS);
                yield generator.generateKeyPair();
            }
            case P256 -> {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec(CURVE));
                yield generator.generateKeyPair();
            }
        };
    }
}
