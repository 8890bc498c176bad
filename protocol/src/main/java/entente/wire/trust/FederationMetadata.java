package entente.wire.trust;

import static entente.wire.seal.Namespaces.ADDRESSING;
import static entente.wire.seal.Namespaces.SIGNATURE;
import static entente.wire.trust.TrustNamespaces.FEDERATION;

import entente.wire.seal.EnvelopedSignature;
import entente.wire.seal.Flaw;
import entente.wire.seal.KeyId;
import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a broker publishes of itself (WS-Federation 1.1, 3.1): its name, where it issues tokens, and its keys.
///
/// Of the `signing` certificates, at least one and at most 4, the first signs now; tokens and documents signed with the others are to be believed too.
/// `encryption` is the one that requests to the broker are encrypted for (TokenKeyTransferKeyInfo).
///
/// The document is signed with a key of its own publisher. It is worth something only to who knows one of that publisher's keys already, and
/// learns of new ones from it.
public record FederationMetadata(
        String issuerUri,
        URI tokenEndpoint,
        List<X509Certificate> signing,
        Optional<X509Certificate> encryption) {
    /// The longest document that is read, in bytes.
    public static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_SIGNING = 4;
    private static final String ID = "ID";

    public FederationMetadata {
        signing = List.copyOf(signing);
        if (signing.isEmpty() || signing.size() > MOST_SIGNING) {
            throw new IllegalArgumentException("a broker publishes 1 to 4 signing certificates");
        }
    }

    /// Writes the document, signed.
    public byte[] signed(PrivateKey key, KeyId keyId) {
        var root = XmlTree.root(FEDERATION, "FederationMetadata");
        root.set(ID, "_" + UUID.randomUUID());
        var federation = XmlTree.add(root, FEDERATION, "Federation");
        federation.set("FederationID", issuerUri);
        for (var certificate : signing) {
            keyInfo(federation, "TokenSigningKeyInfo", certificate);
        }
        encryption.ifPresent(
                certificate -> keyInfo(federation, "TokenKeyTransferKeyInfo", certificate));
        var names = XmlTree.add(federation, FEDERATION, "IssuerNamesOffered");
        XmlTree.add(names, FEDERATION, "IssuerName").set("Uri", issuerUri);
        var endpoint = XmlTree.add(federation, FEDERATION, "TokenIssuerEndpoint");
        XmlTree.add(endpoint, ADDRESSING, "wsa:Address", tokenEndpoint.toString());
        EnvelopedSignature.sign(root, ID, key, keyId, Suite.MODERN);
        return XmlTree.write(root);
    }

    private static void keyInfo(Element federation, String name, X509Certificate certificate) {
        var info = XmlTree.add(XmlTree.add(federation, FEDERATION, name), SIGNATURE, "ds:KeyInfo");
        var data = XmlTree.add(info, SIGNATURE, "ds:X509Data");
        XmlTree.add(data, SIGNATURE, "ds:X509Certificate", base64(certificate));
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalArgumentException("the certificate has no DER form", cannotBe);
        }
    }

    /// Reads a document that one of the `trusted` keys signed; any other is refused, and nothing in it is looked at.
    public static FederationMetadata read(byte[] document, List<PublicKey> trusted)
            throws MalformedXml, SealBroken {
        var root = root(document);
        EnvelopedSignature.verify(root, ID, trusted, EnumSet.of(Suite.MODERN));
        return read(root);
    }

    /// Reads a document that is signed with the first key it brings itself: good to show to somebody who compares that key by another way, and
    /// for nothing else. Signed with any other of its keys, it would be whoever's that put the right key before his own.
    public static FederationMetadata readToBePinned(byte[] document)
            throws MalformedXml, SealBroken {
        var root = root(document);
        var read = read(root);
        var own = read.signing().getFirst().getPublicKey();
        EnvelopedSignature.verify(root, ID, List.of(own), EnumSet.of(Suite.MODERN));
        return read;
    }

    private static Element root(byte[] document) throws MalformedXml, SealBroken {
        if (document.length > MOST_BYTES) {
            throw broken("the document is larger than is read");
        }
        var root = XmlTree.read(document);
        XmlTree.refuseDuplicateIds(root);
        if (!root.is(FEDERATION, "FederationMetadata")) {
            throw broken("the document is no FederationMetadata");
        }
        return root;
    }

    private static FederationMetadata read(Element root) throws SealBroken {
        var federation = XmlTree.only(root, FEDERATION, "Federation");
        var signing = new ArrayList<X509Certificate>();
        for (var info : XmlTree.named(federation, FEDERATION, "TokenSigningKeyInfo")) {
            signing.add(certificate(info));
        }
        if (signing.isEmpty() || signing.size() > MOST_SIGNING) {
            throw broken("Federation does not hold 1 to 4 TokenSigningKeyInfo");
        }
        var encryption = XmlTree.optional(federation, FEDERATION, "TokenKeyTransferKeyInfo");
        return new FederationMetadata(
                issuer(federation),
                endpoint(federation),
                signing,
                encryption.isPresent()
                        ? Optional.of(certificate(encryption.get()))
                        : Optional.empty());
    }

    private static String issuer(Element federation) throws SealBroken {
        var names = XmlTree.only(federation, FEDERATION, "IssuerNamesOffered");
        return XmlTree.attribute(XmlTree.only(names, FEDERATION, "IssuerName"), "Uri");
    }

    private static URI endpoint(Element federation) throws SealBroken {
        var endpoint = XmlTree.only(federation, FEDERATION, "TokenIssuerEndpoint");
        try {
            var url = URI.create(XmlTree.value(endpoint, ADDRESSING, "Address"));
            if ("https".equals(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException notAUrl) {
            // Said below.
        }
        throw broken("TokenIssuerEndpoint is not an https URL");
    }

    private static X509Certificate certificate(Element info) throws SealBroken {
        var data = XmlTree.only(XmlTree.only(info, SIGNATURE, "KeyInfo"), SIGNATURE, "X509Data");
        try {
            var der = Base64.getDecoder().decode(XmlTree.value(data, SIGNATURE, "X509Certificate"));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | IllegalArgumentException notOne) {
            throw broken(info.local() + " holds no certificate");
        }
    }

    private static SealBroken broken(String what) {
        return new SealBroken(Flaw.STRUCTURE, what);
    }
}
