package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mail.MailForm;
import entente.mail.MailRules;
import entente.mailbox.MailAcceptance;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.objects.Faulty;
import entente.objects.Setting;
import entente.question.Address;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `GET` and `PATCH /entente/admin/mailboxes/{address}/mail`: how a mailbox or a group takes mail. What a `PATCH` does not name stays as it is,
/// `null` puts it back to its default; with `?dryRun=true` it is checked and answered, and not done.
public final class AdminMail {
    private static final Set<String> MEMBERS =
            MailForm.SETTINGS.stream().map(Setting::member).collect(Collectors.toSet());

    private final MailboxStore store;
    private final MailRules rules;

    public AdminMail(MailboxStore store) {
        this.store = store;
        this.rules = new MailRules(store);
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(
                door,
                Place.at("/entente/admin/mailboxes/{address}/mail", "GET", "PATCH")
                        .tryingBy(DryRun.QUERY));
    }

    private Reply answer(Visit visit) throws AdminError, IOException {
        var address = AdminMailbox.address(visit.named("address"));
        if (!visit.arrival().method().equals("PATCH")) {
            return reply(taken(address));
        }
        var ask = JsonAsk.read(visit.arrival().body(), MEMBERS);
        var tried = DryRun.isAskedFor(visit);
        while (true) {
            var before = taken(address);
            var wanted = changed(address, before, ask);
            // Two who change different settings of one mailbox both get theirs.
            if (tried || store.replaceAcceptance(address, before, wanted)) {
                return reply(wanted);
            }
        }
    }

    private MailAcceptance changed(Address address, MailAcceptance before, JsonAsk ask)
            throws AdminError {
        try {
            var wanted = MailForm.read(MailForm.of(before).over(ask.object()));
            requireFitting(recipient(address), wanted);
            return wanted;
        } catch (Faulty faulty) {
            throw malformed(faulty.faults());
        }
    }

    private void requireFitting(Recipient recipient, MailAcceptance wanted) throws AdminError {
        var conflicts = rules.conflicts(recipient, wanted);
        if (!conflicts.isEmpty()) {
            throw malformed(conflicts);
        }
    }

    private static AdminError malformed(List<String> faults) {
        return AdminError.malformed(
                "Mail cannot be taken as asked: %s.".formatted(String.join("; ", faults)));
    }

    private Recipient recipient(Address address) throws AdminError {
        return store.find(address).orElseThrow(() -> AdminError.unknown(address.toString()));
    }

    private MailAcceptance taken(Address address) throws AdminError {
        var recipient = recipient(address);
        return store.acceptanceOf(address)
                .orElseThrow(() ->
                        AdminError.malformed(
                                "Mail for %s is not taken here, but where the mailbox is."
                                        .formatted(recipient.address())));
    }

    private static Reply reply(MailAcceptance acceptance) {
        return Json.reply(200, MailForm.of(acceptance).json());
    }
}
