package entente.enrolment;

import entente.enrolment.Membership.State;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import java.util.ArrayList;

/// Asks the broker whether our previous key may go: what only that key shows of us would be shown by nothing then.
record PreviousKey(BrokerDesk desk) {
    /// Nothing is needed of it where the broker knows our current key as that, and finds a proof of each of our domains that a key we keep has
    /// made.
    void requireUnneeded(Membership membership) throws Stopped {
        requireCurrentKnown(membership);
        var unproved = new ArrayList<String>();
        for (var domain : membership.domainsInOrder()) {
            if (!isProvedWithoutIt(membership, domain)) {
                unproved.add(domain.name());
            }
        }
        if (!unproved.isEmpty()) {
            throw new Stopped(
                    Refusal.of(Code.TRUST_KEY_NEEDED)
                            .saying(
                                    "The broker finds no proof by our current key in the DNS of %s."
                                            .formatted(String.join(", ", unproved)))
                            .mendedBy(
                                    "Put the records of `entente trust proof` into DNS, wait until every resolver has them, and clear the key then; `entente trust roll --clear-previous --force` clears it without asking."));
        }
    }

    private void requireCurrentKnown(Membership membership) throws Stopped {
        var ours = membership.keys().current();
        var stands = looked(membership);
        if (stands.current().filter(ours.keyId()::equals).isEmpty()) {
            throw unknown("The broker has another key of ours as the current one.");
        }
    }

    /// Who signs with a key that is not registered is refused.
    private Registration looked(Membership membership) throws Stopped {
        try {
            return desk.look(membership, membership.keys().current());
        } catch (Stopped stopped) {
            throw stopped.why().code() == Code.TRUST_BROKER_REFUSED
                    ? unknown(
                            "The broker does not show our registration to our current key. "
                                    + stopped.why().sentence())
                    : stopped;
        }
    }

    private static Stopped unknown(String sentence) {
        return new Stopped(
                Refusal.of(Code.TRUST_KEY_NEEDED)
                        .saying(sentence)
                        .mendedBy(
                                "Ask the broker's administrator how our registration stands, and keep the key until then; `entente trust test` tells when it is mended."));
    }

    private boolean isProvedWithoutIt(Membership membership, Domain domain) throws Stopped {
        if (membership.standing(domain).state() == State.WANTED) {
            return false;
        }
        var told = desk.check(membership, domain);
        return told.domains().get(domain) == State.PROVED && told.finding().isEmpty();
    }
}
