package entente.wire.jwt;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Certificates that [SelfSigned] would not make, such as those of weak keys.
final class Certificates {
    private Certificates() {}

    static X509Certificate of(KeyPair pair, String algorithm) throws Exception {
        var name = new X500Name("CN=test");
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(Keys.MADE),
                        Date.from(Keys.EXPIRES),
                        name,
                        pair.getPublic());
        var signer = new JcaContentSignerBuilder(algorithm).build(pair.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
