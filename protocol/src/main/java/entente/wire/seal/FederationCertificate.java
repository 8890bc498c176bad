package entente.wire.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The certificate with which an organisation, or a broker, signs and is encrypted to: RSA, self-signed, with a SubjectKeyIdentifier and
/// meant for client authentication. Partners pin it; no authority vouches for it, and its subject says nothing.
public final class FederationCertificate {
    static final int LEAST_BITS = 2048;

    private static final String CLIENT_AUTHENTICATION = KeyPurposeId.id_kp_clientAuth.getId();

    private FederationCertificate() {}

    /// A new key and its certificate.
    public record Made(PrivateKey privateKey, X509Certificate certificate) {
        /// The public half alone.
        @Override
        public String toString() {
            return "key " + KeyId.of(certificate);
        }
    }

    /// Makes an RSA-2048 key, published as `CN=subject` from one time on, for a life in whole seconds.
    public static Made make(String subject, Instant from, Duration life) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(LEAST_BITS);
            var pair = generator.generateKeyPair();
            var name = new X500NameBuilder().addRDN(BCStyle.CN, subject).build();
            return new Made(pair.getPrivate(), certify(pair, name, from, from.plus(life)));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("a certificate could not be made", e);
        }
    }

    /// What keeps a certificate from serving in a federation at `now`, in words for its administrator; none if it may serve.
    public static List<String> faults(X509Certificate certificate, Instant now) {
        var faults = new ArrayList<String>();
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
            faults.add("its key is not RSA");
        } else if (key.getModulus().bitLength() < LEAST_BITS) {
            faults.add("its key has fewer than %d bits".formatted(LEAST_BITS));
        }
        if (KeyId.in(certificate).isEmpty()) {
            faults.add("it has no SubjectKeyIdentifier, by which partners look it up");
        }
        if (!isForClients(certificate)) {
            faults.add("it is not meant for client authentication");
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            faults.add("it is not valid yet");
        }
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            faults.add("it has expired");
        }
        return List.copyOf(faults);
    }

    private static boolean isForClients(X509Certificate certificate) {
        try {
            var uses = certificate.getExtendedKeyUsage();
            return uses != null && uses.contains(CLIENT_AUTHENTICATION);
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }

    private static X509Certificate certify(KeyPair pair, X500Name name, Instant from, Instant until)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        // RFC 5280 4.1.2.2: positive, at most 20 bytes.
        var serial = new BigInteger(1, Randomness.bytes(19)).setBit(150);
        var keyId = KeyId.of(pair.getPublic()).bytes();
        var builder =
                new JcaX509v3CertificateBuilder(
                                name,
                                serial,
                                Date.from(from),
                                Date.from(until),
                                name,
                                pair.getPublic())
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                        .addExtension(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
                        .addExtension(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
                        .addExtension(
                                Extension.subjectKeyIdentifier,
                                false,
                                new SubjectKeyIdentifier(keyId));
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
