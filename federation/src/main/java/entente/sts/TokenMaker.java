package entente.sts;

import entente.question.Domain;
import entente.registry.Organisation;
import entente.sts.Claimed.Named;
import entente.sts.PersonClaim.Person;
import entente.trusts.Action;
import entente.wire.saml.DelegationAssertion;
import entente.wire.seal.Encryption;
import entente.wire.seal.Timestamp;
import entente.wire.seal.XmlTree;
import entente.wire.trust.IssuedToken;
import entente.wire.trust.TokenRequest;
import entente.wire.trust.TokenResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Makes one token, for which every check has passed: signed by the broker, then encrypted for the organisation it is for, and that one alone.
record TokenMaker(StsIdentity identity, StsKeys keys, UUID id, Instant now) {
    private static final SecureRandom RANDOM = new SecureRandom();

    private String tokenId() {
        return "uuid-" + id;
    }

    /// What will stand in the log of it.
    Delegation record(
            Organisation requestor, Person person, Domain target, Action action, String messageId) {
        var appId = requestor.appId();
        // The longest that the message, and the assertion, would pass.
        var messageUntil = now.plus(Timestamp.LONGEST_WINDOW).plus(DelegationIssuer.SKEW);
        messageUntil = messageUntil.plus(DelegationIssuer.SKEW);
        return new Delegation(
                now,
                appId,
                Fingerprint.of(appId, person.nameIdentifier()),
                target.name(),
                action.wireName(),
                tokenId(),
                Fingerprint.of(appId, messageId),
                Fingerprint.of(appId, person.assertionId()),
                person.usableUntil().isAfter(messageUntil) ? person.usableUntil() : messageUntil);
    }

    /// The answer, with the token and its proof key.
    byte[] answer(
            TokenRequest request,
            String messageId,
            Named requestor,
            Person person,
            Named target,
            Action action) {
        var from = now.truncatedTo(ChronoUnit.SECONDS);
        var until = from.plus(action.lifetime());
        var proofKey = new byte[request.keyBits() / Byte.SIZE];
        RANDOM.nextBytes(proofKey);
        var assertion =
                new DelegationAssertion(
                        tokenId(),
                        identity.issuerUri(),
                        target.name().name(),
                        from,
                        until,
                        person.nameIdentifier(),
                        person.address().toString(),
                        requestor.name().name(),
                        action.wireName(),
                        proofKey);
        var token =
                new IssuedToken(
                        sealed(assertion, request, target), tokenId(), proofKey, from, until);
        return TokenResponse.write(request.version(), messageId, request.appliesTo(), token);
    }

    private byte[] sealed(DelegationAssertion assertion, TokenRequest request, Named target) {
        var suite = Suites.forToken(request.suite(), target.organisation());
        var signing = keys.signing().current();
        var signed = assertion.signed(signing.privateKey(), signing.keyId(), suite);
        return XmlTree.write(
                Encryption.element(
                        XmlTree.write(signed),
                        target.organisation().certificates().current(),
                        suite,
                        "Assertion0"));
    }
}
