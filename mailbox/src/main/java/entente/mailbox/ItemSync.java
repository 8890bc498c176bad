package entente.mailbox;

import entente.mailbox.ItemSyncState.Stage;
import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One answer to what came and went in a folder since a state, of what is in the file at one moment.
///
/// A round tells what went, then what came, the newest first, then what changed, as each is when it is told. What went or came is known by
/// numbers that do not change any more, so that each is told once, however many answers the round takes and whatever happens between them; what
/// changes after it was told in a round is told again in the next, as is what it cannot tell any more. An answer is shorter than was asked for where its items
/// say more than [AnswerBudget] allows.
final class ItemSync {
    static final String GONE =
            """
            SELECT item, number FROM item_gone
            WHERE mailbox = ? AND folder = ? AND number > ? AND number <= ? AND came <= ?
            ORDER BY number LIMIT ?\
            """;

    static final String CAME =
            """
            SELECT %s FROM item INDEXED BY item_came
            WHERE mailbox = ? AND folder = ? AND came > ? AND came <= ? AND associated = 0
            ORDER BY came DESC LIMIT ?\
            """
                    .formatted(ItemRows.COLUMNS);

    static final String CHANGED =
            """
            SELECT %s FROM item INDEXED BY item_number
            WHERE mailbox = ? AND folder = ? AND number > ? AND came <= ? AND associated = 0
            ORDER BY number LIMIT ?\
            """
                    .formatted(ItemRows.COLUMNS);

    private final Connection file;
    private final Address mailbox;
    private final FolderKey folder;
    private final int most;
    private final List<StoredItem> came = new ArrayList<>();
    private final List<StoredItem> changed = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private final AnswerBudget budget = new AnswerBudget();
    private long lastGone;

    ItemSync(Connection file, Address mailbox, FolderKey folder, int most) {
        this.file = file;
        this.mailbox = mailbox;
        this.folder = folder;
        this.most = most;
    }

    /// Empty where it is not known any more what went since, or the state is from the future.
    Optional<ItemChanges> since(ItemSyncState known) throws SQLException {
        var counter = ItemCounter.of(file, mailbox);
        var state = known.isBetweenRounds() ? known.begun(counter.last()) : known;
        if (known.top() > counter.last() || isForgotten(state, counter)) {
            return Optional.empty();
        }
        var stopped = stopped(state);
        var isLast = stopped.isEmpty() && state.top() == counter.last();
        return Optional.of(told(state.base(), stopped.orElseGet(state::through), isLast));
    }

    private static boolean isForgotten(ItemSyncState state, ItemCounter counter) {
        return state.stage() == Stage.GONE
                && state.base() > 0
                && state.base() < counter.forgotten();
    }

    /// Goes on with the round; gives where it had to stop, and nothing when it is through.
    private Optional<ItemSyncState> stopped(ItemSyncState from) throws SQLException {
        var state = from;
        if (state.stage() == Stage.GONE) {
            if (!gone(state)) {
                return Optional.of(state.at(Stage.GONE, lastGone));
            }
            state = state.at(Stage.CAME, Long.MAX_VALUE);
        }
        if (state.stage() == Stage.CAME) {
            if (!came(state)) {
                return Optional.of(
                        came.isEmpty() ? state : state.at(Stage.CAME, came.getLast().came()));
            }
            state = state.at(Stage.CHANGED, state.base());
        }
        return changed(state)
                ? Optional.empty()
                : Optional.of(
                        changed.isEmpty()
                                ? state
                                : state.at(Stage.CHANGED, changed.getLast().number()));
    }

    /// Whether these are all.
    private boolean gone(ItemSyncState state) throws SQLException {
        record Gone(String item, long number) {}
        var found =
                Sql.query(
                        file,
                        GONE,
                        row -> new Gone(row.getString(1), row.getLong(2)),
                        mailbox.toString(),
                        FolderKey.text(folder),
                        Math.max(state.base(), state.cursor()),
                        state.top(),
                        state.base(),
                        most + 1L);
        for (var each : found.subList(0, Math.min(most, found.size()))) {
            gone.add(each.item());
            lastGone = each.number();
        }
        return found.size() <= most;
    }

    /// Whether these are all. One that went and came again is told of in the next answer, lest its going be heard after its coming.
    private boolean came(ItemSyncState state) throws SQLException {
        var found =
                Sql.query(
                        file,
                        CAME,
                        budget::read,
                        mailbox.toString(),
                        FolderKey.text(folder),
                        state.base(),
                        Math.min(state.top(), state.cursor() - 1),
                        room() + 1L);
        if (found.stream()
                .flatMap(Optional::stream)
                .map(StoredItem::key)
                .anyMatch(gone::contains)) {
            return false;
        }
        return addedAll(found, came);
    }

    private boolean changed(ItemSyncState state) throws SQLException {
        var found =
                Sql.query(
                        file,
                        CHANGED,
                        budget::read,
                        mailbox.toString(),
                        FolderKey.text(folder),
                        Math.max(state.base(), state.cursor()),
                        state.base(),
                        room() + 1L);
        return addedAll(found, changed);
    }

    /// What the budget does not allow any more is left to the next answer, as is that for which there is no room.
    private boolean addedAll(List<Optional<StoredItem>> found, List<StoredItem> to) {
        var items = found.stream().flatMap(Optional::stream).limit(room()).toList();
        to.addAll(items);
        return items.size() == found.size();
    }

    private int room() {
        return most - gone.size() - came.size() - changed.size();
    }

    private ItemChanges told(long base, ItemSyncState next, boolean isLast) {
        var byKind =
                changed.stream()
                        .collect(Collectors.partitioningBy(item -> item.contentNumber() <= base));
        return new ItemChanges(
                next.text(),
                isLast,
                items(came),
                items(byKind.getOrDefault(false, List.of())),
                items(byKind.getOrDefault(true, List.of())),
                gone.stream().map(key -> ItemId.of(mailbox, folder, key)).toList());
    }

    private List<Item> items(List<StoredItem> stored) {
        return stored.stream().map(item -> item.in(mailbox)).toList();
    }
}
