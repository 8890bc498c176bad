package entente.wire.ews;

import entente.question.AccessLevel;
import entente.question.BusyBlock;
import entente.question.Details;
import entente.question.FreeBusy;
import entente.question.Status;
import entente.question.TimeZoneRule;
import entente.question.View;
import entente.question.WorkingHours;
import entente.question.WorkingPeriod;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads a partner's `FreeBusyView` elements, whose un-zoned times follow `rules`.
final class FreeBusyReader {
    private final ZoneRules rules;

    FreeBusyReader(ZoneRules rules) {
        this.rules = rules;
    }

    /// Reads `<FreeBusyView>`; empty when nothing is shown. A view counts as what its name says and as what is in it.
    Optional<FreeBusy> read(XmlCursor xml) throws MalformedXml {
        var named = Optional.<View>empty();
        var merged = Optional.<String>empty();
        var blocks = new ArrayList<BusyBlock>();
        var hours = Optional.<WorkingHours>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FreeBusyViewType" -> named = FreeBusyOptionsXml.parseView(xml.text());
                case "MergedFreeBusy" -> merged = readMerged(xml);
                case "CalendarEventArray" -> readEvents(xml, blocks);
                case "WorkingHours" -> hours = readHours(xml);
                default -> xml.skip();
            }
        }
        var view = view(named, merged.isPresent(), blocks);
        return view.isEmpty()
                ? Optional.empty()
                : Optional.of(new FreeBusy(view.get(), level(view.get()), merged, blocks, hours));
    }

    private static Optional<View> view(
            Optional<View> named, boolean merged, List<BusyBlock> blocks) {
        if (named.map(View::details).orElse(false)
                || blocks.stream().anyMatch(block -> block.details().isPresent())) {
            return Optional.of(merged ? View.DETAILED_MERGED : View.DETAILED);
        }
        if (named.map(View::events).orElse(false) || !blocks.isEmpty()) {
            return Optional.of(merged ? View.FREE_BUSY_MERGED : View.FREE_BUSY);
        }
        return merged ? Optional.of(View.MERGED_ONLY) : Optional.empty();
    }

    private static AccessLevel level(View view) {
        return view.details() ? AccessLevel.LIMITED_DETAILS : AccessLevel.AVAILABILITY_ONLY;
    }

    /// An empty string is one that is not there.
    private static Optional<String> readMerged(XmlCursor xml) throws MalformedXml {
        var digits = xml.text();
        if (!BusyTypes.isMerged(digits)) {
            throw xml.wrongText("a merged string");
        }
        return Optional.of(BusyTypes.received(digits)).filter(some -> !some.isEmpty());
    }

    private void readEvents(XmlCursor xml, List<BusyBlock> blocks) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "CalendarEvent" -> blocks.add(readEvent(xml));
                default -> xml.skip();
            }
        }
        blocks.sort(Comparator.comparing(BusyBlock::start).thenComparing(BusyBlock::end));
    }

    private BusyBlock readEvent(XmlCursor xml) throws MalformedXml {
        var start = Optional.<Instant>empty();
        var end = Optional.<Instant>empty();
        var status = Status.NO_DATA;
        var details = Optional.<Details>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "StartTime" -> start = Optional.of(readTime(xml));
                case "EndTime" -> end = Optional.of(readTime(xml));
                case "BusyType" -> status = BusyTypes.parse(xml.text());
                case "CalendarEventDetails" -> details = Optional.of(readDetails(xml));
                default -> xml.skip();
            }
        }
        var from = start.orElseThrow(() -> xml.missing("StartTime"));
        var until = end.orElseThrow(() -> xml.missing("EndTime"));
        if (until.isBefore(from)) {
            throw xml.wrongText("a stretch of time: it ends before it starts");
        }
        return new BusyBlock(from, until, status, details);
    }

    private Instant readTime(XmlCursor xml) throws MalformedXml {
        return TimeWindowXml.readTime(xml).in(rules);
    }

    private static Details readDetails(XmlCursor xml) throws MalformedXml {
        var id = "";
        var subject = "";
        var location = "";
        var meeting = false;
        var recurring = false;
        var exception = false;
        var reminderSet = false;
        var isPrivate = false;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ID" -> id = xml.text();
                case "Subject" -> subject = xml.text();
                case "Location" -> location = xml.text();
                case "IsMeeting" -> meeting = xml.flag();
                case "IsRecurring" -> recurring = xml.flag();
                case "IsException" -> exception = xml.flag();
                case "IsReminderSet" -> reminderSet = xml.flag();
                case "IsPrivate" -> isPrivate = xml.flag();
                default -> xml.skip();
            }
        }
        return new Details(
                id, subject, location, meeting, recurring, exception, reminderSet, isPrivate);
    }

    /// Empty when the hours have no zone or no period that can be: the rest of the answer is good without them.
    private static Optional<WorkingHours> readHours(XmlCursor xml) throws MalformedXml {
        var zone = Optional.<TimeZoneRule>empty();
        var periods = new ArrayList<WorkingPeriod>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "TimeZone" -> zone = ZoneXml.read(xml);
                case "WorkingPeriodArray" -> readPeriods(xml, periods);
                default -> xml.skip();
            }
        }
        return zone.filter(_ -> !periods.isEmpty()).map(rule -> new WorkingHours(rule, periods));
    }

    private static void readPeriods(XmlCursor xml, List<WorkingPeriod> periods)
            throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "WorkingPeriod" -> readPeriod(xml).ifPresent(periods::add);
                default -> xml.skip();
            }
        }
    }

    private static Optional<WorkingPeriod> readPeriod(XmlCursor xml) throws MalformedXml {
        var days = List.<DayOfWeek>of();
        var start = 0;
        var end = 0;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "DayOfWeek" -> days = Days.list(xml.text());
                case "StartTimeInMinutes" -> start = xml.number();
                case "EndTimeInMinutes" -> end = xml.number();
                default -> xml.skip();
            }
        }
        return days.isEmpty() || start < 0 || end > 1440 || start >= end
                ? Optional.empty()
                : Optional.of(new WorkingPeriod(days, start, end));
    }
}
