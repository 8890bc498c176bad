package entente.mailbox;

import entente.question.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which items were touched since somebody last looked, in whatever way and wherever they lie, for whoever keeps something of each of them elsewhere. What they are now is asked of [Items] and of this.
///
/// An item is known by its key (PidTagRecordKey, as hex), which stays when it is moved. What people do not see is in none of the answers. All are read from the disk; each throws [entente.problem.Problem] where that cannot be read.
public interface ItemJournal {
    /// So many changes are looked at for one answer.
    int MOST = 100;

    /// For each mailbox here how far its journal goes.
    Map<Address, ItemMark> newestMarks();

    /// The same of one; empty where it is not here.
    Optional<ItemMark> newestMark(Address mailbox);

    /// Which items were touched after a mark, out of the next [#MOST] changes; empty where it is not known any more, or the mark is none of the mailbox that is here now.
    Optional<TouchedItems> touchedSince(Address mailbox, ItemMark mark);

    /// The item that has this key, wherever it lies; empty where none has.
    Optional<Item> itemOfKey(Address mailbox, String key);

    /// Items whose keys come after one, or from the first, in the order of their keys; at most `most`. None where the mailbox is not here.
    List<Item> itemsAfter(Address mailbox, Optional<String> key, int most);
}
