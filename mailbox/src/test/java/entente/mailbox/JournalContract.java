package entente.mailbox;

import static entente.mailbox.ItemsContract.done;
import static entente.mailbox.ItemsContract.message;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import entente.item.PropertyValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every mailbox store promises whoever keeps something of each item elsewhere.
interface JournalContract extends TrackingContract {
    @Test
    default void whoFollowsTheJournalKnowsEachItemAsItIs() {
        var store = storeOfMary();
        var known = new HashMap<String, Item>();
        var mark = store.newestMark(MARY).orElseThrow();
        var acts = new RandomItemActs(new Random(3), MARY);
        for (var round = 0; round < 20; round++) {
            for (var i = 0; i < 15; i++) {
                acts.next(store);
            }

            mark = followed(store, mark, known);

            assertThat(known).isEqualTo(listed(store));
            assertThat(mark).isEqualTo(store.newestMark(MARY).orElseThrow());
        }
    }

    @Test
    default void theJournalOfAMailboxThatIsMadeAnewIsNotKnown() {
        var store = storeOfMary();
        done(store, new ItemAct.Creation(INBOX, message("Lunch"), LUNCH_STREAMS));
        var mark = store.newestMark(MARY).orElseThrow();

        var later = new ItemMark(mark.made().plusMillis(1), mark.number(), 0);
        var ahead = new ItemMark(mark.made(), mark.number() + 1, 0);

        assertThat(store.touchedSince(MARY, later)).isEmpty();
        assertThat(store.touchedSince(MARY, ahead)).isEmpty();
        assertThat(store.touchedSince(MARY, new ItemMark(mark.made(), 0, mark.folders() + 1)))
                .isEmpty();
        assertThat(store.touchedSince(BOB, mark)).isEmpty();
        assertThat(store.newestMark(BOB)).isEmpty();
        assertThat(store.newestMarks()).isEqualTo(Map.of(MARY, mark));
        assertThat(store.itemsAfter(BOB, Optional.empty(), 10)).isEmpty();
        assertThat(store.itemOfKey(BOB, "AB")).isEmpty();
    }

    @Test
    default void itemsAreGoneThroughInTheOrderOfTheirKeys() {
        var store = storeOfMary();
        for (var i = 0; i < 7; i++) {
            done(store, new ItemAct.Creation(INBOX, message("Lunch " + i), LUNCH_STREAMS));
        }
        var keys = new ArrayList<String>();
        Optional<String> after = Optional.empty();

        List<Item> page;
        do {
            page = store.itemsAfter(MARY, after, 3);
            page.forEach(item -> keys.add(key(item)));
            after = Optional.of(keys.getLast());
        } while (!page.isEmpty());

        assertThat(keys).hasSize(7).isSorted().doesNotHaveDuplicates();
    }

    private static ItemMark followed(MailboxStore store, ItemMark from, Map<String, Item> known) {
        var mark = from;
        while (true) {
            var touched = store.touchedSince(MARY, mark).orElseThrow();
            known.values().removeIf(item -> touched.gone().contains(item.folder()));
            for (var key : touched.keys()) {
                known.remove(key);
                store.itemOfKey(MARY, key).ifPresent(item -> known.put(key, item));
            }
            mark = touched.mark();
            if (touched.last()) {
                return mark;
            }
        }
    }

    private static Map<String, Item> listed(MailboxStore store) {
        var all = new HashMap<String, Item>();
        store.itemsAfter(MARY, Optional.empty(), 10_000).forEach(item -> all.put(key(item), item));
        return all;
    }

    private static String key(Item item) {
        return ((PropertyValue.Binary)
                        item.content().properties().find(Known.RECORD_KEY).orElseThrow())
                .hex();
    }
}
