package entente.matching;

import entente.item.ItemContent;
import java.util.List;
import java.util.Set;

/// An item as it is searched: what it says, its text and those of its attachments without layout, how many bytes it has, and what of it is not searched.
public record SearchedItem(ItemContent content, List<String> texts, long size, Set<Gap> gaps) {
    public SearchedItem {
        texts = List.copyOf(texts);
        gaps = Set.copyOf(gaps);
    }

    /// Reads its text and attachments, of bounded length.
    public static SearchedItem of(ItemContent content, long size, ItemParts parts) {
        return TextReading.of(content, size, parts);
    }
}
