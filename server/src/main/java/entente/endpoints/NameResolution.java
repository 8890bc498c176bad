package entente.endpoints;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.KnownContact;
import entente.item.Properties;
import entente.mailbox.Directory;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FolderElement;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemShape;
import entente.wire.ews.MailboxElement;
import entente.wire.ews.ResolveNames;
import entente.wire.ews.ResolveNames.Resolution;
import java.util.List;
import java.util.stream.Stream;

/// ResolveNames: whom in the directory, or among contacts of one's own, a client may mean by a part of a name or address.
final class NameResolution {
    private static final int MOST = 100;

    private final Directory directory;
    private final ContactSearch contacts;

    NameResolution(MailboxStore store) {
        this.directory = store;
        this.contacts = new ContactSearch(store);
    }

    ResolveNames.Response answer(Caller caller, ResolveNames.Request ask) {
        var sought = SoughtName.parse(ask.entry());
        return switch (amongContacts(caller, sought, ask)) {
            case BatchResult.Refused(var why) -> new ResolveNames.Response.Refused(why);
            case BatchResult.Done(var own) -> {
                var others = inDirectory(sought, ask);
                var all =
                        ask.scope() == ResolveNames.Scope.CONTACTS_THEN_DIRECTORY
                                ? Stream.concat(own.stream(), others.stream()).toList()
                                : Stream.concat(others.stream(), own.stream()).toList();
                yield new ResolveNames.Response.Found(
                        all.stream().limit(MOST).toList(),
                        all.size() <= MOST,
                        ask.contacts().orElse(ItemShape.IDS_ONLY));
            }
        };
    }

    /// Nobody but our own people has contacts.
    private BatchResult<List<Resolution>> amongContacts(
            Caller caller, SoughtName sought, ResolveNames.Request ask) {
        return ask.scope().contacts() && caller instanceof Caller.OwnPerson
                ? contacts.find(caller, sought, ask, MOST + 1)
                : BatchResult.done(List.of());
    }

    private List<Resolution> inDirectory(SoughtName sought, ResolveNames.Request ask) {
        if (!ask.scope().directory()) {
            return List.of();
        }
        return directory.resolve(sought.text(), MOST + 1).stream()
                .filter(recipient ->
                        sought.mayBe(recipient.displayName())
                                || sought.mayBe(recipient.address().toString()))
                .map(recipient ->
                        new Resolution(
                                element(recipient), ask.contacts().map(_ -> contact(recipient))))
                .toList();
    }

    /// Somebody in the directory, as what she is.
    static MailboxElement element(Recipient recipient) {
        return MailboxElement.of(
                recipient.displayName(),
                recipient.address().toString(),
                switch (recipient) {
                    case Recipient.Mailbox _ -> MailboxElement.Kind.MAILBOX;
                    case Recipient.MailUser _ -> MailboxElement.Kind.CONTACT;
                    case Recipient.Group _ -> MailboxElement.Kind.GROUP;
                });
    }

    private static ItemElement contact(Recipient recipient) {
        var none = ItemElement.ofId(new FolderElement.Id("", ""), ItemContent.CONTACT);
        return none.with(
                Properties.NONE
                        .with(Known.ITEM_CLASS, ItemContent.CONTACT)
                        .with(KnownContact.DISPLAY_NAME, recipient.displayName())
                        .with(
                                KnownContact.Email.numbered(1).address(),
                                recipient.address().toString()));
    }
}
