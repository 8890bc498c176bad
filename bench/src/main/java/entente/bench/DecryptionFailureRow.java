package entente.bench;

import entente.wire.seal.Encryption;
import entente.wire.seal.FederationCertificate;
import entente.wire.seal.Flaw;
import entente.wire.seal.KeyId;
import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import entente.wire.soap.Element;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Whether somebody who guesses at a token could tell by the time how far a guess got: a key that cannot be unwrapped against content that
/// cannot be decrypted. The ratio is that of the slower to the faster, and at most 1, where they take the same.
final class DecryptionFailureRow implements Measurement {
    private static final String NAME = "the slower of two decryption failures";
    private static final int MOST_BYTES = 64 * 1024;
    private static final int GUESSES = 200;

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        var ours = FederationCertificate.make("fabrikam.test", Instant.now(), Duration.ofDays(1));
        var keyIsWrong = refusals(guesses(ours, 0), ours.privateKey());
        var contentIsWrong = refusals(guesses(ours, 1), ours.privateKey());
        var alone = new Load(1);
        var ratios =
                scale
                        .inTurns()
                        .ratios(
                                length -> alone.rate(contentIsWrong, length),
                                length -> alone.rate(keyIsWrong, length))
                        .stream()
                        .map(ratio -> Math.min(ratio, 1 / ratio))
                        .toList();
        return List.of(
                new Row.Ratio(NAME, 0.9, "the faster one: a wrong key, wrong content", ratios));
    }

    /// Tokens with one octet changed of the value `which`: 0 is the wrapped key, 1 the content.
    private static List<Element> guesses(FederationCertificate.Made ours, int which) {
        var plain = "<token>%s</token>".formatted("0123456789".repeat(200));
        var guesses = new ArrayList<Element>();
        for (var guess = 0; guess < GUESSES; guess++) {
            var token =
                    Encryption.element(
                            plain.getBytes(StandardCharsets.UTF_8),
                            ours.certificate(),
                            Suite.MODERN,
                            "Assertion0");
            var value =
                    token.descendants()
                            .filter(each -> each.local().equals("CipherValue"))
                            .skip(which)
                            .findFirst()
                            .orElseThrow();
            var octets = Base64.getDecoder().decode(value.text());
            octets[guess % octets.length] ^= 1;
            value.setText(Base64.getEncoder().encodeToString(octets));
            guesses.add(token);
        }
        return guesses;
    }

    private static Work refusals(List<Element> guesses, PrivateKey key) {
        var next = new AtomicInteger();
        return () -> refuse(guesses.get(Math.floorMod(next.getAndIncrement(), GUESSES)), key);
    }

    private static void refuse(Element guess, PrivateKey key) {
        try {
            Encryption.decrypt(
                    guess, (KeyId _) -> Optional.of(key), Set.of(Suite.MODERN), MOST_BYTES);
        } catch (SealBroken broken) {
            if (broken.flaw() == Flaw.DECRYPTION) {
                return;
            }
        }
        throw new IllegalStateException("a guess was not refused as one");
    }
}
