package entente.delegation;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.routes.OrganisationRelationship;
import entente.tokens.UsedNumbers;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.trusts.FederationTrust;
import entente.wire.saml.DelegationAssertion;
import entente.wire.seal.Suite;
import entente.wire.soap.Element;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Checks a sealed message with a delegation token, and says whose it is.
///
/// Every message goes through the same checks in the same order ([#examine]); the first that fails ends it. What the caller is given to
/// read is what the signature covers. Which check failed is for our log and trace: outside there are two texts for all of them.
public final class DelegationVerifier {
    /// By how much the clocks of broker, partner and ours may differ.
    static final Duration SKEW = Duration.ofMinutes(5);

    private final Supplier<Optional<FederationTrust>> trust;
    private final Supplier<List<OrganisationRelationship>> relationships;
    private final Supplier<Set<Domain>> ownDomains;
    private final OwnPlaces places;
    private final MissedRoll missed;
    private final TokenOpener tokens = new TokenOpener();
    private final MessagesSeen seen;

    /// The suppliers are asked anew for each message, so that a change takes effect at once; `ownDomains` are those whose addresses are
    /// ours. In `numbers` stands which messages came. `missed` is asked where no key of the broker that we know signed a token.
    public DelegationVerifier(
            Supplier<Optional<FederationTrust>> trust,
            Supplier<List<OrganisationRelationship>> relationships,
            Supplier<Set<Domain>> ownDomains,
            OwnPlaces places,
            UsedNumbers numbers,
            MissedRoll missed) {
        this(trust, relationships, ownDomains, places, new MessagesSeen(numbers), missed);
    }

    private DelegationVerifier(
            Supplier<Optional<FederationTrust>> trust,
            Supplier<List<OrganisationRelationship>> relationships,
            Supplier<Set<Domain>> ownDomains,
            OwnPlaces places,
            MessagesSeen seen,
            MissedRoll missed) {
        this.trust = trust;
        this.relationships = relationships;
        this.ownDomains = ownDomains;
        this.places = places;
        this.seen = seen;
        this.missed = missed;
    }

    /// The same checks for one who only wants to know what would become of a message: nothing is remembered of it.
    public DelegationRehearsal rehearsal() {
        return new DelegationRehearsal(
                new DelegationVerifier(
                        trust,
                        relationships,
                        ownDomains,
                        places,
                        seen.onlyLooking(),
                        MissedRoll.NEVER));
    }

    /// Whether the caller is let in.
    public sealed interface Verdict {
        /// `checks` are those that were passed, in words and in order; `envelope` is a SOAP 1.1 message that holds what was signed.
        record Accepted(Caller.DelegatedPerson caller, List<String> checks, byte[] envelope)
                implements Verdict {
            public Accepted {
                checks = List.copyOf(checks);
            }

            /// Who, and nothing of what was asked.
            @Override
            public String toString() {
                return "accepted " + caller.describe();
            }
        }

        /// `proven` says that the sender holds the key of a token of our broker, and is refused for something else; `checks` are those that
        /// were passed before.
        record Refused(Refusal why, boolean proven, List<String> checks) implements Verdict {
            public Refused {
                checks = List.copyOf(checks);
            }
        }
    }

    /// Checks a message that came at `now`. What its token says, and the relationship that it comes by, is told to `trace`.
    public Verdict verify(SealedMessage message, Instant now, Trace trace) {
        var passed = new ArrayList<String>();
        try {
            return examine(message, now, trace, passed);
        } catch (DelegationRefused refused) {
            return new Verdict.Refused(refused.why(), refused.proven(), passed);
        }
    }

