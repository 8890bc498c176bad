package entente.endpoints;

import static entente.endpoints.GivenTags.giving;
import static entente.endpoints.GivenTags.tag;
import static entente.endpoints.GivenTags.tagged;
import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.CLOCK;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.name;
import static entente.endpoints.MailDesk.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import entente.item.Known;
import entente.item.PolicyTag;
import entente.item.Properties;
import entente.item.PropertyType;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.RetentionPolicy;
import entente.mailbox.RetentionTag;
import entente.mailbox.TagReach;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CreateFolder;
import entente.wire.ews.ExportItems;
import entente.wire.ews.FindItem;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderField;
import entente.wire.ews.FolderProperties;
import entente.wire.ews.FolderRef;
import entente.wire.ews.FolderShape;
import entente.wire.ews.FolderShape.Base;
import entente.wire.ews.GetFolder;
import entente.wire.ews.GetItem;
import entente.wire.ews.GetUserRetentionPolicyTags;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemPath;
import entente.wire.ews.ItemRef;
import entente.wire.ews.ItemShape;
import entente.wire.ews.ItemShape.BodyFormat;
import entente.wire.ews.NewItem;
import entente.wire.ews.RetentionElement;
import entente.wire.ews.UpdateFolder;
import entente.wire.ews.UpdateFolder.Update;
import entente.wire.ews.UploadItems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Retention tags that people give items and folders themselves, as their clients see them.
class PersonalTagsTest {
    private static final Optional<FolderElement.Kind> PLAIN =
            Optional.of(FolderElement.Kind.FOLDER);
    private static final RetentionTag WEEK =
            tag(1, "Week", new TagReach.Personal(), OptionalInt.of(7));
    private static final RetentionTag NEVER =
            tag(2, "Never", new TagReach.Personal(), OptionalInt.empty());
    private static final RetentionTag INBOX =
            tag(3, "Inbox", new TagReach.Within(DefaultFolder.INBOX), OptionalInt.of(30));
    private static final UUID NOBODYS = new UUID(0, 4);
    private static final ItemShape ASKING =
            new ItemShape(
                    Base.ID_ONLY,
                    false,
                    BodyFormat.BEST,
                    List.of(
                            new ItemPath.Field("item:PolicyTag"),
                            new ItemPath.Field("item:RetentionDate"),
                            ItemPath.Extended.of(Known.POLICY_TAG, PropertyType.BINARY, false)));
    private static final FolderShape ASKING_OF_FOLDERS =
            new FolderShape(Base.ID_ONLY, Set.of("folder:PolicyTag"), List.of());

    @TempDir private Path folder;
    private MailDesk desk;
    private OwnFolders own;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        own = new OwnFolders(desk.store);
        desk.follow(List.of(MARY), INBOX, WEEK, NEVER);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anItemHasTheTagOfItsFolderUntilItIsGivenOneAndAgainWhenItLosesThat() {
        var letter = desk.made(received(MailDesk.draft("Lunch")));

        var atFirst = asked(AS_MARY, letter);
        done(desk.update(letter, giving(WEEK.id())));
        var given = asked(AS_MARY, letter);
        done(desk.update(letter, giving(NEVER.id())));
        var kept = asked(AS_MARY, letter);
        done(desk.update(letter, new ItemEdit.Remove(Known.POLICY_TAG)));

        assertThat(atFirst.retention()).contains(told(INBOX, false, 30));
        assertThat(PolicyTag.of(atFirst.content().properties())).isEmpty();
        assertThat(given.retention()).contains(told(WEEK, true, 7));
        assertThat(PolicyTag.of(given.content().properties())).contains(WEEK.id());
        assertThat(given.content().properties().number(Known.RETENTION_PERIOD)).contains(7);
        assertThat(kept.retention())
                .contains(new RetentionElement(NEVER.id(), true, Optional.empty()));
        assertThat(asked(AS_MARY, letter).retention()).isEqualTo(atFirst.retention());
        assertThat(desk.whole(letter).retention()).isEmpty();
    }

    private static RetentionElement told(RetentionTag tag, boolean explicit, int days) {
        return new RetentionElement(
                tag.id(), explicit, Optional.of(received().plus(Duration.ofDays(days))));
    }

    private static Instant received() {
        return CLOCK.instant().minus(Duration.ofDays(3));
    }

    private static NewItem received(NewItem item) {
        return MailDesk.item(
                "Message",
                item.content().properties().with(Known.RECEIVED, received()),
                Optional.empty());
    }

    @Test
    void anItemIsMadeWithATag() {
        var made =
                desk.made(
                        MailDesk.item(
                                "Message",
                                tagged(Properties.NONE.with(Known.SUBJECT, "Lunch"), WEEK.id()),
                                Optional.empty()));

        assertThat(asked(AS_MARY, made).retention().orElseThrow().explicit()).isTrue();
    }

