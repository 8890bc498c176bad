package entente.pages;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.PropertyId;
import entente.item.Texts;
import entente.mailbox.RecoverableItem;
import entente.mailbox.RecoveryQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which deleted items somebody wants to see, as her query says: all that is given has to be so. What cannot be understood counts as not given; where she wrote it herself, a text or a day, `faults` say so, by field.
///
/// `text` is in the subject, or in the name or address of who sent it, without regard to case; the days are those on which an item was deleted, on the clock of the mailbox, both included. `before` is where the page before ended.
record RecoverFilter(
        Shelf shelf,
        Optional<String> text,
        Optional<Kind> kind,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<Long> before,
        Map<String, String> faults) {
    static final int MOST_ON_A_PAGE = 50;
    static final int LONGEST_TEXT = 200;

    private static final List<PropertyId> SENDERS =
            List.of(Known.FROM_NAME, Known.FROM_ADDRESS, Known.SENDER_NAME, Known.SENDER_ADDRESS);

    RecoverFilter {
        faults = Map.copyOf(faults);
    }

    static RecoverFilter read(Form query) {
        var faults = new LinkedHashMap<String, String>();
        var text = query.text("text");
        if (text.filter(it -> it.length() > LONGEST_TEXT).isPresent()) {
            faults.put("text", "Write at most %d characters.".formatted(LONGEST_TEXT));
            text = Optional.empty();
        }
        var from = day(query, "from", faults);
        var until = day(query, "until", faults);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            faults.put("until", "This day is before the first one.");
            until = Optional.empty();
        }
        return new RecoverFilter(
                query.text("in").flatMap(Shelf::parse).orElse(Shelf.REMOVED),
                text,
                query.text("kind").flatMap(Kind::parse),
                from,
                until,
                query.text("before").filter(it -> it.matches("[0-9]{1,18}")).map(Long::valueOf),
                faults);
    }

    /// The list that a form was sent from, as its field `back` says.
    static RecoverFilter backOf(Form form) throws PageError {
        return read(Form.ofQuery(form.exact("back").orElse("")));
    }

    private static Optional<LocalDate> day(Form query, String name, Map<String, String> faults) {
        try {
            return query.text(name).map(LocalDate::parse);
        } catch (DateTimeParseException none) {
            faults.put(name, "Write a day as YEAR-MONTH-DAY, such as 2026-03-02.");
            return Optional.empty();
        }
    }

    /// Whether anything but a shelf is asked for.
    boolean narrows() {
        return text.isPresent() || kind.isPresent() || from.isPresent() || until.isPresent();
    }

    /// What is asked of the store; what else has to be so says [#shows].
    RecoveryQuery query() {
        var all = RecoveryQuery.of(shelf.source(), MOST_ON_A_PAGE);
        return before.map(all::after).orElse(all);
    }

    boolean shows(RecoverableItem item, ZoneId zone) {
        var content = item.item().content();
        return text.map(Texts::folded).map(part -> says(content, part)).orElse(true)
                && kind.map(wanted -> wanted == Kind.of(content)).orElse(true)
                && isWithin(item.entered().or(item::deleted), zone);
    }

    private boolean isWithin(Optional<Instant> deleted, ZoneId zone) {
        if (from.isEmpty() && until.isEmpty()) {
            return true;
        }
        var day = deleted.map(time -> LocalDate.ofInstant(time, zone));
        return day.isPresent()
                && from.map(first -> !day.get().isBefore(first)).orElse(true)
                && until.map(last -> !day.get().isAfter(last)).orElse(true);
    }

    private static boolean says(ItemContent content, String part) {
        return Stream.concat(Stream.of(Known.SUBJECT), SENDERS.stream())
                .flatMap(id -> content.properties().text(id).stream())
                .anyMatch(said -> Texts.folded(said).contains(part));
    }

    /// The same on another shelf, from its beginning.
    RecoverFilter on(Shelf other) {
        return new RecoverFilter(other, text, kind, from, until, Optional.empty(), Map.of());
    }

    /// The same after the page that ended there.
    RecoverFilter after(Optional<Long> end) {
        return new RecoverFilter(shelf, text, kind, from, until, end, Map.of());
    }

    /// The page on which all of a shelf stands.
    RecoverFilter cleared() {
        return new RecoverFilter(
                shelf,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /// The address of the page that it asks for.
    String target() {
        var fields = new LinkedHashMap<String, String>();
        if (shelf != Shelf.REMOVED) {
            fields.put("in", shelf.word());
        }
        text.ifPresent(it -> fields.put("text", it));
        kind.ifPresent(it -> fields.put("kind", it.word()));
        from.ifPresent(it -> fields.put("from", it.toString()));
        until.ifPresent(it -> fields.put("until", it.toString()));
        before.ifPresent(it -> fields.put("before", it.toString()));
        return fields.isEmpty() ? Pages.RECOVER : Pages.RECOVER + "?" + query(fields);
    }

    /// What a form carries along, so that the page comes back as it was.
    String back() {
        var target = target();
        return target.equals(Pages.RECOVER) ? "" : target.substring(Pages.RECOVER.length() + 1);
    }

    /// The same behind another field of a query.
    String continued() {
        var back = back();
        return back.isEmpty() ? "" : "&" + back;
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + Form.encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }
}
