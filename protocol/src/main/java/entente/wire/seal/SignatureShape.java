package entente.wire.seal;

import static entente.wire.seal.Namespaces.SIGNATURE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/// The one shape of `<ds:Signature>` that is looked at any further (XML Signature 1.1, 4). Everything that could lead elsewhere, to another
/// document, a key in the message, an object of its own or a shorter HMAC, has no place in it.
record SignatureShape(Suite suite, Set<String> uris, Optional<KeyReference> keyReference) {
    static final int MOST_REFERENCES = 10;

    /// Reads a signature with this method in one of the suites allowed, and of these transforms exactly.
    static SignatureShape read(
            Element signature, MethodOf methodOf, List<String> transforms, Set<Suite> allowed)
            throws SealBroken {
        if (!XmlTree.is(signature, SIGNATURE, "Signature")) {
            throw XmlTree.broken("%s is not a signature", signature);
        }
        XmlTree.expectAttributes(signature, "Id");
        XmlTree.expectOnly(signature, SIGNATURE, "SignedInfo", "SignatureValue", "KeyInfo");
        requireBase64(XmlTree.only(signature, SIGNATURE, "SignatureValue"));
        var keyInfo = XmlTree.optional(signature, SIGNATURE, "KeyInfo");
        var reference =
                keyInfo.isEmpty()
                        ? Optional.<KeyReference>empty()
                        : Optional.of(KeyReference.inKeyInfo(keyInfo.get()));
        var signedInfo = XmlTree.only(signature, SIGNATURE, "SignedInfo");
        var suite = suite(signedInfo, methodOf, allowed);
        return new SignatureShape(suite, uris(signedInfo, suite, transforms), reference);
    }

    /// The signature method that a suite has for the key at hand.
    @FunctionalInterface
    interface MethodOf {
        String method(Suite suite);
    }

    private static Suite suite(Element signedInfo, MethodOf methodOf, Set<Suite> allowed)
            throws SealBroken {
        XmlTree.expectAttributes(signedInfo);
        var canonicalization = XmlTree.only(signedInfo, SIGNATURE, "CanonicalizationMethod");
        requireAlgorithm(canonicalization, Dsig.CANONICAL);
        var method = XmlTree.only(signedInfo, SIGNATURE, "SignatureMethod");
        // Empty: an HMACOutputLength would be a child.
        XmlTree.expectEmpty(method, "Algorithm");
        var algorithm = XmlTree.attribute(method, "Algorithm");
        return allowed.stream()
                .filter(suite -> methodOf.method(suite).equals(algorithm))
                .findFirst()
                .orElseThrow(() -> refused(method));
    }

    private static Set<String> uris(Element signedInfo, Suite suite, List<String> transforms)
            throws SealBroken {
        var uris = new HashSet<String>();
        var parts = XmlTree.elementsAlone(signedInfo);
        // First the two methods, each there once.
        for (var part : parts.subList(2, parts.size())) {
            if (!XmlTree.is(part, SIGNATURE, "Reference") || uris.size() == MOST_REFERENCES) {
                throw XmlTree.broken("%s holds other than a few references", signedInfo);
            }
            if (!uris.add(uri(part, suite, transforms))) {
                throw XmlTree.broken("%s refers twice to the same part", signedInfo);
            }
        }
        return uris;
    }

    private static String uri(Element reference, Suite suite, List<String> transforms)
            throws SealBroken {
        XmlTree.expectAttributes(reference, "URI");
        XmlTree.expectOnly(reference, SIGNATURE, "Transforms", "DigestMethod", "DigestValue");
        var steps = XmlTree.only(reference, SIGNATURE, "Transforms");
        XmlTree.expectAttributes(steps);
        requireTransforms(steps, transforms);
        requireAlgorithm(XmlTree.only(reference, SIGNATURE, "DigestMethod"), suite.digest());
        requireBase64(XmlTree.only(reference, SIGNATURE, "DigestValue"));
        var uri = XmlTree.attribute(reference, "URI");
        if (uri.length() < 2 || uri.charAt(0) != '#') {
            throw XmlTree.broken("%s does not name a part of this document", reference);
        }
        return uri;
    }

    private static void requireTransforms(Element steps, List<String> transforms)
            throws SealBroken {
        var named = new ArrayList<String>();
        for (var step : XmlTree.elementsAlone(steps)) {
            if (!XmlTree.is(step, SIGNATURE, "Transform")) {
                throw XmlTree.broken("%s holds other than transforms", steps);
            }
            XmlTree.expectEmpty(step, "Algorithm");
            named.add(XmlTree.attribute(step, "Algorithm"));
        }
        if (!named.equals(transforms)) {
            throw refused(steps);
        }
    }

    private static void requireAlgorithm(Element method, String algorithm) throws SealBroken {
        XmlTree.expectEmpty(method, "Algorithm");
        if (!XmlTree.attribute(method, "Algorithm").equals(algorithm)) {
            throw refused(method);
        }
    }

    private static void requireBase64(Element element) throws SealBroken {
        XmlTree.expectAttributes(element);
        if (Base64Text.decodeLines(XmlTree.value(element)).isEmpty()) {
            throw XmlTree.broken("%s is not base64", element);
        }
    }

    private static SealBroken refused(Element method) {
        return new SealBroken(
                Flaw.ALGORITHM, method.getLocalName() + " names what the profile does not allow");
    }
}
