package entente.mailbox;

import entente.calendar.CalendarObject;
import entente.calendar.GlobalObjectId;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Texts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A page of what happened to a mailbox's appointments and messages about meetings, of what is in the file at one moment: the copies of what they said before changes ([CalendarLogRows]) and the record of what was moved, taken
/// away and had back ([RemovalRecords]), by the numbers of the changes, which both have from one counter. Up to [#MOST_LOOKED_AT] of them are looked at.
final class CalendarLogListing {
    static final int MOST_LOOKED_AT = 5_000;

    /// That a copy went on to another place is nothing that happened to an appointment.
    static final String NEWEST =
            """
            SELECT number, millis, who, way, item, folder_before, folder, reason, NULL AS copy, 1 AS changes, millis AS last_millis, 0 AS gap
            FROM removal_record INDEXED BY removal_record_calendar
            WHERE calendar = 1 AND mailbox = ?1 AND number < ?2 AND millis >= ?3 AND millis <= ?4
                AND reason NOT IN ('changed', 'logged')
                AND folder_before NOT IN ('recoverableitemsversions', 'calendarlogging')
            UNION ALL
            SELECT number, millis, who, way, of_item, NULL, NULL, 'changed', item, changes, last_millis, gap
            FROM calendar_log WHERE mailbox = ?1 AND number < ?2 AND last_millis >= ?3 AND millis <= ?4
            ORDER BY number DESC LIMIT ?5\
            """;

    private static final int AT_ONCE = 100;

