package entente.pages;

import static entente.pages.PagesDesk.BOB;
import static entente.pages.PagesDesk.MARY;
import static entente.pages.PagesDesk.message;
import static entente.pages.TestBrowser.text;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Reply;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.Actor;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderDeletion;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.mailbox.LitigationHold;
import entente.mailbox.RecoverableFolder;
import entente.mailbox.RecoveryQuery;
import entente.mailbox.Removal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people do on the page of what they deleted.
class RecoverPagesTest {
    private static final Pattern SUBJECT =
            Pattern.compile("<a href=\"([^\"]+)\"><bdi>([^<]*)</bdi>");
    private static final byte[] X = {'x'};
    private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @TempDir private Path folder;
    private PagesDesk desk;
    private TestBrowser browser;
    private FolderId work;

    @BeforeEach
    void open() {
        desk = PagesDesk.open(folder);
        work = desk.folder(MARY, "Work");
        browser = desk.signedIn(MARY);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatWasDeletedIsListedNewestFirstWithWhereItWasAndWhereItGoes() {
        var gone = desk.folder(MARY, "Gone");
        desk.removed(MARY, "First", work);
        desk.removed(MARY, "Second", gone);
        desk.store.act(new FolderDeletion(gone, Removal.PURGE, by()));

        var page = browser.page("/recover");

        assertThat(subjects(page)).containsExactly("Second", "First");
        assertThat(row(page, "First"))
                .contains("Ann Alder", "Inbox/Work", "the same folder", "Message")
                .contains("<time datetime=\"2026-03-02T12:00:00Z\">Mon 2 Mar 2026, 13:00</time>");
        assertThat(row(page, "Second")).contains("no folder known", "<bdi>Inbox</bdi>");
        assertThat(page).contains("Europe/Berlin", "kept for 14 days, appointments for 120");
    }

    @Test
    void nobodyIsShownWhatOthersDeleted() {
        desk.removed(BOB, "His");

        var page = browser.page("/recover");

        assertThat(page).doesNotContain("His").contains("There is nothing here.");
    }

    @Test
    void eachFilterFindsWhatIsMeant() {
        desk.removed(MARY, "Lunch on Monday");
        desk.now = desk.now.plus(Duration.ofHours(11));
        desk.removed(MARY, "Budget");
        var task = Properties.NONE.with(Known.ITEM_CLASS, ItemContent.TASK);
        var from = FolderId.of(MARY, DefaultFolder.TASKS);
        desk.deleted(MARY, message("Paper").with(task), from, Removal.SOFT_DELETE);

        browser = desk.signedIn(MARY);

        assertThat(subjects(browser.page("/recover?text=LUNCH")))
                .containsExactly("Lunch on Monday");
        assertThat(subjects(browser.page("/recover?text=fabrikam"))).hasSize(3);
        assertThat(subjects(browser.page("/recover?text=alder"))).hasSize(3);
        assertThat(subjects(browser.page("/recover?kind=task"))).containsExactly("Paper");
        assertThat(subjects(browser.page("/recover?kind=message")))
                .containsExactly("Budget", "Lunch on Monday");
        // It is the third in Berlin by then.
        assertThat(subjects(browser.page("/recover?from=2026-03-03")))
                .containsExactly("Paper", "Budget");
        assertThat(subjects(browser.page("/recover?until=2026-03-02")))
                .containsExactly("Lunch on Monday");
        assertThat(subjects(browser.page("/recover?text=budget&kind=task"))).isEmpty();
    }

    @Test
    void aFilterThatCannotBeUnderstoodIsSaidBesideItsFieldAndAboveAll() {
        desk.removed(MARY, "Lunch");

        var page = browser.page("/recover?from=tomorrow&until=2026-02-30");

        assertThat(page)
                .contains("<a href=\"#from\">", "id=\"from-fault\"", "href=\"#until\"")
                .containsPattern("id=\"from\"[^>]*aria-invalid=\"true\"");
        assertThat(subjects(page)).containsExactly("Lunch");
        assertThat(browser.page("/recover?from=2026-03-02&until=2026-03-01"))
                .contains("This day is before the first one.");
        assertThat(browser.page("/recover?text=" + "a".repeat(201)))
                .contains("Write at most 200 characters.");
    }

    @Test
    void aPageHasFiftyAndTheNextGoesOnWithTheSameFilter() {
        for (var number = 0; number < 60; number++) {
            desk.removed(MARY, "News " + number);
        }
        desk.removed(MARY, "Lunch");

        var first = browser.page("/recover?text=news");
        var older = OLDER.matcher(first);
        assertThat(older.find()).isTrue();
        var second = browser.page(older.group(1).replace("&amp;", "&"));

        assertThat(subjects(first)).hasSize(50).startsWith("News 59");
        assertThat(subjects(second)).hasSize(10).endsWith("News 0");
        assertThat(second).contains("Newest items").doesNotContain("Older items");
    }

    @Test
    void whatOthersWroteIsShownAsTextWhereverItStands() {
        var hostile = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>";
        var from = Properties.NONE.with(Known.FROM_NAME, hostile).with(Known.FROM_ADDRESS, hostile);
        var part = new AttachmentPart(1, hostile, "a/b", Optional.empty(), false, false, 4);
        var made =
                message(hostile).with(from).with(part).saying(new Body(Body.Format.TEXT, hostile));
        var evil = desk.folder(MARY, "<b>&\"");
        var item = desk.deleted(MARY, made, evil, Removal.SOFT_DELETE);
        var list = browser.page("/recover");
        var preview = browser.page(link(list));
        var question = text(browser.post("/recover/purge", "item", PagesDesk.entryId(item)));
        browser.post("/recover/restore", "item", PagesDesk.entryId(item));
        var told = browser.page("/recover");

        assertThat(List.of(list, preview, question, told))
                .allSatisfy(page ->
                        assertThat(page)
                                .doesNotContain("<script>alert", "<img", "<b>")
                                .contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assertThat(told).contains("Inbox/&lt;b&gt;&amp;\"");
    }

    @Test
    void anItemByItselfSaysWhatItIsAsPlainText() {
        var html =
                "<h1>Menu</h1><p>Soup &amp; bread</p><script>alert(1)</script><img src=https://evil.test/x.png>";
        var part =
                new AttachmentPart(
                        1, "menu.pdf", "application/pdf", Optional.empty(), false, false, 2_048);
        var made = message("Lunch").with(part);
        made =
                new PagesDesk.Creation(
                        made.content(),
                        new ItemStreams(
                                Optional.of(new Body(Body.Format.HTML, html)),
                                Optional.empty(),
                                made.streams().attachments()));
        desk.deleted(MARY, made, work, Removal.SOFT_DELETE);

        var page = browser.page(link(browser.page("/recover")));

        assertThat(page)
                .contains("Ann Alder &lt;ann@fabrikam.test&gt;", "menu.pdf", "2 kB", "Inbox/Work")
                .contains("Menu\r\nSoup &amp; bread")
                .doesNotContain("evil.test", "alert(1)");
    }

    @Test
    void anItemThatWasReadMeanwhileIsStillFoundByItsLink() {
        desk.deleted(MARY, message("Lunch"), work, Removal.DELETE);
        desk.deleted(MARY, message("Tea"), work, Removal.DELETE);
        var link = link(browser.page("/recover?in=deleted"));
        var bin = FolderId.of(MARY, DefaultFolder.DELETED_ITEMS);

        desk.store.act(new ItemAct.ReadMarks(bin, true));

        assertThat(browser.page(link)).contains("<h1><bdi>Tea</bdi></h1>");
    }

    @Test
    void anItemByItselfIsNotFoundOnAnotherShelfNorByAnother() {
        var id = desk.removed(MARY, "Lunch", work);

        var here = browser.get("/recover/item?id=" + id);
        var there = browser.get("/recover/item?in=deleted&id=" + id);
        var his = desk.signedIn(BOB).get("/recover/item?id=" + id);

        assertThat(here.status()).isEqualTo(200);
        assertThat(there.status()).isEqualTo(404);
        assertThat(his.status()).isEqualTo(404);
    }

    @Test
    void manyAttachmentsAreCountedAndThoseWithinTheTextAreNotNamed() {
        var parts =
                Stream.iterate(1, number -> number <= 103, number -> number + 1)
                        .map(number ->
                                new AttachmentPart(
                                        number,
                                        number == 1 ? "logo.png" : "page %d.txt".formatted(number),
                                        "text/plain",
                                        Optional.empty(),
                                        number == 1,
                                        false,
                                        1))
                        .toList();
        var octets = parts.stream().collect(toMap(AttachmentPart::number, _ -> Octets.of(X)));
        var made =
                new PagesDesk.Creation(
                        message("Book").content().withAttachments(parts),
                        new ItemStreams(Optional.empty(), Optional.empty(), octets));
        desk.deleted(MARY, made, work, Removal.SOFT_DELETE);

        var page = browser.page(link(browser.page("/recover")));

        assertThat(page)
                .contains("page 101.txt", "and 2 more")
                .doesNotContain("page 102.txt", "logo.png");
    }

    @Test
    void aLongTextIsCutAndSaysSo() {
        var body = new Body(Body.Format.TEXT, "tea ".repeat(Preview.LONGEST_TEXT));
        desk.deleted(MARY, message("Long").saying(body), work, Removal.SOFT_DELETE);

        var page = browser.page(link(browser.page("/recover")));

        assertThat(page).contains("The text goes on");
        assertThat(page.length()).isLessThan(2 * Preview.LONGEST_TEXT);
    }

    @Test
    void whatIsRestoredLiesWhereItWasAndIsToldOfOnce() {
        var ids = List.of(desk.removed(MARY, "Lunch", work), desk.removed(MARY, "Tea", work));

        var reply = browser.post("/recover/restore", "item", ids.getFirst(), "item", ids.getLast());

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.headers()).containsEntry("Location", List.of("/recover#told"));
        assertThat(desk.items(work)).isEqualTo(2);
        assertThat(desk.lastOf(MARY).by())
                .isEqualTo(new Actor("mary@contoso.test", Actor.Way.PAGE));
        assertThat(browser.page("/recover"))
                .contains("2 items were put back.", "Inbox/Work", "Lunch", "Tea");
        assertThat(browser.page("/recover")).doesNotContain("put back.", "Lunch");
    }

    @Test
    void whoAsksForTheHeadOfThePageAloneIsToldLater() {
        browser.post("/recover/restore", "item", desk.removed(MARY, "Lunch", work));

        var head = browser.send("HEAD", "/recover", Map.of(), "");

        assertThat(head.status()).isEqualTo(200);
        assertThat(browser.page("/recover")).contains("1 item was put back.");
    }

    @Test
    void whereTheStoreFailsHalfWayWhatWasDoneBeforeIsToldOf() {
        var lunch = desk.removed(MARY, "Lunch", work);
        var tea = desk.removed(MARY, "Tea", work);
        desk.acts.set(1);

        var restored = browser.post("/recover/restore", "item", lunch, "item", tea);
        var afterRestoring = browser.page("/recover");
        var cake = desk.removed(MARY, "Cake", work);
        desk.acts.set(1);
        var purged = browser.post("/recover/purge", "item", cake, "item", tea, "sure", "yes");
        var afterPurging = browser.page("/recover");
        var nothing = browser.post("/recover/restore", "item", tea);

        assertThat(List.of(restored, purged, nothing))
                .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(500));
        assertThat(afterRestoring).contains("1 item was put back.").doesNotContain("not put back");
        assertThat(subjects(afterRestoring)).containsExactly("Tea");
        assertThat(afterPurging)
                .contains("1 item was deleted for good.")
                .doesNotContain("not deleted");
        assertThat(subjects(afterPurging)).containsExactly("Tea");
        assertThat(browser.page("/recover")).doesNotContain("What happened");
    }

