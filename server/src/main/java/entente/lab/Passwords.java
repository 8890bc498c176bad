package entente.lab;

import entente.question.Address;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// The passwords of one run: from a cryptographic source, and nowhere but in the ready document and, hashed, in the stores.
final class Passwords {
    private static final int BYTES = 18;

    private Passwords() {}

    /// One for each person of an organisation, and one for its administrator.
    static Map<Address, String> of(World.Organisation organisation, SecureRandom random) {
        var passwords = new LinkedHashMap<Address, String>();
        organisation.people().forEach(person -> passwords.put(person.address(), fresh(random)));
        passwords.put(organisation.administrator(), fresh(random));
        return passwords;
    }

    static String fresh(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