    /// `copy` is that of what it said before, where it was changed and that was kept.
    private record Row(
            long number,
            Instant at,
            Actor by,
            String item,
            Optional<FolderKey> from,
            Optional<FolderKey> to,
            RemovalRecord.Reason reason,
            Optional<String> copy,
            int changes,
            Instant last,
            boolean gap) {
        private static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong(1),
                    Instant.ofEpochMilli(row.getLong(2)),
                    new Actor(row.getString(3), Actor.Way.valueOf(row.getString(4))),
                    row.getString(5),
                    Optional.ofNullable(row.getString(6)).map(FolderKey::parse),
                    Optional.ofNullable(row.getString(7)).map(FolderKey::parse),
                    RemovalRecord.Reason.of(row.getString(8)),
                    Optional.ofNullable(row.getString(9)),
                    row.getInt(10),
                    Instant.ofEpochMilli(row.getLong(11)),
                    row.getBoolean(12));
        }
    }

    private record Parsed(String key, CalendarDifferences.State state) {}

    private final Connection file;
    private final Holding holding;
    private final CalendarLogQuery query;
    private final AnswerBudget budget = new AnswerBudget();
    private Optional<Parsed> last = Optional.empty();

    CalendarLogListing(Connection file, Holding holding, CalendarLogQuery query) {
        this.file = file;
        this.holding = holding;
        this.query = query;
    }

    CalendarLogPage page() throws SQLException {
        var found = new ArrayList<CalendarLogEntry>();
        var end = query.before().orElse(Long.MAX_VALUE);
        for (var looked = 0; looked < MOST_LOOKED_AT; looked += AT_ONCE) {
            var rows = rows(end);
            for (var row : rows) {
                var happened = happened(row);
                if (happened.isPresent()) {
                    if (found.size() == query.most() || !isTold(row, happened.get())) {
                        return new CalendarLogPage(found, Optional.of(end));
                    }
                    found.add(entry(row, happened.get()));
                }
                end = row.number();
            }
            if (rows.size() < AT_ONCE) {
                return new CalendarLogPage(found, Optional.empty());
            }
        }
        return new CalendarLogPage(found, Optional.of(end));
    }

    private List<Row> rows(long before) throws SQLException {
        return Sql.query(
                file,
                NEWEST,
                Row::read,
                mailbox(),
                before,
                query.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE),
                query.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
                AT_ONCE);
    }

    /// What is known of the item that a row is about: what it said, and of a change what it said afterwards.
    private record Happened(Optional<StoredItem> said, Optional<StoredItem> after) {}

    /// Empty where it is not asked for.
    private Optional<Happened> happened(Row row) throws SQLException {
        var happened =
                row.copy().isPresent()
                        ? new Happened(find(row.copy()), after(row))
                        : new Happened(known(row), Optional.empty());
        return isMeant(happened) ? Optional.of(happened) : Optional.empty();
    }

    private Optional<StoredItem> after(Row row) throws SQLException {
        if (row.gap()) {
            return Optional.empty();
        }
        var next = CalendarLogRows.copyAfter(file, holding.address(), row.item(), row.number());
        return next.isPresent() ? find(next) : find(Optional.of(row.item()));
    }

    /// An item as it was then: as it was before the next change, or as it is; where it went for good, as it was before the last change.
    private Optional<StoredItem> known(Row row) throws SQLException {
        var next = CalendarLogRows.copyAfter(file, holding.address(), row.item(), row.number());
        var item = find(next.isPresent() ? next : Optional.of(row.item()));
        return item.isPresent()
                ? item
                : find(
                        CalendarLogRows.copyBefore(
                                file, holding.address(), row.item(), row.number()));
    }

    private Optional<StoredItem> find(Optional<String> key) throws SQLException {
        return key.isPresent()
                ? ItemRows.find(file, holding.address(), key.get())
                : Optional.empty();
    }

    private boolean isMeant(Happened happened) {
        if (!query.isOfSome()) {
            return true;
        }
        var known = happened.said().map(item -> item.kept().content());
        var after = happened.after().map(item -> item.kept().content());
        return known.or(() -> after).isPresent()
                && query.uid()
                        .map(uid -> known.or(() -> after).filter(one -> isOf(one, uid)).isPresent())
                        .orElse(true)
                && query.subject()
                        .map(text ->
                                known.filter(one -> isAbout(one, text)).isPresent()
                                        || after.filter(one -> isAbout(one, text)).isPresent())
                        .orElse(true);
    }

    private static boolean isOf(ItemContent content, String uid) {
        return content.properties()
                .find(Known.CLEAN_GLOBAL_OBJECT_ID)
                .filter(GlobalObjectId.of(uid)::equals)
                .isPresent();
    }

    private static boolean isAbout(ItemContent content, String text) {
        return Texts.folded(content.properties().text(Known.SUBJECT).orElse(""))
                .contains(Texts.folded(text));
    }

    private boolean isTold(Row row, Happened happened) throws SQLException {
        return happened.said().isEmpty()
                || budget.tells(
                        happened.said().get(),
                        row.copy().isPresent()
                                ? PieceRows.length(
                                        file,
                                        holding.address(),
                                        happened.said().get().key(),
                                        CutStream.SOURCE)
                                : 0);
    }

    private CalendarLogEntry entry(Row row, Happened happened) throws SQLException {
        var address = holding.address();
        return new CalendarLogEntry(
                row.number(),
                row.item(),
                row.at(),
                row.by(),
                row.reason(),
                row.from().map(folder -> FolderId.of(address, folder)),
                row.to().map(folder -> FolderId.of(address, folder)),
                happened.said().map(item -> item.in(address).content()),
                row.copy().isPresent()
                        ? Optional.of(
                                new CalendarLogEntry.Change(
                                        row.changes(),
                                        row.last(),
                                        differences(happened),
                                        row.gap()))
                        : Optional.empty());
    }

    private Optional<List<CalendarDifference>> differences(Happened happened) throws SQLException {
        if (happened.said().isEmpty() || happened.after().isEmpty()) {
            return Optional.empty();
        }
        var after = state(happened.after().get());
        var before = state(happened.said().get());
        last = Optional.of(new Parsed(happened.said().get().key(), before));
        return Optional.of(CalendarDifferences.between(before, after));
    }

    /// What a copy said is what its item said after the change before, which is told of next as a rule.
    private CalendarDifferences.State state(StoredItem item) throws SQLException {
        var known = last.filter(parsed -> parsed.key().equals(item.key()));
        return known.isPresent() ? known.get().state() : read(item);
    }

    private CalendarDifferences.State read(StoredItem item) throws SQLException {
        var streams = PieceRows.digests(file, holding.address(), item.key());
        var text = new ArrayList<String>();
        for (var format : Body.Format.values()) {
            text.add(streams.getOrDefault(CutStream.name(format), ""));
        }
        var object =
                item.hasSource() && item.kept().content().isAppointment()
                        ? AppointmentRows.readable(file, holding.mailbox().orElseThrow(), item)
                        : Optional.<CalendarObject>empty();
        return new CalendarDifferences.State(item.kept().content(), object, String.join(" ", text));
    }

    private String mailbox() {
        return holding.address().toString();
    }
}
