package entente.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A page of deleted items. `older` is where the next is, `newest` where the first is unless this is it.
record ListPage(
        Frame frame,
        RecoverFilter filter,
        List<DeletedItem> items,
        List<FolderChoice> folders,
        Optional<Told> told,
        Optional<String> older,
        Optional<String> newest,
        String zone,
        String kept) {
    ListPage {
        items = List.copyOf(items);
        folders = List.copyOf(folders);
    }

    String token() {
        return frame.token();
    }

    List<Shelf> shelves() {
        return List.of(Shelf.values());
    }

    List<Kind> kinds() {
        return List.of(Kind.values());
    }

    boolean isWanted(Kind kind) {
        return filter.kind().equals(Optional.of(kind));
    }

    String from() {
        return filter.from().map(LocalDate::toString).orElse("");
    }

    String until() {
        return filter.until().map(LocalDate::toString).orElse("");
    }

    /// Where an item stands by itself.
    String preview(DeletedItem item) {
        return Pages.RECOVER + "/item?id=" + item.id() + filter.continued();
    }

    String caption() {
        var many = items.size() == 1 ? "1 item" : items.size() + " items";
        return filter.before().isPresent() || older.isPresent()
                ? many + " on this page, the last deleted first"
                : many + ", the last deleted first";
    }

    /// What stands in the place of a list that is empty.
    String nothing() {
        if (older.isPresent()) {
            return "Nothing was found among the latest items. There are older ones to look at.";
        }
        return filter.narrows() ? "Nothing is as the filter says." : "There is nothing here.";
    }

    boolean has(String field) {
        return filter.faults().containsKey(field);
    }

    String fault(String field) {
        return filter.faults().getOrDefault(field, "");
    }
}
