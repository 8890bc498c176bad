package entente.tokens;

import entente.calling.Kept.Said;
import entente.calling.Outcome;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.TokenError;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// What a broker's refusal means for us (RFC 6749, 5.2): the reason, what to mend, and how long to leave it alone.
final class BrokerDenial {
    /// Long enough that the mailboxes of one lookup share one failure, short enough that a repair is seen at once.
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private BrokerDenial() {}

    static Said<StandingToken> noKey() {
        return new Said.Denied<>(Refusal.of(Code.SIGNING_KEY_MISSING), Duration.ZERO);
    }

    static Said<StandingToken> noTime() {
        return new Said.Denied<>(
                Refusal.of(Code.BROKER_UNREACHABLE, "no time was left to ask it."), Duration.ZERO);
    }

    static Said<StandingToken> gaveUp(String why) {
        return new Said.Denied<>(Refusal.of(Code.BROKER_UNREACHABLE, why), Duration.ZERO);
    }

    static Said<StandingToken> unreachable(Outcome.Kind kind, String why) {
        return new Said.Denied<>(unanswered(kind, why), MOMENT);
    }

    private static Refusal unanswered(Outcome.Kind kind, String why) {
        return kind == Outcome.Kind.TLS
                ? Refusal.of(Code.BROKER_TLS_REFUSED, why)
                : Refusal.of(Code.BROKER_UNREACHABLE, kind + ": " + why);
    }

    static Said<StandingToken> unreadable(String why) {
        return new Said.Denied<>(Refusal.of(Code.BROKER_ANSWER_UNREADABLE, why), MOMENT);
    }

    /// Any answer that is no token for `resource`.
    static Said<StandingToken> of(Outcome.Responded answer, PrincipalName resource, Instant now) {
        var error = TokenError.parse(answer.body());
        if (answer.status() == 429
                || answer.status() == 503
                || error.filter(each -> each.error().equals("temporarily_unavailable"))
                        .isPresent()) {
            return new Said.Denied<>(
                    Refusal.of(Code.BROKER_BUSY, "HTTP " + answer.status() + "."),
                    pause(answer.header("retry-after"), now));
        }
        return error.map(each -> refused(each, resource))
                .orElseGet(
                        () -> unreadable("HTTP " + answer.status() + " without an OAuth error."));
    }

    private static Said<StandingToken> refused(TokenError error, PrincipalName resource) {
        var words =
                error.description().isBlank()
                        ? error.error()
                        : error.error() + ": " + error.description();
        return new Said.Denied<>(refusal(error.error(), resource).because(words), MOMENT);
    }

    private static Refusal refusal(String error, PrincipalName resource) {
        return switch (error) {
            case "invalid_client" -> Refusal.of(Code.BROKER_CLIENT_UNKNOWN);
            case "invalid_resource", "invalid_target" ->
                    Refusal.of(Code.BROKER_RESOURCE_UNKNOWN)
                            .saying("The broker knows no application at %s.".formatted(resource));
            case "unauthorized_client" -> Refusal.of(Code.BROKER_CALL_FORBIDDEN);
            case "invalid_grant" -> Refusal.of(Code.BROKER_ASSERTION_REFUSED);
            case "invalid_request", "unsupported_grant_type" ->
                    Refusal.of(Code.BROKER_REFUSED)
                            .mendedBy(
                                    "Check that the auth server's token endpoint is the broker's for our realm.");
            default -> Refusal.of(Code.BROKER_REFUSED);
        };
    }

    // RFC 9110, 10.2.3: seconds, or a date.
    private static Duration pause(String retryAfter, Instant now) {
        var asked =
                retryAfter.matches("[0-9]{1,6}")
                        ? Duration.ofSeconds(Long.parseLong(retryAfter))
                        : untilDate(retryAfter, now).orElse(BUSY);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
    }

    private static Optional<Duration> untilDate(String date, Instant now) {
        try {
            var until = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, until.toInstant()));
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
