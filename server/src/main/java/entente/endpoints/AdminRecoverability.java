package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.LitigationHold;
import entente.mailbox.Recoverability;
import entente.mailbox.RecoverableItems;
import entente.question.Address;
import entente.question.Caller;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// `/entente/admin/mailboxes/{address}/recoverability`: for how long a mailbox keeps what is deleted, and its litigation hold. `GET` tells it, `PATCH` changes what it names; with `?dryRun=true` nothing is changed.
/// `GET /entente/admin/mailboxes/{address}/removals` tells the newest [RecoverableItems#MOST_RECORDS] lines of who took what away and had it back.
public final class AdminRecoverability {
    private static final String MAILBOX = "/entente/admin/mailboxes/{address}";
    private static final Set<String> MEMBERS =
            Set.of(
                    "singleItemRecovery",
                    "days",
                    "calendarDays",
                    "warningMegabytes",
                    "quotaMegabytes",
                    "hold");
    private static final Set<String> HOLD = Set.of("days", "comment");
    private static final long MEGABYTE = 1L << 20;
    private static final int MOST_MEGABYTES = 1 << 30;

    private final RecoverableItems store;

    public AdminRecoverability(RecoverableItems store) {
        this.store = store;
    }

    public List<Mount> mounts(Door door) {
        AdminEndpoint get = this::get;
        AdminEndpoint removals = this::removals;
        var path = MAILBOX + "/recoverability";
        return List.of(
                get.behind(door, Place.at(path, "GET")),
                AdminEndpoint.behind(
                        door, Place.at(path, "PATCH").tryingBy(DryRun.QUERY), this::change),
                removals.behind(door, Place.at(MAILBOX + "/removals", "GET")));
    }

    private Reply get(Visit visit) throws AdminError {
        return Json.reply(200, json(known(address(visit))));
    }

    private Reply change(Caller by, Visit visit) throws AdminError, IOException {
        var address = address(visit);
        var ask = JsonAsk.read(visit.arrival().body(), MEMBERS);
        var now = visit.now().truncatedTo(ChronoUnit.MILLIS);
        if (DryRun.isAskedFor(visit)) {
            return Json.reply(200, json(changed(known(address), ask, by, now)));
        }
        known(address);
        var why = new AtomicReference<@Nullable AdminError>();
        var after =
                store.changeRecoverability(
                        address,
                        before -> {
                            try {
                                return changed(before, ask, by, now);
                            } catch (AdminError refused) {
                                why.set(refused);
                                return before;
                            }
                        });
        var refused = why.get();
        if (refused != null) {
            throw refused;
        }
        return Json.reply(200, json(after));
    }

    private static Recoverability changed(
            Recoverability before, JsonAsk ask, Caller by, Instant now) throws AdminError {
        var days = within(ask, "days", 0, Recoverability.MOST_DAYS, before.days());
        var calendar =
                within(ask, "calendarDays", 0, Recoverability.MOST_DAYS, before.calendarDays());
        var warning = bytes(ask, "warningMegabytes", before.warning());
        var quota = bytes(ask, "quotaMegabytes", before.quota());
        if (quota < warning) {
            throw AdminError.malformed("The quota must not be below the warning.");
        }
        return before.withSingleItemRecovery(
                        ask.flag("singleItemRecovery", before.singleItemRecovery()))
                .keeping(days, calendar)
                .within(warning, quota)
                .with(hold(before, ask, by, now));
    }

    /// Whoever says it again of a mailbox on hold changes what it says, not since when.
    private static Optional<LitigationHold> hold(
            Recoverability before, JsonAsk ask, Caller by, Instant now) throws AdminError {
        if (!ask.object().has("hold")) {
            return before.hold();
        }
        var node = ask.object().path("hold");
        if (node.isNull()) {
            return Optional.empty();
        }
        if (!node.isObject() || !HOLD.containsAll(node.propertyNames())) {
            throw AdminError.malformed(
                    "\"hold\" must be null, or an object with \"days\" and \"comment\".");
        }
        var days = node.path("days");
        var comment = node.path("comment");
        var isBounded = node.has("days") && !days.isNull();
        if (isBounded
                && !(days.isInt()
                        && days.asInt() >= 1
                        && days.asInt() <= LitigationHold.MOST_DAYS)) {
            throw AdminError.malformed(
                    "\"days\" of a hold must be a number from 1 to %d."
                            .formatted(LitigationHold.MOST_DAYS));
        }
        if (node.has("comment")
                && !(comment.isString()
                        && comment.asString().length() <= LitigationHold.LONGEST_COMMENT)) {
            throw AdminError.malformed(
                    "\"comment\" must have at most %d characters."
                            .formatted(LitigationHold.LONGEST_COMMENT));
        }
        return Optional.of(
                new LitigationHold(
                        before.hold().map(LitigationHold::since).orElse(now),
                        isBounded ? OptionalInt.of(days.asInt()) : OptionalInt.empty(),
                        by.describe(),
                        node.has("comment") ? Optional.of(comment.asString()) : Optional.empty()));
    }

    private Reply removals(Visit visit) throws AdminError {
        var address = address(visit);
        known(address);
        return Json.reply(
                200,
                Map.of(
                        "removals",
                        store
                                .removals(address, Long.MAX_VALUE, RecoverableItems.MOST_RECORDS)
                                .stream()
                                .map(RemovalJson::of)
                                .toList()));
    }

    private Recoverability known(Address address) throws AdminError {
        return store.recoverabilityOf(address)
                .orElseThrow(() -> AdminError.unknown(address.toString()));
    }

    private static Address address(Visit visit) throws AdminError {
        return AdminMailbox.address(visit.named("address"));
    }

    private static long bytes(JsonAsk ask, String name, long before) throws AdminError {
        return ask.has(name) ? within(ask, name, 0, MOST_MEGABYTES, 0) * MEGABYTE : before;
    }

    private static int within(JsonAsk ask, String name, int least, int most, int otherwise)
            throws AdminError {
        var number = ask.number(name, otherwise);
        if (number < least || number > most) {
            throw AdminError.malformed(
                    "\"%s\" must be a number from %d to %d.".formatted(name, least, most));
        }
        return number;
    }

    private static Map<String, Object> json(Recoverability kept) {
        var json = new LinkedHashMap<String, Object>();
        json.put("singleItemRecovery", kept.singleItemRecovery());
        json.put("days", kept.days());
        json.put("calendarDays", kept.calendarDays());
        json.put("warningMegabytes", kept.warning() / MEGABYTE);
        json.put("quotaMegabytes", kept.quota() / MEGABYTE);
        kept.hold().ifPresent(hold -> json.put("hold", json(hold)));
        return json;
    }

    private static Map<String, Object> json(LitigationHold hold) {
        var json = new LinkedHashMap<String, Object>();
        json.put("since", hold.since().toString());
        hold.days().ifPresent(days -> json.put("days", days));
        json.put("owner", hold.owner());
        hold.comment().ifPresent(comment -> json.put("comment", comment));
        return json;
    }
}
