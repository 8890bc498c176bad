package entente.mailbox;

import java.util.List;
import java.util.stream.IntStream;

/// A statement as a database takes it. `order` has for each of its places the value that stands there, counted from 0; an empty one says that they stand in their own order.
record PlainSql(String text, List<Integer> order) {
    PlainSql {
        order = List.copyOf(order);
    }

    static PlainSql asItIs(String text) {
        return new PlainSql(text, List.of());
    }

    /// Which of so many values stand in its places.
    int[] places(int values) {
        return order.isEmpty()
                ? IntStream.range(0, values).toArray()
                : order.stream().mapToInt(place -> place).toArray();
    }
}
