package entente.pages;

import java.util.List;

/// The question whether items are to be deleted for good, before they are. `filter` is the list that it was asked on.
record PurgePage(Frame frame, List<Item> items, RecoverFilter filter) {
    PurgePage {
        items = List.copyOf(items);
    }

    String token() {
        return frame.token();
    }

    /// One of them; `id` is its HexEntryId.
    record Item(String id, String subject, String from) {}
}
