package entente.delegation;

import entente.problem.Code;
import entente.question.Address;
import entente.trusts.Action;
import entente.trusts.ApplicationUri;
import entente.trusts.FederationTrust;
import entente.wire.saml.DelegationAssertion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the broker's assertion must say (SAML 1.1 core, 2.3 and 2.4). Its form, with one audience, one address and one action, was checked
/// when it was read.
final class AssertionCheck {
    /// The longest that any token lasts; one of an action that we know lasts no longer than that action's.
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private AssertionCheck() {}

    static void issuer(DelegationAssertion assertion, FederationTrust trust, List<String> passed)
            throws DelegationRefused {
        if (!assertion.issuer().equals(trust.issuer().uri())) {
            throw DelegationRefused.of(
                    Code.DELEGATION_ISSUER, DelegationRefused.quoted(assertion.issuer()));
        }
        passed.add("the token's issuer is " + trust.issuer().uri());
    }

    static void times(DelegationAssertion assertion, Instant now, List<String> passed)
            throws DelegationRefused {
        var from = assertion.notBefore();
        var end = assertion.notOnOrAfter();
        if (now.plus(DelegationVerifier.SKEW).isBefore(from)
                || !now.minus(DelegationVerifier.SKEW).isBefore(end)) {
            throw DelegationRefused.of(
                    Code.DELEGATION_TIMES, "valid from %s until %s".formatted(from, end));
        }
        var most = Action.of(assertion.action()).map(Action::lifetime).orElse(LONGEST_LIFE);
        if (Duration.between(from, end).compareTo(most) > 0) {
            throw DelegationRefused.of(
                    Code.DELEGATION_TIMES,
                    "valid from %s until %s, longer than %s".formatted(from, end, most));
        }
        passed.add("now lies within the token's times");
    }

    static void audience(DelegationAssertion assertion, FederationTrust trust, List<String> passed)
            throws DelegationRefused {
        var ours = new ApplicationUri(trust.applicationUri());
        if (!new ApplicationUri(assertion.audience()).equals(ours)) {
            throw DelegationRefused.of(
                    Code.DELEGATION_AUDIENCE, DelegationRefused.quoted(assertion.audience()));
        }
        passed.add("the token is for " + ours);
    }

    /// The address of the person, who is somebody: nothing before it, around it or beside it is taken for a part of it.
    static Address person(DelegationAssertion assertion, List<String> passed)
            throws DelegationRefused {
        var written = assertion.emailAddress();
        var address =
                Address.parse(written)
                        .filter(read -> read.toString().equalsIgnoreCase(written))
                        .orElseThrow(() ->
                                DelegationRefused.ofPartner(
                                        Code.DELEGATION_PERSON, DelegationRefused.quoted(written)));
        if (assertion.requestorDomain().isBlank()) {
            throw DelegationRefused.ofPartner(
                    Code.DELEGATION_PERSON, "the token does not say who asked for it");
        }
        passed.add("the token names " + address);
        return address;
    }

    static void action(
            DelegationAssertion assertion, DelegatedOperation operation, List<String> passed)
            throws DelegationRefused {
        if (!assertion.action().equals(operation.required().wireName())) {
            throw DelegationRefused.ofPartner(
                    Code.DELEGATION_ACTION,
                    "%s needs %s, not %s"
                            .formatted(
                                    operation.element(),
                                    operation.required().wireName(),
                                    DelegationRefused.quoted(assertion.action())));
        }
        passed.add("the token is for " + assertion.action());
    }
}
