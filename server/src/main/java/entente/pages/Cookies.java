package entente.pages;

import entente.gate.Arrival;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Our cookies: each 256 random bits that a browser sends back to this host alone, over TLS, and to nothing that a page of another site has it ask for (RFC 6265bis, 4.1.3.2: `__Host-`).
enum Cookies {
    /// Of whoever signed in.
    SESSION("__Host-entente"),
    /// Of whoever has the form to sign in before her.
    GREETING("__Host-entente-greeting");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String TERMS = "; Path=/; Secure; HttpOnly; SameSite=Strict";

    private final String key;

    Cookies(String key) {
        this.key = key;
    }

    static String fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What a browser sent of it. One that is sent twice is as good as none: one of both is not ours.
    Optional<String> in(Arrival arrival) {
        var values =
                arrival.headers("cookie").stream()
                        .flatMap(line -> Arrays.stream(line.split(";", -1)))
                        .map(String::strip)
                        .filter(pair -> pair.startsWith(key + "="))
                        .map(pair -> pair.substring(key.length() + 1))
                        .toList();
        return values.size() == 1
                ? Optional.of(values.getFirst()).filter(value -> VALUE.matcher(value).matches())
                : Optional.empty();
    }

    /// The `Set-Cookie` that gives it, until the browser is closed.
    String given(String value) {
        return key + "=" + value + TERMS;
    }

    /// The `Set-Cookie` that takes it away.
    String taken() {
        return key + "=; Max-Age=0" + TERMS;
    }
}
