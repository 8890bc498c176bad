package entente.registry;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The certificates an organisation registered. It signs with any of them; tokens for it are encrypted for the current one.
public record Certificates(
        X509Certificate current,
        Optional<X509Certificate> next,
        Optional<X509Certificate> previous) {
    static Certificates of(X509Certificate only) {
        return new Certificates(only, Optional.empty(), Optional.empty());
    }

    /// All there are, the current one first.
    public List<X509Certificate> all() {
        return Stream.of(Optional.of(current), next, previous).flatMap(Optional::stream).toList();
    }

    boolean has(X509Certificate certificate) {
        return all().stream()
                .anyMatch(each -> each.getPublicKey().equals(certificate.getPublicKey()));
    }

    Certificates withNext(X509Certificate certificate) {
        return new Certificates(current, Optional.of(certificate), previous);
    }

    /// The next one becomes the current, and the current the previous; unchanged where there is no next.
    Certificates published() {
        return next.map(after -> new Certificates(after, Optional.empty(), Optional.of(current)))
                .orElse(this);
    }

    Certificates withoutPrevious() {
        return new Certificates(current, next, Optional.empty());
    }
}
