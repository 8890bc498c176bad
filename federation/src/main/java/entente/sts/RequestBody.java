package entente.sts;

import entente.problem.Code;
import entente.registry.Organisation;
import entente.wire.seal.Encryption;
import entente.wire.seal.Namespaces;
import entente.wire.seal.SealBroken;
import entente.wire.seal.SecurityHeader;
import entente.wire.seal.Signed;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import entente.wire.trust.TokenRequest;

/// The token request in a signed body: decrypted, unless the organisation may send it as it is.
final class RequestBody {
    private RequestBody() {}

    static TokenRequest open(
            SecurityHeader header, Signed signed, Organisation requestor, StsKeys keys)
            throws IssueRefused {
        var content = content(header.body(signed));
        var request = read(content, requestor, keys);
        if (!header.action().equals(request.version().requestAction())) {
            throw malformed("Action and body are of two versions");
        }
        if (!Suites.of(requestor).contains(request.suite())) {
            throw new IssueRefused(Code.STS_KEY_REFUSED, "an old suite, which it may not use");
        }
        return request;
    }

    private static Element content(Element body) throws IssueRefused {
        var children = XmlTree.children(body);
        if (children.size() != 1) {
            throw malformed("the body does not hold one element");
        }
        return children.getFirst();
    }

    private static TokenRequest read(Element content, Organisation requestor, StsKeys keys)
            throws IssueRefused {
        var encrypted = content.is(Namespaces.ENCRYPTION, "EncryptedData");
        if (!encrypted) {
            requireMayBePlain(requestor);
        }
        try {
            return encrypted
                    ? TokenRequest.read(decrypted(content, requestor, keys))
                    : TokenRequest.read(content);
        } catch (MalformedXml | SealBroken broken) {
            throw malformed(String.valueOf(broken.getMessage()));
        }
    }

    private static byte[] decrypted(Element content, Organisation requestor, StsKeys keys)
            throws IssueRefused {
        try {
            return Encryption.decrypt(
                    content, keys::decrypting, Suites.of(requestor), DelegationIssuer.MOST_BYTES);
        } catch (SealBroken broken) {
            throw new IssueRefused(
                    Code.STS_BODY_SECRECY, broken.flaw() + ": " + broken.getMessage());
        }
    }

    private static void requireMayBePlain(Organisation requestor) throws IssueRefused {
        var terms = requestor.terms();
        if (!terms.legacy() && !terms.plainRequests()) {
            throw new IssueRefused(Code.STS_BODY_SECRECY, "the body is not encrypted");
        }
    }

    private static IssueRefused malformed(String cause) {
        return new IssueRefused(Code.STS_REQUEST_MALFORMED, cause);
    }
}
