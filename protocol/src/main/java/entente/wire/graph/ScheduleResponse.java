package entente.wire.graph;

import entente.problem.Refusal;
import entente.question.Answer;
import entente.question.BusyBlock;
import entente.question.FreeBusy;
import entente.question.Status;
import entente.question.TimeZoneRule;
import entente.question.TimeZoneRule.Change;
import entente.question.Window;
import entente.question.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What is known of each schedule that was asked for, in the order asked (`scheduleInformation`), with times on the clock of `zone`.
public record ScheduleResponse(
        String context, List<Entry> entries, Window window, Duration interval, NamedZone zone) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS", Locale.ROOT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSS", Locale.ROOT);

    public ScheduleResponse {
        entries = List.copyOf(entries);
    }

    /// One schedule as it was asked for, and what came of it; `code` is the response code of what did not.
    public record Entry(String schedule, Answer answer, Optional<String> code) {}

    public byte[] json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("@odata.context", context);
        json.put("value", entries.stream().map(this::information).toList());
        return JSON.writeValueAsBytes(json);
    }

    private Map<String, Object> information(Entry entry) {
        return switch (entry.answer()) {
            case Answer.Answered(var freeBusy) -> shown(entry.schedule(), freeBusy);
            case Answer.Refused(var why) -> failed(entry, why);
            case Answer.Unreachable(var why) -> failed(entry, why);
        };
    }

    private static Map<String, Object> failed(Entry entry, Refusal why) {
        var error = new LinkedHashMap<String, Object>();
        error.put("message", why.sentence());
        error.put("responseCode", entry.code().orElse("ErrorInternalServerError"));
        var json = new LinkedHashMap<String, Object>();
        json.put("scheduleId", entry.schedule());
        json.put("availabilityView", "");
        json.put("error", error);
        json.put("scheduleItems", List.of());
        return json;
    }

    private Map<String, Object> shown(String schedule, FreeBusy freeBusy) {
        var json = new LinkedHashMap<String, Object>();
        json.put("scheduleId", schedule);
        json.put("availabilityView", availabilityView(freeBusy));
        json.put("scheduleItems", freeBusy.blocks().stream().map(this::item).toList());
        freeBusy.workingHours().ifPresent(hours -> json.put("workingHours", workingHours(hours)));
        return json;
    }

    /// As EWS has it, but that 4 is for working elsewhere, which EWS tells among the entries alone.
    private String availabilityView(FreeBusy freeBusy) {
        var digits = freeBusy.merged().orElse("").toCharArray();
        for (var block : freeBusy.blocks()) {
            if (block.status() == Status.WORKING_ELSEWHERE) {
                for (var slot = 0; slot < digits.length; slot++) {
                    if (digits[slot] == '0' && block.touches(slot(slot))) {
                        digits[slot] = '4';
                    }
                }
            }
        }
        return new String(digits);
    }

    private Window slot(int number) {
        var start = window.start().plus(interval.multipliedBy(number));
        return new Window(start, start.plus(interval));
    }

    private Map<String, Object> item(BusyBlock block) {
        var json = new LinkedHashMap<String, Object>();
        block.details()
                .ifPresent(details -> {
                    json.put("isPrivate", details.isPrivate());
                    if (!details.isPrivate()) {
                        json.put("subject", details.subject());
                        json.put("location", details.location());
                    }
                });
        json.put("status", status(block.status()));
        json.put("start", clock(block.start()));
        json.put("end", clock(block.end()));
        return json;
    }

    private Map<String, Object> clock(Instant instant) {
        var json = new LinkedHashMap<String, Object>();
        json.put("dateTime", CLOCK.format(instant.atZone(zone.zone())));
        json.put("timeZone", zone.name());
        return json;
    }

    private static String status(Status status) {
        return switch (status) {
            case FREE -> "free";
            case TENTATIVE -> "tentative";
            case BUSY -> "busy";
            case OUT_OF_OFFICE -> "oof";
            case WORKING_ELSEWHERE -> "workingElsewhere";
            case NO_DATA -> "unknown";
        };
    }

    /// One period is all that this form has room for: the first.
    private static Map<String, Object> workingHours(WorkingHours hours) {
        var period = hours.periods().getFirst();
        var json = new LinkedHashMap<String, Object>();
        json.put("daysOfWeek", period.days().stream().map(ScheduleResponse::lower).toList());
        json.put("startTime", minute(period.startMinute()));
        json.put("endTime", minute(period.endMinute()));
        json.put("timeZone", zone(hours.zone()));
        return json;
    }

    private static Map<String, Object> zone(TimeZoneRule rule) {
        if (rule.equals(TimeZoneRule.UTC)) {
            return Map.of("name", "UTC");
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("@odata.type", "#microsoft.graph.customTimeZone");
        json.put("bias", rule.bias());
        json.put("name", "Customized Time Zone");
        json.put("standardOffset", change(rule.standard()));
        var daylight = change(rule.daylight());
        daylight.put("daylightBias", rule.daylight().map(Change::bias).orElse(0));
        json.put("daylightOffset", daylight);
        return json;
    }

    /// A zone that never changes its clock has zeros here.
    private static Map<String, Object> change(Optional<Change> change) {
        var json = new LinkedHashMap<String, Object>();
        json.put("time", TIME.format(change.map(Change::time).orElse(LocalTime.MIDNIGHT)));
        json.put("dayOccurrence", change.map(Change::dayOrder).orElse(0));
        json.put("dayOfWeek", lower(change.flatMap(Change::dayOfWeek).orElse(DayOfWeek.SUNDAY)));
        json.put("month", change.map(Change::month).orElse(0));
        json.put("year", change.map(it -> it.year().orElse(0)).orElse(0));
        return json;
    }

    private static String lower(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /// The end of a day is the last moment of it, as there is no 24 o'clock here.
    private static String minute(int minute) {
        return TIME.format(
                minute == 1440 ? LocalTime.of(23, 59, 59) : LocalTime.of(minute / 60, minute % 60));
    }
}
