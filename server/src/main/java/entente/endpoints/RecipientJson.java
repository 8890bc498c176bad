package entente.endpoints;

import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import java.util.LinkedHashMap;
import java.util.Map;

/// A recipient as administrators see it.
final class RecipientJson {
    private RecipientJson() {}

    static Map<String, Object> of(Recipient recipient, MailboxStore store) {
        var json = new LinkedHashMap<String, Object>();
        json.put("address", recipient.address().toString());
        json.put("displayName", recipient.displayName());
        switch (recipient) {
            case Recipient.Mailbox mailbox -> {
                json.put("kind", mailbox.kind() == Recipient.Kind.ROOM ? "room" : "person");
                json.put("zone", mailbox.zone().getId());
                store.of(mailbox.address())
                        .ifPresent(calendar ->
                                json.put(
                                        "defaultPermission",
                                        calendar.permissions().byDefault().name()));
                store.photoHashOf(mailbox.address()).ifPresent(hash -> json.put("photo", hash));
            }
            case Recipient.MailUser user -> {
                json.put("kind", "mail-user");
                json.put("target", user.target().toString());
            }
            case Recipient.Group group -> {
                json.put("kind", "group");
                json.put("members", group.members().stream().map(Object::toString).toList());
            }
        }
        return json;
    }
}
