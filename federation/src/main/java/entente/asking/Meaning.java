package entente.asking;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Finding;

/// What a partner's word, or its silence, means to the one who asked.
final class Meaning {
    private Meaning() {}

    /// What an EWS response code means whatever was asked (MS-OXWAVLS 3.1.4.1), said by `partner` of `what`.
    static Refusal ofError(String responseCode, String partner, String what) {
        return switch (responseCode) {
            case "ErrorMailRecipientNotFound" ->
                    Refusal.of(Code.MAILBOX_UNKNOWN)
                            .saying("%s has no mailbox %s.".formatted(partner, what))
                            .mendedBy(
                                    "Check the spelling, and the target address where it is a mail user.");
            case "ErrorInvalidSmtpAddress", "ErrorMissingEmailAddress" ->
                    Refusal.of(Code.ADDRESS_MALFORMED);
            case "ErrorMailboxMoveInProgress" -> Refusal.of(Code.MAILBOX_MOVING);
            case "ErrorTimeoutExpired" -> Refusal.of(Code.LOOKUP_TIMED_OUT);
            case "ErrorProxyRequestNotAllowed" ->
                    Refusal.of(Code.SECOND_HOP)
                            .mendedBy(
                                    "At %s, %s is elsewhere again: make its target address lead there."
                                            .formatted(partner, what));
            default -> Refusal.of(Code.PARTNER_SAYS_NO);
        };
    }

    /// Whether somebody said no, or nobody said anything of use.
    static <T> Finding<T> ofFailure(Refusal why) {
        return switch (why.code()) {
            case LOOKUP_TIMED_OUT,
                    DISCOVERY_FAILED,
                    DISCOVERY_UNREACHABLE,
                    DISCOVERY_TIMED_OUT,
                    DISCOVERY_REDIRECTED,
                    CHALLENGE_MISSING,
                    SIGNING_KEY_MISSING,
                    BROKER_UNREACHABLE,
                    BROKER_TLS_REFUSED,
                    BROKER_BUSY,
                    BROKER_ANSWER_UNREADABLE,
                    PARTNER_UNREACHABLE,
                    PARTNER_NAME_UNKNOWN,
                    PARTNER_TLS_REFUSED,
                    PARTNER_ENDPOINT_UNKNOWN,
                    PARTNER_REDIRECTED,
                    PARTNER_ANSWER_UNREADABLE,
                    PARTNER_ANSWER_TOO_LARGE ->
                    new Finding.Unreachable<>(why);
            default -> new Finding.Refused<>(why);
        };
    }

    /// Whether the mailbox or its server may have moved since it was discovered.
    static boolean mayHaveMoved(Finding<?> finding) {
        return switch (finding) {
            case Finding.Told<?> _ -> false;
            case Finding.Refused<?>(var why) -> mayHaveMoved(why);
            case Finding.Unreachable<?>(var why) -> mayHaveMoved(why);
        };
    }

    private static boolean mayHaveMoved(Refusal why) {
        return switch (why.code()) {
            case MAILBOX_MOVING,
                    PARTNER_UNREACHABLE,
                    PARTNER_NAME_UNKNOWN,
                    PARTNER_TLS_REFUSED,
                    PARTNER_ENDPOINT_UNKNOWN,
                    PARTNER_REDIRECTED,
                    PARTNER_REFUSED_TOKEN,
                    LOOKUP_TIMED_OUT ->
                    true;
            default -> false;
        };
    }
}
