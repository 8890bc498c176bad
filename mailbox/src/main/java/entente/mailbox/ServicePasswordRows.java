package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Service passwords in the file.
final class ServicePasswordRows {
    /// A step of [Schema], which is never changed once it has been released.
    static final List<String> FIRST =
            List.of(
                    """
                    CREATE TABLE service_password (
                        mailbox TEXT NOT NULL REFERENCES recipient ON DELETE CASCADE,
                        name TEXT NOT NULL,
                        locked TEXT NOT NULL,
                        made_millis INTEGER NOT NULL,
                        PRIMARY KEY (mailbox, name)
                    ) STRICT, WITHOUT ROWID\
                    """);

    private static final Comparator<ServicePassword> BY_NAME =
            Comparator.comparing(ServicePassword::name, String.CASE_INSENSITIVE_ORDER);

    private ServicePasswordRows() {}

    static List<ServicePassword> of(Connection file, Address mailbox) throws SQLException {
        return Sql.query(
                        file,
                        "SELECT name, locked, made_millis FROM service_password WHERE mailbox = ?",
                        row ->
                                new ServicePassword(
                                        row.getString(1),
                                        row.getString(2),
                                        Instant.ofEpochMilli(row.getLong(3))),
                        mailbox.toString())
                .stream()
                .sorted(BY_NAME)
                .toList();
    }

    static boolean add(Connection file, Address mailbox, ServicePassword password)
            throws SQLException {
        var there = of(file, mailbox);
        if (there.size() >= ServicePassword.MOST || find(there, password.name()).isPresent()) {
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
        var there = find(of(file, mailbox), name);
        if (there.isPresent()) {
            Sql.update(
                    file,
                    "DELETE FROM service_password WHERE mailbox = ? AND name = ?",
                    mailbox.toString(),
                    there.get().name());
        }
        return there.isPresent();
    }

    /// Whatever the case of its name; there is one of it at most.
    private static Optional<ServicePassword> find(List<ServicePassword> all, String name) {
        return all.stream().filter(it -> it.name().equalsIgnoreCase(name)).findFirst();
    }
}
