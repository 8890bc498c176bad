package entente.wire.ews;

import entente.question.TimeZoneRule;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A zone spelled out as `TimeZoneDefinition` does: periods, the groups of changes between them, and which group holds from when.
///
/// Biases are those of the wire: UTC = local + bias.
record ZoneDefinition(
        Map<String, Duration> biases, Map<String, List<Change>> groups, List<Era> eras) {
    /// From this time on the clock, it follows this group.
    record Era(LocalDateTime from, String group) {}

    /// A yearly change to a period; one without a month is where the clock stays all year.
    record Change(
            String toPeriod,
            Duration time,
            int month,
            int occurrence,
            Optional<DayOfWeek> day,
            int date) {}

    /// Reads what `<TimeZoneDefinition>` holds; empty when it only names a zone.
    static Optional<ZoneDefinition> read(XmlCursor xml) throws MalformedXml {
        var biases = new HashMap<String, Duration>();
        var groups = new HashMap<String, List<Change>>();
        var eras = new ArrayList<Era>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Periods" -> readPeriods(xml, biases);
                case "TransitionsGroups" -> readGroups(xml, groups);
                case "Transitions" -> readEras(xml, eras);
                default -> xml.skip();
            }
        }
        return biases.isEmpty()
                ? Optional.empty()
                : Optional.of(new ZoneDefinition(biases, groups, eras));
    }

    /// The rule at one time on the clock; empty when what is spelled out makes no sense.
    Optional<TimeZoneRule> rule(LocalDateTime at) {
        return eras.stream()
                .filter(era -> !era.from.isAfter(at))
                .reduce((_, later) -> later)
                .map(era -> groups.getOrDefault(era.group, List.of()))
                .or(() -> groups.values().stream().findFirst())
                .flatMap(this::rule);
    }

    private Optional<TimeZoneRule> rule(List<Change> changes) {
        try {
            return switch (changes.size()) {
                case 0 ->
                        biases.size() == 1
                                ? fixed(biases.values().iterator().next())
                                : Optional.empty();
                case 1 -> fixed(bias(changes.getFirst()));
                case 2 -> rule(changes.getFirst(), changes.getLast());
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException notAZone) {
            return Optional.empty();
        }
    }

    private Optional<TimeZoneRule> rule(Change one, Change other) {
        // East has the smaller bias, and summer is east of winter.
        var oneIsSummer = bias(one).compareTo(bias(other)) < 0;
        var summer = oneIsSummer ? one : other;
        var winter = oneIsSummer ? other : one;
        var bias = minutes(bias(winter));
        var rule =
                new TimeZoneRule(
                        bias,
                        Optional.of(change(winter, 0)),
                        Optional.of(change(summer, minutes(bias(summer)) - bias)));
        // Whether such a clock can run shows only when it is wound up.
        rule.rules();
        return Optional.of(rule);
    }

    private static TimeZoneRule.Change change(Change change, int bias) {
        var dayOrder =
                change.date > 0 ? change.date : change.occurrence < 0 ? 5 : change.occurrence;
        return new TimeZoneRule.Change(
                bias,
                LocalTime.MIDNIGHT.plus(change.time),
                dayOrder,
                change.month,
                change.day,
                OptionalInt.empty());
    }

    private Duration bias(Change change) {
        var bias = biases.get(change.toPeriod);
        if (bias == null) {
            throw new IllegalArgumentException("a change leads to a period that is not there");
        }
        return bias;
    }

    private static Optional<TimeZoneRule> fixed(Duration bias) {
        return Optional.of(TimeZoneRule.fixed(minutes(bias)));
    }

    private static int minutes(Duration bias) {
        return Math.toIntExact(bias.toMinutes());
    }

    private static void readPeriods(XmlCursor xml, Map<String, Duration> biases)
            throws MalformedXml {
        while (xml.nextChild()) {
            var id = xml.attribute("Id").orElse("");
            var bias = duration(xml, xml.attribute("Bias").orElse("PT0S"));
            biases.put(id, bias);
            xml.skip();
        }
    }

    private static void readGroups(XmlCursor xml, Map<String, List<Change>> groups)
            throws MalformedXml {
        while (xml.nextChild()) {
            groups.put(xml.attribute("Id").orElse(""), readChanges(xml));
        }
    }

    private static List<Change> readChanges(XmlCursor xml) throws MalformedXml {
        var changes = new ArrayList<Change>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Transition", "RecurringDayTransition", "RecurringDateTransition" ->
                        changes.add(readChange(xml));
                default -> xml.skip();
            }
        }
        return changes;
    }

    private static Change readChange(XmlCursor xml) throws MalformedXml {
        var to = "";
        var time = Duration.ZERO;
        var month = 0;
        var occurrence = 0;
        var day = Optional.<DayOfWeek>empty();
        var date = 0;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "To" -> to = xml.text();
                case "TimeOffset" -> time = duration(xml, xml.text());
                case "Month" -> month = xml.number();
                case "Occurrence" -> occurrence = xml.number();
                case "DayOfWeek" -> day = Days.one(xml.text());
                case "Day" -> date = xml.number();
                default -> xml.skip();
            }
        }
        return new Change(to, time, month, occurrence, day, date);
    }

    private static void readEras(XmlCursor xml, List<Era> eras) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Transition", "AbsoluteDateTransition" -> eras.add(readEra(xml));
                default -> xml.skip();
            }
        }
    }

    private static Era readEra(XmlCursor xml) throws MalformedXml {
        var group = "";
        var from = LocalDateTime.MIN;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "To" -> group = xml.text();
                case "DateTime" -> from = TimeWindowXml.readTime(xml).local();
                default -> xml.skip();
            }
        }
        return new Era(from, group);
    }

    private static Duration duration(XmlCursor xml, String text) throws MalformedXml {
        try {
            return Duration.parse(text);
        } catch (DateTimeException notADuration) {
            throw xml.wrong("is not a duration");
        }
    }
}
