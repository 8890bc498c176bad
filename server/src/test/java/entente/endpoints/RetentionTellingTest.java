package entente.endpoints;

import static entente.endpoints.GivenTags.tag;
import static entente.endpoints.GivenTags.tagged;
import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.draft;
import static entente.endpoints.MailDesk.name;
import static entente.endpoints.MailDesk.ref;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Filter;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyType;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.FolderUpdate;
import entente.mailbox.MailboxStore;
import entente.mailbox.RetentionTag;
import entente.mailbox.TagReach;
import entente.question.Caller;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FindFolder;
import entente.wire.ews.FindItem;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderRef;
import entente.wire.ews.FolderShape;
import entente.wire.ews.FolderShape.Base;
import entente.wire.ews.GetFolder;
import entente.wire.ews.GetItem;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemPath;
import entente.wire.ews.ItemRef;
import entente.wire.ews.ItemShape;
import entente.wire.ews.ItemShape.BodyFormat;
import entente.wire.ews.RetentionElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people are told of retention tags: of what goes by one, and of nothing else.
class RetentionTellingTest {
    private static final RetentionTag ALL =
            tag(1, "All", new TagReach.Everything(), OptionalInt.of(365));
    private static final RetentionTag WEEK =
            tag(2, "Week", new TagReach.Personal(), OptionalInt.of(7));
    private static final ItemShape ASKING =
            new ItemShape(
                    Base.ID_ONLY,
                    false,
                    BodyFormat.BEST,
                    List.of(
                            new ItemPath.Field("item:PolicyTag"),
                            ItemPath.Extended.of(
                                    Known.RETENTION_PERIOD, PropertyType.INTEGER, false)));

    @TempDir private Path folder;
    private MailDesk desk;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        desk.follow(List.of(MARY), ALL, WEEK);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatLiesInAnAddressBookHasNoTagButOneThatSomebodyGaveIt() {
        var plain = Properties.NONE.with(Known.SUBJECT, "Ann");
        var people = name("contacts");
        var ann = contact(people, plain);
        var kept = contact(people, tagged(plain, WEEK.id()));

        assertThat(folderAsked(people).retention()).isEmpty();
        assertThat(folderAsked(name("inbox")).retention().orElseThrow().tag()).isEqualTo(ALL.id());
        assertThat(asked(AS_MARY, ann).retention()).isEmpty();
        assertThat(asked(AS_MARY, kept).retention().orElseThrow().tag()).isEqualTo(WEEK.id());
    }

    private ItemRef contact(FolderRef people, Properties properties) {
        var item = MailDesk.item("Contact", properties, Optional.empty());
        return ref(done(desk.create(AS_MARY, people, item)));
    }

    @Test
    void whatPeopleDoNotSeeInAFolderHasNoTag() {
        var hidden = Properties.NONE.with(Known.FLAGS, Known.FLAG_ASSOCIATED);

        var rules = desk.made(MailDesk.item("Message", hidden, Optional.empty()));
        var tagged =
                desk.made(MailDesk.item("Message", tagged(hidden, WEEK.id()), Optional.empty()));

        assertThat(asked(AS_MARY, rules).retention()).isEmpty();
        assertThat(asked(AS_MARY, tagged).retention()).isEmpty();
        assertThat(asked(AS_MARY, desk.made(draft("Lunch"))).retention()).isPresent();
    }

    @Test
    void whatClientsWroteOfRetentionThemselvesIsNotTold() {
        var stale =
                Properties.NONE
                        .with(Known.RETENTION_PERIOD, 9_999)
                        .with(Known.RETENTION_DATE, Instant.parse("2099-01-01T00:00:00Z"));
        var letter = desk.made(MailDesk.item("Message", stale, Optional.empty()));

        var tagged = asked(AS_MARY, letter).content().properties();
        desk.follow(List.of(MARY));
        var plain = asked(AS_MARY, letter).content().properties();

        assertThat(tagged.number(Known.RETENTION_PERIOD)).contains(365);
        assertThat(tagged.time(Known.RETENTION_DATE)).contains(until(365));
        assertThat(plain.find(Known.RETENTION_PERIOD)).isEmpty();
        assertThat(plain.find(Known.RETENTION_DATE)).isEmpty();
    }

