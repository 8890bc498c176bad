package entente.sts;

import entente.trusts.FederationTrust.Keys;
import entente.wire.seal.KeyId;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the token service signs with, and what requests to it are encrypted for. Of each the current one is used, and all are honoured:
/// next, which is published ahead of its use, and previous, until nobody relies on it any more.
public record StsKeys(Keys signing, Keys encryption) {
    /// The certificates that tokens and documents may be signed with: the current one first, then the one before, whose tokens are still on their way, for
    /// some readers keep two and no more.
    List<X509Certificate> published() {
        return Stream.of(Optional.of(signing.current()), signing.previous(), signing.next())
                .flatMap(Optional::stream)
                .map(key -> key.certificate())
                .toList();
    }

    Optional<PrivateKey> decrypting(KeyId recipient) {
        return encryption.decrypting(recipient);
    }
}
