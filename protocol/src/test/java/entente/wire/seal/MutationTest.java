package entente.wire.seal;

import static entente.wire.seal.Seals.BOTH;
import static entente.wire.seal.Seals.CONTOSO;
import static entente.wire.seal.Seals.FABRIKAM;
import static entente.wire.seal.Seals.MODERN_ONLY;
import static entente.wire.seal.Seals.NOTE;
import static entente.wire.seal.Seals.PROOF;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import java.security.Key;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Good documents, changed in thousands of ways: none is taken unless what was signed is what it was, and nothing is thrown but the two
/// complaints that callers expect. The seed is fixed, so that a failure can be seen again.
class MutationTest {
    private static final int ROUNDS = 2_000;
    private static final long SEED = 20_260_105;

    @Test
    void changedDocumentIsNotTakenForWhatWasSigned() throws Exception {
        var original = Seals.signedNoteText(Suite.MODERN);
        var content = content(Seals.root(original));

        assertNothingElseIsTaken(
                original,
                content,
                xml -> {
                    var note = Seals.read(xml);
                    Seals.verifyNote(note, MODERN_ONLY);
                    return content(note);
                });
    }

    @Test
    void changedMessageToTheBrokerIsNotTakenForWhatWasSigned() throws Exception {
        assertNoOtherMessageIsTaken(Seals.toBroker(Suite.MODERN), Seals.publicKey(CONTOSO));
    }

    @Test
    void changedMessageToAPartnerIsNotTakenForWhatWasSigned() throws Exception {
        assertNoOtherMessageIsTaken(Seals.toPartner(Suite.MODERN), PROOF);
    }

    @Test
    void changedTokenIsNotOpened() throws Exception {
        assertNothingElseIsTaken(
                new String(Seals.token(Suite.MODERN), UTF_8), NOTE, MutationTest::opened);
    }

    /// Its cipher notices no change; what it gives is for the signature within to judge.
    @Test
    void changedTokenOfTheOldSuiteIsReadInPeace() throws Exception {
        var mutations = new Mutations(new Random(SEED));
        var original = new String(Seals.token(Suite.LEGACY), UTF_8);
        for (var round = 0; round < ROUNDS; round++) {
            taken(mutations.of(original), MutationTest::opened);
        }
    }

    private static void assertNoOtherMessageIsTaken(String original, Key key) throws Exception {
        Reading reading =
                xml -> {
                    var header = SecurityHeader.read(Seals.read(xml));
                    var signed = header.verify(key, MODERN_ONLY);
                    // Whatever we take, the JDK's own implementation takes too.
                    assertThat(JdkSignature.octets(xml.getBytes(UTF_8), key)).as(xml).isPresent();
                    return List.of(
                                    header.to(),
                                    header.action(),
                                    header.messageId(),
                                    header.timestamp(),
                                    new String(header.signedBody(signed), UTF_8))
                            .toString();
                };
        assertNothingElseIsTaken(original, reading.read(original), reading);
    }

    private static void assertNothingElseIsTaken(String original, String content, Reading reading)
            throws Exception {
        assertThat(taken(original, reading)).contains(content);
        var mutations = new Mutations(new Random(SEED));
        for (var round = 0; round < ROUNDS; round++) {
            var changed = mutations.of(original);

            var taken = taken(changed, reading);

            assertThat(taken.orElse(content)).as("round %d: %s", round, changed).isEqualTo(content);
        }
    }

    private static Optional<String> taken(String xml, Reading reading) throws Exception {
        try {
            return Optional.of(reading.read(xml));
        } catch (SealBroken | MalformedXml _) {
            return Optional.empty();
        }
    }

    private static String opened(String xml) throws SealBroken, MalformedXml {
        var token = Seals.read(xml);
        return new String(Encryption.decrypt(token, Seals.keysOf(FABRIKAM), BOTH, 65_536), UTF_8);
    }

    /// All but the signature.
    private static String content(Element note) {
        var copy = note.copy();
        XmlTree.named(copy, Namespaces.SIGNATURE, "Signature").getFirst().leave();
        return Seals.text(copy);
    }

    @FunctionalInterface
    private interface Reading {
        String read(String xml) throws SealBroken, MalformedXml;
    }
}
