package entente.keys;

import entente.settings.Kind;
import entente.settings.UnreadableSetting;
import entente.tokens.SigningKeys;
import entente.wire.jwt.PemKeys;
import entente.wire.jwt.PemKeys.PemMalformed;
import entente.wire.jwt.SigningKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Signing keys in the settings file, private keys included.
final class RingDocument implements Kind<SigningRing> {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /// The document's members; keys and certificates are PEM.
    private record Document(
            String configured,
            Optional<Key> current,
            Optional<Key> next,
            Optional<String> effective,
            Optional<Key> previous,
            Optional<String> changed) {}

    private record Key(String privateKey, String certificate) {}

    @Override
    public String name() {
        return "signing keys";
    }

    @Override
    public byte[] write(SigningRing ring) {
        var keys = ring.keys();
        var effective = Optional.of(keys.nextEffective()).filter(when -> !when.equals(Instant.MAX));
        return MAPPER.writeValueAsBytes(
                new Document(
                        ring.configured(),
                        keys.current().map(RingDocument::key),
                        keys.next().map(RingDocument::key),
                        effective.map(Instant::toString),
                        keys.previous().map(RingDocument::key),
                        Optional.of(ring.changed())
                                .filter(when -> !when.equals(Instant.MIN))
                                .map(Instant::toString)));
    }

    @Override
    public SigningRing read(byte[] document) throws UnreadableSetting {
        try {
            var read = MAPPER.readValue(document, Document.class);
            return new SigningRing(
                    read.configured(),
                    new SigningKeys(
                            key(read.current()),
                            key(read.next()),
                            read.effective().map(Instant::parse).orElse(Instant.MAX),
                            key(read.previous())),
                    read.changed().map(Instant::parse).orElse(Instant.MIN));
        } catch (JacksonException | PemMalformed | DateTimeException broken) {
            // Its message could quote a key.
            throw new UnreadableSetting("it is not as this version writes it");
        }
    }

    private static Key key(SigningKey key) {
        return new Key(key.revealPrivateKeyPem(), PemKeys.pem(key.certificate()));
    }

    private static Optional<SigningKey> key(Optional<Key> key) throws PemMalformed {
        return key.isPresent()
                ? Optional.of(PemKeys.read(key.get().privateKey(), key.get().certificate()))
                : Optional.empty();
    }
}
