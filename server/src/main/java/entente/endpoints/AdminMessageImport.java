package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.Actor;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.spool.Spool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// `POST /entente/admin/mailboxes/{address}/messages`: puts messages into a mailbox's folders as one change, leaves out those that are there already, and says of each what came of it.
public final class AdminMessageImport {
    private final MailboxStore store;
    private final Spool spool;

    /// Large messages lie in `spool` until they are written.
    public AdminMessageImport(MailboxStore store, Spool spool) {
        this.store = store;
        this.spool = spool;
    }

    public Mount mount(Door door) {
        return AdminEndpoint.behind(
                door,
                Place.at("/entente/admin/mailboxes/{address}/messages", "POST"),
                this::answer);
    }

    private Reply answer(Caller by, Visit visit) throws AdminError, IOException {
        var address = AdminMailbox.address(visit.named("address"));
        if (!(store.find(address).orElse(null) instanceof Recipient.Mailbox mailbox)) {
            throw AdminError.unknown(address.toString());
        }
        var report = imported(mailbox.address(), by, visit);
        var json = new LinkedHashMap<String, Object>();
        json.put("results", report.results().stream().map(AdminMessageImport::told).toList());
        report.stopped().ifPresent(why -> json.put("stopped", refusal(why)));
        return Json.reply(200, json);
    }

    private MessageImport.Report imported(Address mailbox, Caller by, Visit visit)
            throws AdminError, IOException {
        // Read whole before anything is done: of a part that is cut off nothing is imported.
        try (var contents = spool.contents(ImportFrames.MOST_BYTES)) {
            var frames = new ImportFrames(visit.arrival().body(), contents);
            var all = new ArrayList<ImportFrames.Frame>();
            for (var next = frames.next(); next.isPresent(); next = frames.next()) {
                all.add(next.get());
            }
            // Of two parts at once, neither would see what the other brings.
            synchronized (this) {
                var actor = new Actor(by.describe(), Actor.Way.ADMINISTRATION);
                return new MessageImport(store, mailbox, actor, visit.now()).take(all);
            }
        }
    }

    private static Map<String, Object> told(MessageImport.Result result) {
        return switch (result) {
            case MessageImport.Result.Imported _ -> Map.of("state", "imported");
            case MessageImport.Result.There _ -> Map.of("state", "there");
            case MessageImport.Result.Skipped(var why) -> {
                var json = new LinkedHashMap<String, Object>();
                json.put("state", "skipped");
                json.putAll(refusal(why));
                yield json;
            }
        };
    }

    private static Map<String, Object> refusal(Refusal why) {
        return Map.of(
                "reasonCode",
                why.code().name(),
                "sentence",
                why.sentence(),
                "remedy",
                why.remedy());
    }
}
