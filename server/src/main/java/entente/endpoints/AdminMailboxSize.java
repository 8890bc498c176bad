package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.Items;
import java.util.Map;

/// `GET /entente/admin/mailboxes/{address}/size`: how many items a mailbox has, and how many bytes they say and take.
public final class AdminMailboxSize {
    private final Items items;

    public AdminMailboxSize(Items items) {
        this.items = items;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(door, Place.at("/entente/admin/mailboxes/{address}/size", "GET"));
    }

    private Reply answer(Visit visit) throws AdminError {
        var address = AdminMailbox.address(visit.named("address"));
        var size = items.sizeOf(address).orElseThrow(() -> AdminError.unknown(address.toString()));
        return Json.reply(
                200,
                Map.of(
                        "items",
                        size.items(),
                        "bytes",
                        size.bytes(),
                        "storedBytes",
                        size.storedBytes()));
    }
}
