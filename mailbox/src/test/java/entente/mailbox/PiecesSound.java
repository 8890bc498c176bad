package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Whether all that a store's file counts is as it says.
final class PiecesSound {
    private PiecesSound() {}

    /// Each piece is used as often as it says, once at least; none that is used is missing; no more is forgotten than was counted.
    static void assertSound(Path file) throws SQLException {
        assertThat(
                        count(
                                file,
                                """
                                SELECT count(*) FROM piece WHERE uses = 0 OR uses <> (SELECT count(*) FROM item_piece
                                WHERE item_piece.mailbox = piece.mailbox AND item_piece.digest = piece.digest)\
                                """))
                .isZero();
        assertThat(
                        count(
                                file,
                                """
                                SELECT count(*) FROM item_piece LEFT JOIN piece USING (mailbox, digest)
                                WHERE piece.uses IS NULL\
                                """))
                .isZero();
        assertThat(count(file, "SELECT count(*) FROM item_gone"))
                .isEqualTo(count(file, "SELECT sum(gone) FROM item_counter"));
    }

    static long count(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.getLong(1);
        }
    }
}
