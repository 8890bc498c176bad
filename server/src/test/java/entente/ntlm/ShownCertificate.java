package entente.ntlm;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Certificates as a server might show them, made for a test.
final class ShownCertificate {
    private ShownCertificate() {}

    /// The usual kind.
    static X509Certificate usual() {
        return signedBy("RSA", "SHA256WITHRSA");
    }

    static X509Certificate signedBy(String key, String algorithm) {
        try {
            var provider = new BouncyCastleProvider();
            var pair = KeyPairGenerator.getInstance(key, provider).generateKeyPair();
            var name = new X500Principal("CN=mail.east.example");
            var made =
                    new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(Vectors.WHEN),
                            Date.from(Vectors.WHEN.plus(Duration.ofDays(1))),
                            name,
                            pair.getPublic());
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            made.build(
                                    new JcaContentSignerBuilder(algorithm)
                                            .setProvider(provider)
                                            .build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
