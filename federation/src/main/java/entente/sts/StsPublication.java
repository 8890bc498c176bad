package entente.sts;

import entente.trusts.FederationKey;
import entente.wire.trust.FederationMetadata;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What the token service publishes of itself, signed with its current key, or with the previous one for whoever knows no newer. Made once for each set
/// of keys, whoever asks how often.
public final class StsPublication {
    private final StsIdentity identity;
    private final Supplier<StsKeys> keys;
    private final Map<Signer, Made> made = new ConcurrentHashMap<>();

    private enum Signer {
        CURRENT,
        PREVIOUS
    }

    private record Made(StsKeys keys, byte[] document) {}

    public StsPublication(StsIdentity identity, Supplier<StsKeys> keys) {
        this.identity = identity;
        this.keys = keys;
    }

    /// The federation metadata document. Who missed a change of keys names the keys by which it knows us (their ids in URL-safe base64, without
    /// padding), and gets the document signed with the previous one, if it knows that and not the current one.
    public byte[] document(List<String> known) {
        var current = keys.get();
        var missed =
                !known.contains(name(current.signing().current()))
                        && current.signing()
                                .previous()
                                .map(StsPublication::name)
                                .filter(known::contains)
                                .isPresent();
        var signer = missed ? Signer.PREVIOUS : Signer.CURRENT;
        var last = made.get(signer);
        return (last != null && last.keys().equals(current) ? last : make(current, signer))
                .document()
                .clone();
    }

    private static String name(FederationKey key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.keyId().bytes());
    }

    private Made make(StsKeys current, Signer signer) {
        var key =
                switch (signer) {
                    case CURRENT -> current.signing().current();
                    case PREVIOUS -> current.signing().previous().orElseThrow();
                };
        var metadata =
                new FederationMetadata(
                        identity.issuerUri(),
                        identity.tokenEndpoint(),
                        current.published(),
                        Optional.of(current.encryption().current().certificate()));
        var fresh = new Made(current, metadata.signed(key.privateKey(), key.keyId()));
        made.put(signer, fresh);
        return fresh;
    }
}
