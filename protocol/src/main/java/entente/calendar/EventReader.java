package entente.calendar;

import entente.calendar.Event.Replaces;
import entente.calendar.Repetition.Extra;
import entente.digest.Sha256;
import entente.question.Address;
import entente.question.Details;
import entente.question.Status;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Understands a VEVENT (RFC 5545, 3.6.1) of the calendar of `owner`.
record EventReader(Address owner, Zones zones) {
    private static final int LONGEST_TEXT = 1024;
    private static final int LONGEST_UID = 1024;
    private static final int MOST_DATES = 10_000;
    private static final int MOST_RULES = 16;

    /// A series of longer ones is a mistake, and would lie in every window asked for.
    private static final long LONGEST_REPEATED = 1100 * 86_400L;

    Event read(Component event) throws Malformed {
        event.check();
        var starts =
                event.first("DTSTART").orElseThrow(() -> new Malformed("the event has no DTSTART"));
        var start = Moment.read(starts, zones);
        var length = length(event, start);
        var replaces = replaces(event);
        var repetition = replaces.isPresent() ? Repetition.NONE : repetition(event, start, length);
        if (repetition.repeats() && length.mostSeconds() > LONGEST_REPEATED) {
            throw new Malformed(
                    starts, "begins a series of events that last longer than three years");
        }
        var uid = uid(event);
        return new Event(
                uid,
                replaces,
                number(event, "SEQUENCE"),
                stamp(event),
                start,
                length,
                repetition,
                !isCancelled(event) && !isDeclined(event),
                status(event),
                details(event, replaces, repetition));
    }

    private Length length(Component event, Moment start) throws Malformed {
        var ends = event.first("DTEND");
        if (ends.isPresent()) {
            return Length.between(ends.get(), start, Moment.read(ends.get(), zones));
        }
        var duration = event.first("DURATION");
        if (duration.isPresent()) {
            return Length.parse(duration.get(), duration.get().value());
        }
        return start.isDate() ? Length.ONE_DAY : Length.NONE;
    }

    private Optional<Replaces> replaces(Component event) throws Malformed {
        var id = event.first("RECURRENCE-ID");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var andFuture =
                id.get().parameter("RANGE").map("THISANDFUTURE"::equalsIgnoreCase).orElse(false);
        return Optional.of(new Replaces(Moment.read(id.get(), zones), andFuture));
    }

    private Repetition repetition(Component event, Moment start, Length length) throws Malformed {
        var dates = new ArrayList<Extra>();
        for (var property : event.all("RDATE").toList()) {
            for (var value : property.values()) {
                dates.add(extra(property, value, start, length));
            }
            if (dates.size() > MOST_DATES) {
                throw new Malformed(property, "holds too many dates");
            }
        }
        return new Repetition(
                rules(event, "RRULE", start),
                dates,
                rules(event, "EXRULE", start),
                exceptDates(event));
    }

    private Extra extra(ContentLine property, String value, Moment start, Length length)
            throws Malformed {
        var slash = value.indexOf('/');
        if (slash < 0) {
            var date = property.isDate(value);
            var named = Moment.read(property, value, date, zones);
            // A date in a series of timed events means the series' time of day.
            return date && !start.isDate()
                    ? new Extra(
                            new Moment(
                                    named.local().toLocalDate().atTime(start.local().toLocalTime()),
                                    start.zone(),
                                    false),
                            length)
                    : new Extra(named, length);
        }
        var begins = Moment.read(property, value.substring(0, slash), false, zones);
        var end = value.substring(slash + 1);
        return new Extra(
                begins,
                end.toUpperCase(Locale.ROOT).contains("P")
                        ? Length.parse(property, end)
                        : Length.between(
                                property, begins, Moment.read(property, end, false, zones)));
    }

    private List<Moment> exceptDates(Component event) throws Malformed {
        var dates = new ArrayList<Moment>();
        for (var property : event.all("EXDATE").toList()) {
            for (var value : property.values()) {
                var date = property.isDate(value);
                dates.add(Moment.read(property, value, date, zones));
            }
            if (dates.size() > MOST_DATES) {
                throw new Malformed(property, "holds too many dates");
            }
        }
        return dates;
    }

    private static List<Expansion> rules(Component event, String name, Moment start)
            throws Malformed {
        var rules = new ArrayList<Expansion>();
        for (var property : event.all(name).toList()) {
            rules.add(Expansion.read(property, start));
            if (rules.size() > MOST_RULES) {
                throw new Malformed(property, "is one rule too many");
            }
        }
        return rules;
    }

