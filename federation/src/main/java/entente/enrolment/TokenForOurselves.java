package entente.enrolment;

import entente.calling.Https;
import entente.delegation.DelegationTokens;
import entente.delegation.DelegationWish;
import entente.enrolment.TrustCheck.Finding;
import entente.enrolment.TrustCheck.TokenTrial;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Domain;
import entente.question.TraceId;
import entente.routes.Features;
import entente.routes.Features.FreeBusyAccess;
import entente.routes.OrganisationRelationship;
import entente.trace.Trace;
import entente.trusts.Action;
import entente.trusts.ApplicationUri;
import entente.trusts.FederationTrust;
import entente.wire.saml.DelegationAssertion;
import entente.wire.seal.Encryption;
import entente.wire.seal.EnvelopedSignature;
import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Requests a token from the broker for ourselves, and opens it as a partner would open its own: by our key, with the broker's signature.
///
/// It is on behalf of nobody who exists, in our first federated domain.
public final class TokenForOurselves implements TokenTrial {
    private static final String STEP = "a token for ourselves";
    private static final String NOBODY = "federation-trust-test@";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_BYTES = 64 * 1024;

    private final Https https;
    private final InstantSource clock;

    public TokenForOurselves(Https https, InstantSource clock) {
        this.https = https;
        this.clock = clock;
    }

    @Override
    public Optional<Finding> of(FederationTrust trust) {
        var domain = trust.domains().stream().min(Comparator.comparing(Domain::name));
        return trust.enabled() ? domain.map(first -> tried(trust, first)) : Optional.empty();
    }

    private Finding tried(FederationTrust trust, Domain domain) {
        var now = clock.instant();
        var wish =
                new DelegationWish(
                        Address.of(NOBODY + domain),
                        ourselves(trust),
                        Action.FREE_BUSY,
                        now.plus(PATIENCE));
        var trace = new Trace(TraceId.fresh(), domain.name());
        // Of its own, so that nothing that was kept answers for the broker.
        var tokens = new DelegationTokens(https, () -> Optional.of(trust), clock);
        return switch (tokens.tokenFor(wish, trace)) {
            case DelegationTokens.Outcome.Failed(var why) -> Finding.failed(STEP, why);
            case DelegationTokens.Outcome.Ready(var token) ->
                    opened(token.issued().encryptedData(), trust, now);
        };
    }

    private static OrganisationRelationship ourselves(FederationTrust trust) {
        return new OrganisationRelationship(
                "ourselves",
                trust.domains(),
                true,
                Optional.empty(),
                Features.of(
                        new FreeBusyAccess(true, AccessLevel.AVAILABILITY_ONLY, Optional.empty())),
                Optional.of(trust.applicationUri()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                false);
    }

    private static Finding opened(byte[] token, FederationTrust trust, Instant now) {
        try {
            var assertion = DelegationAssertion.read(verified(token, trust));
            if (!new ApplicationUri(assertion.audience())
                    .equals(new ApplicationUri(trust.applicationUri()))) {
                return unusable("it is issued for another organisation");
            }
            return assertion.notOnOrAfter().isAfter(now)
                    ? Finding.passed(
                            STEP,
                            "issued, opened and verified; good until " + assertion.notOnOrAfter())
                    : Finding.failed(
                            STEP,
                            Refusal.of(Code.CLOCKS_APART).saying("It had ended when it came."));
        } catch (SealBroken | MalformedXml broken) {
            return unusable("it cannot be opened as it should: " + broken.getMessage());
        }
    }

    private static Finding unusable(String cause) {
        return Finding.failed(STEP, Refusal.of(Code.TRUST_TOKEN_UNUSABLE, cause));
    }

    private static Element verified(byte[] token, FederationTrust trust)
            throws SealBroken, MalformedXml {
        var suites = EnumSet.of(Suite.MODERN);
        var plain =
                Encryption.decrypt(
                        XmlTree.read(token), trust.keys()::decrypting, suites, MOST_BYTES);
        var assertion = XmlTree.read(plain);
        EnvelopedSignature.verify(
                assertion, DelegationAssertion.ID, trust.issuer().signingKeys(), suites);
        return assertion;
    }
}
