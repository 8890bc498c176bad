package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.mailbox.MailboxStore;
import java.util.Map;

/// `GET /entente/admin/mailboxes`: everybody this organisation's directory knows, by address.
public final class AdminMailboxes {
    private final MailboxStore store;

    public AdminMailboxes(MailboxStore store) {
        this.store = store;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = _ -> answer();
        return endpoint.behind(door, Place.at("/entente/admin/mailboxes", "GET"));
    }

    private Reply answer() {
        return Json.reply(
                200,
                Map.of(
                        "mailboxes",
                        store.recipients().stream()
                                .map(recipient -> RecipientJson.of(recipient, store))
                                .toList()));
    }
}
