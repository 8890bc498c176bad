package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.Directory;
import entente.mailtips.TipDesk;
import entente.mailtips.TipInquiry;
import entente.mailtips.TipReport;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Hop;
import entente.question.MailTip;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `POST /entente/admin/mailtips`: MailTips as one of our people would be told them, with all the steps.
public final class AdminMailTips {
    private static final Set<String> MEMBERS = Set.of("from", "to", "sendingAs", "tips");

    private final TipDesk desk;
    private final Directory directory;

    public AdminMailTips(TipDesk desk, Directory directory) {
        this.desk = desk;
        this.directory = directory;
    }

    public Mount mount(Door door) {
        return AdminEndpoint.behind(
                door, Place.at("/entente/admin/mailtips", "POST").changingNothing(), this::answer);
    }

    private Reply answer(Caller by, Visit visit) throws AdminError, IOException {
        var inquiry = inquiry(by, JsonAsk.read(visit.arrival().body(), MEMBERS));
        return switch (desk.answer(inquiry, visit.trace())) {
            case TipDesk.Outcome.Refused(var why) -> throw AdminError.refused(why);
            case TipDesk.Outcome.Told(var answers) ->
                    Reply.json(200, TipReport.of(inquiry, answers, visit.trace()).json());
        };
    }

    private TipInquiry inquiry(Caller by, JsonAsk ask) throws AdminError {
        var recipients = ask.texts("to");
        var refusal = desk.terms().check(recipients.size());
        if (refusal.isPresent()) {
            throw AdminError.refused(refusal.get());
        }
        var from = person(ask.text("from"));
        return new TipInquiry(
                new Caller.OwnPerson(from),
                ask.maybeText("sendingAs").orElse(""),
                recipients,
                tips(ask.texts("tips")),
                Optional.of(by instanceof Caller.Administrator(var name) ? name : by.describe()),
                Hop.FIRST);
    }

    /// All of them where none is named.
    private static Set<MailTip> tips(List<String> names) throws AdminError {
        var tips = EnumSet.noneOf(MailTip.class);
        for (var name : names) {
            tips.add(
                    MailTip.ofWireName(name)
                            .orElseThrow(() ->
                                    AdminError.malformed(
                                            "\"tips\" may name %s."
                                                    .formatted(
                                                            String.join(
                                                                    ", ",
                                                                    Arrays.stream(MailTip.values())
                                                                            .map(MailTip::wireName)
                                                                            .toList())))));
        }
        return tips.isEmpty() ? EnumSet.allOf(MailTip.class) : tips;
    }

    private Address person(String from) throws AdminError {
        return Address.parse(from)
                .filter(address -> directory.find(address).isPresent())
                .orElseThrow(() -> AdminError.unknown(from));
    }
}
