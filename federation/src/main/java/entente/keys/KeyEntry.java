package entente.keys;

import entente.enrolment.Thumbprint;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One key that we have or know, by its certificate: whose it is, what it is for, and whether it is the current one or which other.
///
/// `name` is how messages call it, `effective` when a next one takes over. `knownTo` are those of whom we know that they have a next key of
/// ours, `remark` what else there is to say of it.
public record KeyEntry(
        String whose,
        String purpose,
        State state,
        X509Certificate certificate,
        Optional<String> name,
        Optional<Instant> effective,
        List<String> knownTo,
        Optional<String> remark) {
    public KeyEntry {
        knownTo = List.copyOf(knownTo);
    }

    /// Where a key stands in its life.
    public enum State {
        CURRENT,
        NEXT,
        PREVIOUS,
        /// One of those that another publishes, who does not say which.
        PUBLISHED,
        /// Trusted because the configuration says so.
        TRUSTED
    }

    static KeyEntry of(String whose, String purpose, State state, X509Certificate certificate) {
        return new KeyEntry(
                whose,
                purpose,
                state,
                certificate,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    KeyEntry named(Optional<String> called) {
        return new KeyEntry(whose, purpose, state, certificate, called, effective, knownTo, remark);
    }

    KeyEntry nextFrom(Optional<Instant> when, List<String> known, Optional<String> said) {
        return new KeyEntry(whose, purpose, state, certificate, name, when, known, said);
    }

    /// SHA-256 of the certificate, in hex.
    public String thumbprint() {
        return Thumbprint.of(certificate);
    }

    public Instant end() {
        return certificate.getNotAfter().toInstant();
    }

    /// Whole days until it ends; negative once it has.
    public long daysLeft(Instant now) {
        return Math.floorDiv(Duration.between(now, end()).toSeconds(), 86_400);
    }

    /// The kind of key and its size, in words.
    public String algorithm() {
        return switch (certificate.getPublicKey()) {
            case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
            case ECPublicKey ec -> "EC " + ec.getParams().getOrder().bitLength();
            default -> certificate.getPublicKey().getAlgorithm();
        };
    }

    /// Those that end within so many days, or have ended, while nothing takes their place.
    public static List<KeyEntry> due(List<KeyEntry> keys, int days, Instant now) {
        return keys.stream()
                .filter(key -> key.daysLeft(now) < days && !key.isReplacedIn(keys))
                .toList();
    }

    /// Whether it is on its way out, or another key of the same owner and purpose lasts longer.
    public boolean isReplacedIn(List<KeyEntry> all) {
        return state == State.PREVIOUS
                || all.stream()
                        .anyMatch(other ->
                                whose.equals(other.whose)
                                        && purpose.equals(other.purpose)
                                        && other.end().isAfter(end()));
    }
}
