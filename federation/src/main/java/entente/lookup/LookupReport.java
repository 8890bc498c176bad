package entente.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Answer;
import entente.question.BusyBlock;
import entente.question.Caller;
import entente.question.FreeBusy;
import entente.question.Status;
import entente.trace.Step.RouteConsidered;
import entente.trace.TimedStep;
import entente.trace.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A lookup told to programs: the shape of `lookup --json`, whose names are stable.
///
/// What is not there is left out; times are UTC (RFC 3339). A report that was sent as JSON can be read back, as a command line does that
/// tells it to people.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record LookupReport(String traceId, String requester, Span window, List<Entry> answers) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public LookupReport {
        answers = List.copyOf(answers);
    }

    /// Half-open, like every window.
    public record Span(Instant start, Instant end) {}

    /// One address and what came of it. `route` is local, oauth, dauth or none; `result` answered, refused or unreachable.
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Entry(
            String address,
            String route,
            String result,
            Optional<String> reasonCode,
            Optional<String> remedy,
            Optional<String> accessLevel,
            Optional<String> mergedFreeBusy,
            Optional<List<Busy>> busy,
            List<Line> steps) {}

    /// One entry of a calendar; `status` as EWS names it.
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Busy(
            Instant start,
            Instant end,
            String status,
            Optional<String> subject,
            Optional<String> location) {}

    /// One step of the trace.
    public record Line(String step, String where, long millis, String detail) {
        /// The lines of `steps`, in their order.
        public static List<Line> of(List<TimedStep> steps) {
            return steps.stream()
                    .map(it ->
                            new Line(
                                    it.step().name(),
                                    it.where(),
                                    it.took().toMillis(),
                                    it.step().detail()))
                    .toList();
        }
    }

    /// Tells `answers`, which are those of `inquiry` in its order, with the steps in `trace`.
    public static LookupReport of(Inquiry inquiry, List<Answer> answers, Trace trace) {
        var entries = new ArrayList<Entry>();
        for (var i = 0; i < answers.size(); i++) {
            entries.add(entry(inquiry.addresses().get(i), answers.get(i), trace));
        }
        return new LookupReport(
                trace.id().text(),
                requester(inquiry.caller()),
                new Span(inquiry.window().start(), inquiry.window().end()),
                entries);
    }

    /// Reads a report that was written with [#json]; empty when it is none.
    public static Optional<LookupReport> read(byte[] json) {
        try {
            return Optional.of(JSON.readValue(json, LookupReport.class));
        } catch (JacksonException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }

    public byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    private static Entry entry(String written, Answer answer, Trace trace) {
        var steps = Address.parse(written).map(trace::stepsFor).orElse(List.of());
        return switch (answer) {
            case Answer.Answered(var freeBusy) -> answered(written, freeBusy, steps);
            case Answer.Refused(var why) -> failed(written, "refused", why, steps);
            case Answer.Unreachable(var why) -> failed(written, "unreachable", why, steps);
        };
    }

    private static Entry answered(String written, FreeBusy freeBusy, List<TimedStep> steps) {
        return new Entry(
                written,
                route(steps),
                "answered",
                Optional.empty(),
                Optional.empty(),
                Optional.of(freeBusy.level().wireName()),
                freeBusy.merged(),
                freeBusy.view().events()
                        ? Optional.of(freeBusy.blocks().stream().map(LookupReport::busy).toList())
                        : Optional.empty(),
                Line.of(steps));
    }

    private static Entry failed(String written, String result, Refusal why, List<TimedStep> steps) {
        return new Entry(
                written,
                route(steps),
                result,
                Optional.of(why.code().name()),
                Optional.of(why.remedy()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Line.of(steps));
    }

    private static Busy busy(BusyBlock block) {
        return new Busy(
                block.start(),
                block.end(),
                status(block.status()),
                block.details().map(it -> it.subject()).filter(text -> !text.isEmpty()),
                block.details().map(it -> it.location()).filter(text -> !text.isEmpty()));
    }

    private static String status(Status status) {
        return switch (status) {
            case FREE -> "Free";
            case WORKING_ELSEWHERE -> "WorkingElsewhere";
            case TENTATIVE -> "Tentative";
            case BUSY -> "Busy";
            case OUT_OF_OFFICE -> "OOF";
            case NO_DATA -> "NoData";
        };
    }

    /// The kind of the way that was taken, as the steps say it; none where none was.
    public static String route(List<TimedStep> steps) {
        return steps.stream()
                .map(TimedStep::step)
                .filter(RouteConsidered.class::isInstance)
                .map(RouteConsidered.class::cast)
                .filter(RouteConsidered::chosen)
                .map(RouteConsidered::kind)
                .findFirst()
                .orElse("none");
    }

    /// Who asked, as programs are told.
    public static String requester(Caller caller) {
        return switch (caller) {
            case Caller.OwnPerson(var address) -> address.toString();
            case Caller.PartnerPerson person -> person.address().toString();
            case Caller.DelegatedPerson person -> person.address().toString();
            case Caller.ForestPerson person -> person.address().toString();
            case Caller.ForestAccount _, Caller.PartnerApplication _, Caller.Administrator _ ->
                    caller.describe();
        };
    }
}
