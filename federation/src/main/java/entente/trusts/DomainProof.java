package entente.trusts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import entente.question.Domain;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// That who holds a federation key also writes a domain's DNS: a text at `_fedproof.<domain>` which only that key can make.
///
/// The text is base64url of an RSASSA-PSS signature (SHA-256, MGF1 with SHA-256, 32 bytes of salt; RFC 8017 8.1) over
/// `fed-domain-proof-v1`, the application id and the domain in lower case and ASCII, with one zero byte between each two. It says
/// nothing secret, and is of no use for another domain or another application.
public final class DomainProof {
    /// The most a single string of a TXT record holds (RFC 1035 3.3.14).
    private static final int MOST_IN_STRING = 255;

    private static final String LABEL = "_fedproof.";
    private static final String PURPOSE = "fed-domain-proof-v1";
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    private DomainProof() {}

    /// Where the proof of `domain` stands; empty where the name would be too long for DNS.
    public static Optional<Domain> recordName(Domain domain) {
        return Domain.parse(LABEL + domain);
    }

    /// The text that proves it, for the organisation that has `appId`.
    public static String sign(PrivateKey key, String appId, Domain domain) {
        try {
            var signature = signature();
            signature.initSign(key);
            signature.update(statement(appId, domain));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("this key cannot sign a domain proof", unfit);
        }
    }

    /// The text as the strings of one TXT record.
    public static List<String> chunks(String proof) {
        var chunks = new ArrayList<String>();
        for (var at = 0; at < proof.length(); at += MOST_IN_STRING) {
            chunks.add(proof.substring(at, Math.min(proof.length(), at + MOST_IN_STRING)));
        }
        return List.copyOf(chunks);
    }

    /// Whether `text`, joined from the strings of its record, proves `domain` for `appId` with this key.
    public static boolean verify(String text, PublicKey key, String appId, Domain domain) {
        try {
            var signature = signature();
            signature.initVerify(key);
            signature.update(statement(appId, domain));
            return signature.verify(Base64.getUrlDecoder().decode(text));
        } catch (GeneralSecurityException | IllegalArgumentException noProof) {
            return false;
        }
    }

    private static Signature signature() throws GeneralSecurityException {
        var signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(PSS);
        return signature;
    }

    private static byte[] statement(String appId, Domain domain) {
        return String.join("\0", PURPOSE, appId, domain.name()).getBytes(US_ASCII);
    }
}
