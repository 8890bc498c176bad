package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.item;
import static entente.endpoints.MailDesk.name;
import static entente.endpoints.MailDesk.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import entente.item.FileAs;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.KnownContact;
import entente.item.KnownTask;
import entente.item.ListMember;
import entente.item.Properties;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.ExpandDL;
import entente.wire.ews.FolderRef;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemRef;
import entente.wire.ews.ItemShape;
import entente.wire.ews.MailboxElement;
import entente.wire.ews.MailboxElement.Kind;
import entente.wire.ews.ResolveNames;
import entente.wire.ews.ResolveNames.Resolution;
import entente.wire.ews.ResolveNames.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom people find, in the directory and among their own contacts, and what becomes of contacts, lists and tasks that they keep.
class PeopleTest {
    private static final KnownContact.Email FIRST = KnownContact.Email.numbered(1);
    private static final KnownContact.Email SECOND = KnownContact.Email.numbered(2);
    private static final Caller ADMINISTRATOR = new Caller.Administrator("admin@contoso.test");

    @TempDir private Path folder;
    private MailDesk desk;
    private NameResolution names;
    private ListExpansion lists;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        names = new NameResolution(desk.store);
        lists = new ListExpansion(desk.store);
        desk.store.put(
                new Recipient.Group(
                        Address.of("painters@contoso.test"),
                        "Painters",
                        List.of(
                                MailDesk.MARY,
                                Address.of("painters@contoso.test"),
                                Address.of("gone@contoso.test"))));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void contactsAreFoundByTheBeginningOfAnyNameAndOfAnAddress() {
        gina();

        for (var entry :
                List.of("gina", "LEE", "Lee, G", "gigi", "gina@con", "smtp:GINA@contoso")) {
            assertThat(own(entry)).as(entry).contains("gina@contoso.test");
        }
        assertThat(own("ina")).isEmpty();
        assertThat(own("ontoso")).isEmpty();
        assertThat(own("")).isEmpty();
        assertThat(own("g".repeat(256))).isEmpty();
    }

    @Test
    void ofAContactTheAddressesAreFoundThatAreMeant() {
        gina();

        assertThat(own("gina lee")).containsExactly("gina@contoso.test", "home@gina.test");
        assertThat(own("home@")).containsExactly("home@gina.test");
    }

    @Test
    void aContactIsToldWithItsIdAndWhatItSaysOnlyWhereThatIsAskedFor() {
        var gina = gina();

        var told = found(AS_MARY, ask("gina@", Scope.CONTACTS, Optional.of(MailDesk.WHOLE)));
        var bare = found(AS_MARY, ask("gina@", Scope.CONTACTS, Optional.empty()));

        var mailbox = told.resolutions().getFirst().mailbox();
        assertThat(mailbox.kind()).isEqualTo(Kind.CONTACT);
        assertThat(mailbox.name()).isEqualTo("Gina Lee");
        assertThat(mailbox.item().orElseThrow().id()).isEqualTo(gina.id());
        assertThat(
                        told.resolutions()
                                .getFirst()
                                .contact()
                                .orElseThrow()
                                .content()
                                .properties()
                                .text(KnownContact.SURNAME))
                .contains("Lee");
        assertThat(bare.resolutions().getFirst().contact()).isEmpty();
    }

