package entente.delegation;

import entente.calling.Kept.Said;
import entente.calling.Outcome;
import entente.delegation.DelegationTokens.Asked;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.trusts.FederationTrust;
import java.time.Duration;

/// What a broker's refusal of a delegation token means for us: the reason, what to mend, and how long to leave it alone.
final class DelegationDenial {
    /// Long enough that the mailboxes of one lookup share one failure, short enough that a repair is seen at once.
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private static final Duration BUSY = Duration.ofSeconds(5);

    private DelegationDenial() {}

    static Said<DelegationToken> noTime() {
        return denied(
                Refusal.of(Code.BROKER_UNREACHABLE, "no time was left to ask it."), Duration.ZERO);
    }

    static Said<DelegationToken> gaveUp(String why) {
        return denied(Refusal.of(Code.BROKER_UNREACHABLE, why), Duration.ZERO);
    }

    static Said<DelegationToken> unreachable(Outcome.Kind kind, String why) {
        return denied(
                (kind == Outcome.Kind.TLS
                                ? Refusal.of(Code.BROKER_TLS_REFUSED, why)
                                : Refusal.of(Code.BROKER_UNREACHABLE, kind + ": " + why))
                        .mendedBy("See what `entente trust test` finds on the way to it."),
                MOMENT);
    }

    static Said<DelegationToken> unreadable(String why) {
        return denied(
                Refusal.of(Code.BROKER_ANSWER_UNREADABLE, why)
                        .mendedBy("See what `entente trust test` finds."),
                MOMENT);
    }

    static Said<DelegationToken> busy(int status) {
        return denied(Refusal.of(Code.BROKER_BUSY, "HTTP " + status + "."), BUSY);
    }

    /// Its metadata has no key to encrypt requests for, and what names people goes to nobody in clear.
    static Said<DelegationToken> noBrokerKey(FederationTrust trust) {
        return denied(
                Refusal.of(Code.BROKER_ANSWER_UNREADABLE)
                        .saying(
                                "The broker %s publishes no key to encrypt requests for."
                                        .formatted(trust.issuer().uri()))
                        .mendedBy("Read its metadata again: `entente trust refresh`."),
                MOMENT);
    }

    /// The broker says little on purpose (WS-Trust 1.3, 11); what it may have meant is told by who and what was asked for.
    static Said<DelegationToken> refused(String subcode, String reason, Asked asked) {
        return denied(
                Refusal.of(Code.BROKER_REFUSED, "%s: %s".formatted(subcode, reason))
                        .saying(
                                "The broker gave no token on behalf of %s for %s."
                                        .formatted(asked.person().email(), asked.audience()))
                        .mendedBy(
                                "Check with `entente trust test` that our domain is proved and our certificate published, and that %s is the partner's application URI; the broker's log has the reason."
                                        .formatted(asked.audience())),
                MOMENT);
    }

    private static Said<DelegationToken> denied(Refusal why, Duration pause) {
        return new Said.Denied<>(why, pause);
    }
}
