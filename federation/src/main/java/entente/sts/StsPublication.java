package entente.sts;

import entente.wire.trust.FederationMetadata;
import java.util.Optional;
import java.util.function.Supplier;

/// What the token service publishes of itself, signed with its current key. Made once for each set of keys, whoever asks how often.
public final class StsPublication {
    private final StsIdentity identity;
    private final Supplier<StsKeys> keys;
    private volatile Optional<Made> made = Optional.empty();

    private record Made(StsKeys keys, byte[] document) {}

    public StsPublication(StsIdentity identity, Supplier<StsKeys> keys) {
        this.identity = identity;
        this.keys = keys;
    }

    /// The federation metadata document.
    public byte[] document() {
        var current = keys.get();
        var last = made.filter(it -> it.keys().equals(current));
        return last.orElseGet(() -> make(current)).document().clone();
    }

    private Made make(StsKeys current) {
        var key = current.signing().current();
        var metadata =
                new FederationMetadata(
                        identity.issuerUri(),
                        identity.tokenEndpoint(),
                        current.published(),
                        Optional.of(current.encryption().current().certificate()));
        var fresh = new Made(current, metadata.signed(key.privateKey(), key.keyId()));
        made = Optional.of(fresh);
        return fresh;
    }
}
