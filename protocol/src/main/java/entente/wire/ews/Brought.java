package entente.wire.ews;

import entente.problem.Code;
import java.util.List;

/// A property that an item in a request brings: which, and what is to be done to an item that it may have it, or why that cannot be.
record Brought(ItemPath path, BatchResult<List<ItemEdit>> edits) {
    static Brought of(ItemField field, List<ItemEdit> edits) {
        return new Brought(new ItemPath.Field(field.uri()), BatchResult.done(List.copyOf(edits)));
    }

    static Brought refused(ItemField field, Code code) {
        return new Brought(new ItemPath.Field(field.uri()), BatchResult.refused(code));
    }
}
