package entente.keys;

import entente.wire.jwt.SigningCertificate;
import entente.wire.jwt.SigningKey;
import entente.wire.seal.FederationCertificate;
import entente.wire.seal.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// What a key of ours is for that is changed while we run. A broker's federation has two of its own.
public enum Purpose {
    TOKENS("tokens", "own", "signs our tokens"),
    DELEGATION("delegation", "delegation", "signs delegation tokens"),
    ENCRYPTION("encryption", "encryption", "requests are encrypted for it");

    private static final Duration LIFE = Duration.ofDays(730);
    private static final Duration FEDERATION_LIFE = Duration.ofDays(5 * 365);
    private static final Duration BACKDATED = Duration.ofHours(1);

    private final String word;
    private final String kept;
    private final String sentence;

    Purpose(String word, String kept, String sentence) {
        this.word = word;
        this.kept = kept;
        this.sentence = sentence;
    }

    /// How administrators name it.
    public String word() {
        return word;
    }

    /// The purpose of that name.
    public static Optional<Purpose> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /// Under which name its keys are written down.
    String kept() {
        return kept;
    }

    String sentence() {
        return sentence;
    }

    /// A key to follow another; `name` stands in its certificate.
    SigningKey follow(SigningKey current, String name, Instant now) {
        var from = now.minus(BACKDATED);
        return switch (this) {
            case TOKENS ->
                    SigningCertificate.make(
                            name + " S2S signing",
                            SigningCertificate.Kind.of(current),
                            from,
                            LIFE.plus(BACKDATED));
            case DELEGATION, ENCRYPTION -> {
                var made = FederationCertificate.make(name, from, FEDERATION_LIFE.plus(BACKDATED));
                yield SigningKey.of(made.privateKey(), made.certificate());
            }
        };
    }

    /// How messages call a key.
    Optional<String> nameOf(SigningKey key) {
        return switch (this) {
            case TOKENS -> Optional.of(key.x5t());
            case DELEGATION, ENCRYPTION -> KeyId.in(key.certificate()).map(KeyId::base64);
        };
    }
}
