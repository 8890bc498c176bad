package entente.forests;

import entente.forests.AcceptedForest.Account;
import entente.mailbox.PasswordHash;
import entente.question.Address;
import entente.question.Domain;
import entente.routes.JsonFields;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Makes an accepted forest of its settings, or says all that is wrong with them.
final class AcceptedForestReader {
    static final String DOMAINS = "domains";
    static final String ACCOUNT = "account";
    static final String PASSWORD = "password";
    static final String CERTIFICATES = "certificates";
    static final String ENABLED = "enabled";

    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 1024;
    private static final int MOST_CERTIFICATES = 10;

    private final Domain forest;
    private final JsonFields fields;

    private AcceptedForestReader(Domain forest, JsonNode object) {
        this.forest = forest;
        this.fields = new JsonFields(object);
    }

    /// Finds the hash of an account's password: of the one just given, or the one it has had; empty where there is none.
    @FunctionalInterface
    interface Hashes {
        Optional<PasswordHash> of(Optional<String> given, Address account);
    }

    /// What came of it.
    sealed interface Outcome {
        record Read(AcceptedForest forest) implements Outcome {}

        record Faulty(List<String> faults) implements Outcome {}
    }

    static Outcome read(Domain forest, JsonNode object, Hashes hashes) {
        return new AcceptedForestReader(forest, object).read(hashes);
    }

    private Outcome read(Hashes hashes) {
        Set<Domain> domains =
                new HashSet<>(fields.many(DOMAINS, JsonFields::domain, "domains of the forest"));
        if (domains.isEmpty()) {
            domains = Set.of(forest);
        }
        var certificates =
                fields
                        .many(
                                CERTIFICATES,
                                ForestCertificates::parse,
                                "certificates in PEM, of RSA keys of 2048 to 8192 bits or P-256")
                        .stream()
                        .distinct()
                        .toList();
        if (certificates.size() > MOST_CERTIFICATES) {
            fields.fault("\"%s\" holds at most %d".formatted(CERTIFICATES, MOST_CERTIFICATES));
        }
        var enabled = fields.flag(ENABLED, true);
        var account = account(certificates, hashes);
        return fields.faults().isEmpty()
                ? new Outcome.Read(
                        new AcceptedForest(forest, domains, account, certificates, enabled))
                : new Outcome.Faulty(fields.faults());
    }

    private Optional<Account> account(List<X509Certificate> certificates, Hashes hashes) {
        var name = fields.one(ACCOUNT, Address::parse, "an address that nobody has");
        var given =
                fields.one(
                        PASSWORD,
                        AcceptedForestReader::password,
                        "a password of %d to %d characters"
                                .formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
        if (!fields.has(ACCOUNT)) {
            if (fields.has(PASSWORD)) {
                fields.fault("\"%s\" is for an account".formatted(PASSWORD));
            }
            if (certificates.isEmpty()) {
                fields.fault(
                        "one of \"%s\" (with \"%s\") and \"%s\" is needed"
                                .formatted(ACCOUNT, PASSWORD, CERTIFICATES));
            }
            return Optional.empty();
        }
        if (!fields.faults().isEmpty()) {
            return Optional.empty();
        }
        var hash = hashes.of(given, name.orElseThrow());
        if (hash.isEmpty()) {
            fields.fault("\"%s\" is needed with a new account".formatted(PASSWORD));
        }
        return hash.map(password -> new Account(name.get(), password));
    }

    private static Optional<String> password(String text) {
        return Optional.of(text)
                .filter(it -> it.length() >= SHORTEST_PASSWORD && it.length() <= LONGEST_PASSWORD);
    }
}
