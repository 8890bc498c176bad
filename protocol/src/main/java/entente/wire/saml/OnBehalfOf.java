package entente.wire.saml;

import entente.wire.seal.EnvelopedSignature;
import entente.wire.seal.KeyId;
import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// For whom an organisation asks the broker for a token: an assertion with sender-vouches confirmation (SAML 1.1 token profile, 3.5.2).
///
/// `issuer` is the organisation's application URI, `nameIdentifier` the user's immutable id in its account namespace, `audience` the
/// broker. Times are in UTC and whole seconds; the assertion holds from `issued` until just before `notOnOrAfter`.
public record OnBehalfOf(
        String assertionId,
        String issuer,
        String nameIdentifier,
        String emailAddress,
        String audience,
        Instant issued,
        Instant notOnOrAfter) {
    /// The attribute of the id, for [EnvelopedSignature].
    public static final String ID = "AssertionID";

    private static final String AUTHENTICATION = "AuthenticationStatement";
    private static final String ATTRIBUTES = "AttributeStatement";

    public OnBehalfOf {
        Frame.requireId(assertionId);
        issued = issued.truncatedTo(ChronoUnit.SECONDS);
        notOnOrAfter = notOnOrAfter.truncatedTo(ChronoUnit.SECONDS);
    }

    /// Writes the assertion, signed, as the root of a document of its own.
    public Element signed(PrivateKey key, KeyId keyId, Suite suite) {
        var frame = new Frame(assertionId, issuer, audience, issued, issued, notOnOrAfter);
        var assertion = frame.write();
        var authentication = Saml.add(assertion, AUTHENTICATION);
        authentication.set("AuthenticationInstant", issued.toString());
        authentication.set("AuthenticationMethod", Saml.UNSPECIFIED_METHOD);
        var confirmed = Subject.write(authentication, nameIdentifier);
        Saml.add(
                Saml.add(confirmed, "SubjectConfirmation"),
                "ConfirmationMethod",
                Saml.SENDER_VOUCHES);
        var statement = Saml.add(assertion, ATTRIBUTES);
        Subject.write(statement, nameIdentifier);
        Attributes.Name.EMAIL_ADDRESS.write(statement, emailAddress);
        EnvelopedSignature.sign(assertion, ID, key, keyId, suite);
        return assertion;
    }

    /// Reads an assertion whose signature was checked. Anything but the one shape is refused.
    public static OnBehalfOf read(Element verified) throws SealBroken {
        var frame = Frame.read(verified, List.of(AUTHENTICATION, ATTRIBUTES));
        if (!frame.issued().equals(frame.notBefore())) {
            throw Saml.wrong("the assertion does not hold from when it was issued");
        }
        var authentication = Saml.only(verified, AUTHENTICATION);
        var statement = Saml.only(verified, ATTRIBUTES);
        var nameIdentifier = confirmedName(authentication);
        if (!nameIdentifier.equals(Subject.name(Subject.of(statement)))) {
            throw Saml.wrong("the two statements are about different people");
        }
        return new OnBehalfOf(
                frame.assertionId(),
                frame.issuer(),
                nameIdentifier,
                Attributes.read(statement).value(Attributes.Name.EMAIL_ADDRESS),
                frame.audience(),
                frame.issued(),
                frame.notOnOrAfter());
    }

    private static String confirmedName(Element authentication) throws SealBroken {
        XmlTree.expectAttributes(authentication, "AuthenticationInstant", "AuthenticationMethod");
        XmlTree.expectOnly(authentication, Saml.NAMESPACE, "Subject");
        var subject = Subject.of(authentication);
        var confirmation = Saml.only(subject, "SubjectConfirmation");
        XmlTree.expectOnly(confirmation, Saml.NAMESPACE, "ConfirmationMethod");
        Saml.requireConfirmation(confirmation, Saml.SENDER_VOUCHES);
        return Subject.name(subject);
    }
}
