package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.Outgoing;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.relay.WaitingMail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/entente/admin/mail-queue`: messages that wait for people elsewhere. `GET` tells of the oldest, and of one by its id; `POST …/{id}/retry` has one be tried at once, and `DELETE …/{id}` has it wait no more, which is reported to its sender.
public final class AdminMailQueue {
    private static final String ALL = "/entente/admin/mail-queue";

    private final WaitingMail mail;

    public AdminMailQueue(WaitingMail mail) {
        this.mail = mail;
    }

    public List<Mount> mounts(Door door) {
        AdminEndpoint all = _ -> all();
        AdminEndpoint one = this::one;
        AdminEndpoint retry = this::retry;
        return List.of(
                all.behind(door, Place.at(ALL, "GET")),
                one.behind(door, Place.at(ALL + "/{id}", "GET", "DELETE")),
                retry.behind(door, Place.at(ALL + "/{id}/retry", "POST")));
    }

    private Reply all() {
        var told = new LinkedHashMap<String, Object>();
        told.put("count", mail.count());
        told.put("waiting", mail.all().stream().map(AdminMailQueue::json).toList());
        return Json.reply(200, told);
    }

    private Reply one(Visit visit) throws AdminError {
        var id = visit.named("id");
        return reply(
                id,
                visit.arrival().method().equals("DELETE")
                        ? mail.drop(id, visit.now())
                        : mail.find(id));
    }

    private Reply retry(Visit visit) throws AdminError {
        var id = visit.named("id");
        return reply(id, mail.retry(id, visit.now()));
    }

    private static Reply reply(String id, Optional<Outgoing> outgoing) throws AdminError {
        return Json.reply(
                200,
                json(
                        outgoing.orElseThrow(() ->
                                AdminError.notFound(
                                        Refusal.of(Code.MESSAGE_NOT_WAITING)
                                                .saying("No message %s waits.".formatted(id))))));
    }

    private static Map<String, Object> json(Outgoing outgoing) {
        var told = new LinkedHashMap<String, Object>();
        told.put("id", outgoing.id());
        told.put("from", outgoing.mailbox().toString());
        told.put("to", outgoing.to().stream().map(Address::toString).toList());
        told.put("messageId", outgoing.messageId());
        told.put("size", outgoing.size());
        told.put("posted", outgoing.posted().toString());
        told.put("due", outgoing.due().toString());
        told.put("tries", outgoing.tries());
        outgoing.fault().ifPresent(fault -> told.put("fault", fault));
        return told;
    }
}
