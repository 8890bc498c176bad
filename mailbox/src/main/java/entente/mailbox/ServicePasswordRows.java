package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Service passwords in the file.
final class ServicePasswordRows {
    /// A step of [Schema], which is never changed once it has been released.
    static final List<String> FIRST =
            List.of(
                    """
                    CREATE TABLE service_password (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        name TEXT NOT NULL COLLATE NOCASE,
                        locked TEXT NOT NULL,
                        made_millis INTEGER NOT NULL,
                        PRIMARY KEY (mailbox, name)
                    ) STRICT, WITHOUT ROWID\
                    """);

    private ServicePasswordRows() {}

    static List<ServicePassword> of(Connection file, Address mailbox) throws SQLException {
        return Sql.query(
                file,
                "SELECT name, locked, made_millis FROM service_password WHERE mailbox = ? ORDER BY name",
                row ->
                        new ServicePassword(
                                row.getString(1),
                                row.getString(2),
                                Instant.ofEpochMilli(row.getLong(3))),
                mailbox.toString());
    }

    static boolean add(Connection file, Address mailbox, ServicePassword password)
            throws SQLException {
        var there = of(file, mailbox);
        if (there.size() >= ServicePassword.MOST
                || there.stream().anyMatch(it -> it.name().equalsIgnoreCase(password.name()))) {
            return false;
        }
        Sql.update(
                file,
                "INSERT INTO service_password VALUES (?, ?, ?, ?)",
                mailbox.toString(),
                password.name(),
                password.locked(),
                password.made().toEpochMilli());
        return true;
    }

    static boolean remove(Connection file, Address mailbox, String name) throws SQLException {
        var there = of(file, mailbox).stream().anyMatch(it -> it.name().equalsIgnoreCase(name));
        Sql.update(
                file,
                "DELETE FROM service_password WHERE mailbox = ? AND name = ?",
                mailbox.toString(),
                name);
        return there;
    }
}
