package entente.server;

import entente.mailbox.Accounts;
import entente.question.Address;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The only account of a server without mailboxes. The password is kept as a digest under a key of this process.
final class OneAdministrator implements Accounts {
    private static final String DIGEST = "HmacSHA256";

    private final Address address;
    private final SecretKeySpec key;
    private final byte[] expected;

    OneAdministrator(AdministratorSettings settings) {
        this.address = settings.address();
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, DIGEST);
        this.expected = digest(settings.password());
    }

    @Override
    public Optional<Account> signIn(Address who, char[] password) {
        var right = MessageDigest.isEqual(expected, digest(password));
        return right && who.equals(address)
                ? Optional.of(new Account(address, true))
                : Optional.empty();
    }

    private byte[] digest(char[] password) {
        try {
            var mac = Mac.getInstance(DIGEST);
            mac.init(key);
            mac.update(StandardCharsets.UTF_8.encode(CharBuffer.wrap(password)));
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + DIGEST, missing);
        }
    }
}