    @Test
    void ofManyItemsTheFirstSubjectsAreToldAndAllAreCounted() {
        var done = new SubjectsByFate();
        var not = new SubjectsByFate();
        for (var number = 1; number <= 60; number++) {
            done.add(number <= 52 ? "Inbox" : "Inbox/Work", "News " + number);
        }

        var told =
                Told.of(done, new Told.Words("1 item.", "%d items."), not, new Told.Words("", ""))
                        .orElseThrow();

        assertThat(told.not()).isEmpty();
        assertThat(told.done().orElseThrow().sentence()).isEqualTo("60 items.");
        var groups = told.done().orElseThrow().groups();
        assertThat(groups).map(Told.Group::more).containsExactly(2, 0);
        assertThat(groups.getFirst().subjects()).hasSize(50).endsWith("News 50");
        assertThat(groups.getLast().subjects()).hasSize(8).endsWith("News 60");
    }

    @Test
    void whatCannotComeBackIsSaidWithItsReasonAndTheOthersDo() {
        var lunch = desk.removed(MARY, "Lunch", work);
        browser.post("/recover/restore", "item", lunch);
        var tea = desk.removed(MARY, "Tea", work);

        browser.post("/recover/restore", "item", lunch, "item", tea);

        assertThat(browser.page("/recover"))
                .contains("1 item was put back.", "1 item was not put back.")
                .contains("The mailbox has no such item.");
        assertThat(desk.items(work)).isEqualTo(2);
    }

