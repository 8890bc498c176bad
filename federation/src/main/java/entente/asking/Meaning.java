package entente.asking;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Answer;
import entente.vouching.Spoken;

/// What a partner's word, or its silence, means to the one who asked.
final class Meaning {
    private Meaning() {}

    /// An EWS response code for one mailbox or for a whole request (MS-OXWAVLS 3.1.4.1), said by `partner` of `what`.
    static Answer ofError(String responseCode, String text, String partner, String what) {
        var why =
                switch (responseCode) {
                    case "ErrorNoFreeBusyAccess" ->
                            Refusal.of(Code.CALENDAR_NOT_SHARED)
                                    .saying(
                                            "%s does not share the calendar of %s with the asking person."
                                                    .formatted(partner, what))
                                    .mendedBy(
                                            "The calendar's owner, or the partner's administrator, may give more.");
                    case "ErrorMailRecipientNotFound" ->
                            Refusal.of(Code.MAILBOX_UNKNOWN)
                                    .saying("%s has no mailbox %s.".formatted(partner, what))
                                    .mendedBy(
                                            "Check the spelling, and the target address where it is a mail user.");
                    case "ErrorNoCalendar" ->
                            Refusal.of(Code.CALENDAR_MISSING)
                                    .saying("At %s, %s has no calendar.".formatted(partner, what))
                                    .mendedBy("Ask the partner's administrator.");
                    case "ErrorResultSetTooBig" -> Refusal.of(Code.TOO_MANY_EVENTS);
                    case "ErrorFreeBusyDLLimitReached" -> Refusal.of(Code.GROUP_TOO_LARGE);
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
        return ofFailure(
                why.because(
                        Spoken.quoted(
                                "it said %s for %s: %s".formatted(responseCode, what, text))));
    }

    /// Whether somebody said no, or nobody said anything of use.
    static Answer ofFailure(Refusal why) {
        return switch (why.code()) {
            case LOOKUP_TIMED_OUT,
                    DISCOVERY_FAILED,
                    DISCOVERY_TIMED_OUT,
                    DISCOVERY_REDIRECTED,
                    CHALLENGE_MISSING,
                    SIGNING_KEY_MISSING,
                    BROKER_UNREACHABLE,
                    BROKER_BUSY,
                    BROKER_ANSWER_UNREADABLE,
                    PARTNER_UNREACHABLE,
                    PARTNER_REDIRECTED,
                    PARTNER_ANSWER_UNREADABLE,
                    PARTNER_ANSWER_TOO_LARGE ->
                    new Answer.Unreachable(why);
            default -> new Answer.Refused(why);
        };
    }

    /// Whether the mailbox or its server may have moved since it was discovered.
    static boolean mayHaveMoved(Answer answer) {
        return switch (answer) {
            case Answer.Answered _ -> false;
            case Answer.Refused(var why) -> mayHaveMoved(why);
            case Answer.Unreachable(var why) -> mayHaveMoved(why);
        };
    }

    private static boolean mayHaveMoved(Refusal why) {
        return switch (why.code()) {
            case MAILBOX_MOVING,
                    PARTNER_UNREACHABLE,
                    PARTNER_REDIRECTED,
                    PARTNER_REFUSED_TOKEN,
                    LOOKUP_TIMED_OUT ->
                    true;
            default -> false;
        };
    }
}
