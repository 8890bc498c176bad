package entente.endpoints;

import entente.kql.Kql;
import entente.mailbox.Hold;
import entente.mailbox.HoldQuery;
import entente.mailbox.InPlaceHold;
import entente.mailbox.LitigationHold;
import entente.mailbox.Recoverability;
import entente.question.Caller;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads which holds an administrator places or ends. Whoever says one again changes what it says, not since when.
record HoldAsk(Caller by, Instant now) {
    private static final Set<String> LITIGATION = Set.of("days", "comment");
    private static final Set<String> IN_PLACE = Set.of("query", "zone", "days", "comment");

    /// `"hold"`: null, or `{"days"?, "comment"?}`.
    Optional<LitigationHold> litigation(Recoverability before, JsonAsk ask) throws AdminError {
        if (!ask.object().has("hold")) {
            return before.hold();
        }
        var node = ask.object().path("hold");
        if (node.isNull()) {
            return Optional.empty();
        }
        if (!node.isObject() || !LITIGATION.containsAll(node.propertyNames())) {
            throw AdminError.malformed(
                    "\"hold\" must be null, or an object with \"days\" and \"comment\".");
        }
        return Optional.of(
                new LitigationHold(
                        before.hold().map(LitigationHold::since).orElse(now),
                        days(node),
                        by.describe(),
                        comment(node)));
    }

    /// `"inPlaceHolds"`: by names, each null, or `{"query"?, "zone"?, "days"?, "comment"?}`; what is not named stays.
    Recoverability inPlace(Recoverability before, JsonAsk ask) throws AdminError {
        var all = ask.object().path("inPlaceHolds");
        if (all.isMissingNode()) {
            return before;
        }
        if (!all.isObject()) {
            throw AdminError.malformed("\"inPlaceHolds\" must be an object of holds by names.");
        }
        var after = before;
        for (var each : all.properties()) {
            after =
                    each.getValue().isNull()
                            ? after.without(each.getKey())
                            : placed(after, each.getKey(), each.getValue());
        }
        return after;
    }

    private Recoverability placed(Recoverability before, String name, JsonNode node)
            throws AdminError {
        if (!InPlaceHold.isName(name)) {
            throw AdminError.malformed(
                    "The name of a hold must have 1 to %d characters, and no blanks at its ends."
                            .formatted(InPlaceHold.LONGEST_NAME));
        }
        if (!node.isObject() || !IN_PLACE.containsAll(node.propertyNames())) {
            throw AdminError.malformed(
                    "A hold must be null, or an object with \"query\", \"zone\", \"days\" and \"comment\".");
        }
        var known = before.inPlace(name);
        if (known.isEmpty() && before.inPlace().size() >= Recoverability.MOST_IN_PLACE) {
            throw AdminError.malformed(
                    "A mailbox has at most %d in-place holds."
                            .formatted(Recoverability.MOST_IN_PLACE));
        }
        return before.with(
                new InPlaceHold(
                        name,
                        query(node),
                        known.map(InPlaceHold::since).orElse(now),
                        days(node),
                        by.describe(),
                        comment(node)));
    }

    private static Optional<HoldQuery> query(JsonNode node) throws AdminError {
        if (!node.has("query") || node.path("query").isNull()) {
            return Optional.empty();
        }
        var query = node.path("query");
        var zone = node.path("zone");
        if (!query.isString() || !(zone.isMissingNode() || zone.isString())) {
            throw AdminError.malformed("\"query\" and \"zone\" of a hold must be strings.");
        }
        if (Kql.read(query.asString()) instanceof Kql.Reading.Refused(_, var why)) {
            throw AdminError.refused(why);
        }
        return Optional.of(HoldQuery.of(query.asString(), zone(zone)));
    }

    private static String zone(JsonNode zone) throws AdminError {
        if (zone.isMissingNode()) {
            return "UTC";
        }
        try {
            return ZoneId.of(zone.asString()).getId();
        } catch (DateTimeException none) {
            throw AdminError.malformed("\"zone\" must be a time zone like Europe/Zurich.");
        }
    }

    private static OptionalInt days(JsonNode node) throws AdminError {
        var days = node.path("days");
        if (!node.has("days") || days.isNull()) {
            return OptionalInt.empty();
        }
        if (!days.isInt() || days.asInt() < 1 || days.asInt() > Hold.MOST_DAYS) {
            throw AdminError.malformed(
                    "\"days\" of a hold must be a number from 1 to %d.".formatted(Hold.MOST_DAYS));
        }
        return OptionalInt.of(days.asInt());
    }

    private static Optional<String> comment(JsonNode node) throws AdminError {
        if (!node.has("comment")) {
            return Optional.empty();
        }
        var comment = node.path("comment");
        if (!comment.isString() || comment.asString().length() > Hold.LONGEST_COMMENT) {
            throw AdminError.malformed(
                    "\"comment\" must have at most %d characters.".formatted(Hold.LONGEST_COMMENT));
        }
        return Optional.of(comment.asString());
    }
}
