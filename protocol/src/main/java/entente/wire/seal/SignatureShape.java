package entente.wire.seal;

import static entente.wire.seal.Namespaces.SIGNATURE;

import entente.wire.soap.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The one shape of `<ds:Signature>` that is looked at any further (XML Signature 1.1, 4). Everything that could lead elsewhere, to another
/// document, a key in the message, an object of its own or a shorter HMAC, has no place in it.
///
/// `digests` are those of the parts it refers to, by the references' URIs; `value` is the signature over `signedInfo`.
@SuppressWarnings("ArrayRecordComponent") // never compared
record SignatureShape(Suite suite, Element signedInfo, Map<String, byte[]> digests, byte[] value) {
    static final int MOST_REFERENCES = 10;

    /// Reads a signature with this method in one of the suites allowed, and of these transforms exactly.
    static SignatureShape read(
            Element signature, MethodOf methodOf, List<String> transforms, Set<Suite> allowed)
            throws SealBroken {
        if (!signature.is(SIGNATURE, "Signature")) {
            throw XmlTree.broken("%s is not a signature", signature);
        }
        XmlTree.expectAttributes(signature, "Id");
        XmlTree.expectOnly(signature, SIGNATURE, "SignedInfo", "SignatureValue", "KeyInfo");
        var value = base64(XmlTree.only(signature, SIGNATURE, "SignatureValue"));
        var keyInfo = XmlTree.optional(signature, SIGNATURE, "KeyInfo");
        if (keyInfo.isPresent()) {
            KeyReference.inKeyInfo(keyInfo.get());
        }
        var signedInfo = XmlTree.only(signature, SIGNATURE, "SignedInfo");
        var suite = suite(signedInfo, methodOf, allowed);
        var digests = digests(signedInfo, suite, transforms);
        return new SignatureShape(suite, signedInfo, digests, value);
    }

    /// What it refers to.
    Set<String> uris() {
        return digests.keySet();
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

    private static Map<String, byte[]> digests(
            Element signedInfo, Suite suite, List<String> transforms) throws SealBroken {
        var digests = new HashMap<String, byte[]>();
        var parts = XmlTree.elementsAlone(signedInfo);
        // First the two methods, each there once.
        for (var part : parts.subList(2, parts.size())) {
            if (!part.is(SIGNATURE, "Reference") || digests.size() == MOST_REFERENCES) {
                throw XmlTree.broken("%s holds other than a few references", signedInfo);
            }
            if (digests.put(uri(part), digest(part, suite, transforms)) != null) {
                throw XmlTree.broken("%s refers twice to the same part", signedInfo);
            }
        }
        return digests;
    }

    private static String uri(Element reference) throws SealBroken {
        XmlTree.expectAttributes(reference, "URI");
        var uri = XmlTree.attribute(reference, "URI");
        if (uri.length() < 2 || uri.charAt(0) != '#') {
            throw XmlTree.broken("%s does not name a part of this document", reference);
        }
        return uri;
    }

    private static byte[] digest(Element reference, Suite suite, List<String> transforms)
            throws SealBroken {
        XmlTree.expectOnly(reference, SIGNATURE, "Transforms", "DigestMethod", "DigestValue");
        var steps = XmlTree.only(reference, SIGNATURE, "Transforms");
        XmlTree.expectAttributes(steps);
        requireTransforms(steps, transforms);
        requireAlgorithm(XmlTree.only(reference, SIGNATURE, "DigestMethod"), suite.digest());
        return base64(XmlTree.only(reference, SIGNATURE, "DigestValue"));
    }

    private static void requireTransforms(Element steps, List<String> transforms)
            throws SealBroken {
        var named = new ArrayList<String>();
        for (var step : XmlTree.elementsAlone(steps)) {
            if (!step.is(SIGNATURE, "Transform")) {
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

    private static byte[] base64(Element element) throws SealBroken {
        XmlTree.expectAttributes(element);
        return Base64Text.decodeLines(XmlTree.value(element))
                .orElseThrow(() -> XmlTree.broken("%s is not base64", element));
    }

    private static SealBroken refused(Element method) {
        return new SealBroken(
                Flaw.ALGORITHM, method.local() + " names what the profile does not allow");
    }
}
