package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/// `entente mailbox show ADDRESS`.
@Command(
        name = "show",
        description =
                "Shows one mailbox, mail user or group. In Exchange: Get-Mailbox, Get-MailboxFolderPermission, Get-MailboxAutoReplyConfiguration.",
        mixinStandardHelpOptions = true)
final class MailboxShow implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ShownMailbox shown = new ShownMailbox();

    MailboxShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return shown.show(surroundings, MailboxShow::told, mailbox -> Facts.of(flat(mailbox)));
    }

    private static ObjectNode told(AdminApi api, String address) {
        var mailboxes = new Mailboxes(api);
        var mailbox = mailboxes.get(address).asObject().deepCopy();
        mailboxes.permissions(mailbox).ifPresent(who -> mailbox.setAll((ObjectNode) who));
        if (!Json.text(mailbox, "kind").orElse("").equals("mail-user")) {
            mailbox.set("mail", mailboxes.mail(address));
        }
        return mailbox;
    }

    /// For people, how mail is taken stands among the rest.
    private static ObjectNode flat(ObjectNode mailbox) {
        var flat = mailbox.deepCopy();
        if (flat.remove("mail") instanceof ObjectNode mail) {
            mail.propertyStream().forEach(each -> flat.set(each.getKey(), each.getValue()));
        }
        return flat;
    }
}
