package entente.enrolment;

import entente.enrolment.Membership.FederatedDomain;
import entente.enrolment.Membership.Rolling;
import entente.problem.Code;
import entente.question.Domain;
import entente.trusts.DomainProof;
import entente.trusts.FederationKey;
import entente.trusts.FederationTrust.Keys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Rolls our keys together with the broker: stage the next, publish it, clear the previous. What was decided is written down before the
/// broker hears of it; how far the broker came is asked before a step is taken again.
record KeyRoll(BrokerDesk desk, UnaryOperator<Membership> note) {
    /// Makes a key for a subject.
    interface KeyMaker {
        FederationKey make(String subject);
    }

    /// `force` clears the previous key without asking whether it is still needed.
    Membership take(Membership membership, Rolling step, boolean force, KeyMaker maker)
            throws Stopped {
        var decided = decided(membership, step, maker);
        if (step == Rolling.CLEAR_PREVIOUS && !force) {
            new PreviousKey(desk).requireUnneeded(membership);
        }
        return finish(note.apply(decided));
    }

    private static Membership decided(Membership membership, Rolling step, KeyMaker maker)
            throws Stopped {
        var keys = membership.keys();
        return switch (step) {
            case STAGE -> {
                if (keys.next().isPresent()) {
                    throw Stopped.saying(
                            Code.TRUST_INVALID, "A next key is staged already; publish it.");
                }
                var next = maker.make(membership.applicationUri());
                yield membership.with(
                        new Keys(keys.current(), Optional.of(next), keys.previous()),
                        Optional.of(step));
            }
            case PUBLISH -> {
                if (keys.next().isEmpty()) {
                    throw Stopped.saying(
                            Code.TRUST_INVALID, "There is no next key to publish; stage one.");
                }
                yield membership.with(keys, Optional.of(step));
            }
            case CLEAR_PREVIOUS -> {
                if (keys.previous().isEmpty()) {
                    throw Stopped.saying(Code.TRUST_INVALID, "There is no previous key.");
                }
                yield membership.with(keys, Optional.of(step));
            }
        };
    }

    /// Takes the step that was decided.
    Membership finish(Membership membership) throws Stopped {
        var keys = membership.keys();
        return switch (membership.rolling().orElseThrow()) {
            case STAGE -> {
                desk.stage(membership, keys.next().orElseThrow().certificate());
                yield note.apply(membership.with(keys, Optional.empty()));
            }
            case PUBLISH -> {
                publish(membership, keys.next().orElseThrow());
                yield note.apply(published(membership));
            }
            case CLEAR_PREVIOUS -> {
                desk.clearPrevious(membership);
                var left = new Keys(keys.current(), keys.next(), Optional.empty());
                yield note.apply(membership.with(left, Optional.empty()));
            }
        };
    }

    /// The broker may have published it before, and then takes no more orders by the key that was current here.
    private void publish(Membership membership, FederationKey next) throws Stopped {
        var stands = desk.look(membership, membership.keys().current());
        if (stands.current().filter(next.keyId()::equals).isPresent()) {
            return;
        }
        if (stands.next().filter(next.keyId()::equals).isEmpty()) {
            desk.stage(membership, next.certificate());
        }
        desk.publish(membership);
    }

    /// Proofs are made anew: those of the key that is now the previous one count only until it is cleared.
    private static Membership published(Membership membership) {
        var keys = membership.keys();
        var next = keys.next().orElseThrow();
        Map<Domain, FederatedDomain> domains = new LinkedHashMap<>();
        membership
                .domains()
                .forEach((domain, stands) ->
                        domains.put(
                                domain,
                                new FederatedDomain(
                                        stands.state(),
                                        Optional.of(
                                                DomainProof.sign(
                                                        next.privateKey(),
                                                        membership.appId().orElseThrow(),
                                                        domain)))));
        return membership
                .withDomains(domains)
                .with(
                        new Keys(next, Optional.empty(), Optional.of(keys.current())),
                        Optional.empty());
    }
}
