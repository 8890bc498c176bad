package entente.gate;

import entente.mailbox.Accounts;
import entente.question.Address;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Arrivals, and the accounts behind the door.
final class Visitors {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Visitors() {}

    static Arrival get(String path) {
        return arrival("GET", path, Map.of(), true);
    }

    static Arrival with(String authorization) {
        return arrival("GET", "/here", Map.of("authorization", List.of(authorization)), true);
    }

    static Arrival withPassword(String address, String password) {
        return with("Basic " + base64(address + ":" + password));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Arrival arrival(
            String method, String path, Map<String, List<String>> headers, boolean secure) {
        return new Arrival(
                method,
                "mail.contoso.test",
                443,
                path,
                "",
                new LinkedHashMap<>(headers),
                body(""),
                secure,
                "192.0.2.7");
    }

    static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Mary, whose password is "spring", and the administrator, whose is "winter". Counts how often it was asked.
    static final class FewAccounts implements Accounts {
        final AtomicInteger asked = new AtomicInteger();

        /// What happens while a password is being looked at.
        Runnable meanwhile = () -> {};

        @Override
        public Optional<Account> signIn(Address address, char[] password) {
            asked.incrementAndGet();
            meanwhile.run();
            return switch (address + " " + new String(password)) {
                case "mary@contoso.test spring" -> Optional.of(new Account(address, false));
                case "admin@contoso.test winter" -> Optional.of(new Account(address, true));
                default -> Optional.empty();
            };
        }
    }
}
