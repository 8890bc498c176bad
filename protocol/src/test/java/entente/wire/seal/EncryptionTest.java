package entente.wire.seal;

import static entente.wire.seal.Seals.BOTH;
import static entente.wire.seal.Seals.CONTOSO;
import static entente.wire.seal.Seals.FABRIKAM;
import static entente.wire.seal.Seals.MODERN_ONLY;
import static entente.wire.seal.Seals.NOTE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.wire.soap.Element;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EncryptionTest {
    private static final int MOST = 65_536;

    @ParameterizedTest
    @EnumSource
    void recipientReadsWhatWasEncrypted(Suite suite) throws Exception {
        var received = Seals.root(new String(Seals.token(suite), UTF_8));

        var plain = Encryption.decrypt(received, Seals.keysOf(FABRIKAM), BOTH, MOST);

        assertThat(plain).asString(UTF_8).isEqualTo(NOTE);
    }

    @Test
    void sameTextIsNeverEncryptedAlike() {
        assertThat(Seals.token(Suite.MODERN)).isNotEqualTo(Seals.token(Suite.MODERN));
    }

    @Test
    void oldSuiteIsRefusedUnlessItIsAllowed() {
        var received = Seals.root(new String(Seals.token(Suite.LEGACY), UTF_8));

        assertThat(outcome(received, MODERN_ONLY)).isEqualTo("ALGORITHM");
    }

    @ParameterizedTest
    @CsvSource({
        "2009/xmlenc11#rsa-oaep, 2001/04/xmlenc#rsa-1_5",
        "2009/xmlenc11#rsa-oaep, 2001/04/xmlenc#rsa-oaep-mgf1p",
        "2009/xmlenc11#mgf1sha256, 2009/xmlenc11#mgf1sha1",
        "2001/04/xmlenc#sha256, 2000/09/xmldsig#sha1",
        "2009/xmlenc11#aes256-gcm, 2001/04/xmlenc#aes256-cbc",
        "2009/xmlenc11#aes256-gcm, 2001/04/xmlenc#tripledes-cbc",
        "2009/xmlenc11#aes256-gcm, 2009/xmlenc11#aes128-gcm",
    })
    void otherAlgorithmsAreRefusedBeforeAnyIsTried(String ours, String other) {
        var text = new String(Seals.token(Suite.MODERN), UTF_8).replace(ours, other);

        assertThat(outcome(Seals.root(text), BOTH)).isEqualTo("ALGORITHM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <xenc:CipherValue> | <xenc:CipherReference URI="file:///etc/hostname"/><xenc:CipherValue>
                    <xenc:CipherData> | <xenc:EncryptionProperties/><xenc:CipherData>
                    <xenc:EncryptedKey> | <ds:RetrievalMethod URI="#a"/><xenc:EncryptedKey>
                    <xenc:EncryptedKey> | <xenc:EncryptedKey Recipient="a">
                    <wsse:SecurityTokenReference | <ds:KeyName>a</ds:KeyName><wsse:SecurityTokenReference
                    <ds:DigestMethod | <xenc:OAEPparams>AA==</xenc:OAEPparams><ds:DigestMethod
                    Type="http://www.w3.org/2001/04/xmlenc#Element" | Type="urn:x"
                    #X509SubjectKeyIdentifier | #ThumbprintSHA1
                    """)
    void otherShapesAreRefused(String ours, String other) {
        var text = new String(Seals.token(Suite.MODERN), UTF_8);
        assertThat(text).contains(ours);

        assertThat(outcome(Seals.root(text.replaceFirst(ours, other)), BOTH))
                .isEqualTo("STRUCTURE");
    }

    @ParameterizedTest
    @EnumSource
    void nothingTellsOneFailureFromAnother(Suite suite) {
        var wrongKey = encrypted(suite, NOTE.getBytes(UTF_8));
        var brokenContent =
                mutated(suite, "CipherValue", value -> flipped(value, value.length - 1));
        var brokenVector = mutated(suite, "CipherValue", value -> flipped(value, 0));
        var shortContent = mutated(suite, "CipherValue", _ -> new byte[3]);
        var brokenKey = mutated(suite, "EncryptedKey", value -> flipped(value, 100));
        var shortKey = mutated(suite, "EncryptedKey", _ -> new byte[100]);
        var tooLong = encrypted(suite, new byte[MOST + 1]);

        assertUnopened(wrongKey, BOTH, named -> Optional.of(CONTOSO.privateKey()));
        assertUnopened(wrongKey, BOTH, _ -> Optional.empty());
        assertUnopened(shortContent, BOTH, Seals.keysOf(FABRIKAM));
        assertUnopened(brokenKey, BOTH, Seals.keysOf(FABRIKAM));
        assertUnopened(shortKey, BOTH, Seals.keysOf(FABRIKAM));
        assertUnopened(tooLong, BOTH, Seals.keysOf(FABRIKAM));
        if (suite == Suite.MODERN) {
            assertUnopened(brokenContent, BOTH, Seals.keysOf(FABRIKAM));
            assertUnopened(brokenVector, BOTH, Seals.keysOf(FABRIKAM));
        }
    }

    @Test
    void longestContentIsRead() throws Exception {
        for (var suite : Suite.values()) {
            var received = encrypted(suite, new byte[MOST]);

            assertThat(Encryption.decrypt(received, Seals.keysOf(FABRIKAM), BOTH, MOST))
                    .hasSize(MOST);
        }
    }

    @Test
    void keyThatTravelledWithOtherParametersIsNoGood() throws Exception {
        var key = new byte[32];
        var wrapped = KeyTransport.OAEP_SHA1.wrap(key, Seals.publicKey(FABRIKAM));
        var received = mutated(Suite.MODERN, "EncryptedKey", _ -> wrapped);

        assertUnopened(received, BOTH, Seals.keysOf(FABRIKAM));
    }

    @Test
    void valueBrokenIntoLinesIsRead() throws Exception {
        var text = new String(Seals.token(Suite.MODERN), UTF_8);
        var lines = text.replaceAll("(CipherValue>[A-Za-z0-9+/]{64})", "$1\r\n ");

        assertThat(Encryption.decrypt(Seals.root(lines), Seals.keysOf(FABRIKAM), BOTH, MOST))
                .asString(UTF_8)
                .isEqualTo(NOTE);
    }

    @Test
    void weakKeyIsNotEncryptedTo() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        var weak = generator.generateKeyPair();

        assertThatThrownBy(() -> Dsig.requireStrong(weak.getPublic()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Element encrypted(Suite suite, byte[] plain) {
        return Encryption.element(plain, FABRIKAM.certificate(), suite, "Assertion0");
    }

    /// A token in which one value is another: that of the content, or of the key.
    private static Element mutated(Suite suite, String which, UnaryOperator<byte[]> change) {
        var token = encrypted(suite, NOTE.getBytes(UTF_8));
        var values = token.descendants().filter(each -> each.local().equals("CipherValue"));
        var value = values.toList().get(which.equals("EncryptedKey") ? 0 : 1);
        var bytes = change.apply(Base64.getDecoder().decode(value.text()));
        value.setText(Base64.getEncoder().encodeToString(bytes));
        return token;
    }

    private static byte[] flipped(byte[] bytes, int at) {
        var other = bytes.clone();
        other[at] ^= 1;
        return other;
    }

    private static void assertUnopened(
            Element token,
            Set<Suite> allowed,
            java.util.function.Function<KeyId, Optional<java.security.PrivateKey>> keys) {
        try {
            var plain = Encryption.decrypt(token, keys, allowed, MOST);
            // A wrong key goes on as a random one, and what that makes of CBC has the form of
            // padding by chance one time in sixteen: noise, in which no signature holds.
            assertThat(suiteOf(token)).as("it was opened").isEqualTo(Suite.LEGACY);
            assertThat(plain).asString(UTF_8).isNotEqualTo(NOTE);
        } catch (SealBroken e) {
            assertThat(e.flaw()).isEqualTo(Flaw.DECRYPTION);
            assertThat(e).hasMessage("what was encrypted cannot be opened").hasNoCause();
        }
    }

    private static Suite suiteOf(Element token) {
        var text = new String(XmlTree.write(token), UTF_8);
        return text.contains(Suite.MODERN.contentEncryption()) ? Suite.MODERN : Suite.LEGACY;
    }

    private static String outcome(Element token, Set<Suite> allowed) {
        try {
            Encryption.decrypt(token, Seals.keysOf(FABRIKAM), allowed, MOST);
            return "opened";
        } catch (SealBroken e) {
            return e.flaw().toString();
        }
    }
}