    @Test
    void aFolderCanBeChosenAndNoOther() {
        var tea = desk.folder(MARY, "Tea");
        var id = desk.removed(MARY, "Lunch", work);
        var his = desk.folder(BOB, "His");
        var page = browser.page("/recover");
        var bin = FolderId.of(MARY, DefaultFolder.DELETED_ITEMS);
        var deletions = FolderId.of(MARY, RecoverableFolder.DELETIONS);

        var refused =
                Stream.of(his.text(), bin.text(), deletions.text(), "x")
                        .map(to -> browser.post("/recover/restore", "item", id, "to", to))
                        .toList();
        var done = browser.post("/recover/restore", "item", id, "to", tea.text());

        assertThat(page)
                .contains("value=\"" + tea.text() + "\">Inbox/Tea<")
                .doesNotContain(bin.text(), his.text());
        assertThat(refused).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(404));
        assertThat(done.status()).isEqualTo(303);
        assertThat(desk.items(tea)).isEqualTo(1);
    }

    @Test
    void whatLiesInDeletedItemsComesBackTooAndIsNotDeletedForGoodHere() {
        var item = desk.deleted(MARY, message("Lunch"), work, Removal.DELETE);
        var page = browser.page("/recover?in=deleted");

        var purge = browser.post("/recover/purge", "item", PagesDesk.entryId(item), "sure", "yes");
        var told = browser.page("/recover");
        browser.post("/recover/restore", "item", PagesDesk.entryId(item), "back", "in=deleted");

        assertThat(subjects(page)).containsExactly("Lunch");
        assertThat(page).doesNotContain("Delete for good");
        assertThat(purge.status()).isEqualTo(303);
        assertThat(told).contains("1 item was not deleted.");
        assertThat(desk.items(work)).isEqualTo(1);
    }

    @Test
    void whatIsToBeDeletedForGoodIsAskedAboutFirst() {
        var id = desk.removed(MARY, "Lunch", work);

        var question = browser.post("/recover/purge", "item", id, "back", "text=lunch");
        var before = subjects(browser.page("/recover"));
        var done = browser.post("/recover/purge", "item", id, "sure", "yes", "back", "text=lunch");

        assertThat(question.status()).isEqualTo(200);
        assertThat(text(question)).contains("You cannot have this item back", "Lunch", id);
        assertThat(before).containsExactly("Lunch");
        assertThat(done.headers()).containsEntry("Location", List.of("/recover?text=lunch#told"));
        assertThat(browser.page("/recover"))
                .contains("1 item was deleted for good.", "There is nothing here.");
        assertThat(desk.lastOf(MARY).by().way()).isEqualTo(Actor.Way.PAGE);
        assertThat(desk.lastOf(MARY).to()).isEmpty();
    }

    @Test
    void whatIsHeldGoesForItsOwnerLikeEverythingElseAndIsStillThere() {
        desk.store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true));
        var id = desk.removed(MARY, "Lunch", work);

        browser.post("/recover/purge", "item", id, "sure", "yes");

        assertThat(browser.page("/recover"))
                .contains("1 item was deleted for good.", "There is nothing here.");
        var purges = RecoveryQuery.of(RecoveryQuery.Source.PURGED_ITEMS, 10);
        var kept = desk.store.recoverable(MARY, purges).orElseThrow().items();
        assertThat(kept).hasSize(1);
        var purged = PagesDesk.entryId(kept.getFirst().item());
        browser.post("/recover/restore", "item", purged);
        assertThat(browser.page("/recover")).contains("The mailbox has no such item.");
        browser.post("/recover/purge", "item", purged, "sure", "yes");
        assertThat(browser.page("/recover")).contains("1 item was not deleted.");
    }

    @Test
    void whatALitigationHoldKeepsGoesForItsOwnerAsEver() {
        var hold =
                new LitigationHold(
                        desk.now, OptionalInt.empty(), "admin@contoso.test", Optional.empty());
        desk.store.changeRecoverability(MARY, kept -> kept.with(Optional.of(hold)));
        var id = desk.removed(MARY, "Lunch", work);

        browser.post("/recover/purge", "item", id, "sure", "yes");

        assertThat(browser.page("/recover"))
                .contains("1 item was deleted for good.", "There is nothing here.")
                .doesNotContainIgnoringCase("hold");
        var purges = RecoveryQuery.of(RecoveryQuery.Source.PURGED_ITEMS, 10);
        assertThat(desk.store.recoverable(MARY, purges).orElseThrow().items()).hasSize(1);
    }

    @Test
    void itemsOfOthersAndWhatIsNotDeletedAreLeftAlone() {
        var his = desk.removed(BOB, "His");
        var restored = desk.removed(MARY, "Lunch", work);
        browser.post("/recover/restore", "item", restored);
        browser.page("/recover");
        var hers = PagesDesk.entryId(desk.first(work));

        for (var id : List.of(his, hers)) {
            browser.post("/recover/restore", "item", id);
            assertThat(browser.page("/recover")).contains("not put back.");
            browser.post("/recover/purge", "item", id, "sure", "yes");
            assertThat(browser.page("/recover")).contains("not deleted.");
            assertThat(browser.post("/recover/purge", "item", id).status()).isEqualTo(404);
        }
        assertThat(desk.items(work)).isEqualTo(1);
        assertThat(desk.lastOf(BOB).reason()).hasToString("soft-deleted");
    }

    @Test
    void aFormThatNamesNothingTooMuchOrNonsenseIsRefused() {
        var id = desk.removed(MARY, "Lunch", work);
        var many =
                Stream.iterate(0, number -> number < 201, number -> number + 1)
                        .flatMap(number ->
                                Stream.of("item", id.substring(0, 130) + "%010d".formatted(number)))
                        .toArray(String[]::new);

        var nothing = browser.post("/recover/restore");
        var tooMany = browser.post("/recover/restore", many);
        var nonsense =
                Stream.of("x", id.substring(2), "../../etc", "%00")
                        .map(it -> browser.post("/recover/restore", "item", it).status())
                        .toList();

        assertThat(nothing.status()).isEqualTo(400);
        assertThat(text(nothing)).contains("Select an item first.");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(text(tooMany)).contains("Select 200 items at most.");
        assertThat(nonsense).containsOnly(404);
    }

    @Test
    void wherePeopleAreSentBackToIsAPageOfOursWhateverTheFormSays() {
        var targets =
                Stream.of("https://evil.test/", "//evil.test", "text=a&x=https://evil.test", "%")
                        .map(back -> {
                            var id = desk.removed(MARY, "Lunch", work);
                            return browser.post("/recover/restore", "item", id, "back", back);
                        })
                        .map(Reply::headers)
                        .map(headers -> headers.getOrDefault("Location", List.of("")).getFirst())
                        .toList();

        assertThat(targets)
                .containsExactly("/recover#told", "/recover#told", "/recover?text=a#told", "");
    }

    private static Actor by() {
        return new Actor(MARY.toString(), Actor.Way.EWS);
    }

    private static List<String> subjects(String page) {
        return SUBJECT.matcher(page).results().map(found -> found.group(2)).toList();
    }

    /// The link to the first item of a list.
    private static String link(String page) {
        var found = SUBJECT.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private static String row(String page, String subject) {
        return Stream.of(page.split("<tr role=\"row\">", -1))
                .filter(row -> row.contains("<bdi>" + subject + "</bdi></a>"))
                .findFirst()
                .orElseThrow();
    }
}
