package entente.delegation;

import entente.problem.Code;
import entente.wire.saml.DelegationAssertion;
import entente.wire.seal.KeyReference;
import entente.wire.seal.SealBroken;
import entente.wire.seal.SecurityHeader;
import entente.wire.seal.Signed;
import entente.wire.seal.Suite;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The message's signature with the key that the assertion holds: who made it is the person's own server (holder-of-key, SAML token profile
/// 1.1, 3.5.1).
///
/// In D-modern it covers Timestamp, To, Action, MessageID and Body. An old partner may sign its Timestamp alone; that stands on record.
final class ProofSignature {
    private static final Logger LOG = LoggerFactory.getLogger(ProofSignature.class);

    private ProofSignature() {}

    static Signed check(
            SecurityHeader header,
            DelegationAssertion assertion,
            Set<Suite> profiles,
            List<String> passed)
            throws DelegationRefused {
        if (!(header.signedBy() instanceof KeyReference.Assertion(var id)
                && id.equals(assertion.assertionId()))) {
            throw DelegationRefused.of(
                    Code.SEAL_SIGNATURE, "it is not signed with the key of the token's assertion");
        }
        try {
            var key = new SecretKeySpec(assertion.proofKey(), "HMAC");
            var signed = header.verify(key, profiles);
            tell(header, signed, assertion, passed);
            return signed;
        } catch (SealBroken broken) {
            throw DelegationRefused.of(Code.SEAL_SIGNATURE, broken);
        }
    }

    private static void tell(
            SecurityHeader header,
            Signed signed,
            DelegationAssertion assertion,
            List<String> passed) {
        if (signed.covers(header.body())) {
            passed.add("its parts are signed with the token's key");
        } else {
            passed.add("its timestamp alone is signed with the token's key");
            LOG.warn(
                    "a message with the token {} of {} had its timestamp signed and nothing else",
                    assertion.assertionId(),
                    assertion.requestorDomain());
        }
    }
}
