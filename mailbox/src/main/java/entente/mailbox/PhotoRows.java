package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Photos in the file, each once, as it came.
final class PhotoRows {
    private PhotoRows() {}

    static void put(Connection file, Address mailbox, Photo photo) throws SQLException {
        Sql.update(
                file,
                """
                INSERT INTO photo VALUES (?, ?, ?)
                ON CONFLICT (mailbox) DO UPDATE SET hash = excluded.hash, jpeg = excluded.jpeg\
                """,
                mailbox.toString(),
                photo.hash(),
                photo.jpeg());
    }

    static void remove(Connection file, Address mailbox) throws SQLException {
        Sql.update(file, "DELETE FROM photo WHERE mailbox = ?", mailbox.toString());
    }

    /// The hash of each mailbox's photo.
    static Map<Address, String> hashes(Connection file) throws SQLException {
        var hashes = new HashMap<Address, String>();
        Sql.query(
                file,
                "SELECT mailbox, hash FROM photo",
                row -> hashes.put(Address.of(row.getString(1)), row.getString(2)));
        return hashes;
    }

    static Optional<Photo> read(Connection file, Address mailbox) throws SQLException {
        return Sql.query(
                        file,
                        "SELECT jpeg FROM photo WHERE mailbox = ?",
                        row -> Photo.stored(row.getBytes(1)),
                        mailbox.toString())
                .stream()
                .findFirst();
    }
}
