package entente.wire.seal;

import static entente.wire.seal.Seals.BOTH;
import static entente.wire.seal.Seals.CONTOSO;
import static entente.wire.seal.Seals.FABRIKAM;
import static entente.wire.seal.Seals.NOTE;
import static entente.wire.seal.Seals.PROOF;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.security.Key;
import javax.crypto.KeyGenerator;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.xml.security.Init;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.keys.KeyInfo;
import org.apache.xml.security.signature.XMLSignature;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Another implementation, another parser, and none of our code: it checks what we sign and opens what we encrypt, and the other way about.
class SantuarioTest {
    private static final String HERE = "<here/>";

    @BeforeAll
    static void initialize() {
        Init.init();
    }

    @ParameterizedTest
    @EnumSource
    void itChecksOurDocuments(Suite suite) throws Exception {
        var document = JdkSignature.parsed(Seals.signedNoteText(suite).getBytes(UTF_8));
        document.getDocumentElement().setIdAttribute("ID", true);

        assertThat(isGood(document, Seals.publicKey(CONTOSO))).isTrue();
        assertThat(isGood(document, Seals.publicKey(FABRIKAM))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void itChecksOurMessages(Suite suite) throws Exception {
        var toBroker = JdkSignature.parsed(Seals.toBroker(suite).getBytes(UTF_8));
        var toPartner = JdkSignature.parsed(Seals.toPartner(suite).getBytes(UTF_8));
        registerIds(toBroker);
        registerIds(toPartner);

        assertThat(isGood(toBroker, Seals.publicKey(CONTOSO))).isTrue();
        assertThat(isGood(toPartner, PROOF)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void itOpensWhatWeEncrypt(Suite suite) throws Exception {
        var document = JdkSignature.parsed(Seals.token(suite));

        var cipher = XMLCipher.getInstance();
        cipher.init(XMLCipher.DECRYPT_MODE, null);
        cipher.setKEK(FABRIKAM.privateKey());
        var plain = cipher.decryptToByteArray(document.getDocumentElement());

        assertThat(plain).asString(UTF_8).isEqualTo(NOTE);
    }

    @ParameterizedTest
    @EnumSource(ContentCipher.class)
    void weOpenWhatItEncrypts(ContentCipher cipher) throws Exception {
        var suite = cipher == ContentCipher.AES_256_GCM ? Suite.MODERN : Suite.LEGACY;
        var document = JdkSignature.parsed(NOTE.getBytes(UTF_8));
        var encrypted = encryptedBySantuario(document, cipher, suite);

        var received = Seals.root(text(encrypted).replace(HERE, Seals.text(ourKeyInfo())));
        var plain = Encryption.decrypt(received, Seals.keysOf(FABRIKAM), BOTH, 65_536);

        assertThat(Seals.root(new String(plain, UTF_8)).text()).isEqualTo("marylunch");
    }

    /// With the key info replaced by ours: Santuario knows nothing of WS-Security.
    private static Element encryptedBySantuario(
            Document document, ContentCipher cipher, Suite suite) throws Exception {
        var generator =
                KeyGenerator.getInstance(cipher == ContentCipher.TRIPLE_DES_CBC ? "DESede" : "AES");
        generator.init(cipher == ContentCipher.TRIPLE_DES_CBC ? 168 : cipher.keyBytes() * 8);
        var contentKey = generator.generateKey();
        var transport = suite.keyTransport();
        var wrap =
                transport.maskGeneration().isPresent()
                        ? XMLCipher.getInstance(transport.uri(), null, transport.digest())
                        : XMLCipher.getInstance(transport.uri());
        wrap.init(XMLCipher.WRAP_MODE, Seals.publicKey(FABRIKAM));
        var encryptedKey =
                wrap.encryptKey(
                        document, contentKey, transport.maskGeneration().orElse(null), null);
        var cipherOfData = XMLCipher.getInstance(cipher.uri());
        cipherOfData.init(XMLCipher.ENCRYPT_MODE, contentKey);
        var keyInfo = new KeyInfo(document);
        keyInfo.add(encryptedKey);
        cipherOfData.getEncryptedData().setKeyInfo(keyInfo);
        cipherOfData.doFinal(document, document.getDocumentElement());
        return named(document.getDocumentElement());
    }

    private static Element named(Element encryptedData) {
        var key =
                encryptedData.getElementsByTagNameNS(Namespaces.ENCRYPTION, "EncryptedKey").item(0);
        var method = key.getFirstChild();
        while (!(method instanceof Element)) {
            method = method.getNextSibling();
        }
        var here = encryptedData.getOwnerDocument().createElementNS(null, "here");
        key.insertBefore(here, method.getNextSibling());
        return encryptedData;
    }

    private static entente.wire.soap.Element ourKeyInfo() {
        var parent = XmlTree.root(Namespaces.ENCRYPTION, "xenc:EncryptedKey");
        new KeyReference.Certificate(Seals.keyId(FABRIKAM)).writeKeyInfo(parent);
        return XmlTree.children(parent).getFirst();
    }

    private static String text(Element element) throws TransformerException {
        var text = new StringWriter();
        var transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        transformer.transform(new DOMSource(element), new StreamResult(text));
        return text.toString();
    }

    private static boolean isGood(Document document, Key key) throws Exception {
        var signature =
                (Element)
                        document.getElementsByTagNameNS(Namespaces.SIGNATURE, "Signature").item(0);
        // Without its secure validation, which refuses SHA-1.
        return new XMLSignature(signature, "", false).checkSignatureValue(key);
    }

    private static void registerIds(Document document) {
        var all = document.getElementsByTagNameNS("*", "*");
        for (var at = 0; at < all.getLength(); at++) {
            var element = (Element) all.item(at);
            if (element.hasAttributeNS(Namespaces.UTILITY, "Id")) {
                element.setIdAttributeNS(Namespaces.UTILITY, "Id", true);
            }
        }
    }
}
