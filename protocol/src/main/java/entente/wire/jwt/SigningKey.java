package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;

/// A private key and the certificate that publishes its other half. Signs tokens; never shows itself.
public final class SigningKey {
    private final PrivateKey secret;
    private final VerifyKey published;

    private SigningKey(PrivateKey secret, VerifyKey published) {
        this.secret = secret;
        this.published = published;
    }

    /// Puts both halves together. They must belong together: a probe is signed and checked.
    public static SigningKey of(PrivateKey secret, X509Certificate certificate) {
        var key = new SigningKey(secret, VerifyKey.of(certificate));
        if (!key.halvesMatch()) {
            throw new IllegalArgumentException(
                    "the private key is not the one of certificate " + key.published.thumbprint());
        }
        return key;
    }

    /// Signs `claims` with the algorithm named (RS256 or PS256 for an RSA key, ES256 for P-256).
    ///
    /// The header says `typ` JWT, `alg` and `x5t`; `header` adds to it and may replace `typ` and `x5t`, never `alg`.
    public String sign(String alg, Map<String, Object> header, Map<String, Object> claims) {
        var algorithm =
                Algorithm.of(alg)
                        .filter(each -> each.fits(secret))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        alg + " is not an algorithm for this kind of key"));
        var members = new LinkedHashMap<String, Object>();
        members.put("typ", "JWT");
        members.put("alg", alg);
        members.put("x5t", published.x5t());
        members.putAll(header);
        members.put("alg", alg);
        var input =
                Base64Url.encode(Json.bytes(members)) + "." + Base64Url.encode(Json.bytes(claims));
        return input + "." + Base64Url.encode(signature(algorithm, input));
    }

    /// The algorithm everybody reads for this kind of key: RS256, or ES256 for P-256.
    public String usualAlgorithm() {
        return (Algorithm.RS256.fits(secret) ? Algorithm.RS256 : Algorithm.ES256).name();
    }

    /// The algorithm for those who read the newer shapes: PS256 (RFC 8017, 8: preferred for new applications), or ES256 for P-256.
    public String modernAlgorithm() {
        return (Algorithm.PS256.fits(secret) ? Algorithm.PS256 : Algorithm.ES256).name();
    }

    private byte[] signature(Algorithm algorithm, String input) {
        try {
            var signer = algorithm.signature();
            signer.initSign(secret);
            signer.update(input.getBytes(US_ASCII));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("key " + x5t() + " cannot sign", e);
        }
    }

    private boolean halvesMatch() {
        var algorithm = Algorithm.valueOf(usualAlgorithm());
        if (!algorithm.fits(secret) || !algorithm.fits(certificate().getPublicKey())) {
            return false;
        }
        try {
            var check = algorithm.signature();
            check.initVerify(certificate().getPublicKey());
            check.update("probe".getBytes(US_ASCII));
            return check.verify(signature(algorithm, "probe"));
        } catch (GeneralSecurityException differ) {
            return false;
        }
    }

    public String x5t() {
        return published.x5t();
    }

    public String x5tS256() {
        return published.x5tS256();
    }

    public X509Certificate certificate() {
        return published.certificate();
    }

    /// The half that may be published.
    public VerifyKey verifyKey() {
        return published;
    }

    /// The private key's bytes, in PEM: search for this name to find who takes them.
    public String revealPrivateKeyPem() {
        return PemKeys.pem("PRIVATE KEY", secret.getEncoded());
    }

    /// The private key itself, for what is decrypted or signed with in another form than a token: search for this name to find who takes it.
    public PrivateKey revealPrivateKey() {
        return secret;
    }

    @Override
    public String toString() {
        return "signing " + published;
    }
}
