package entente.wire.saml;

import entente.wire.seal.EnvelopedSignature;
import entente.wire.seal.KeyId;
import entente.wire.seal.Namespaces;
import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// What the broker tells an organisation about a caller: who it is, who asks for it and for which action, with holder-of-key confirmation
/// (SAML 1.1 token profile, 3.5.1). Whoever proves to have `proofKey`, of 16 to 64 bytes, is that caller.
///
/// `issuer` is the broker, `audience` the organisation that is asked, `requestorDomain` the application URI of the one that asks. Times are
/// in UTC and whole seconds, half-open.
public record DelegationAssertion(
        String assertionId,
        String issuer,
        String audience,
        Instant notBefore,
        Instant notOnOrAfter,
        String nameIdentifier,
        String emailAddress,
        String requestorDomain,
        String action,
        byte[] proofKey) {
    /// The attribute of the id, for [EnvelopedSignature].
    public static final String ID = "AssertionID";

    private static final String STATEMENT = "AttributeStatement";
    private static final String TRUST = "http://schemas.xmlsoap.org/ws/2005/02/trust";
    private static final String TRUST_13 = "http://docs.oasis-open.org/ws-sx/ws-trust/200512";
    private static final int LEAST_KEY_BYTES = 16;
    private static final int MOST_KEY_BYTES = 64;

    public DelegationAssertion {
        Frame.requireId(assertionId);
        if (!isKey(proofKey)) {
            throw new IllegalArgumentException("a proof key has 16 to 64 bytes");
        }
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        notOnOrAfter = notOnOrAfter.truncatedTo(ChronoUnit.SECONDS);
    }

    /// Writes the assertion, signed, as the root of a document of its own. It holds the proof key: encrypt it.
    public Element signed(PrivateKey key, KeyId keyId, Suite suite) {
        var frame = new Frame(assertionId, issuer, audience, notBefore, notBefore, notOnOrAfter);
        var assertion = frame.write();
        var statement = Saml.add(assertion, STATEMENT);
        writeConfirmation(Subject.write(statement, nameIdentifier));
        Attributes.Name.EMAIL_ADDRESS.write(statement, emailAddress);
        Attributes.Name.REQUESTOR_DOMAIN.write(statement, requestorDomain);
        Attributes.Name.THIRD_PARTY_REQUESTED.write(statement, "");
        Attributes.Name.ACTION.write(statement, action);
        EnvelopedSignature.sign(assertion, ID, key, keyId, suite);
        return assertion;
    }

    /// Reads an assertion whose signature was checked. Anything but the one shape is refused.
    public static DelegationAssertion read(Element verified) throws SealBroken {
        var frame = Frame.read(verified, List.of(STATEMENT));
        var statement = Saml.only(verified, STATEMENT);
        var subject = Subject.of(statement);
        var attributes = Attributes.read(statement);
        if (!attributes.find(Attributes.Name.THIRD_PARTY_REQUESTED).orElse("").isEmpty()) {
            throw Saml.wrong("the assertion is on behalf of a third party");
        }
        return new DelegationAssertion(
                frame.assertionId(),
                frame.issuer(),
                frame.audience(),
                frame.notBefore(),
                frame.notOnOrAfter(),
                Subject.name(subject),
                attributes.value(Attributes.Name.EMAIL_ADDRESS),
                attributes.value(Attributes.Name.REQUESTOR_DOMAIN),
                attributes.value(Attributes.Name.ACTION),
                proofKey(Saml.only(subject, "SubjectConfirmation")));
    }

    private void writeConfirmation(Element subject) {
        var confirmation = Saml.add(subject, "SubjectConfirmation");
        Saml.add(confirmation, "ConfirmationMethod", Saml.HOLDER_OF_KEY);
        var keyInfo = XmlTree.add(confirmation, Namespaces.SIGNATURE, "ds:KeyInfo");
        var secret = Base64.getEncoder().encodeToString(proofKey);
        XmlTree.add(keyInfo, TRUST, "t:BinarySecret", secret);
    }

    private static byte[] proofKey(Element confirmation) throws SealBroken {
        Saml.requireConfirmation(confirmation, Saml.HOLDER_OF_KEY);
        var keyInfo = XmlTree.only(confirmation, Namespaces.SIGNATURE, "KeyInfo");
        var secrets = XmlTree.elementsAlone(keyInfo);
        if (XmlTree.elementsAlone(confirmation).size() != 2
                || secrets.size() != 1
                || !isSecret(secrets.getFirst())) {
            throw Saml.wrong("the proof key is not one secret");
        }
        try {
            var key = Base64.getDecoder().decode(XmlTree.value(secrets.getFirst()));
            if (isKey(key)) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below.
        }
        throw Saml.wrong("the proof key does not have 16 to 64 bytes");
    }

    private static boolean isSecret(Element element) {
        return Set.of(TRUST, TRUST_13).stream()
                .anyMatch(trust -> element.is(trust, "BinarySecret"));
    }

    private static boolean isKey(byte[] key) {
        return key.length >= LEAST_KEY_BYTES && key.length <= MOST_KEY_BYTES;
    }

    /// Which assertion, and nothing of what it says.
    @Override
    public String toString() {
        return "assertion " + assertionId;
    }
}
