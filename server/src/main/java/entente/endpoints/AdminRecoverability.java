package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.MailboxStore;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// `/entente/admin/mailboxes/{address}/recoverability`: for how long a mailbox keeps what is deleted, and its holds. `GET` tells it, `PATCH` changes what it names; with `?dryRun=true` nothing is changed.
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
                    "hold",
                    "inPlaceHolds");
    private static final long MEGABYTE = 1L << 20;
    private static final int MOST_MEGABYTES = 1 << 30;

    private final MailboxStore store;

    public AdminRecoverability(MailboxStore store) {
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
        var holds = new HoldAsk(by, now);
        var after =
                before.withSingleItemRecovery(
                                ask.flag("singleItemRecovery", before.singleItemRecovery()))
                        .keeping(days, calendar)
                        .within(warning, quota)
                        .with(holds.litigation(before, ask));
        return holds.inPlace(after, ask);
    }

    private Reply removals(Visit visit) throws AdminError {
        var address = address(visit);
        var folders =
                store.foldersOf(address).orElseThrow(() -> AdminError.unknown(address.toString()));
        var lines = new RemovalJson(folders);
        return Json.reply(
                200,
                Map.of(
                        "removals",
                        store
                                .removals(address, Long.MAX_VALUE, RecoverableItems.MOST_RECORDS)
                                .stream()
                                .map(lines::of)
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
        kept.hold().ifPresent(hold -> json.put("hold", HoldJson.of(hold)));
        if (!kept.inPlace().isEmpty()) {
            json.put("inPlaceHolds", HoldJson.of(kept.inPlace()));
        }
        return json;
    }
}