    private Verdict.Accepted examine(
            SealedMessage message, Instant now, Trace trace, List<String> passed)
            throws DelegationRefused {
        var watch = new Stopwatch();
        var trust = enabledTrust();
        var relationships = this.relationships.get();
        var profiles = Profiles.allowedTo(relationships);

        // Its form: one security header with one timestamp, one token and one signature; and its
        // time.
        var header = MessageForm.read(message, passed);
        MessageForm.checkTimes(header, now, passed);

        // Its token: encrypted for us and signed by our broker, in a profile that is allowed at
        // all.
        var token = believed(header.token().orElseThrow(), trust, profiles, now, trace, passed);
        var assertion = token.assertion();

        // Its signature: by whoever holds the token's key, over the very parts that are read from
        // here on.
        var signed = ProofSignature.check(header, assertion, profiles, passed);

        // That it is meant for us, and for one operation.
        Addressing.checkTo(header, message, places, passed);
        var operation = Addressing.operation(header, message, passed);

        // For whom it speaks, and for what.
        var person = AssertionCheck.person(assertion, passed);
        AssertionCheck.action(assertion, operation, passed);

        // That we have a relationship with that organisation, and it may come like this.
        var relationship = Requestor.relationship(person, relationships, ownDomains.get(), passed);
        Requestor.checkName(assertion, relationship, passed);
        var profile = Profiles.check(token, signed, relationship, passed);
        Requestor.notOurOwn(person, ownDomains.get(), passed);
        var envelope = SignedEnvelope.of(header, signed);

        // That it came once. Only who has got this far takes any room in our memory.
        seen.record(header, assertion, relationship.name(), now, passed);

        var caller = Requestor.caller(person, relationship, operation, profile);
        trace.add(new Step.ClaimsShown("the delegation token", token.shown()), watch.lap());
        trace.add(
                new Step.RelationshipApplied(
                        relationship.name(),
                        operation.shown(caller.grant()),
                        operation.scope(caller.grant())),
                Duration.ZERO);
        return new Verdict.Accepted(caller, passed, envelope);
    }

    private OpenedToken believed(
            Element encrypted,
            FederationTrust trust,
            Set<Suite> profiles,
            Instant now,
            Trace trace,
            List<String> passed)
            throws DelegationRefused {
        var token = opened(encrypted, trust, profiles, now, trace, passed);
        believed(token.assertion(), trust, now, passed);
        return token;
    }

    /// What none of the broker's keys signed that we know is looked at once more where it turns out that it has others now.
    private OpenedToken opened(
            Element encrypted,
            FederationTrust trust,
            Set<Suite> profiles,
            Instant now,
            Trace trace,
            List<String> passed)
            throws DelegationRefused {
        var before = passed.size();
        try {
            return tokens.open(encrypted, trust, profiles, now, passed);
        } catch (DelegationRefused refused) {
            if (refused.why().code() == Code.DELEGATION_SIGNATURE
                    && missed.isMended(trust.issuer(), now, trace)) {
                passed.subList(before, passed.size()).clear();
                return tokens.open(encrypted, enabledTrust(), profiles, now, passed);
            }
            throw refused;
        }
    }

    private static void believed(
            DelegationAssertion assertion, FederationTrust trust, Instant now, List<String> passed)
            throws DelegationRefused {
        AssertionCheck.issuer(assertion, trust, passed);
        AssertionCheck.times(assertion, now, passed);
        AssertionCheck.audience(assertion, trust, passed);
    }

    /// Of those checks the ones that look at the token alone, for one that came without its message; says whom it names.
    Address examineToken(Element encrypted, Instant now, List<String> passed)
            throws DelegationRefused {
        var trust = enabledTrust();
        var profiles = Profiles.allowedTo(relationships.get());
        var token = tokens.open(encrypted, trust, profiles, now, passed);
        believed(token.assertion(), trust, now, passed);
        return partner(token.assertion(), passed);
    }

    /// The same of a token that is not encrypted, as none ever comes.
    Address examinePlain(Element assertion, Instant now, List<String> passed)
            throws DelegationRefused {
        var trust = enabledTrust();
        TokenOpener.signer(assertion, trust, Profiles.allowedTo(relationships.get()), passed);
        var read = TokenOpener.read(assertion);
        believed(read, trust, now, passed);
        return partner(read, passed);
    }

    private Address partner(DelegationAssertion assertion, List<String> passed)
            throws DelegationRefused {
        var person = AssertionCheck.person(assertion, passed);
        var relationship =
                Requestor.relationship(person, relationships.get(), ownDomains.get(), passed);
        Requestor.checkName(assertion, relationship, passed);
        Requestor.notOurOwn(person, ownDomains.get(), passed);
        return person;
    }

    private FederationTrust enabledTrust() throws DelegationRefused {
        return trust.get()
                .filter(FederationTrust::enabled)
                .orElseThrow(() ->
                        DelegationRefused.of(
                                Code.FEDERATION_DISABLED,
                                "there is no federation trust, or it is disabled"));
    }
}
