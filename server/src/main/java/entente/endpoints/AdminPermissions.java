package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.CalendarPermissions;
import entente.mailbox.FolderPermissions;
import entente.mailbox.MailboxStore;
import entente.question.Address;
import entente.question.FolderRights;
import entente.question.PermissionLevel;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// `GET` and `POST /entente/admin/mailboxes/{address}/permissions`: who may see how much of a calendar, and whether other organisations
/// see anything at all. What a `POST` does not name stays as it is; with `?dryRun=true` it is checked and answered, and not done.
public final class AdminPermissions {
    private static final String PERMISSIONS = "permissions";
    private static final String SHOWN = "shownToOthers";

    private final MailboxStore store;

    public AdminPermissions(MailboxStore store) {
        this.store = store;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(
                door,
                Place.at("/entente/admin/mailboxes/{address}/permissions", "GET", "POST")
                        .tryingBy(DryRun.QUERY));
    }

    private Reply answer(Visit visit) throws AdminError, IOException {
        var address = AdminMailbox.address(visit.named("address"));
        var permissions =
                store.of(address)
                        .orElseThrow(() -> AdminError.unknown(address.toString()))
                        .permissions();
        if (visit.arrival().method().equals("POST")) {
            var ask = JsonAsk.read(visit.arrival().body(), Set.of(PERMISSIONS, SHOWN));
            var named =
                    ask.has(SHOWN) && !ask.has(PERMISSIONS)
                            ? Map.<String, String>of()
                            : ask.map(PERMISSIONS);
            var shown =
                    ask.has(SHOWN) ? Optional.of(ask.flag(SHOWN, true)) : Optional.<Boolean>empty();
            var change = change(named, shown);
            permissions =
                    DryRun.isAskedFor(visit)
                            ? change.apply(permissions)
                            : store.changePermissions(address, change);
        }
        return Json.reply(200, json(permissions));
    }

    private static UnaryOperator<CalendarPermissions> change(
            Map<String, String> asked, Optional<Boolean> shown) throws AdminError {
        var byDefault = Optional.<FolderRights>empty();
        var anonymous = Optional.<FolderRights>empty();
        var people = new LinkedHashMap<Address, FolderRights>();
        for (var change : asked.entrySet()) {
            var rights = rights(change.getValue());
            switch (change.getKey().toLowerCase(Locale.ROOT)) {
                case "default" -> byDefault = Optional.of(rights);
                case "anonymous" -> anonymous = Optional.of(rights);
                default -> people.put(AdminMailbox.address(change.getKey()), rights);
            }
        }
        return new Change(byDefault, anonymous, people, shown);
    }

    /// Who is not named keeps the level, and the owner's opt-out stays as it is where nothing is said of it.
    private record Change(
            Optional<FolderRights> byDefault,
            Optional<FolderRights> anonymous,
            Map<Address, FolderRights> people,
            Optional<Boolean> shown)
            implements UnaryOperator<CalendarPermissions> {
        @Override
        public CalendarPermissions apply(CalendarPermissions before) {
            var all = new LinkedHashMap<>(before.people());
            all.putAll(people);
            var given =
                    new FolderPermissions(
                            byDefault.orElse(before.byDefault()),
                            anonymous.orElse(before.anonymous()),
                            all);
            return new CalendarPermissions(given, shown.orElse(before.shownToOthers()));
        }
    }

    private static FolderRights rights(String level) throws AdminError {
        return PermissionLevel.parse(level)
                .map(PermissionLevel::rights)
                .orElseThrow(() ->
                        AdminError.malformed("%s is not a permission level.".formatted(level)));
    }

    private static Map<String, Object> json(CalendarPermissions permissions) {
        var json = new LinkedHashMap<String, Object>();
        json.put("permissions", levels(permissions));
        json.put(SHOWN, permissions.shownToOthers());
        return json;
    }

    private static Map<String, String> levels(CalendarPermissions permissions) {
        var json = new LinkedHashMap<String, String>();
        json.put("default", permissions.byDefault().name());
        json.put("anonymous", permissions.anonymous().name());
        permissions.people().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> json.put(entry.getKey().toString(), entry.getValue().name()));
        return json;
    }
}
