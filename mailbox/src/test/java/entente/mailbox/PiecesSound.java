package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

/// Whether all that a store counts by itself is as it says.
final class PiecesSound {
    /// Stretches that count other items than were received between where they begin and where the next does, or that are long although they could be parted.
    private static final String STRETCHES_WRONG =
            """
            SELECT count(*) FROM (SELECT items, start_millis, count(item.item) AS counted,
                    min(received_millis) < max(received_millis) AS partable
                FROM item_stretch LEFT JOIN item ON item.mailbox = item_stretch.mailbox AND item.folder = item_stretch.folder
                    AND item.associated = item_stretch.associated AND start_millis =
                        (SELECT max(start_millis) FROM item_stretch AS other WHERE other.mailbox = item.mailbox
                            AND other.folder = item.folder AND other.associated = item.associated
                            AND other.start_millis <= item.received_millis)
                GROUP BY item_stretch.mailbox, item_stretch.folder, item_stretch.associated, start_millis, items) AS each
            WHERE items <> counted OR (partable AND items > 2048)\
            """;

    private PiecesSound() {}

    /// Each piece is used as often as it says, once at least; none that is used is missing; no more is forgotten than was counted.
    static void assertSound(StorePlace place) {
        assertThat(
                        place.count(
                                """
                                SELECT count(*) FROM piece WHERE uses = 0 OR uses <> (SELECT count(*) FROM item_piece
                                WHERE item_piece.mailbox = piece.mailbox AND item_piece.digest = piece.digest)\
                                """))
                .isZero();
        assertThat(
                        place.count(
                                """
                                SELECT count(*) FROM item_piece LEFT JOIN piece USING (mailbox, digest)
                                WHERE piece.uses IS NULL\
                                """))
                .isZero();
        assertThat(place.count(STRETCHES_WRONG)).isZero();
        assertThat(place.count("SELECT sum(items) FROM item_stretch"))
                .isEqualTo(place.count("SELECT count(*) FROM item"));
        assertThat(place.count("SELECT count(*) FROM item_gone"))
                .isEqualTo(place.count("SELECT sum(gone) FROM item_counter"));
    }
}
