package entente.mailtips;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.annotation.JsonInclude;
import entente.lookup.LookupReport;
import entente.lookup.LookupReport.Line;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Finding;
import entente.question.MailTip;
import entente.question.MailTips;
import entente.question.MailTips.AutomaticReply;
import entente.question.RecipientScope;
import entente.question.Window;
import entente.trace.TimedStep;
import entente.trace.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A request for MailTips told to programs: the shape of `mailtips --json`, whose names are stable.
///
/// What is not there is left out; times are UTC (RFC 3339). A report that was sent as JSON can be read back, as a command line does that
/// tells it to people.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TipReport(String traceId, String requester, List<Entry> answers) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public TipReport {
        answers = List.copyOf(answers);
    }

    /// One recipient and what came of it. `route` is local, oauth, dauth or none; `result` answered, refused or unreachable. `pending` are
    /// tips that were asked for and could not be found out, by the names that EWS has for them.
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Entry(
            String address,
            Optional<String> name,
            String route,
            String result,
            Optional<String> reasonCode,
            Optional<String> remedy,
            Optional<Tips> tips,
            List<String> pending,
            List<Line> steps) {}

    /// What is told of a recipient; `scope` holds Internal, External, ExternalPartner or ExternalNonPartner.
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Tips(
            Optional<Reply> automaticReply,
            Optional<Boolean> mailboxFull,
            Optional<String> customTip,
            Optional<Integer> totalMembers,
            Optional<Integer> externalMembers,
            Optional<Integer> maxMessageSize,
            Optional<Boolean> deliveryRestricted,
            Optional<Boolean> moderated,
            Optional<Boolean> invalidRecipient,
            Optional<List<String>> scope) {}

    /// An automatic reply. Its text is empty where none is given.
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Reply(
            String text,
            Optional<String> language,
            Optional<Instant> start,
            Optional<Instant> end) {}

    /// Tells `answers`, which are those of `inquiry` in its order, with the steps in `trace`.
    public static TipReport of(TipInquiry inquiry, List<TipAnswer> answers, Trace trace) {
        var entries = new ArrayList<Entry>();
        answers.forEach(answer -> entries.add(entry(answer, inquiry.tips(), trace)));
        return new TipReport(trace.id().text(), LookupReport.requester(inquiry.caller()), entries);
    }

    /// Reads a report that was written with [#json]; empty when it is none.
    public static Optional<TipReport> read(byte[] json) {
        try {
            return Optional.of(JSON.readValue(json, TipReport.class));
        } catch (JacksonException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }

    public byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    private static Entry entry(TipAnswer answer, Set<MailTip> asked, Trace trace) {
        var steps = Address.parse(answer.written()).map(trace::stepsFor).orElse(List.of());
        return switch (answer.finding()) {
            case Finding.Told<MailTips>(var tips) -> told(answer, tips, steps);
            case Finding.Refused<MailTips>(var why) -> failed(answer, "refused", why, asked, steps);
            case Finding.Unreachable<MailTips>(var why) ->
                    failed(answer, "unreachable", why, asked, steps);
        };
    }

    private static Entry told(TipAnswer answer, MailTips tips, List<TimedStep> steps) {
        return new Entry(
                answer.written(),
                name(answer),
                LookupReport.route(steps),
                "answered",
                Optional.empty(),
                Optional.empty(),
                Optional.of(tips(tips)),
                names(tips.pending()),
                Line.of(steps));
    }

    private static Entry failed(
            TipAnswer answer,
            String result,
            Refusal why,
            Set<MailTip> asked,
            List<TimedStep> steps) {
        return new Entry(
                answer.written(),
                name(answer),
                LookupReport.route(steps),
                result,
                Optional.of(why.code().name()),
                Optional.of(why.remedy()),
                Optional.empty(),
                names(asked),
                Line.of(steps));
    }

    private static Tips tips(MailTips tips) {
        return new Tips(
                tips.automaticReply().map(TipReport::reply),
                tips.mailboxFull(),
                tips.custom(),
                tips.totalMembers(),
                tips.externalMembers(),
                tips.maxMessageSize(),
                tips.deliveryRestricted(),
                tips.moderated(),
                tips.invalidRecipient(),
                tips.scope().map(TipReport::scope));
    }

    private static Reply reply(AutomaticReply reply) {
        return new Reply(
                reply.text(),
                reply.language(),
                reply.during().map(Window::start),
                reply.during().map(Window::end));
    }

    private static Optional<String> name(TipAnswer answer) {
        return Optional.of(answer.name()).filter(name -> !name.isEmpty());
    }

    private static List<String> names(Set<MailTip> tips) {
        return tips.stream().sorted().map(MailTip::wireName).toList();
    }

    private static List<String> scope(Set<RecipientScope> scope) {
        return scope.stream().collect(toCollection(TreeSet::new)).stream()
                .map(RecipientScope::wireName)
                .toList();
    }
}
