package entente.mailbox;

import entente.question.Address;
import entente.question.WorkingPeriod;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A mailbox's working hours, and passwords, in the file.
final class SettingRows {
    private SettingRows() {}

    static void putPassword(Connection file, Address address, Holding.Password password)
            throws SQLException {
        var hash = password.hash();
        Sql.update(
                file,
                """
                INSERT INTO password VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (address) DO UPDATE SET administrator = excluded.administrator,
                    memory = excluded.memory, passes = excluded.passes, lanes = excluded.lanes,
                    salt = excluded.salt, hash = excluded.hash\
                """,
                address.toString(),
                password.administrator() ? 1 : 0,
                hash.cost().memory(),
                hash.cost().passes(),
                hash.cost().lanes(),
                hash.salt(),
                hash.secretHash());
    }

    static void removePassword(Connection file, Address address) throws SQLException {
        Sql.update(file, "DELETE FROM password WHERE address = ?", address.toString());
    }

    static Map<Address, Holding.Password> passwords(Connection file) throws SQLException {
        var passwords = new HashMap<Address, Holding.Password>();
        Sql.query(
                file,
                "SELECT address, administrator, memory, passes, lanes, salt, hash FROM password",
                row -> {
                    var cost = new PasswordHash.Cost(row.getInt(3), row.getInt(4), row.getInt(5));
                    var hash = PasswordHash.stored(cost, row.getBytes(6), row.getBytes(7));
                    return passwords.put(
                            Address.of(row.getString(1)),
                            new Holding.Password(hash, row.getInt(2) == 1));
                });
        return passwords;
    }

    static void putHours(Connection file, Address mailbox, Optional<Holding.Hours> hours)
            throws SQLException {
        Sql.update(file, "DELETE FROM working_period WHERE mailbox = ?", mailbox.toString());
        if (hours.isEmpty()) {
            return;
        }
        var position = 0;
        for (var period : hours.get().periods()) {
            Sql.update(
                    file,
                    "INSERT INTO working_period VALUES (?, ?, ?, ?, ?, ?)",
                    mailbox.toString(),
                    position++,
                    hours.get().zone().getId(),
                    bits(period.days()),
                    period.startMinute(),
                    period.endMinute());
        }
    }

    static Optional<Holding.Hours> hours(Connection file, Address mailbox) throws SQLException {
        var stored =
                Sql.query(
                        file,
                        "SELECT zone, days, start_minute, end_minute FROM working_period WHERE mailbox = ? ORDER BY position",
                        row ->
                                new Holding.Hours(
                                        ZoneId.of(row.getString(1)),
                                        List.of(
                                                new WorkingPeriod(
                                                        days(row.getInt(2)),
                                                        row.getInt(3),
                                                        row.getInt(4)))),
                        mailbox.toString());
        return stored.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Holding.Hours(
                                stored.getFirst().zone(),
                                stored.stream()
                                        .flatMap(hours -> hours.periods().stream())
                                        .toList()));
    }

    private static int bits(List<DayOfWeek> days) {
        return days.stream()
                .mapToInt(day -> 1 << day.getValue())
                .reduce(0, (one, other) -> one | other);
    }

    private static List<DayOfWeek> days(int bits) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> (bits & 1 << day.getValue()) != 0)
                .toList();
    }
}
