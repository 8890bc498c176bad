package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Filter;
import entente.item.Filter.Relation;
import entente.item.Known;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.problem.Problem;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Items that are looked for by what they say, and in other orders.
class ItemQueriesTest {
    private static final FolderId INBOX = ItemsContract.INBOX;
    private static final Filter FROM_MINUTE_3 =
            compared(
                    Known.RECEIVED,
                    Relation.GREATER_OR_EQUAL,
                    new PropertyValue.Time(MailboxStoreContract.NOW.plusSeconds(180)));
    private static final Filter BEFORE_ARTICLE_4 =
            compared(Known.ARTICLE_NUMBER, Relation.LESS, new PropertyValue.Int32(4));
    private static final Filter OF_MESSAGE_3 =
            compared(Known.MESSAGE_ID, Relation.EQUAL, new PropertyValue.Text("<3@CONTOSO.test>"));
    private static final Filter NAMED_C2 =
            compared(Known.CLIENT_NAME, Relation.EQUAL, new PropertyValue.Text("c2"));
    private static final Filter SUBJECT_IS_NOT_4 =
            new Filter.Not(new Filter.Contains(Known.SUBJECT, "4", Filter.Place.ANYWHERE, false));

    private static final Filter UNREAD = new Filter.Excludes(Known.FLAGS, Known.FLAG_READ);

    private static final PropertyId NOTES = new PropertyId.Tag(0x3f00);

    @TempDir private Path folder;
    private MailboxStore store;

