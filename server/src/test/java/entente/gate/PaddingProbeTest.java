package entente.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody guesses at a token that was overheard, and learns nothing from the answers.
class PaddingProbeTest {
    private static final int GUESSES = 1_000;

    private final SealedWorld fabrikam = new SealedWorld();
    private final Random random = new Random(42);

    @ParameterizedTest
    @EnumSource
    void thousandGuessesGetOneAnswer(Suite encryption) {
        var overheard = TestToken.of(token -> token.encryption = encryption).encrypted();
        var honest = Letter.of(letter -> letter.encrypted = Optional.of(overheard)).octets();
        var answers = new HashSet<String>();

        for (var guess = 0; guess < GUESSES; guess++) {
            var changed = changed(honest, guess % 2);
            // From everywhere, so that each guess is looked at.
            var peer = "192.0.2." + guess;
            var reply =
                    fabrikam.post(
                            Letter.of(letter -> {
                                letter.peer = peer;
                                letter.whole = Optional.of(changed);
                            }));
            answers.add(reply.status() + new String(reply.body(), UTF_8));
        }

        assertThat(answers).containsExactly(500 + SealedWorld.TOKEN_FAULT);
        assertThat(fabrikam.callers).isEmpty();
    }

    @Test
    void whoGuessesTooOftenIsNotHeardForAWhile() {
        var wrong = Letter.with(token -> token.encrypting = _ -> new byte[] {1});
        wrong.whole = Optional.of(wrong.octets());
        for (var guess = 0; guess < Unproven.MOST; guess++) {
            fabrikam.refuses(wrong, Code.DELEGATION_UNREADABLE);
        }

        fabrikam.refuses(wrong, Code.SEAL_ATTEMPTS);
        fabrikam.refuses(new Letter(), Code.SEAL_ATTEMPTS);
        assertTaken(Letter.of(letter -> letter.peer = "192.0.2.8"));
        fabrikam.now = fabrikam.now.plusSeconds(61);
        assertTaken(Letter.of(letter -> letter.messageId = "urn:uuid:later"));
    }

    @Test
    void partnerThatAsksForTooMuchIsHeardAllTheSame() {
        var stranger = Letter.with(token -> token.address = "ana@elsewhere.test");
        for (var time = 0; time <= Unproven.MOST; time++) {
            var id = "urn:uuid:" + time;
            stranger.messageId = id;
            fabrikam.refuses(stranger, Code.DELEGATION_RELATIONSHIP);
        }

        assertTaken(new Letter());
    }

    private void assertTaken(Letter letter) {
        assertThat(fabrikam.post(letter).status()).isEqualTo(200);
    }

    /// The letter with one octet of the encrypted key (0) or the encrypted content (1) another.
    private byte[] changed(byte[] honest, int value) {
        var document = document(honest);
        var text = Letter.all(document, "CipherValue").toList().get(value);
        var octets = Base64.getDecoder().decode(text.text());
        octets[random.nextInt(octets.length)] ^= (byte) (1 + random.nextInt(255));
        text.setText(Base64.getEncoder().encodeToString(octets));
        return XmlTree.write(document);
    }

    private static Element document(byte[] octets) {
        return TestToken.read(new String(octets, UTF_8));
    }
}
