package entente.mailbox;

import entente.item.ItemContent;
import entente.question.Address;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One mailbox's folders as they are at this moment: a snapshot that does not change while it is held.
public final class Folders {
    private final Recipient.Mailbox mailbox;
    private final Holding holding;
    private final FolderTree tree;
    private final Map<FolderId, DefaultFolder> defaults;

    Folders(Recipient.Mailbox mailbox, Holding holding) {
        this.mailbox = mailbox;
        this.holding = holding;
        this.tree = holding.folders();
        this.defaults =
                Stream.of(DefaultFolder.values())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        place -> FolderId.of(mailbox.address(), place),
                                        place -> place));
    }

    /// Whose they are.
    public Address mailbox() {
        return mailbox.address();
    }

    /// What others may do with one of them.
    public FolderPermissions permissions(Folder folder) {
        return holding.permissions().of(key(folder.id()).orElseThrow());
    }

    /// Who acts for their owner.
    public Delegates delegates() {
        return holding.permissions().delegates();
    }

    public Folder folder(DefaultFolder place) {
        return told(place);
    }

    /// One of Recoverable Items, also where its owner does not see what lies there.
    public Folder folder(RecoverableFolder place) {
        return told(place);
    }

    /// The folder of this `DistinguishedFolderIdNameType`, if it is one that its owner sees.
    public Optional<Folder> named(String wireName) {
        return DefaultFolder.parse(wireName)
                .<FolderKey>map(place -> place)
                .or(() -> RecoverableFolder.parse(wireName))
                .filter(FolderKey::isForPeople)
                .map(this::told);
    }

    /// The folder that an item was deleted from, by what the item says of that; empty where there is none any more.
    public Optional<Folder> lastParent(ItemContent content) {
        return KeptContent.of(content)
                .lastParent()
                .flatMap(stamp -> Origin.named(mailbox(), tree, stamp))
                .map(this::told);
    }

    /// The part of a folder's id (44 hex digits) by which an item says from where it was deleted; empty where it says nothing that could be one.
    public Optional<String> stamp(ItemContent content) {
        return KeptContent.of(content)
                .lastParent()
                .filter(hex -> hex.length() == 2 * FolderKey.Own.BYTES);
    }

    /// The folder to which a deleted item would go back now.
    public Folder origin(ItemContent content) {
        var stamp = KeptContent.of(content).lastParent();
        return told(Origin.of(mailbox(), tree, stamp, content).folder());
    }

    /// The names of a folder and of those that it lies in, from the top of what people see, or from the root.
    public List<String> names(Folder folder) {
        var names = new ArrayDeque<String>();
        var at = folder.recoverable().<FolderKey>map(place -> place).or(() -> key(folder.id()));
        while (at.isPresent() && at.get() != DefaultFolder.TOP && at.get() != DefaultFolder.ROOT) {
            names.addFirst(tree.name(at.get()));
            at = tree.parent(at.get());
        }
        return List.copyOf(names);
    }

    /// The same as one text, with a slash between the names; one within a name has a backslash before it.
    public String path(Folder folder) {
        return names(folder).stream()
                .map(name -> name.replace("/", "\\/"))
                .collect(Collectors.joining("/"));
    }

    /// The same of the folder that has this id, also of one in Recoverable Items that its owner does not see; empty where it is gone.
    public Optional<String> path(FolderId id) {
        return id.recoverable().map(this::folder).or(() -> find(id)).map(this::path);
    }

    /// The folder that has this id; empty when none of these has.
    public Optional<Folder> find(FolderId id) {
        return key(id).map(this::told);
    }

    /// The folder that one lies in; empty for the root.
    public Optional<Folder> parent(Folder folder) {
        return key(folder.id()).flatMap(tree::parent).map(this::told);
    }

    /// Those right in a folder: the default ones, then the others by name. Each is looked at when it is taken from the list.
    public List<Folder> children(Folder folder) {
        return new Told(key(folder.id()).map(this::seenIn).orElse(List.of()));
    }

    /// Those in a folder at any depth, parents before children. Each is looked at when it is taken from the list.
    public List<Folder> descendants(Folder folder) {
        return new Told(
                key(folder.id())
                        .map(key ->
                                key instanceof RecoverableFolder
                                        ? seenIn(key)
                                        : tree.descendants(key))
                        .orElse(List.of()));
    }

    /// Of Recoverable Items no more than people see.
    private List<FolderKey> seenIn(FolderKey key) {
        return key == RecoverableFolder.ROOT
                ? List.of(RecoverableFolder.DELETIONS)
                : tree.children(key);
    }

    /// What somebody has to be told of the folders below one who was told all up to a state; everything, where there is no state. Empty
    /// where that is so long ago that it is not known any more, so that only everything would do.
    public Optional<HierarchyChanges> changedSince(Optional<SyncState> state, Folder below) {
        var key = key(below.id()).orElseThrow();
        if (state.isEmpty()) {
            return Optional.of(told(FolderDifference.toNothing(tree, key)));
        }
        var number = state.get().number();
        return tree.history().reaches(number)
                ? Optional.of(told(FolderDifference.since(number, tree, key)))
                : Optional.empty();
    }

    /// What someone knows who knows the folders below this one as they are now.
    public SyncState state(Folder below) {
        return new SyncState(below.id(), made(), tree.latest());
    }

    FolderTree tree() {
        return tree;
    }

    private Optional<FolderKey> key(FolderId id) {
        return defaults.containsKey(id)
                ? Optional.ofNullable(defaults.get(id))
                : id.ownKeyIn(mailbox())
                        .filter(tree::has)
                        .<FolderKey>map(key -> key)
                        .or(() -> id.recoverableIn(mailbox()).filter(FolderKey::isForPeople));
    }

    private HierarchyChanges told(FolderDifference difference) {
        return new HierarchyChanges(
                new Told(difference.came()),
                new Told(difference.changed()),
                difference.went().stream().map(key -> FolderId.of(mailbox(), key)).toList());
    }

    private Folder told(FolderKey key) {
        var folderClass = tree.folderClass(key);
        var made = tree.own().find(key).map(OwnFolder::made).orElseGet(this::made);
        var contents = holding.contents().of(key);
        var isCalendar = FolderClass.kindOf(folderClass) == FolderClass.Kind.CALENDAR;
        return new Folder(
                FolderId.of(mailbox(), key),
                key instanceof DefaultFolder place ? Optional.of(place) : Optional.empty(),
                key instanceof RecoverableFolder place ? Optional.of(place) : Optional.empty(),
                tree.name(key),
                folderClass,
                contents.items(),
                isCalendar ? OptionalInt.empty() : OptionalInt.of(contents.unread()),
                contents.bytes(),
                key == RecoverableFolder.ROOT ? 1 : tree.children(key).size(),
                made,
                tree.changed(key),
                contents.changed().orElse(made),
                contents.newest());
    }

    private Instant made() {
        return tree.defaults().made().orElseThrow().at();
    }

    /// Folders by their keys: of ten thousand a page may be all that is wanted.
    private final class Told extends AbstractList<Folder> {
        private final List<FolderKey> keys;

        private Told(List<FolderKey> keys) {
            this.keys = keys;
        }

        @Override
        public Folder get(int index) {
            return told(keys.get(index));
        }

        @Override
        public int size() {
            return keys.size();
        }
    }
}
