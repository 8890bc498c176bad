package entente.mailbox;

import java.util.List;

/// What is new to somebody who knew the folders below one as they were: what came, parents before children, what is otherwise than it
/// was, and what went, children before parents.
public record HierarchyChanges(List<Folder> created, List<Folder> updated, List<FolderId> deleted) {
    public static final HierarchyChanges NONE =
            new HierarchyChanges(List.of(), List.of(), List.of());

    public HierarchyChanges {
        created = List.copyOf(created);
        updated = List.copyOf(updated);
        deleted = List.copyOf(deleted);
    }
}
