package entente.wire.jwt;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes new signing keys in certificates of their own. Partners pin such a certificate; no authority vouches for it.
public final class SelfSigned {
    private SelfSigned() {}

    /// An RSA key of `bits` (at least 2048), published as `CN=commonName` from one time to another.
    public static SigningKey rsa(String commonName, int bits, Instant from, Instant until) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return sign(generator.generateKeyPair(), "SHA256withRSA", commonName, from, until);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// A P-256 key, published as `CN=commonName` from one time to another.
    public static SigningKey p256(String commonName, Instant from, Instant until) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(P256.NAME));
            return sign(generator.generateKeyPair(), "SHA256withECDSA", commonName, from, until);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static SigningKey sign(
            KeyPair pair, String algorithm, String commonName, Instant from, Instant until)
            throws GeneralSecurityException {
        var name = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
        var serial = new BigInteger(159, new SecureRandom()).setBit(158); // RFC 5280 4.1.2.2
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                                    name,
                                    serial,
                                    Date.from(from),
                                    Date.from(until),
                                    name,
                                    pair.getPublic())
                            .addExtension(
                                    Extension.basicConstraints, true, new BasicConstraints(false))
                            .addExtension(
                                    Extension.keyUsage,
                                    true,
                                    new KeyUsage(KeyUsage.digitalSignature));
            var signer = new JcaContentSignerBuilder(algorithm).build(pair.getPrivate());
            var certificate =
                    new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            return SigningKey.of(pair.getPrivate(), certificate);
        } catch (OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("a certificate could not be made", e);
        }
    }
}
