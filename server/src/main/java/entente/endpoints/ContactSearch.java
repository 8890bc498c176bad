package entente.endpoints;

import entente.item.Filter;
import entente.item.ItemContent;
import entente.item.KnownContact;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Item;
import entente.mailbox.ItemPage;
import entente.mailbox.ItemQuery;
import entente.mailbox.MailboxStore;
import entente.mailbox.Retentions;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FolderRef;
import entente.wire.ews.MailboxElement;
import entente.wire.ews.ResolveNames;
import entente.wire.ews.ResolveNames.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks for people among the contacts, and the lists of people, in folders of the caller's own.
final class ContactSearch {
    /// No name that somebody looks for is longer.
    private static final int LONGEST = 255;

    private static final List<PropertyId> NAMES =
            List.of(
                    KnownContact.DISPLAY_NAME,
                    KnownContact.GIVEN_NAME,
                    KnownContact.SURNAME,
                    KnownContact.NICKNAME,
                    KnownContact.FILE_AS);

    private final ItemSearch search;
    private final FolderFinder folders;
    private final ItemTelling telling;
    private final Retentions retentions;

    ContactSearch(MailboxStore store) {
        this.search = new ItemSearch(store);
        this.folders = new FolderFinder(store);
        this.telling = new ItemTelling(store);
        this.retentions = store;
    }

    /// At most `most` addresses and lists, of the folders in their order and by name; in Contacts where none is named. Who has no address is not found.
    BatchResult<List<Resolution>> find(
            Caller caller, SoughtName sought, ResolveNames.Request ask, int most) {
        if (sought.text().isEmpty() || sought.text().length() > LONGEST) {
            return BatchResult.done(List.of());
        }
        var budget = new FindBudget();
        var query = query(sought, most);
        return BatchResult.all(
                        places(ask).stream()
                                .map(place ->
                                        folders.find(caller, place)
                                                .then(ContactSearch::owned)
                                                .then(found -> budget.search(found, found))
                                                .then(found ->
                                                        search.in(found.folder().id(), query))
                                                .then(budget::tell)
                                                .then(page ->
                                                        BatchResult.done(
                                                                resolutions(page, sought, ask))))
                                .toList())
                .then(all ->
                        BatchResult.done(all.stream().flatMap(List::stream).limit(most).toList()));
    }

    private static BatchResult<FolderFinder.Found> owned(FolderFinder.Found found) {
        return found.owned() ? BatchResult.done(found) : BatchResult.refused(Code.ITEMS_NOT_SHARED);
    }

    private static List<FolderRef> places(ResolveNames.Request ask) {
        return ask.folders().isEmpty()
                ? List.of(new FolderRef.ByName(DefaultFolder.CONTACTS.wireName(), Optional.empty()))
                : ask.folders();
    }

    private static ItemQuery query(SoughtName sought, int most) {
        var ofNames = sought.whole() ? Filter.Place.WHOLE : Filter.Place.BEGINNING_OF_WORDS;
        var ofAddresses = sought.whole() ? Filter.Place.WHOLE : Filter.Place.BEGINNING;
        var any = new ArrayList<Filter>();
        for (var name : NAMES) {
            any.add(new Filter.Contains(name, sought.text(), ofNames, false));
        }
        for (var email : KnownContact.Email.all()) {
            any.add(new Filter.Contains(email.address(), sought.text(), ofAddresses, false));
        }
        return new ItemQuery(
                Optional.of(new Filter.Any(any)),
                List.of(new ItemQuery.Order(KnownContact.DISPLAY_NAME, false)),
                false,
                0,
                most,
                false);
    }

    private List<Resolution> resolutions(
            ItemPage page, SoughtName sought, ResolveNames.Request ask) {
        var asked = ask.contacts().map(shape -> new AnswerShape(shape, retentions));
        return page.items().stream()
                .flatMap(item ->
                        mailboxes(item, sought)
                                .map(mailbox ->
                                        new Resolution(
                                                mailbox,
                                                asked.filter(_ -> isContact(item))
                                                        .map(shape -> telling.of(item, shape)))))
                .toList();
    }

    /// Of a contact its addresses: those that are looked for, and all where it is the name that is.
    private static Stream<MailboxElement> mailboxes(Item item, SoughtName sought) {
        var properties = item.content().properties();
        var id = ItemTelling.id(item);
        if (item.content().isOf(ItemContent.LIST)) {
            return Stream.of(MailboxElement.ofList(name(properties).orElse(""), id));
        }
        if (!isContact(item)) {
            return Stream.empty();
        }
        var emails =
                KnownContact.Email.all().stream()
                        .filter(email -> !text(properties, email.address()).isEmpty())
                        .toList();
        var meant =
                emails.stream()
                        .filter(email -> sought.begins(text(properties, email.address())))
                        .toList();
        return (meant.isEmpty() ? emails : meant)
                .stream()
                        .map(email ->
                                new MailboxElement(
                                        name(properties)
                                                .orElseGet(() -> text(properties, email.address())),
                                        Optional.of(text(properties, email.address())),
                                        properties
                                                .text(email.type())
                                                .filter(type -> !type.isEmpty())
                                                .orElse("SMTP"),
                                        MailboxElement.Kind.CONTACT,
                                        Optional.of(id)));
    }

    private static boolean isContact(Item item) {
        return item.content().isOf(ItemContent.CONTACT);
    }

    private static Optional<String> name(Properties properties) {
        return Stream.of(KnownContact.DISPLAY_NAME, KnownContact.FILE_AS)
                .map(id -> text(properties, id))
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private static String text(Properties properties, PropertyId id) {
        return properties.text(id).orElse("");
    }
}