    private boolean isCancelled(Component event) {
        return is(event, "STATUS", "CANCELLED");
    }

    private boolean isDeclined(Component event) {
        return answer(event).map("DECLINED"::equals).orElse(false);
    }

    /// What the owner answered to the invitation, when she is among those invited.
    private Optional<String> answer(Component event) {
        return event.all("ATTENDEE")
                .filter(attendee -> isOwner(attendee.value()))
                .flatMap(attendee -> attendee.parameter("PARTSTAT").stream())
                .map(answer -> answer.toUpperCase(Locale.ROOT))
                .findFirst();
    }

    private boolean isOwner(String attendee) {
        var bare = attendee.strip();
        return bare.regionMatches(true, 0, "mailto:", 0, 7)
                && Address.parse(bare.substring(7)).map(owner::equals).orElse(false);
    }

    /// X-MICROSOFT-CDO-BUSYSTATUS says more than TRANSP and STATUS can, so it wins.
    private Status status(Component event) {
        var told =
                event.first("X-MICROSOFT-CDO-BUSYSTATUS")
                        .map(line -> line.value().toUpperCase(Locale.ROOT));
        return switch (told.orElse("")) {
            case "FREE" -> Status.FREE;
            case "TENTATIVE" -> Status.TENTATIVE;
            case "BUSY" -> Status.BUSY;
            case "OOF" -> Status.OUT_OF_OFFICE;
            case "WORKINGELSEWHERE" -> Status.WORKING_ELSEWHERE;
            default -> plainStatus(event);
        };
    }

    private Status plainStatus(Component event) {
        if (is(event, "TRANSP", "TRANSPARENT")) {
            return Status.FREE;
        }
        return is(event, "STATUS", "TENTATIVE")
                        || answer(event).map("TENTATIVE"::equals).orElse(false)
                ? Status.TENTATIVE
                : Status.BUSY;
    }

    private Details details(Component event, Optional<Replaces> replaces, Repetition repetition) {
        return new Details(
                "",
                text(event, "SUMMARY"),
                text(event, "LOCATION"),
                event.first("ATTENDEE").isPresent(),
                replaces.isPresent() || repetition.repeats(),
                replaces.isPresent(),
                event.parts("VALARM").findAny().isPresent(),
                isPrivate(event));
    }

    /// What is personal is shown, as Exchange has it. RFC 5545, 3.8.1.3: a word that nobody knows means as much as PRIVATE.
    private static boolean isPrivate(Component event) {
        var said = event.first("CLASS").map(line -> line.value().toUpperCase(Locale.ROOT));
        return said.filter(word -> !Set.of("", "PUBLIC", "X-PERSONAL").contains(word)).isPresent();
    }

    /// An event without a UID is known by its text, so that importing it twice does not double it.
    private static String uid(Component event) throws Malformed {
        var uid = event.first("UID").map(line -> line.value()).filter(text -> !text.isEmpty());
        if (uid.isPresent() && uid.get().length() > LONGEST_UID) {
            throw new Malformed(
                    "the event's UID is longer than %d characters".formatted(LONGEST_UID));
        }
        return uid.orElseGet(() -> "text-" + HexFormat.of().formatHex(Sha256.of(event.text())));
    }

    private static long stamp(Component event) {
        var stamp = event.first("DTSTAMP").or(() -> event.first("LAST-MODIFIED"));
        try {
            return stamp.isPresent()
                    ? Moment.read(stamp.get(), new Zones(java.time.ZoneOffset.UTC, List.of()))
                            .epochSecond()
                    : 0;
        } catch (Malformed unimportant) {
            return 0;
        }
    }

    private static int number(Component event, String property) {
        try {
            return event.first(property).map(line -> Integer.parseInt(line.value())).orElse(0);
        } catch (NumberFormatException unimportant) {
            return 0;
        }
    }

    private static boolean is(Component event, String property, String value) {
        return event.first(property)
                .map(line -> value.equalsIgnoreCase(line.value()))
                .orElse(false);
    }

    /// Without characters that XML cannot hold, and cut to a length that any client takes.
    private static String text(Component event, String property) {
        var text = event.first(property).map(ContentLine::text).orElse("").strip();
        var cut = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        return cut.codePoints()
                .filter(Printable::is)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
