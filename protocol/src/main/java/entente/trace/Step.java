package entente.trace;

import static java.util.stream.Collectors.joining;

import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.MailTip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One thing that happened in a lookup. [#name] is the stable word for machines, [#detail] the sentence for people.
public sealed interface Step {
    /// A way to the mailbox was looked at, and taken or not. `kind` is local, oauth, dauth, address-space or none.
    record RouteConsidered(String kind, String way, boolean chosen, String why) implements Step {}

    /// A mail user's target address was followed.
    record TargetFollowed(Address from, Address to) implements Step {}

    /// The other side said whom it trusts.
    record ChallengeParsed(String clientId, Optional<String> realm, List<String> trustedIssuers)
            implements Step {}

    /// A token is asked of the broker on behalf of a person, for one audience and action.
    record TokenRequested(String endpoint, Address person, String audience, String action)
            implements Step {}

    /// A token was asked of the broker and came.
    record TokenIssued(String endpoint, String resource, Instant expires) implements Step {}

    /// A token was at hand already.
    record TokenFromCache(String resource, Instant expires) implements Step {}

    /// What we say who we are with: tokens of this profile, for this person or for ourselves alone.
    record TokenSent(String profile, Optional<Address> user) implements Step {}

    /// What a token says: its claims, never the token.
    record ClaimsShown(String token, Map<String, String> claims) implements Step {
        public ClaimsShown {
            claims = Map.copyOf(claims);
        }
    }

    /// An issuer's keys were read again, because a token named one we did not know.
    record MetadataRefreshed(String issuer, String why) implements Step {}

    /// Autodiscover, or what stands in for it, named the server to ask.
    record Discovered(String how, String endpoint) implements Step {}

    /// The other side was called and answered with an HTTP status.
    record Called(String operation, String endpoint, int status) implements Step {}

    /// The other side's clock is ahead of ours by more than tokens tolerate; behind where negative.
    record ClocksApart(String host, Duration by) implements Step {}

    /// A 401 came back: tokens were dropped, and the call is tried once more.
    record TriedAgain(String diagnostics) implements Step {}

    /// The door let the caller in: every check that was passed, in order.
    record ChecksPassed(String caller, List<String> checks) implements Step {
        public ChecksPassed {
            checks = List.copyOf(checks);
        }
    }

    /// The caller came by a relationship, which shows this at most, and where it names a group, of its members alone.
    record RelationshipApplied(String relationship, String most, Optional<Address> scope)
            implements Step {}

    /// Which setting decided how much is shown.
    record PermissionWon(Address mailbox, AccessLevel level, String decidedBy) implements Step {}

    /// The calendar was read.
    record AnsweredFrom(Address mailbox, String view, int entries) implements Step {}

    /// The photo was shown, in so many octets.
    record PhotoShown(Address mailbox, int octets, String decidedBy) implements Step {}

    /// Which tips of a recipient are told, and the setting that decided; fewer where fewer were asked for.
    record TipsTold(Address recipient, Set<MailTip> tips, String decidedBy) implements Step {
        public TipsTold {
            tips = Set.copyOf(tips);
        }
    }

    /// It ended here.
    record Failed(Refusal why) implements Step {}

    /// The stable word for machines.
    default String name() {
        return switch (this) {
            case RouteConsidered _ -> "route";
            case TargetFollowed _ -> "target";
            case ChallengeParsed _ -> "challenge";
            case TokenRequested _ -> "token-request";
            case TokenIssued _ -> "token-issued";
            case TokenFromCache _ -> "token-cached";
            case TokenSent _ -> "token-sent";
            case ClaimsShown _ -> "claims";
            case MetadataRefreshed _ -> "metadata";
            case Discovered _ -> "discovery";
            case Called _ -> "call";
            case ClocksApart _ -> "clock";
            case TriedAgain _ -> "retry";
            case ChecksPassed _ -> "checks";
            case RelationshipApplied _ -> "relationship";
            case PermissionWon _ -> "permission";
            case AnsweredFrom _ -> "answer";
            case PhotoShown _ -> "photo";
            case TipsTold _ -> "mailtips";
            case Failed _ -> "failed";
        };
    }

    /// The sentence for people.
    default String detail() {
        return switch (this) {
            case RouteConsidered route ->
                    "%s %s %s: %s"
                            .formatted(
                                    route.kind(),
                                    route.way(),
                                    route.chosen() ? "taken" : "not taken",
                                    route.why());
            case TargetFollowed target ->
                    "%s is a mail user; its mailbox is %s".formatted(target.from(), target.to());
            case ChallengeParsed challenge ->
                    "application %s%s trusts %s"
                            .formatted(
                                    challenge.clientId(),
                                    challenge.realm().map(realm -> " in realm " + realm).orElse(""),
                                    String.join(", ", challenge.trustedIssuers()));
            case TokenRequested request ->
                    "asking %s on behalf of %s for %s, action %s"
                            .formatted(
                                    request.endpoint(),
                                    request.person(),
                                    request.audience(),
                                    request.action());
            case TokenIssued token ->
                    "%s issued a token for %s until %s"
                            .formatted(token.endpoint(), token.resource(), token.expires());
            case TokenFromCache token ->
                    "the token for %s was at hand until %s"
                            .formatted(token.resource(), token.expires());
            case TokenSent sent ->
                    "profile %s, %s"
                            .formatted(
                                    sent.profile(),
                                    sent.user()
                                            .map(person -> "for " + person)
                                            .orElse("for our application alone"));
            case ClaimsShown shown ->
                    shown.token()
                            + " says "
                            + shown.claims().entrySet().stream()
                                    .sorted(Map.Entry.comparingByKey())
                                    .map(claim -> claim.getKey() + "=" + claim.getValue())
                                    .reduce((a, b) -> a + ", " + b)
                                    .orElse("nothing");
            case MetadataRefreshed metadata ->
                    "the keys of %s were read again: %s"
                            .formatted(metadata.issuer(), metadata.why());
            case Discovered found -> "%s named %s".formatted(found.how(), found.endpoint());
            case Called call ->
                    "%s at %s answered %d"
                            .formatted(call.operation(), call.endpoint(), call.status());
            case ClocksApart apart ->
                    "the clock of %s is %d s %s ours"
                            .formatted(
                                    apart.host(),
                                    apart.by().abs().toSeconds(),
                                    apart.by().isNegative() ? "behind" : "ahead of");
            case TriedAgain again ->
                    "refused once (%s); tokens dropped, one more try"
                            .formatted(again.diagnostics());
            case ChecksPassed passed ->
                    "%s passed: %s".formatted(passed.caller(), String.join(", ", passed.checks()));
            case RelationshipApplied applied ->
                    "%s shows at most %s%s"
                            .formatted(
                                    applied.relationship(),
                                    applied.most(),
                                    applied.scope()
                                            .map(group -> ", of the members of " + group)
                                            .orElse(""));
            case PermissionWon won ->
                    "%s shows %s, decided by %s"
                            .formatted(won.mailbox(), won.level().wireName(), won.decidedBy());
            case AnsweredFrom answer ->
                    "%s answered as %s with %d entries"
                            .formatted(answer.mailbox(), answer.view(), answer.entries());
            case PhotoShown shown ->
                    "the photo of %s was shown (%d bytes), decided by %s"
                            .formatted(shown.mailbox(), shown.octets(), shown.decidedBy());
            case TipsTold told ->
                    "of %s is told %s, decided by %s"
                            .formatted(told.recipient(), names(told.tips()), told.decidedBy());
            case Failed(var why) ->
                    "%s: %s %s".formatted(why.code(), why.sentence(), why.remedy())
                            + why.cause().map(cause -> " (" + cause + ")").orElse("");
        };
    }

    private static String names(Set<MailTip> tips) {
        return tips.isEmpty()
                ? "nothing"
                : tips.stream().sorted().map(MailTip::wireName).collect(joining(", "));
    }
}
