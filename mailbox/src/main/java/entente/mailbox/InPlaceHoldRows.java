package entente.mailbox;

import entente.question.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// In-place holds of mailboxes, in the file, by their names.
final class InPlaceHoldRows {
    private static final String HELD =
            "SELECT name, query, zone, millis, days, placed_by, comment, mailbox FROM in_place_hold";

    private InPlaceHoldRows() {}

    static Map<Address, List<InPlaceHold>> all(Connection file) throws SQLException {
        var all = new HashMap<Address, List<InPlaceHold>>();
        Sql.query(
                file,
                HELD + " ORDER BY mailbox, name",
                row ->
                        all.computeIfAbsent(Address.of(row.getString(8)), _ -> new ArrayList<>())
                                .add(read(row)));
        return all;
    }

    static List<InPlaceHold> of(Connection file, Address mailbox) throws SQLException {
        return Sql.query(
                file,
                HELD + " WHERE mailbox = ? ORDER BY name",
                InPlaceHoldRows::read,
                mailbox.toString());
    }

    /// These and no others.
    static void put(Connection file, Address mailbox, List<InPlaceHold> holds) throws SQLException {
        Sql.update(file, "DELETE FROM in_place_hold WHERE mailbox = ?", mailbox.toString());
        for (var hold : holds) {
            Sql.update(
                    file,
                    "INSERT INTO in_place_hold VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    mailbox.toString(),
                    hold.name(),
                    hold.query().map(HoldQuery::text),
                    hold.query().map(HoldQuery::zone),
                    hold.since().toEpochMilli(),
                    days(hold),
                    hold.owner(),
                    hold.comment());
        }
    }

    private static Optional<Integer> days(InPlaceHold hold) {
        return hold.days().isPresent() ? Optional.of(hold.days().getAsInt()) : Optional.empty();
    }

    private static InPlaceHold read(ResultSet row) throws SQLException {
        var text = Optional.ofNullable(row.getString(2));
        var zone = Optional.ofNullable(row.getString(3));
        var days = row.getInt(5);
        var bounded = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(days);
        return new InPlaceHold(
                row.getString(1),
                text.map(query -> HoldQuery.of(query, zone.orElse(""))),
                Instant.ofEpochMilli(row.getLong(4)),
                bounded,
                row.getString(6),
                Optional.ofNullable(row.getString(7)));
    }
}
