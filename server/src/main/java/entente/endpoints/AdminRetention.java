package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.MailboxRetention;
import entente.mailbox.MailboxStore;
import entente.mailbox.RetentionHold;
import entente.mailbox.Retentions;
import entente.question.Address;
import entente.retention.RetentionObjects;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// `/entente/admin/mailboxes/{address}/retention`: which retention policy a mailbox has, and its retention hold. `GET` tells it, `PATCH` changes what it names; with `?dryRun=true` nothing is changed.
/// `POST …/retention/foresee` tells what would go now, and changes nothing; `POST …/retention/run` has some of it go, and tells whether there is more.
public final class AdminRetention {
    private static final String PATH = "/entente/admin/mailboxes/{address}/retention";
    private static final Set<String> MEMBERS = Set.of("policy", "hold");
    private static final Set<String> HOLD = Set.of("from", "until", "comment");
    private static final Set<String> FORESEE = Set.of("items");
    private static final int NAMED = 20;

    /// Of so many tags is told to what people gave them.
    private static final int MOST_GIVEN = 1_000;

    private final MailboxStore store;
    private final RetentionObjects retention;

    public AdminRetention(MailboxStore store, RetentionObjects retention) {
        this.store = store;
        this.retention = retention;
    }

    public List<Mount> mounts(Door door) {
        AdminEndpoint get = this::get;
        AdminEndpoint change = this::change;
        AdminEndpoint foresee = this::foresee;
        AdminEndpoint run = this::run;
        return List.of(
                get.behind(door, Place.at(PATH, "GET")),
                change.behind(door, Place.at(PATH, "PATCH").tryingBy(DryRun.QUERY)),
                foresee.behind(door, Place.at(PATH + "/foresee", "POST").changingNothing()),
                run.behind(door, Place.at(PATH + "/run", "POST")));
    }

    private Reply get(Visit visit) throws AdminError {
        var address = address(visit);
        var said = known(address);
        var json = json(said, visit.now());
        var folders = store.foldersOf(address).map(RetentionJson::new);
        var uses = store.tagUses(address);
        if (folders.isPresent() && !uses.isEmpty()) {
            var policy = said.policy().flatMap(retention::named);
            json.put(
                    "given",
                    uses.stream()
                            .limit(MOST_GIVEN)
                            .map(use -> folders.get().of(use, policy))
                            .toList());
            json.put("givenCapped", uses.size() > MOST_GIVEN);
        }
        return Json.reply(200, json);
    }

    private Reply change(Visit visit) throws AdminError, IOException {
        var address = address(visit);
        var ask = JsonAsk.read(visit.arrival().body(), MEMBERS);
        var before = known(address);
        var policy = ask.object().has("policy") ? policy(ask) : before.policy();
        var hold = ask.object().has("hold") ? hold(ask.object().path("hold")) : before.hold();
        var isPolicySaid = ask.object().has("policy");
        var isHoldSaid = ask.object().has("hold");
        if (DryRun.isAskedFor(visit)) {
            return Json.reply(200, json(new MailboxRetention(policy, hold), visit.now()));
        }
        var after =
                store.changeRetention(
                        address,
                        now -> {
                            var changed = isPolicySaid ? now.under(policy) : now;
                            return isHoldSaid ? changed.with(hold) : changed;
                        });
        return Json.reply(200, json(after, visit.now()));
    }

    private Reply foresee(Visit visit) throws AdminError, IOException {
        var address = address(visit);
        var ask = JsonAsk.read(visit.arrival().body(), FORESEE);
        var items = ask.number("items", NAMED);
        if (items < 0 || items > Retentions.MOST_NAMED) {
            throw AdminError.malformed(
                    "\"items\" must be a number from 0 to %d.".formatted(Retentions.MOST_NAMED));
        }
        var folders =
                store.foldersOf(address).orElseThrow(() -> AdminError.unknown(address.toString()));
        var forecast =
                store.foresee(address, items)
                        .orElseThrow(() -> AdminError.unknown(address.toString()));
        return Json.reply(200, new RetentionJson(folders).of(forecast));
    }

    private Reply run(Visit visit) throws AdminError, IOException {
        var address = address(visit);
        JsonAsk.read(visit.arrival().body(), Set.of());
        var run =
                store.retainSome(address).orElseThrow(() -> AdminError.unknown(address.toString()));
        return Json.reply(
                200, Map.of("taken", run.taken(), "expired", run.expired(), "more", run.more()));
    }

    /// By the policy's own name.
    private Optional<String> policy(JsonAsk ask) throws AdminError {
        var name = ask.maybeText("policy");
        if (name.isEmpty()) {
            return name;
        }
        return Optional.of(AdminObjects.named(name.get(), retention.policies()).name());
    }

    private static Optional<RetentionHold> hold(JsonNode node) throws AdminError {
        if (node.isNull()) {
            return Optional.empty();
        }
        if (!node.isObject() || !HOLD.containsAll(node.propertyNames())) {
            throw AdminError.malformed(
                    "\"hold\" must be null, or an object with \"from\", \"until\" and \"comment\".");
        }
        var from = time(node, "from");
        var until = time(node, "until");
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw AdminError.malformed("\"until\" of a hold must be after its \"from\".");
        }
        var comment = text(node, "comment");
        if (comment.filter(text -> text.length() > RetentionHold.LONGEST_COMMENT).isPresent()) {
            throw AdminError.malformed(
                    "\"comment\" must have at most %d characters."
                            .formatted(RetentionHold.LONGEST_COMMENT));
        }
        return Optional.of(new RetentionHold(from, until, comment));
    }

    private static Optional<Instant> time(JsonNode hold, String name) throws AdminError {
        var text = text(hold, name);
        try {
            return text.map(
                    each -> OffsetDateTime.parse(each).toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeParseException noTime) {
            throw AdminError.malformed(
                    "\"%s\" must be a time like 2026-03-02T08:00:00Z.".formatted(name));
        }
    }

    private static Optional<String> text(JsonNode hold, String name) throws AdminError {
        var value = hold.path(name);
        if (hold.has(name) && !value.isNull() && !value.isString()) {
            throw AdminError.malformed("\"%s\" must be a string.".formatted(name));
        }
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }

    private MailboxRetention known(Address address) throws AdminError {
        return store.retentionOf(address).orElseThrow(() -> AdminError.unknown(address.toString()));
    }

    private static Address address(Visit visit) throws AdminError {
        return AdminMailbox.address(visit.named("address"));
    }

    /// Without `tags` the policy is not there, and takes nothing.
    private Map<String, Object> json(MailboxRetention said, Instant now) {
        var json = new LinkedHashMap<String, Object>();
        said.policy().ifPresent(policy -> json.put("policy", policy));
        var policy = said.policy().flatMap(retention::named);
        policy.ifPresent(
                known -> json.put("tags", known.tags().stream().map(RetentionJson::of).toList()));
        said.hold().ifPresent(hold -> json.put("hold", RetentionJson.of(hold, now)));
        return json;
    }
}