    @Test
    void theScopeSaysWhereAndInWhichOrderPeopleAreLookedFor() {
        contact("Mary Contact", "mary@northwind.test");
        var directory = "mary@contoso.test";
        var contacts = "mary@northwind.test";

        assertThat(addresses("mary", Scope.DIRECTORY)).containsExactly(directory);
        assertThat(addresses("mary", Scope.CONTACTS)).containsExactly(contacts);
        assertThat(addresses("mary", Scope.DIRECTORY_THEN_CONTACTS))
                .containsExactly(directory, contacts);
        assertThat(addresses("mary", Scope.CONTACTS_THEN_DIRECTORY))
                .containsExactly(contacts, directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=gina@contoso.test", "=smtp:gina@contoso.test", "=Gina Lee"})
    void theWholeIsMeantWhereTheEntrySaysSo(String entry) {
        gina();
        contact("Gina Leer", "gina@contoso.tests");

        assertThat(own(entry)).contains("gina@contoso.test").doesNotContain("gina@contoso.tests");
        assertThat(own("=gina")).containsExactly("gina@contoso.test", "home@gina.test");
        assertThat(addresses("=mary@contoso.test", Scope.DIRECTORY))
                .containsExactly("mary@contoso.test");
        assertThat(addresses("=mary", Scope.DIRECTORY)).isEmpty();
    }

    @Test
    void whoHasNoAddressIsNotFoundAndNoMessageIs() {
        desk.create(
                AS_MARY,
                name("contacts"),
                item(
                        "Contact",
                        Properties.NONE
                                .with(Known.ITEM_CLASS, ItemContent.CONTACT)
                                .with(KnownContact.DISPLAY_NAME, "Gina"),
                        Optional.empty()));
        desk.create(
                AS_MARY,
                name("contacts"),
                item(
                        "Message",
                        Properties.NONE
                                .with(KnownContact.DISPLAY_NAME, "Gina")
                                .with(FIRST.address(), "gina@contoso.test"),
                        Optional.empty()));

        assertThat(own("gina")).isEmpty();
    }

    @Test
    void nobodyFindsTheContactsOfOthers() {
        gina();
        var marysFolder = new FolderRef.ByName("contacts", Optional.of("mary@contoso.test"));
        var inHers =
                new ResolveNames.Request(
                        "gina", Scope.CONTACTS, List.of(marysFolder), Optional.empty());

        assertThat(found(AS_BOB, ask("gina", Scope.CONTACTS, Optional.empty())).resolutions())
                .isEmpty();
        assertThat(
                        found(ADMINISTRATOR, ask("gina", Scope.CONTACTS, Optional.empty()))
                                .resolutions())
                .isEmpty();
        assertThat(names.answer(AS_BOB, inHers)).isInstanceOf(ResolveNames.Response.Refused.class);
    }

    @Test
    void contactsAreLookedForInTheFoldersThatAreNamedAlone() {
        gina();
        var elsewhere =
                new ResolveNames.Request(
                        "gina", Scope.CONTACTS, List.of(name("drafts")), Optional.empty());
        var unknown =
                new ResolveNames.Request(
                        "gina", Scope.CONTACTS, List.of(name("attic")), Optional.empty());

        assertThat(found(AS_MARY, elsewhere).resolutions()).isEmpty();
        assertThat(names.answer(AS_MARY, unknown))
                .isInstanceOfSatisfying(
                        ResolveNames.Response.Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo(Code.FOLDER_UNKNOWN));
    }

    @Test
    void moreThanAHundredAreNotToldOf() {
        IntStream.range(0, 101)
                .forEach(number -> contact("Guest " + number, "g" + number + "@contoso.test"));

        var all = found(AS_MARY, ask("guest", Scope.CONTACTS, Optional.empty()));

        assertThat(all.resolutions()).hasSize(100);
        assertThat(all.complete()).isFalse();
    }

    @Test
    void aGroupIsExpandedByItsAddressOneLevelDeep() {
        var members = members("painters@contoso.test");

        assertThat(members)
                .containsExactly(
                        MailboxElement.of("M", "mary@contoso.test", Kind.MAILBOX),
                        MailboxElement.of("Painters", "painters@contoso.test", Kind.GROUP),
                        MailboxElement.of("gone@contoso.test", "gone@contoso.test", Kind.OTHER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mary@contoso.test", "nobody@contoso.test", "no address"})
    void whatIsNoGroupIsNotExpanded(String address) {
        var request = new ExpandDL.Request(Optional.of(address), Optional.empty());

        assertThat(code(lists.answer(AS_MARY, request).result())).isEqualTo(Code.LIST_UNKNOWN);
    }

    @Test
    void aListOfOnesOwnIsFoundAndExpandedByItsId() {
        var list =
                list(
                        ListMember.of("The boss", "mary@contoso.test"),
                        ListMember.of("", "joe@northwind.test"));
        var expanded = expanded(AS_MARY, list);

        assertThat(done(expanded).members())
                .containsExactly(
                        MailboxElement.of("The boss", "mary@contoso.test", Kind.MAILBOX),
                        MailboxElement.of("joe@northwind.test", "joe@northwind.test", Kind.OTHER));
        assertThat(found(AS_MARY, ask("frie", Scope.CONTACTS, Optional.empty())).resolutions())
                .extracting(Resolution::mailbox)
                .extracting(MailboxElement::kind, MailboxElement::address)
                .containsExactly(tuple(Kind.OWN_LIST, Optional.empty()));
    }

    @Test
    void aListOfOthersOrWhatIsNoneIsNotExpanded() {
        var list = list(ListMember.of("", "joe@northwind.test"));

        assertThat(code(expanded(AS_BOB, list))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(expanded(AS_MARY, gina()))).isEqualTo(Code.LIST_UNKNOWN);
    }

    @Test
    void membersAreAddedOnceAndTakenOut() {
        var joe = ListMember.of("Joe", "joe@northwind.test");
        var ann = ListMember.of("Ann", "ann@fabrikam.test");
        var list = list(joe);

        desk.update(list, adding(joe, ann));
        desk.update(list, ItemEdit.AddValues.texts(KnownContact.LIST_ONE_OFF_MEMBERS, List.of()));
        assertThat(members(list)).containsExactly(joe, ann);
        desk.update(
                list, new ItemEdit.RemoveValue(KnownContact.LIST_ONE_OFF_MEMBERS, joe.entryId()));
        assertThat(members(list)).containsExactly(ann);
        assertThat(properties(list).find(KnownContact.LIST_MEMBERS))
                .isEqualTo(properties(list).find(KnownContact.LIST_ONE_OFF_MEMBERS));
        desk.update(
                list, new ItemEdit.RemoveValue(KnownContact.LIST_ONE_OFF_MEMBERS, ann.entryId()));
        assertThat(properties(list).find(KnownContact.LIST_ONE_OFF_MEMBERS)).isEmpty();
    }

    @Test
    void aListHasAThousandMembersAndNoMore() {
        var many =
                IntStream.range(0, 1_000)
                        .mapToObj(number -> ListMember.of("", "g%d@contoso.test".formatted(number)))
                        .toArray(ListMember[]::new);
        var list = list(many);

        var refused =
                desk.update(
                        AS_MARY,
                        ConflictResolution.ALWAYS_OVERWRITE,
                        list,
                        adding(ListMember.of("", "one@contoso.test")));

        assertThat(code(refused)).isEqualTo(Code.LIST_TOO_LONG);
        assertThat(members(list)).hasSize(1_000);
    }

    @Test
    void aContactIsFiledAnewWhenItsNameChanges() {
        var gina = gina();

        desk.update(
                gina,
                new ItemEdit.SetProperties(Properties.NONE.with(KnownContact.SURNAME, "Kim")));

        assertThat(properties(gina).text(KnownContact.FILE_AS)).contains("Kim, Gina");
        assertThat(desk.subject(gina)).isEqualTo("Gina Lee");
    }

    @Test
    void theMessageThatAContactCameAsIsWrittenAnewWhenItsSubjectFollowsItsName() {
        var properties =
                Properties.NONE
                        .with(Known.ITEM_CLASS, ItemContent.CONTACT)
                        .with(KnownContact.DISPLAY_NAME, "Lunch");
        var contact = desk.made(item("Contact", properties, Optional.of(MailDesk.LETTER)));
        var before = desk.source(contact);

        desk.update(
                contact,
                new ItemEdit.SetProperties(
                        Properties.NONE.with(KnownContact.DISPLAY_NAME, "Dinner")));

        assertThat(before).isEqualTo(MailDesk.LETTER);
        assertThat(desk.subject(contact)).isEqualTo("Dinner");
        assertThat(desk.source(contact)).contains("Subject: Dinner", "c291cA==");
    }

    @Test
    void aTaskIsCompleteInAllThatItSaysAfterOneChange() {
        var task =
                ref(
                        done(
                                desk.create(
                                        AS_MARY,
                                        name("tasks"),
                                        item(
                                                "Task",
                                                Properties.NONE.with(
                                                        Known.ITEM_CLASS, ItemContent.TASK),
                                                Optional.empty()))));

        desk.update(
                task,
                new ItemEdit.SetProperties(
                        Properties.NONE.with(KnownTask.STATUS, KnownTask.COMPLETE)));

        assertThat(properties(task).find(KnownTask.DONE)).contains(new PropertyValue.Real64(1));
        assertThat(properties(task).time(KnownTask.COMPLETED_AT)).isPresent();
        assertThat(properties(task).number(KnownTask.VERSION)).contains(2);
    }

    private ItemRef gina() {
        return person(
                Properties.NONE
                        .with(KnownContact.DISPLAY_NAME, "Gina Lee")
                        .with(KnownContact.GIVEN_NAME, "Gina")
                        .with(KnownContact.SURNAME, "Lee")
                        .with(KnownContact.NICKNAME, "Gigi")
                        .with(KnownContact.FILE_AS_MAPPING, FileAs.LAST_COMMA_FIRST.number())
                        .with(FIRST.address(), "gina@contoso.test")
                        .with(SECOND.address(), "home@gina.test"));
    }

    private ItemRef contact(String name, String address) {
        return person(
                Properties.NONE
                        .with(KnownContact.DISPLAY_NAME, name)
                        .with(FIRST.address(), address));
    }

    private ItemRef person(Properties properties) {
        return made("Contact", properties.with(Known.ITEM_CLASS, ItemContent.CONTACT));
    }

    private ItemRef list(ListMember... members) {
        return made(
                "DistributionList",
                Properties.NONE
                        .with(Known.ITEM_CLASS, ItemContent.LIST)
                        .with(KnownContact.DISPLAY_NAME, "Friends")
                        .with(KnownContact.LIST_ONE_OFF_MEMBERS, entries(members)));
    }

    private ItemRef made(String element, Properties properties) {
        var made =
                desk.create(AS_MARY, name("contacts"), item(element, properties, Optional.empty()));
        return ref(done(made));
    }

    private static ItemEdit adding(ListMember... members) {
        return new ItemEdit.AddValues(KnownContact.LIST_ONE_OFF_MEMBERS, entries(members));
    }

    private static PropertyValue.Many entries(ListMember... members) {
        return new PropertyValue.Many(
                PropertyType.BINARY,
                List.of(members).stream().<PropertyValue>map(ListMember::entryId).toList());
    }

    private Properties properties(ItemRef item) {
        return desk.whole(item).content().properties();
    }

    private List<ListMember> members(ItemRef list) {
        return ListMember.of(properties(list));
    }

    private List<MailboxElement> members(String group) {
        return done(lists.answer(
                                AS_MARY, new ExpandDL.Request(Optional.of(group), Optional.empty()))
                        .result())
                .members();
    }

    private BatchResult<ExpandDL.Members> expanded(Caller caller, ItemRef list) {
        return lists.answer(caller, new ExpandDL.Request(Optional.empty(), Optional.of(list)))
                .result();
    }

    private List<String> own(String entry) {
        return addresses(entry, Scope.CONTACTS);
    }

    private List<String> addresses(String entry, Scope scope) {
        return found(AS_MARY, ask(entry, scope, Optional.empty())).resolutions().stream()
                .map(resolution -> resolution.mailbox().address().orElseThrow())
                .toList();
    }

    private ResolveNames.Response.Found found(Caller caller, ResolveNames.Request ask) {
        return (ResolveNames.Response.Found) names.answer(caller, ask);
    }

    private static ResolveNames.Request ask(String entry, Scope scope, Optional<ItemShape> shape) {
        return new ResolveNames.Request(entry, scope, List.of(), shape);
    }
}
