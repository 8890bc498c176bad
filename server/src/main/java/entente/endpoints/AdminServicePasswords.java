package entente.endpoints;

import entente.gate.Door;
import entente.gate.IssuedPasswords;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.ServicePassword;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/entente/admin/mailboxes/{address}/service-passwords`: `GET` tells of those of a mailbox, and below it of one by its name; `POST …/{name}` makes one, and
/// its answer is the only one with the password in it; `DELETE …/{name}` takes one away. With `?dryRun=true` nothing is made or taken.
public final class AdminServicePasswords {
    private static final String ALL = "/entente/admin/mailboxes/{address}/service-passwords";

    private final MailboxStore store;
    private final IssuedPasswords issued;

    public AdminServicePasswords(MailboxStore store, IssuedPasswords issued) {
        this.store = store;
        this.issued = issued;
    }

    public List<Mount> mounts(Door door) {
        AdminEndpoint all = this::all;
        AdminEndpoint one = this::one;
        return List.of(
                all.behind(door, Place.at(ALL, "GET")),
                one.behind(
                        door,
                        Place.at(ALL + "/{name}", "GET", "POST", "DELETE").tryingBy(DryRun.QUERY)));
    }

    private Reply all(Visit visit) throws AdminError {
        var told =
                store.servicePasswordsOf(mailbox(visit)).stream()
                        .map(AdminServicePasswords::json)
                        .toList();
        return Json.reply(200, Map.of("servicePasswords", told));
    }

    private Reply one(Visit visit) throws AdminError {
        var mailbox = mailbox(visit);
        var name = visit.named("name");
        if (!ServicePassword.isName(name)) {
            throw AdminError.malformed(
                    "A service password's name has 1 to 64 letters, digits, dots, underscores and hyphens.");
        }
        return switch (visit.arrival().method()) {
            case "POST" -> issue(mailbox, name, visit);
            case "DELETE" -> remove(mailbox, name, visit);
            default -> Json.reply(200, json(find(mailbox, name).orElseThrow(() -> none(name))));
        };
    }

    private Reply issue(Address mailbox, String name, Visit visit) throws AdminError {
        if (DryRun.isAskedFor(visit)) {
            if (find(mailbox, name).isPresent()
                    || store.servicePasswordsOf(mailbox).size() >= ServicePassword.MOST) {
                throw taken(mailbox);
            }
            return Json.reply(200, Map.of("name", name));
        }
        var password = issued.issue(mailbox, name, visit.now()).orElseThrow(() -> taken(mailbox));
        return Json.reply(200, Map.of("name", name, "password", password));
    }

    private Reply remove(Address mailbox, String name, Visit visit) throws AdminError {
        var had =
                DryRun.isAskedFor(visit)
                        ? find(mailbox, name).isPresent()
                        : store.removeServicePassword(mailbox, name);
        if (!had) {
            throw none(name);
        }
        return Json.reply(200, Map.of("removed", name));
    }

    private Optional<ServicePassword> find(Address mailbox, String name) {
        return store.servicePasswordsOf(mailbox).stream()
                .filter(it -> it.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private Address mailbox(Visit visit) throws AdminError {
        var address = AdminMailbox.address(visit.named("address"));
        if (!(store.find(address).orElse(null) instanceof Recipient.Mailbox)) {
            throw AdminError.unknown(address.toString());
        }
        return address;
    }

    private static AdminError taken(Address mailbox) {
        return AdminError.refused(
                Refusal.of(Code.SERVICE_PASSWORD_TAKEN)
                        .saying(
                                "%s has a service password of that name, or %d already."
                                        .formatted(mailbox, ServicePassword.MOST)));
    }

    private static AdminError none(String name) {
        return AdminError.notFound(
                Refusal.of(Code.SERVICE_PASSWORD_MISSING)
                        .saying("There is no service password %s.".formatted(name)));
    }

    private static Map<String, Object> json(ServicePassword password) {
        return Map.of("name", password.name(), "made", password.made().toString());
    }
}
