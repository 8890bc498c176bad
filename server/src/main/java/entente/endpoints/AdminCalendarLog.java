package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.MailboxStore;
import entente.question.Address;
import entente.question.Caller;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Set;

/// `POST /entente/admin/mailboxes/{address}/calendar/log`: what happened to a mailbox's appointments, newest first and a page at a time, for the administrators who may see what people deleted.
public final class AdminCalendarLog {
    private final MailboxStore store;
    private final Recoverers recoverers;

    /// `entitled` are the administrators who may; nobody, where it is empty.
    public AdminCalendarLog(MailboxStore store, Set<Address> entitled) {
        this.store = store;
        this.recoverers = new Recoverers(entitled);
    }

    public Mount mount(Door door) {
        return AdminEndpoint.behind(
                door,
                Place.at("/entente/admin/mailboxes/{address}/calendar/log", "POST")
                        .changingNothing(),
                this::log);
    }

    private Reply log(Caller by, Visit visit) throws AdminError, IOException {
        recoverers.require(by, "see what people's calendars said");
        var address = AdminMailbox.address(visit.named("address"));
        var query = CalendarLogAsk.read(visit.arrival().body());
        var folders =
                store.foldersOf(address).orElseThrow(() -> AdminError.unknown(address.toString()));
        var page =
                store.calendarLog(address, query)
                        .orElseThrow(() -> AdminError.unknown(address.toString()));
        var json = new CalendarLogJson(folders);
        var told = new LinkedHashMap<String, Object>();
        told.put("entries", page.entries().stream().map(json::of).toList());
        page.end().ifPresent(end -> told.put("next", Long.toString(end)));
        return Json.reply(200, told);
    }
}
