package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/entente/admin/mailboxes/{address}`: `GET` tells of a recipient, `PUT` adds or replaces it, `DELETE` removes it with all it has, unless a hold keeps that.
public final class AdminMailbox {
    private static final Set<String> MEMBERS =
            Set.of("displayName", "kind", "zone", "target", "members", "password");

    private final MailboxStore store;
    private final Passwords passwords;
    private final Optional<Address> administrator;

    /// `administrator` is whom the configuration names: a mailbox of that address is kept like any other, but the password, and with
    /// it the way in here, is the configuration's.
    public AdminMailbox(MailboxStore store, Passwords passwords, Optional<Address> administrator) {
        this.store = store;
        this.passwords = passwords;
        this.administrator = administrator;
    }

    public List<Mount> mounts(Door door) {
        var path = "/entente/admin/mailboxes/{address}";
        AdminEndpoint put = this::put;
        AdminEndpoint delete = this::delete;
        AdminEndpoint get = this::get;
        return List.of(
                get.behind(door, Place.at(path, "GET")),
                put.behind(door, Place.at(path, "PUT")),
                delete.behind(door, Place.at(path, "DELETE")));
    }

    private Reply get(Visit visit) throws AdminError {
        var address = visit.named("address");
        return Address.parse(address)
                .flatMap(store::find)
                .map(recipient -> Json.reply(200, RecipientJson.of(recipient, store)))
                .orElseThrow(() -> AdminError.unknown(address));
    }

    private Reply put(Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), MEMBERS);
        var recipient = recipient(ours(visit), ask);
        var password = ask.maybeText("password");
        if (password.isPresent()) {
            requirePasswordOf(recipient, password.get());
        }
        store.put(recipient);
        if (password.isPresent()) {
            store.setPassword(recipient.address(), password.get().toCharArray(), false);
        }
        // What is no mailbox any more opens no longer, whatever its password was.
        passwords.forget();
        return Json.reply(200, RecipientJson.of(recipient, store));
    }

    private void requirePasswordOf(Recipient recipient, String password) throws AdminError {
        if (!(recipient instanceof Recipient.Mailbox)) {
            throw AdminError.malformed("Only a mailbox that is here has a \"password\".");
        }
        if (password.isEmpty() || password.length() > MailboxStore.LONGEST_PASSWORD) {
            throw AdminError.malformed(
                    "A \"password\" has 1 to %d characters."
                            .formatted(MailboxStore.LONGEST_PASSWORD));
        }
        if (isAdministrator(recipient.address())) {
            throw AdminError.malformed(
                    "The administrator's password is the one in the configuration.");
        }
    }

    private boolean isAdministrator(Address address) {
        return administrator.filter(address::equals).isPresent();
    }

    private Reply delete(Visit visit) throws AdminError {
        var named = visit.named("address");
        var address = Address.parse(named).orElseThrow(() -> AdminError.unknown(named));
        if (isAdministrator(address)) {
            throw AdminError.malformed(
                    "%s is the administrator in the configuration.".formatted(address));
        }
        var refusal = store.remove(address);
        if (refusal.isPresent()) {
            throw refusal.get().code() == Code.MAILBOX_UNKNOWN
                    ? AdminError.unknown(named)
                    : AdminError.refused(refusal.get());
        }
        passwords.forget();
        return Json.reply(200, Map.of("removed", named));
    }

    private Address ours(Visit visit) throws AdminError {
        var address = address(visit.named("address"));
        if (!store.acceptedDomains().contains(address.domain())) {
            throw AdminError.malformed(
                    "%s is not an accepted domain of this organisation."
                            .formatted(address.domain()));
        }
        return address;
    }

    private static Recipient recipient(Address address, JsonAsk ask) throws AdminError {
        var name = ask.maybeText("displayName").orElse(address.local());
        return switch (ask.text("kind")) {
            case "person" -> new Recipient.Mailbox(address, name, Recipient.Kind.PERSON, zone(ask));
            case "room" -> new Recipient.Mailbox(address, name, Recipient.Kind.ROOM, zone(ask));
            case "mail-user" -> new Recipient.MailUser(address, name, address(ask.text("target")));
            case "group" -> new Recipient.Group(address, name, members(ask));
            default ->
                    throw AdminError.malformed(
                            "\"kind\" must be person, room, mail-user or group.");
        };
    }

    private static List<Address> members(JsonAsk ask) throws AdminError {
        var members = new ArrayList<Address>();
        for (var member : ask.texts("members")) {
            members.add(address(member));
        }
        return members;
    }

    private static ZoneId zone(JsonAsk ask) throws AdminError {
        try {
            return ZoneId.of(ask.maybeText("zone").orElse("UTC"));
        } catch (DateTimeException unknown) {
            throw AdminError.malformed("\"zone\" must be a zone like Europe/Berlin.");
        }
    }

    static Address address(String text) throws AdminError {
        return Address.parse(text)
                .orElseThrow(
                        () -> AdminError.malformed("%s is not an SMTP address.".formatted(text)));
    }
}
