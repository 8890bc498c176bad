package entente.endpoints;

import entente.calendar.CalendarFault;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// `POST /entente/admin/mailboxes/{address}/calendar`: reads an iCalendar file into a calendar and says what came of it.
public final class AdminCalendar {
    private final MailboxStore store;

    public AdminCalendar(MailboxStore store) {
        this.store = store;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(
                door, Place.at("/entente/admin/mailboxes/{address}/calendar", "POST"));
    }

    private Reply answer(Visit visit) throws AdminError, IOException {
        var address = AdminMailbox.address(visit.named("address"));
        if (!(store.find(address).orElse(null) instanceof Recipient.Mailbox)) {
            throw AdminError.unknown(address.toString());
        }
        var report = store.importCalendar(address, visit.arrival().body());
        var json = new LinkedHashMap<String, Object>();
        json.put("imported", report.imported());
        json.put("replaced", report.replaced());
        json.put("faults", report.faults().stream().map(AdminCalendar::fault).toList());
        return Json.reply(200, json);
    }

    private static Map<String, Object> fault(CalendarFault fault) {
        var json = new LinkedHashMap<String, Object>();
        json.put("line", fault.line());
        fault.uid().ifPresent(uid -> json.put("uid", uid));
        json.put("why", fault.why());
        return json;
    }
}
