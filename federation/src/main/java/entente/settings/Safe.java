package entente.settings;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Optional;
import javax.crypto.SecretKey;

/// Keeps secrets that must be given back one day, such as our password at another server: encrypted (JWE, `dir` with A256GCM), under a key
/// in a file of its own beside the settings. Whoever gets hold of the settings alone has none of them.
///
/// A secret is locked for one purpose, which its encryption binds, and opens for no other: a row of the settings that is
/// copied to another place is worth nothing there.
public final class Safe {
    private static final String PURPOSE = "for";

    private final SafeKeyFile key;

    /// `file` holds the key, and is made when the first secret comes.
    public Safe(Path file) {
        this.key = new SafeKeyFile(file);
    }

    /// Locks a secret away. The key is on disk when this returns.
    public LockedSecret lock(String secret, String purpose) {
        var header =
                new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                        .customParam(PURPOSE, purpose)
                        .build();
        var jwe = new JWEObject(header, new Payload(secret));
        try {
            jwe.encrypt(new DirectEncrypter(key.orMade()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a secret could not be locked", impossible);
        }
        return new LockedSecret(jwe.serialize());
    }

    /// The secret itself; empty where it was locked under another key or for another purpose. To be used at once and kept nowhere.
    public Optional<String> reveal(LockedSecret locked, String purpose) {
        return key.found().flatMap(found -> opened(locked, purpose, found));
    }

    private static Optional<String> opened(LockedSecret locked, String purpose, SecretKey key) {
        try {
            var jwe = JWEObject.parse(locked.jwe());
            if (!JWEAlgorithm.DIR.equals(jwe.getHeader().getAlgorithm())
                    || !purpose.equals(jwe.getHeader().getCustomParam(PURPOSE))) {
                return Optional.empty();
            }
            jwe.decrypt(new DirectDecrypter(key));
            return Optional.of(jwe.getPayload().toString());
        } catch (ParseException | JOSEException unfit) {
            return Optional.empty();
        }
    }
}
