package entente.pages;

import entente.mailbox.RecoveryQuery.Source;
import java.util.Arrays;
import java.util.Optional;

/// Where deleted items lie that their owner is shown.
enum Shelf {
    /// What was deleted out of sight.
    REMOVED(
            "removed",
            "Removed items",
            "What was deleted out of sight, such as what was emptied from Deleted Items.",
            Source.RECOVERABLE_ITEMS),
    /// What she may find in her mail program as well.
    DELETED_ITEMS(
            "deleted",
            "Deleted Items folder",
            "What lies in the folder Deleted Items, as your mail program shows it.",
            Source.DELETED_ITEMS);

    private final String word;
    private final String title;
    private final String about;
    private final Source source;

    Shelf(String word, String title, String about, Source source) {
        this.word = word;
        this.title = title;
        this.about = about;
        this.source = source;
    }

    static Optional<Shelf> parse(String word) {
        return Arrays.stream(values()).filter(shelf -> shelf.word.equals(word)).findFirst();
    }

    /// As it stands in a query.
    String word() {
        return word;
    }

    String title() {
        return title;
    }

    /// What lies there, in a sentence.
    String about() {
        return about;
    }

    Source source() {
        return source;
    }

    /// Whether something is deleted for good from there.
    boolean purges() {
        return this == REMOVED;
    }
}
