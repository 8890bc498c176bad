package entente.endpoints;

import entente.item.ItemContent;
import entente.item.ListMember;
import entente.mailbox.Directory;
import entente.mailbox.Item;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ExpandDL;
import entente.wire.ews.ExpandDL.Members;
import entente.wire.ews.MailboxElement;
import java.util.List;
import java.util.Optional;

/// ExpandDL: who is in a group of the directory, which all our people may know, or in a list of people of the caller's own.
final class ListExpansion {
    private static final int MOST = 10_000;

    private final Directory directory;
    private final ItemFinder items;

    ListExpansion(MailboxStore store) {
        this.directory = store;
        this.items = new ItemFinder(store);
    }

    ExpandDL.Response answer(Caller caller, ExpandDL.Request ask) {
        return new ExpandDL.Response(
                ask.item()
                        .map(ref -> items.find(caller, ref).then(this::ofOwn))
                        .orElseGet(() -> ofDirectory(ask.address())));
    }

    private BatchResult<Members> ofOwn(Item item) {
        return item.content().isOf(ItemContent.LIST)
                ? told(
                        ListMember.of(item.content().properties()).stream()
                                .map(this::element)
                                .toList())
                : BatchResult.refused(Code.LIST_UNKNOWN);
    }

    private BatchResult<Members> ofDirectory(Optional<String> address) {
        return address.flatMap(Address::parse).flatMap(directory::find).orElse(null)
                        instanceof Recipient.Group group
                ? told(group.members().stream().map(this::element).toList())
                : BatchResult.refused(Code.LIST_UNKNOWN);
    }

    private static BatchResult<Members> told(List<MailboxElement> all) {
        return BatchResult.done(new Members(all.stream().limit(MOST).toList(), all.size() <= MOST));
    }

    private MailboxElement element(Address member) {
        return directory
                .find(member)
                .map(NameResolution::element)
                .orElseGet(() ->
                        MailboxElement.of(
                                member.toString(), member.toString(), MailboxElement.Kind.OTHER));
    }

    /// A member is called what the list calls it.
    private MailboxElement element(ListMember member) {
        var known =
                Optional.of(member)
                        .filter(one -> one.type().equalsIgnoreCase(ListMember.SMTP))
                        .flatMap(one -> Address.parse(one.address()))
                        .flatMap(directory::find)
                        .map(NameResolution::element);
        return new MailboxElement(
                member.shown(),
                Optional.of(member.address()),
                member.type(),
                known.map(MailboxElement::kind).orElse(MailboxElement.Kind.OTHER),
                Optional.empty());
    }
}