    private static Instant until(int days) {
        return MailDesk.CLOCK.instant().plusSeconds(days * 86_400L);
    }

    @Test
    void aPrivateAppointmentIsToldToOthersWithoutItsTag() {
        var meeting = ref(done(desk.find(AS_MARY, name("calendar"))).items().getFirst());
        desk.share(DefaultFolder.CALENDAR, PermissionLevel.REVIEWER);
        var open = asked(AS_BOB, meeting);
        done(
                desk.updateMeeting(
                        AS_MARY,
                        meeting,
                        new ItemEdit.SetProperties(
                                tagged(Properties.NONE.with(Known.SENSITIVITY, 2), WEEK.id()))));

        var told = asked(AS_BOB, meeting);

        assertThat(open.retention()).isPresent();
        assertThat(told.retention()).isEmpty();
        assertThat(told.content().properties().find(Known.RETENTION_PERIOD)).isEmpty();
        assertThat(asked(AS_MARY, meeting).retention())
                .map(RetentionElement::tag)
                .contains(WEEK.id());
    }

    @Test
    void aFolderIsFoundByTheTagThatIsToldOfIt() {
        desk.store.act(
                new FolderUpdate(
                        FolderId.of(MARY, DefaultFolder.DRAFTS),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new FolderUpdate.OwnTag(Optional.of(WEEK.id())))));
        for (var shape : List.of(FolderShape.IDS_ONLY, askingOfFolders())) {
            var ask =
                    new FindFolder.Request(
                            FindFolder.Traversal.SHALLOW,
                            shape,
                            Optional.empty(),
                            BatchResult.done(Optional.of(new Filter.Exists(Known.POLICY_TAG))),
                            List.of(name("msgfolderroot")));

            var found = new MailboxFolders(desk.store).answer(AS_MARY, ask).results().getFirst();

            assertThat(done(found).items())
                    .extracting(FolderElement::displayName)
                    .containsExactly("Drafts");
        }
    }

    @Test
    void whichTagsThereAreIsLookedUpOnceForEachAnswer() {
        var letters = List.of(desk.made(draft("Lunch")), desk.made(draft("Tea")));
        desk.share(DefaultFolder.INBOX, PermissionLevel.REVIEWER);
        var looked = new AtomicInteger();
        var items = new MailboxItems(counting(desk.store, looked));
        var days =
                new FindItem.Request(
                        ASKING,
                        List.of(name("calendar"), name("calendar")),
                        FindItem.Traversal.SHALLOW,
                        Optional.empty(),
                        BatchResult.done(Optional.empty()),
                        BatchResult.done(List.of()),
                        Optional.empty());

        for (var caller : List.of(AS_MARY, AS_BOB)) {
            looked.set(0);
            items.answer(caller, new GetItem.Request(ASKING, letters))
                    .items()
                    .forEach(MailDesk::done);
            assertThat(looked).hasValue(1);
        }
        looked.set(0);
        items.answer(AS_MARY, days).results().forEach(MailDesk::done);
        assertThat(looked).hasValue(1);
    }

    private static MailboxStore counting(MailboxStore store, AtomicInteger looked) {
        return (MailboxStore)
                Proxy.newProxyInstance(
                        RetentionTellingTest.class.getClassLoader(),
                        new Class<?>[] {MailboxStore.class},
                        (_, called, arguments) -> {
                            if (called.getName().equals("tagsOf")) {
                                looked.incrementAndGet();
                            }
                            try {
                                return called.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private ItemElement asked(Caller caller, ItemRef item) {
        var current = new ItemRef(item.id(), Optional.empty());
        return done(
                desk.items
                        .answer(caller, new GetItem.Request(ASKING, List.of(current)))
                        .items()
                        .getFirst());
    }

    private FolderElement folderAsked(FolderRef ref) {
        var ask = new GetFolder.Request(askingOfFolders(), List.of(ref));
        return done(new MailboxFolders(desk.store).answer(AS_MARY, ask).folders().getFirst());
    }

    private static FolderShape askingOfFolders() {
        return new FolderShape(Base.DEFAULT, Set.of("folder:PolicyTag"), List.of());
    }
}
