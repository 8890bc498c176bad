package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import entente.item.Filter;
import entente.item.Filter.Relation;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.PropertyValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a store promises of pages in the middle of many items.
interface PlacesContract extends ItemsContract {
    /// More than are counted together, of which those of one moment are more than should be.
    int MANY = 2_600;

    int OF_ONE_MOMENT = 1_100;

    @Test
    default void aPageInTheMiddleOfManyItemsIsTheSameAsThatPartOfAllWhateverHappenedToThem() {
        var random = new Random(20_260_302);
        var store = storeOfMary();
        var ids = manyItems(store, random);
        assertPagesArePartsOfAll(store, random);

        var moved =
                done(store, part(ids, 0, 400).map(id -> new ItemAct.Move(id, DRAFTS, BY_OWNER)));
        done(
                store,
                part(ids, 400, 700).map(id -> new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER)));
        assertPagesArePartsOfAll(store, random);
        done(store, part(moved, 100, 300).map(id -> new ItemAct.Move(id, INBOX, BY_OWNER)));
        done(store, part(ids, 700, 900).map(id -> receivedAgain(store, id, random.nextInt(4_000))));
        done(store, part(ids, 900, 1_400).map(id -> new ItemAct.Copy(id, INBOX)));
        assertPagesArePartsOfAll(store, random);
        store.act(new ItemAct.ReadMarks(INBOX, true));
        done(
                store,
                part(ids, 900, 2_600).map(id -> new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER)));

        assertPagesArePartsOfAll(reopened(store), random);
    }

    @Test
    default void aFolderThatIsEmptiedAndFilledAgainHasThePagesOfWhatIsInIt() {
        var random = new Random(7);
        var store = storeOfMary();
        manyItems(store, random);
        ItemsContract.folderDone(store, new FolderEmptying(INBOX, false, Removal.DELETE, BY_OWNER));
        assertPagesArePartsOfAll(store, random);

        manyItems(store, random);

        assertPagesArePartsOfAll(store, random);
        assertThat(ItemsContract.folder(store, BIN).items()).isEqualTo(MANY);
    }

    private static List<ItemId> manyItems(MailboxStore store, Random random) {
        var minutes = new ArrayList<Integer>();
        for (var i = 0; i < MANY; i++) {
            minutes.add(i < OF_ONE_MOMENT ? 700 : random.nextInt(4_000));
        }
        Collections.shuffle(minutes, random);
        return done(
                store,
                minutes.stream()
                        .map(minute ->
                                new ItemAct.Creation(INBOX, received(minute), ItemStreams.NONE)));
    }

    private static Stream<ItemId> part(List<ItemId> ids, int from, int to) {
        return ids.subList(from, to).stream();
    }

    private static ItemContent received(int minute) {
        var content = ItemsContract.receivedAt(minute);
        return minute % 2 == 0 ? content : content.with(ItemsContract.read(content));
    }

    private static ItemAct receivedAgain(MailboxStore store, ItemId id, int minute) {
        var item = store.item(id).orElseThrow();
        var at = ItemsContract.receivedAt(minute).properties().time(Known.RECEIVED).orElseThrow();
        var content = item.content().with(item.content().properties().with(Known.RECEIVED, at));
        return new ItemAct.Update(id, item.changed(), content, Optional.empty());
    }

    private static List<ItemId> done(MailboxStore store, Stream<? extends ItemAct> acts) {
        return store.actTogether(List.copyOf(acts.toList()))
                        instanceof JointOutcome.Done(var outcomes)
                ? outcomes.stream()
                        .flatMap(outcome ->
                                outcome instanceof ItemOutcome.Done(var item)
                                        ? Stream.of(item.id())
                                        : Stream.of())
                        .toList()
                : fail("not done");
    }

    private static void assertPagesArePartsOfAll(MailboxStore store, Random random) {
        var all = ItemsContract.find(store, INBOX, ItemsContract.page(0, 10_000, false)).items();
        assertThat(all)
                .isSortedAccordingTo((one, other) -> received(other).compareTo(received(one)));
        for (var round = 0; round < 120; round++) {
            var filter = filter(random);
            var oldestFirst = random.nextBoolean();
            var order =
                    oldestFirst
                            ? List.of(new ItemQuery.Order(Known.RECEIVED, false))
                            : List.<ItemQuery.Order>of();
            var fromEnd = random.nextBoolean();
            var offset = random.nextInt(MANY + 10);
            var most = 1 + random.nextInt(60);
            var query = new ItemQuery(filter, order, false, offset, most, fromEnd);

            var page = ItemsContract.find(store, INBOX, query);

            var meant =
                    all.stream()
                            .filter(item ->
                                    filter.map(each -> each.matches(item.content().properties()))
                                            .orElse(true))
                            .toList();
            assertThat(page.total()).as("%s", query).isEqualTo(meant.size());
            var counted = oldestFirst == fromEnd ? meant : meant.reversed();
            var from = Math.min(offset, counted.size());
            var expected = counted.subList(from, Math.min(from + most, counted.size()));
            assertThat(page.items())
                    .as("%s", query)
                    .isEqualTo(fromEnd ? expected.reversed() : expected);
        }
    }

    private static Instant received(Item item) {
        return item.content().properties().time(Known.RECEIVED).orElseThrow();
    }

    private static Optional<Filter> filter(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Optional.of(received(random));
            case 1 -> Optional.of(new Filter.All(List.of(received(random), received(random))));
            case 2 -> Optional.of(unread());
            case 3 -> Optional.of(new Filter.Not(unread()));
            default -> Optional.empty();
        };
    }

    /// As clients ask for it.
    private static Filter unread() {
        var excludes = new Filter.Excludes(Known.FLAGS, Known.FLAG_READ);
        return new Filter.Not(
                new Filter.All(List.of(new Filter.Exists(Known.FLAGS), new Filter.Not(excludes))));
    }

    private static Filter received(Random random) {
        var relations = List.of(Relation.values());
        var relation = relations.get(random.nextInt(relations.size()));
        var minute = random.nextBoolean() ? 700 : random.nextInt(4_000);
        return new Filter.Compared(
                Known.RECEIVED, relation, new PropertyValue.Time(NOW.plusSeconds(60L * minute)));
    }
}