    @Test
    void anAppointmentIsGivenATagToo() {
        var meeting = ref(done(desk.find(AS_MARY, name("calendar"))).items().getFirst());

        done(desk.updateMeeting(AS_MARY, meeting, giving(WEEK.id())));

        var told = asked(AS_MARY, meeting);
        assertThat(told.retention().orElseThrow().tag()).isEqualTo(WEEK.id());
        assertThat(told.retention().orElseThrow().until()).isPresent();
    }

    @Test
    void anItemThatIsTakenElsewhereWholeBringsItsTagBack() {
        var letter = desk.made(MailDesk.draft("Lunch"));
        done(desk.update(letter, giving(WEEK.id())));
        var parcels = new ItemParcels(desk.store);
        var data =
                done(parcels.answer(AS_MARY, new ExportItems.Request(List.of(letter)))
                                .items()
                                .getFirst())
                        .data();

        var back =
                parcels.answer(
                        AS_MARY,
                        new UploadItems.Request(
                                List.of(
                                        new UploadItems.Upload(
                                                UploadItems.CreateAction.CREATE_NEW,
                                                Optional.empty(),
                                                Optional.of(
                                                        new FolderRef.ById(
                                                                FolderId.of(
                                                                                MARY,
                                                                                DefaultFolder
                                                                                        .DRAFTS)
                                                                        .text())),
                                                Optional.empty(),
                                                data))));

        var id = done(back.items().getFirst()).id();
        assertThat(asked(AS_MARY, new ItemRef(id, Optional.empty())).retention().orElseThrow())
                .extracting(RetentionElement::tag, RetentionElement::explicit)
                .containsExactly(WEEK.id(), true);
    }

    @Test
    void eachItemOfAListIsToldWithItsOwn() {
        desk.made(MailDesk.draft("Lunch"));
        done(desk.update(desk.made(MailDesk.draft("Tea")), giving(WEEK.id())));
        var plain = MailDesk.finding(name("inbox"));
        var ask =
                new FindItem.Request(
                        ASKING.listed(),
                        plain.folders(),
                        plain.traversal(),
                        plain.page(),
                        plain.filter(),
                        plain.order(),
                        plain.view());

        var found = done(desk.items.answer(AS_MARY, ask).results().getFirst());

        assertThat(found.items())
                .extracting(item -> item.retention().orElseThrow().tag())
                .containsExactlyInAnyOrder(INBOX.id(), WEEK.id());
    }

    @Test
    void whoMayReadACalendarIsToldWhenWhatLiesInItGoes() {
        var meeting = ref(done(desk.find(AS_MARY, name("calendar"))).items().getFirst());
        desk.share(DefaultFolder.CALENDAR, PermissionLevel.REVIEWER);
        var open = asked(AS_BOB, meeting);
        desk.store.retainBy(_ ->
                Optional.of(
                        new RetentionPolicy(
                                "Standard",
                                List.of(
                                        tag(
                                                5,
                                                "All",
                                                new TagReach.Everything(),
                                                OptionalInt.of(30))))));

        assertThat(open.retention()).isEmpty();
        assertThat(asked(AS_BOB, meeting).retention().orElseThrow().explicit()).isFalse();
    }

    @Test
    void aTagThatThePolicyHasNotOrThatIsNoPersonalOneIsRefused() {
        var letter = desk.made(MailDesk.draft("Lunch"));

        for (var id : List.of(NOBODYS, INBOX.id())) {
            assertThat(code(desk.update(letter, giving(id)))).isEqualTo(Code.RETENTION_TAG_UNKNOWN);
            var item = MailDesk.item("Message", tagged(Properties.NONE, id), Optional.empty());
            assertThat(code(desk.create(AS_MARY, name("inbox"), item)))
                    .isEqualTo(Code.RETENTION_TAG_UNKNOWN);
        }
        var bobs = desk.create(AS_BOB, name("inbox"), MailDesk.draft("Tea"));
        assertThat(
                        code(
                                desk.update(
                                        AS_BOB,
                                        ConflictResolution.AUTO_RESOLVE,
                                        ref(done(bobs)),
                                        giving(WEEK.id()))))
                .isEqualTo(Code.RETENTION_TAG_UNKNOWN);
    }

    @Test
    void whatHasATagThatThePolicyHasNoMoreIsToldAndWrittenBackAsItIs() {
        var letter = desk.made(MailDesk.draft("Lunch"));
        done(desk.update(letter, giving(WEEK.id())));
        desk.store.retainBy(_ -> Optional.of(new RetentionPolicy("Standard", List.of(INBOX))));

        done(desk.update(letter, giving(WEEK.id())));

        assertThat(asked(AS_MARY, letter).retention())
                .contains(new RetentionElement(WEEK.id(), true, Optional.empty()));
    }

