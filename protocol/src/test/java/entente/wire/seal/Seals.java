package entente.wire.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import java.net.URI;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Keys, documents and messages for tests.
final class Seals {
    static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    static final Set<Suite> MODERN_ONLY = Set.of(Suite.MODERN);
    static final Set<Suite> BOTH = Set.of(Suite.MODERN, Suite.LEGACY);
    static final URI BROKER = URI.create("https://auth.test/extSTS.srf");
    static final String ACTION = "urn:test:ask";
    static final String MESSAGE_ID = "urn:uuid:6a0d7c52-8f5e-4f39-9d3a-0f4b3a1c7e20";

    /// Making RSA keys takes long: two serve all tests.
    static final FederationCertificate.Made CONTOSO = made("contoso.test");

    static final FederationCertificate.Made FABRIKAM = made("fabrikam.test");

    static final SecretKey PROOF =
            new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(UTF_8), "HMAC");

    static final String NOTE =
            "<n:note xmlns:n='urn:test' ID='n1'><n:to>mary</n:to><n:text>lunch</n:text></n:note>";

    private Seals() {}

    static FederationCertificate.Made made(String subject) {
        return FederationCertificate.make(subject, NOON, Duration.ofDays(365));
    }

    static PublicKey publicKey(FederationCertificate.Made made) {
        return made.certificate().getPublicKey();
    }

    static KeyId keyId(FederationCertificate.Made made) {
        return KeyId.of(made.certificate());
    }

    static Function<KeyId, Optional<PrivateKey>> keysOf(FederationCertificate.Made made) {
        return named ->
                named.equals(keyId(made)) ? Optional.of(made.privateKey()) : Optional.empty();
    }

    static Element document(String xml) {
        return document(xml.getBytes(UTF_8));
    }

    static Element document(byte[] xml) {
        try {
            return XmlTree.read(xml);
        } catch (MalformedXml e) {
            throw new AssertionError(e);
        }
    }

    static Element read(String xml) throws MalformedXml {
        return XmlTree.read(xml.getBytes(UTF_8));
    }

    static Element root(String xml) {
        return document(xml);
    }

    static String text(Element tree) {
        return new String(XmlTree.write(tree), UTF_8);
    }

    /// [#NOTE], signed by Contoso and read anew.
    static Element signedNote(Suite suite) {
        return root(signedNoteText(suite));
    }

    static String signedNoteText(Suite suite) {
        var note = root(NOTE);
        EnvelopedSignature.sign(note, "ID", CONTOSO.privateKey(), keyId(CONTOSO), suite);
        return text(note);
    }

    static EnvelopedSignature.Verified verifyNote(Element note, Set<Suite> allowed)
            throws SealBroken {
        return EnvelopedSignature.verify(note, "ID", List.of(publicKey(CONTOSO)), allowed);
    }

    static String envelope(String soap) {
        return "<s:Envelope xmlns:s='%s'><s:Header><v:Version xmlns:v='urn:test'>7</v:Version></s:Header><s:Body>%s</s:Body></s:Envelope>"
                .formatted(soap, "<n:ask xmlns:n='urn:test'>when?</n:ask>");
    }

    static SecuredMessage message(String soap) {
        return SecuredMessage.around(envelope(soap).getBytes(UTF_8))
                .addressedTo(BROKER, ACTION, MESSAGE_ID);
    }

    /// A SOAP 1.2 message as a requestor sends it to the broker.
    static String toBroker(Suite suite) {
        return new String(
                message(Namespaces.SOAP_12)
                        .signedBy(CONTOSO.privateKey(), keyId(CONTOSO), suite, NOON),
                UTF_8);
    }

    /// A SOAP 1.1 message with a token for Fabrikam, as a requestor sends it to a partner.
    static String toPartner(Suite suite) {
        return new String(
                message(Namespaces.SOAP_11)
                        .signedWithToken(
                                token(suite), "uuid-5c1d", PROOF.getEncoded(), suite, NOON),
                UTF_8);
    }

    static byte[] token(Suite suite) {
        return XmlTree.write(
                Encryption.element(
                        NOTE.getBytes(UTF_8), FABRIKAM.certificate(), suite, "Assertion0"));
    }
}
