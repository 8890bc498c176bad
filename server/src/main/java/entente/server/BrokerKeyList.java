package entente.server;

import entente.keys.KeyEntry;
import entente.keys.KeyEntry.State;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The certificates of a broker, as its configuration names them.
final class BrokerKeyList {
    private static final String US = "us";

    private final List<KeyEntry> entries;

    BrokerKeyList(BrokerSettings settings) {
        var federation = settings.federation();
        this.entries =
                Stream.of(
                                Stream.of(
                                        entry(
                                                "shown to who connects (TLS)",
                                                State.CURRENT,
                                                settings.listen().tls())),
                                signing("signs tokens", settings.signing()),
                                federation.stream()
                                        .flatMap(it ->
                                                signing("signs delegation tokens", it.signing())),
                                federation.stream()
                                        .flatMap(it ->
                                                signing(
                                                        "requests are encrypted for it",
                                                        it.encryption())))
                        .flatMap(every -> every)
                        .toList();
    }

    List<KeyEntry> entries() {
        return entries;
    }

    private static Stream<KeyEntry> signing(String purpose, SigningSettings signing) {
        return Stream.of(
                        Optional.of(entry(purpose, State.CURRENT, signing.current())),
                        signing.next().map(next -> entry(purpose, State.NEXT, next.files())),
                        signing.previous().map(files -> entry(purpose, State.PREVIOUS, files)))
                .flatMap(Optional::stream);
    }

    private static KeyEntry entry(String purpose, State state, KeyFiles files) {
        return new KeyEntry(
                US,
                purpose,
                state,
                certificate(files),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static X509Certificate certificate(KeyFiles files) {
        return PemFiles.certificates(files.certificate()).getFirst();
    }
}