    @Test
    void aFolderIsMadeWithATagAndChangedAndWhatLiesInItHasThat() {
        var made =
                own.answer(
                                AS_MARY,
                                new CreateFolder.Request(
                                        name("inbox"),
                                        List.of(properties(Optional.of("Work"), WEEK))))
                        .folders()
                        .getFirst();
        var work = new FolderRef.ById(done(made).id().id());
        var letter = ref(done(desk.create(AS_MARY, work, MailDesk.draft("Lunch"))));

        var atFirst = folderAsked(work).retention();
        var ofItem = asked(AS_MARY, letter).retention().orElseThrow();
        done(
                change(
                        work,
                        new Update.Put(
                                FolderField.POLICY_TAG, properties(Optional.empty(), NEVER))));
        var changed = folderAsked(work).retention();
        done(change(work, new Update.Delete(FolderField.POLICY_TAG)));

        assertThat(atFirst).contains(new RetentionElement(WEEK.id(), true, Optional.empty()));
        assertThat(ofItem.tag()).isEqualTo(WEEK.id());
        assertThat(ofItem.explicit()).isFalse();
        assertThat(changed).contains(new RetentionElement(NEVER.id(), true, Optional.empty()));
        assertThat(folderAsked(work).retention())
                .contains(new RetentionElement(INBOX.id(), false, Optional.empty()));
    }

    @Test
    void aDefaultFolderForWhichThePolicyHasATagKeepsThat() {
        var put = new Update.Put(FolderField.POLICY_TAG, properties(Optional.empty(), WEEK));

        assertThat(code(change(name("inbox"), put))).isEqualTo(Code.RETENTION_TAG_OF_FOLDER);
        assertThat(code(change(name("msgfolderroot"), put)))
                .isEqualTo(Code.RETENTION_TAG_OF_FOLDER);
        done(change(name("drafts"), put));

        assertThat(folderAsked(name("drafts")).retention())
                .contains(new RetentionElement(WEEK.id(), true, Optional.empty()));
        assertThat(folderAsked(name("sentitems")).retention()).isEmpty();
    }

    @Test
    void aFolderIsGivenNoTagThatThePolicyHasNot() {
        var unknown = tag(9, "Other", new TagReach.Personal(), OptionalInt.empty());
        var put = new Update.Put(FolderField.POLICY_TAG, properties(Optional.empty(), unknown));
        var make =
                new CreateFolder.Request(
                        name("inbox"), List.of(properties(Optional.of("Work"), unknown)));

        assertThat(code(change(name("drafts"), put))).isEqualTo(Code.RETENTION_TAG_UNKNOWN);
        assertThat(code(own.answer(AS_MARY, make).folders().getFirst()))
                .isEqualTo(Code.RETENTION_TAG_UNKNOWN);
    }

    @Test
    void whatClientsSetBesideTheTagOfAFolderIsPassedOver() {
        var details =
                new FolderProperties(
                        PLAIN,
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(FolderField.RETENTION_DETAIL));

        done(change(name("drafts"), new Update.Put(FolderField.RETENTION_DETAIL, details)));

        assertThat(folderAsked(name("drafts")).retention()).isEmpty();
    }

    @Test
    void peopleSeeTheTagsOfTheirPolicy() {
        var tags = new OwnRetentionTags(desk.store);

        assertThat(done(tags.answer(AS_MARY).tags()))
                .extracting(
                        GetUserRetentionPolicyTags.Tag::name,
                        GetUserRetentionPolicyTags.Tag::type,
                        GetUserRetentionPolicyTags.Tag::personal)
                .containsExactly(
                        tuple("Inbox", "Inbox", false),
                        tuple("Week", "Personal", true),
                        tuple("Never", "Personal", true));
        assertThat(done(tags.answer(AS_BOB).tags())).isEmpty();
    }

    private ItemElement asked(Caller caller, ItemRef item) {
        return done(
                desk.items
                        .answer(caller, new GetItem.Request(ASKING, List.of(item)))
                        .items()
                        .getFirst());
    }

    private FolderElement folderAsked(FolderRef ref) {
        var ask = new GetFolder.Request(ASKING_OF_FOLDERS, List.of(ref));
        return done(new MailboxFolders(desk.store).answer(AS_MARY, ask).folders().getFirst());
    }

    private BatchResult<FolderElement> change(FolderRef ref, Update update) {
        var change = new UpdateFolder.Change(ref, Optional.empty(), List.of(update));
        return own.answer(AS_MARY, new UpdateFolder.Request(List.of(change))).folders().getFirst();
    }

    private static FolderProperties properties(Optional<String> name, RetentionTag tag) {
        return new FolderProperties(
                PLAIN,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.of(BatchResult.done(tag.id())),
                name.isPresent()
                        ? Set.of(FolderField.DISPLAY_NAME, FolderField.POLICY_TAG)
                        : Set.of(FolderField.POLICY_TAG));
    }
}
