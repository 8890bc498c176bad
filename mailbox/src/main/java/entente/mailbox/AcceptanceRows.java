package entente.mailbox;

import entente.question.Address;
import entente.question.Window;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How recipients take mail, in the file. Who never was told to take it in another way than a new recipient has no row.
final class AcceptanceRows {
    private static final String ONLY_FROM = "only-from";
    private static final String NOT_FROM = "not-from";
    private static final String MODERATOR = "moderator";

    private AcceptanceRows() {}

    static void put(Connection file, Address recipient, MailAcceptance acceptance)
            throws SQLException {
        var address = recipient.toString();
        var reply = acceptance.automaticReply();
        var schedule = reply.schedule();
        Sql.update(
                file,
                """
                INSERT INTO acceptance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (recipient) DO UPDATE SET reply_state = excluded.reply_state,
                    reply_from = excluded.reply_from, reply_until = excluded.reply_until,
                    internal_text = excluded.internal_text, external_text = excluded.external_text,
                    external_audience = excluded.external_audience, language = excluded.language,
                    quota = excluded.quota, stated_use = excluded.stated_use,
                    largest_message = excluded.largest_message, insiders_only = excluded.insiders_only,
                    custom_tip = excluded.custom_tip\
                """,
                address,
                stateName(reply.state()),
                schedule.map(during -> during.start().toString()),
                schedule.map(during -> during.end().toString()),
                reply.internalText(),
                reply.externalText(),
                reply.externalAudience().name(),
                reply.language().map(Locale::toLanguageTag),
                acceptance.filling().quota(),
                acceptance.filling().statedUse(),
                acceptance.largestMessage(),
                acceptance.senders().insidersOnly() ? 1 : 0,
                acceptance.customTip());
        Sql.update(file, "DELETE FROM acceptance_person WHERE recipient = ?", address);
        putPeople(file, address, ONLY_FROM, acceptance.senders().onlyFrom());
        putPeople(file, address, NOT_FROM, acceptance.senders().notFrom());
        putPeople(file, address, MODERATOR, acceptance.moderators());
    }

    /// How each recipient takes mail that was ever told to take it in a way of its own.
    static Map<Address, MailAcceptance> all(Connection file) throws SQLException {
        var people = people(file);
        var all = new HashMap<Address, MailAcceptance>();
        Sql.query(
                file,
                """
                SELECT reply_state, reply_from, reply_until, internal_text, external_text, external_audience, language,
                    quota, stated_use, largest_message, insiders_only, custom_tip, recipient
                FROM acceptance\
                """,
                row -> all.put(Address.of(row.getString(13)), acceptance(row, people)));
        return all;
    }

    private static MailAcceptance acceptance(ResultSet row, Map<Part, Set<Address>> people)
            throws SQLException {
        var recipient = row.getString(13);
        return new MailAcceptance(
                reply(row),
                new Filling(number(row, 8), row.getLong(9)),
                number(row, 10),
                new AllowedSenders(
                        people.getOrDefault(new Part(recipient, ONLY_FROM), Set.of()),
                        people.getOrDefault(new Part(recipient, NOT_FROM), Set.of()),
                        row.getInt(11) == 1),
                people.getOrDefault(new Part(recipient, MODERATOR), Set.of()),
                Optional.ofNullable(row.getString(12)));
    }

    private static AutomaticReply reply(ResultSet row) throws SQLException {
        return new AutomaticReply(
                state(row),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                AutomaticReply.ExternalAudience.valueOf(row.getString(6)),
                Optional.ofNullable(row.getString(7)).map(Locale::forLanguageTag));
    }

    private static String stateName(AutomaticReply.State state) {
        return switch (state) {
            case AutomaticReply.State.Off() -> "off";
            case AutomaticReply.State.On() -> "on";
            case AutomaticReply.State.Scheduled _ -> "scheduled";
        };
    }

    private static AutomaticReply.State state(ResultSet row) throws SQLException {
        return switch (row.getString(1)) {
            case "off" -> new AutomaticReply.State.Off();
            case "on" -> new AutomaticReply.State.On();
            case "scheduled" ->
                    new AutomaticReply.State.Scheduled(
                            new Window(
                                    Instant.parse(row.getString(2)),
                                    Instant.parse(row.getString(3))));
            default -> throw new SQLException("an automatic reply in no known state");
        };
    }

    private static void putPeople(
            Connection file, String recipient, String part, Set<Address> people)
            throws SQLException {
        for (var person : people) {
            Sql.update(
                    file,
                    "INSERT INTO acceptance_person VALUES (?, ?, ?)",
                    recipient,
                    part,
                    person.toString());
        }
    }

    private static Map<Part, Set<Address>> people(Connection file) throws SQLException {
        var people = new HashMap<Part, Set<Address>>();
        Sql.query(
                file,
                "SELECT recipient, part, address FROM acceptance_person",
                row ->
                        people.computeIfAbsent(
                                        new Part(row.getString(1), row.getString(2)),
                                        _ -> new HashSet<>())
                                .add(Address.of(row.getString(3))));
        return people;
    }

    /// One list of people of one recipient.
    private record Part(String recipient, String part) {}

    private static Optional<Long> number(ResultSet row, int column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
