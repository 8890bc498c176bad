package entente.wire.graph;

import entente.problem.Code;
import entente.problem.Refusal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whose schedules, and when (`POST …/calendar/getSchedule`). `schedules` are addresses as written, in order; nothing has checked them, the
/// window or the interval, which is in minutes.
public record ScheduleRequest(
        List<String> schedules, Instant start, Instant end, int intervalMinutes) {
    private static final int USUAL_INTERVAL = 30;
    private static final Pattern PREFERRED =
            Pattern.compile("outlook\\.timezone=\"([^\"]{1,100})\"");
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    public ScheduleRequest {
        schedules = List.copyOf(schedules);
    }

    /// Reads the body. Members are known whatever their case, and those that are not are passed over.
    public static ScheduleRequest read(byte[] body) throws ScheduleFault {
        var object = parsed(body);
        return new ScheduleRequest(
                schedules(object),
                time(object, "startTime"),
                time(object, "endTime"),
                interval(object));
    }

    /// The zone that `Prefer` wants the answer in (`outlook.timezone`); UTC where it does not say.
    public static NamedZone answerZone(List<String> prefer) throws ScheduleFault {
        for (var header : prefer) {
            var named = PREFERRED.matcher(header);
            if (named.find()) {
                return NamedZone.read(named.group(1));
            }
        }
        return NamedZone.UTC;
    }

    private static JsonNode parsed(byte[] body) throws ScheduleFault {
        try {
            var node = JSON.readTree(body);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException notJson) {
            // Said below.
        }
        throw malformed("The body is not a JSON object.");
    }

    private static List<String> schedules(JsonNode object) throws ScheduleFault {
        var schedules = new ArrayList<String>();
        var list = member(object, "schedules");
        if (list.isPresent()) {
            for (var each : list.get()) {
                if (!each.isString()) {
                    throw malformed("schedules holds something that is no address.");
                }
                schedules.add(each.asString());
            }
        }
        return schedules;
    }

    private static int interval(JsonNode object) throws ScheduleFault {
        var interval = member(object, "availabilityViewInterval");
        if (interval.isEmpty()) {
            return USUAL_INTERVAL;
        }
        if (!interval.get().isIntegralNumber() || !interval.get().canConvertToInt()) {
            throw new ScheduleFault(Refusal.of(Code.INTERVAL_INVALID));
        }
        return interval.get().asInt();
    }

    private static Instant time(JsonNode object, String name) throws ScheduleFault {
        var time = member(object, name).orElseThrow(() -> malformed(name + " is missing."));
        var written =
                member(time, "dateTime")
                        .filter(JsonNode::isString)
                        .orElseThrow(() -> malformed(name + " has no dateTime."));
        var zone = member(time, "timeZone");
        return instant(
                written.asString(),
                zone.isPresent() ? NamedZone.read(zone.get().asString()) : NamedZone.UTC,
                name);
    }

    /// A time on the clock of the zone; one that brings its own offset keeps it.
    private static Instant instant(String written, NamedZone zone, String name)
            throws ScheduleFault {
        try {
            return LocalDateTime.parse(written).atZone(zone.zone()).toInstant();
        } catch (DateTimeParseException withOffset) {
            try {
                return OffsetDateTime.parse(written).toInstant();
            } catch (DateTimeParseException noTime) {
                throw malformed(name + " is not a time.");
            }
        }
    }

    private static Optional<JsonNode> member(JsonNode object, String name) {
        for (var each : object.properties()) {
            if (each.getKey().equalsIgnoreCase(name) && !each.getValue().isNull()) {
                return Optional.of(each.getValue());
            }
        }
        return Optional.empty();
    }

    private static ScheduleFault malformed(String sentence) {
        return new ScheduleFault(Refusal.of(Code.REQUEST_MALFORMED).saying(sentence));
    }
}