    @BeforeEach
    void openWithFiveItems() {
        store =
                SqlMailboxStore.open(
                        file(),
                        MailboxStoreContract.acceptedDomains(),
                        InstantSource.fixed(MailboxStoreContract.NOW));
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        for (var minute = 1; minute <= 5; minute++) {
            var content = ItemsContract.receivedAt(minute);
            var named = content.properties().with(Known.CLIENT_NAME, "C" + minute);
            ItemsContract.create(store, INBOX, content.with(named));
        }
        ItemsContract.create(store, ItemsContract.DRAFTS, ItemsContract.receivedAt(3));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void itemsAreFoundByWhatIsAskedForMost() {
        assertThat(found(FROM_MINUTE_3)).containsExactly("5", "4", "3");
        assertThat(found(BEFORE_ARTICLE_4)).containsExactly("3", "2", "1");
        assertThat(found(OF_MESSAGE_3)).containsExactly("3");
        assertThat(found(NAMED_C2)).containsExactly("2");
    }

    @Test
    void whateverIsComparedThoseAreFoundThatTheFilterMeans() {
        var third = page(Optional.of(OF_MESSAGE_3), List.of(), 0, 9, false).items().getFirst();
        var all = page(Optional.empty(), List.of(), 0, 99, false).items();
        var indexed =
                List.of(Known.RECEIVED, Known.ARTICLE_NUMBER, Known.MESSAGE_ID, Known.CLIENT_NAME);
        for (var property : indexed) {
            var value = third.content().properties().find(property).orElseThrow();
            for (var relation : Relation.values()) {
                var filter = compared(property, relation, value);

                var found = page(Optional.of(filter), List.of(), 0, 99, false).items();

                assertThat(found)
                        .as("%s %s", property, relation)
                        .isEqualTo(
                                all.stream()
                                        .filter(item -> filter.matches(item.content().properties()))
                                        .toList());
            }
        }
    }

    @Test
    void aPageOfItemsThatSayMuchIsAShorterOneAndTheNextGoesOn() {
        for (var minute = 11; minute <= 15; minute++) {
            sayMuch(minute);
        }

        for (var fromEnd : List.of(false, true)) {
            var seen = new ArrayList<String>();
            var pages = 0;
            for (var offset = 0; offset < 10; pages++) {
                var page = page(offset, fromEnd);
                assertThat(page.items().size()).isBetween(1, 7);
                assertThat(page.next()).isEqualTo(offset + page.items().size());
                assertThat(page.last()).isEqualTo(page.next() == 10);
                seen.addAll(
                        fromEnd ? 0 : seen.size(),
                        page.items().stream().map(ItemQueriesTest::subject).toList());
                offset = page.next();
            }
            assertThat(seen).containsExactly("15", "14", "13", "12", "11", "5", "4", "3", "2", "1");
            assertThat(pages).isEqualTo(3);
        }
    }

    @Test
    void anOrderGoesByTheBeginningOfWhatItemsSay() {
        sayMuch(11);
        sayMuch(12);

        var sorted =
                store.find(
                                INBOX,
                                new ItemQuery(
                                        Optional.empty(),
                                        List.of(new ItemQuery.Order(NOTES, true)),
                                        false,
                                        0,
                                        2,
                                        false))
                        .orElseThrow();

        assertThat(sorted.items().stream().map(ItemQueriesTest::subject))
                .containsExactly("12", "11");
    }

    @Test
    void aSearchThatWouldLookAtMoreThanOneMayIsRefused() {
        sayMuch(11);
        var part = new Filter.Contains(NOTES, "x", Filter.Place.ANYWHERE, false);
        var many = new Filter.All(Collections.nCopies(400, part));

        assertThatThrownBy(() -> found(many))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.refusal().code())
                                        .isEqualTo(Code.FILTER_TOO_COMPLEX));
        assertThat(found(part)).isEmpty();
    }

    /// An item with notes of six million characters.
    private void sayMuch(int minute) {
        var content = ItemsContract.receivedAt(minute);
        var notes = content.properties().with(NOTES, "ha ".repeat(2_000_000) + minute);
        ItemsContract.create(store, INBOX, content.with(notes));
    }

    private ItemPage page(int offset, boolean fromEnd) {
        return store.find(
                        INBOX,
                        new ItemQuery(Optional.empty(), List.of(), false, offset, 7, fromEnd))
                .orElseThrow();
    }

    private static String subject(Item item) {
        return item.content().properties().text(Known.SUBJECT).orElseThrow();
    }

    @Test
    void itemsAreFoundByAnythingAndByAllOfSeveral() {
        assertThat(found(SUBJECT_IS_NOT_4)).containsExactly("5", "3", "2", "1");
        assertThat(found(new Filter.All(List.of(SUBJECT_IS_NOT_4, FROM_MINUTE_3))))
                .containsExactly("5", "3");
        assertThat(
                        found(
                                new Filter.All(
                                        List.of(
                                                FROM_MINUTE_3,
                                                new Filter.All(List.of(BEFORE_ARTICLE_4))))))
                .containsExactly("3");
        assertThat(found(new Filter.Any(List.of(OF_MESSAGE_3, NAMED_C2))))
                .containsExactly("3", "2");
        assertThat(found(new Filter.Not(FROM_MINUTE_3))).containsExactly("2", "1");
    }

    @Test
    void aPageOfWhatIsFoundKnowsHowManyThereAre() {
        for (var filter : List.of(FROM_MINUTE_3, new Filter.All(List.of(SUBJECT_IS_NOT_4)))) {
            var whole = found(filter);
            for (var offset = 0; offset <= whole.size(); offset++) {
                var page = page(Optional.of(filter), List.of(), offset, 2, false);
                var to = Math.min(offset + 2, whole.size());
                assertThat(ItemsContract.subjects(page)).isEqualTo(whole.subList(offset, to));
                assertThat(page.total()).isEqualTo(whole.size());
                assertThat(page.last()).isEqualTo(to == whole.size());
            }
        }
    }

    @Test
    void itemsAreSortedByAnyPropertyAndThoseAlikeNewestFirst() {
        var importance = new ItemQuery.Order(Known.IMPORTANCE, true);
        var oldest = new ItemQuery.Order(Known.RECEIVED, false);
        var subject = new ItemQuery.Order(Known.SUBJECT, true);

        assertThat(sorted(List.of(oldest))).containsExactly("1", "2", "3", "4", "5");
        assertThat(sorted(List.of(importance))).containsExactly("5", "4", "3", "2", "1");
        assertThat(sorted(List.of(importance, oldest))).containsExactly("1", "2", "3", "4", "5");
        assertThat(sorted(List.of(subject))).containsExactly("5", "4", "3", "2", "1");
    }

    @Test
    void anyPageOfAnyOrderIsThatPartOfTheWhole() {
        var random = new Random(20_260_302);
        var orders =
                List.of(
                        List.<ItemQuery.Order>of(),
                        List.of(new ItemQuery.Order(Known.RECEIVED, false)),
                        List.of(new ItemQuery.Order(Known.SUBJECT, false)));
        for (var round = 0; round < 200; round++) {
            var order = orders.get(random.nextInt(orders.size()));
            var whole = sorted(order);
            var offset = random.nextInt(7);
            var most = 1 + random.nextInt(4);
            var fromEnd = random.nextBoolean();

            var page = page(Optional.empty(), order, offset, most, fromEnd);

            var expected = new ArrayList<>(fromEnd ? whole.reversed() : whole);
            var part =
                    expected.subList(Math.min(offset, 5), Math.min(Math.min(offset, 5) + most, 5));
            assertThat(ItemsContract.subjects(page)).isEqualTo(fromEnd ? part.reversed() : part);
        }
    }

    @Test
    void noQueryThatIsAskedOftenReadsAFolderWhole() {
        for (var filter :
                List.of(
                        Optional.<Filter>empty(),
                        Optional.of(FROM_MINUTE_3),
                        Optional.of(BEFORE_ARTICLE_4),
                        Optional.of(OF_MESSAGE_3),
                        Optional.of(NAMED_C2))) {
            var plan = plan(filter, false);
            assertThat(plan).as("%s", filter).allMatch(line -> !line.startsWith("SCAN"));
            assertThat(plan).anyMatch(line -> line.contains("INDEX item_"));
        }
        for (var fromEnd : List.of(true, false)) {
            for (var filter : List.of(Optional.<Filter>empty(), Optional.of(FROM_MINUTE_3))) {
                assertThat(plan(filter, fromEnd))
                        .singleElement()
                        .asString()
                        .contains("USING COVERING INDEX item_received");
            }
            assertThat(plan(Optional.of(UNREAD), fromEnd))
                    .singleElement()
                    .asString()
                    .contains("USING COVERING INDEX item_unread");
        }
    }

    @Test
    void aPlaceAmongManyItemsIsFoundInTheIndexAlone() {
        for (var fromEnd : List.of(true, false)) {
            try (var connection = StorePlans.open(file())) {
                var listing = listing(connection, Optional.of(FROM_MINUTE_3), fromEnd);
                assertThat(connection.explained(listing.placedSql()))
                        .singleElement()
                        .asString()
                        .contains("USING COVERING INDEX item_received")
                        .contains("associated=? AND received_millis");
            }
        }
        for (var sql : List.of(ItemPlaces.STRETCHES, ItemPlaces.COUNT, StretchRows.LONG)) {
            assertThat(explained(sql))
                    .singleElement()
                    .asString()
                    .startsWith("SEARCH")
                    .doesNotContain("TEMP");
        }
    }

    @Test
    void whatIsDueIsFoundByItsTimeAlone() {
        for (var sql :
                List.of(
                        DueRows.RECEIVED + DueRows.OLDEST_FIRST,
                        DueRows.RECEIVED + DueRows.NOT_DELETED + DueRows.OLDEST_FIRST,
                        DueRows.DELETED,
                        DueRows.TAGGED,
                        RetentionRows.LONGEST_AGO,
                        RetentionRows.LOOKED_LATER)) {
            assertThat(explained(sql))
                    .noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP"))
                    .first()
                    .asString()
                    .containsPattern("INDEX \\w+ \\(.*(received|deleted|looked)_millis");
        }
    }

    @Test
    void whatHasATagOfItsOwnIsFoundByItsTagAndPassedOverInAnIndexAlone() {
        for (var sql : List.of(DueRows.TAGGED, TagUses.COUNTED)) {
            assertThat(explained(sql))
                    .singleElement()
                    .asString()
                    .contains("USING COVERING INDEX item_policy_tag (mailbox=?");
        }
        assertThat(explained(DueRows.RECEIVED + DueRows.OLDEST_FIRST))
                .singleElement()
                .asString()
                .contains("USING COVERING INDEX item_received");
    }

    @Test
    void noAnswerToWhatChangedReadsAFolderWhole() {
        for (var sql : List.of(ItemSync.GONE, ItemSync.CAME, ItemSync.CHANGED)) {
            assertThat(explained(sql))
                    .singleElement()
                    .asString()
                    .startsWith("SEARCH")
                    .doesNotContain("TEMP");
        }
    }

    @Test
    void whatWasDeletedAndWhatIsDueIsFoundByAnIndexInItsOrder() {
        for (var sql :
                List.of(
                        RecoverableListing.NEWEST,
                        RecoverableListing.NEWEST_OF_SENDER,
                        RecoverableListing.BY_KEY,
                        RecoverableListing.OLDEST,
                        RecoverableListing.OLDEST_LOGGED,
                        RemovedRows.AFTER,
                        RemovedRows.DUE)) {
            assertThat(explained(sql))
                    .as(sql)
                    .allMatch(step -> step.startsWith("SEARCH"))
                    .noneMatch(step -> step.contains("TEMP"));
        }
        assertThat(explained(RecoverableListing.NEWEST_OF_SENDER))
                .anyMatch(step -> step.contains("COVERING INDEX removed_sender"));
    }

    @Test
    void theLogOfCalendarsIsMergedFromTwoIndexesInTheirOrder() {
        assertThat(explained(CalendarLogListing.NEWEST))
                .noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP"))
                .anyMatch(step -> step.contains("INDEX calendar_log_number"))
                .anyMatch(step ->
                        step.contains("SEARCH removal_record USING INDEX removal_record_calendar"));
    }

    @Test
    void howOftenNothingWasLoggedIsCountedInTheIndexOfThoseLinesAlone() {
        assertThat(explained(RemovalRecords.NOT_LOGGED))
                .singleElement()
                .asString()
                .contains("USING COVERING INDEX removal_record_not_logged");
    }

    private List<String> plan(Optional<Filter> filter, boolean fromEnd) {
        try (var connection = StorePlans.open(file())) {
            return connection.explained(listing(connection, filter, fromEnd).indexedSql());
        }
    }

    private static ItemListing listing(
            StorePlans connection, Optional<Filter> filter, boolean fromEnd) {
        return new ItemListing(
                connection.reader(),
                MailboxStoreContract.MARY,
                DefaultFolder.INBOX,
                new ItemQuery(filter, List.of(), false, 0, 9, fromEnd));
    }

    private List<String> explained(String sql) {
        try (var connection = StorePlans.open(file())) {
            return connection.explained(sql);
        }
    }

    private List<String> found(Filter filter) {
        return ItemsContract.subjects(page(Optional.of(filter), List.of(), 0, 99, false));
    }

    private List<String> sorted(List<ItemQuery.Order> order) {
        return ItemsContract.subjects(page(Optional.empty(), order, 0, 99, false));
    }

    private ItemPage page(
            Optional<Filter> filter,
            List<ItemQuery.Order> order,
            int offset,
            int most,
            boolean fromEnd) {
        return ItemsContract.find(
                store, INBOX, new ItemQuery(filter, order, false, offset, most, fromEnd));
    }

    private static Filter compared(PropertyId property, Relation relation, PropertyValue with) {
        return new Filter.Compared(property, relation, with);
    }

    private Path file() {
        return folder.resolve("store.db");
    }
}
