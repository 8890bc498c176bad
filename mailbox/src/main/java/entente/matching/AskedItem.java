package entente.matching;

import org.apache.lucene.index.memory.MemoryIndex;

/// One item of which several queries are asked whether they mean it: its texts are taken apart once. For one thread.
public final class AskedItem {
    private final MemoryIndex words;

    private AskedItem(MemoryIndex words) {
        this.words = words;
    }

    public static AskedItem of(SearchedItem item) {
        return new AskedItem(MemoryIndex.fromDocument(ItemFields.of(item), Words.ANALYZER));
    }

    /// Whether a query means it. One that has more words which begin alike than are looked at is meant, lest it be lost.
    public boolean isMeantBy(Meaning meaning) {
        try {
            return words.search(meaning.lucene()) > 0;
        } catch (IllegalStateException tooManyBeginnings) {
            return true;
        }
    }
}
