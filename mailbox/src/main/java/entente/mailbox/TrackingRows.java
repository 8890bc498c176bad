package entente.mailbox;

import entente.item.Texts;
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

/// What became of messages, in the file. What is older than [MessageLog#KEPT] is not seen, also while it is still there.
record TrackingRows(Connection file, Instant now) {
    private static final String COLUMNS =
            "SELECT mailbox, entry, message_id, sender, subject, at_millis, brought_by FROM tracked WHERE at_millis >= ?";

    List<TrackedMessage> find(TrackingQuery query) throws SQLException {
        var search = new Search(now.minus(MessageLog.KEPT));
        query.sentBy()
                .ifPresent(person -> search.and("mailbox = ? AND brought_by IS NULL", person));
        query.gotBy()
                .ifPresent(person ->
                        search.and(
                                "(mailbox, entry) IN (SELECT mailbox, entry FROM tracked_recipient WHERE address = ?)",
                                person));
        query.sender().ifPresent(person -> search.and("sender = ?", person));
        query.recipient()
                .ifPresent(person ->
                        search.and(
                                "(mailbox, entry) IN (SELECT mailbox, entry FROM tracked_recipient WHERE address = ? OR named = ?)",
                                person,
                                person));
        query.messageId().ifPresent(id -> search.and("message_id = ?", id));
        query.subject()
                .ifPresent(part -> search.and("folded_subject LIKE ? ESCAPE '!'", pattern(part)));
        query.within()
                .ifPresent(window ->
                        search.and(
                                "at_millis >= ? AND at_millis < ?",
                                window.start().toEpochMilli(),
                                window.end().toEpochMilli()));
        var found = new ArrayList<TrackedMessage>();
        for (var row : search.newest(file, query.most())) {
            found.add(row.to(recipients(row.id(), TrackedMessage.MOST_LISTED, Map.of())));
        }
        return found;
    }

    Optional<TrackedMessage> find(TrackedId id) throws SQLException {
        var search = new Search(now.minus(MessageLog.KEPT));
        search.and("mailbox = ? AND entry = ?", id.mailbox(), id.entry());
        var rows = search.newest(file, 1);
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.getFirst().to(recipients(id, Integer.MAX_VALUE, events(id))));
    }

    /// The mailboxes that have more than [MessageLog#MOST_OF_A_MAILBOX].
    static List<Address> tooMany(Connection file) throws SQLException {
        return Sql.query(
                file,
                "SELECT mailbox FROM tracked GROUP BY mailbox HAVING count(*) > ?",
                row -> Address.of(row.getString(1)),
                MessageLog.MOST_OF_A_MAILBOX);
    }

    /// Conditions that all hold, with their values.
    private static final class Search {
        private final StringBuilder sql = new StringBuilder(COLUMNS);
        private final List<Object> values = new ArrayList<>();

        Search(Instant oldest) {
            values.add(oldest.toEpochMilli());
        }

        void and(String condition, Object... bound) {
            sql.append(" AND ").append(condition);
            for (var each : bound) {
                values.add(each instanceof Address address ? address.toString() : each);
            }
        }

        List<Row> newest(Connection file, int most) throws SQLException {
            values.add(most);
            return Sql.query(
                    file,
                    sql + " ORDER BY at_millis DESC, entry LIMIT ?",
                    TrackingRows::read,
                    values.toArray());
        }
    }

    private static String pattern(String part) {
        return "%" + Texts.folded(part).replaceAll("([!%_])", "!$1") + "%";
    }

    /// A message without those whom it is to.
    private record Row(
            TrackedId id,
            String messageId,
            Optional<Address> sender,
            String subject,
            Instant at,
            Optional<String> broughtBy) {
        TrackedMessage to(List<TrackedMessage.To> recipients) {
            return new TrackedMessage(id, messageId, sender, subject, at, broughtBy, recipients);
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new TrackedId(Address.of(row.getString(1)), row.getString(2)),
                row.getString(3),
                Optional.ofNullable(row.getString(4)).map(Address::of),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                Optional.ofNullable(row.getString(7)));
    }

    private List<TrackedMessage.To> recipients(
            TrackedId id, int most, Map<Address, List<TrackedEvent>> events) throws SQLException {
        return Sql.query(
                file,
                """
                SELECT address, blind, named FROM tracked_recipient
                WHERE mailbox = ? AND entry = ? ORDER BY position LIMIT ?\
                """,
                row -> {
                    var address = Address.of(row.getString(1));
                    return new TrackedMessage.To(
                            address,
                            row.getInt(2) != 0,
                            Optional.ofNullable(row.getString(3)).map(Address::of),
                            events.getOrDefault(address, List.of()));
                },
                id.mailbox().toString(),
                id.entry(),
                most);
    }

    private Map<Address, List<TrackedEvent>> events(TrackedId id) throws SQLException {
        var events = new HashMap<Address, List<TrackedEvent>>();
        Sql.query(
                file,
                "SELECT address, kind, at_millis, detail FROM tracked_event WHERE mailbox = ? AND entry = ?",
                row ->
                        events.computeIfAbsent(Address.of(row.getString(1)), _ -> new ArrayList<>())
                                .add(
                                        new TrackedEvent(
                                                TrackedEvent.Kind.valueOf(row.getString(2)),
                                                Instant.ofEpochMilli(row.getLong(3)),
                                                Optional.ofNullable(row.getString(4)))),
                id.mailbox().toString(),
                id.entry());
        return events;
    }
}
