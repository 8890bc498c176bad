package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Hop;
import entente.trace.TimedStep;
import entente.tracking.ReportDesk;
import entente.tracking.TrackingInquiry;
import entente.tracking.Wanted;
import entente.wire.ews.FindMessageTrackingReport;
import entente.wire.ews.GetMessageTrackingReport;
import entente.wire.ews.GetMessageTrackingReport.Template;
import entente.wire.ews.TrackingFailure;
import entente.wire.ews.TrackingReport;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What became of messages, as administrators see it, without blind copies: `POST /entente/admin/messages/find` finds them, and `POST /entente/admin/messages/report` tells of one, with what partners say of it and how they were asked.
public final class AdminMessages {
    private static final String ALL = "/entente/admin/messages";
    private static final Set<String> SEARCH =
            Set.of("sender", "recipient", "subject", "messageId", "start", "end");
    private static final Set<String> REPORT = Set.of("id", "recipient");

    private final ReportDesk desk;

    public AdminMessages(ReportDesk desk) {
        this.desk = desk;
    }

    public List<Mount> mounts(Door door) {
        return List.of(
                AdminEndpoint.behind(
                        door, Place.at(ALL + "/find", "POST").changingNothing(), this::find),
                AdminEndpoint.behind(
                        door, Place.at(ALL + "/report", "POST").changingNothing(), this::report));
    }

    private Reply find(Caller by, Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), SEARCH);
        var wanted =
                new Wanted(
                        Optional.empty(),
                        address(ask, "sender"),
                        address(ask, "recipient"),
                        ask.maybeText("subject"),
                        time(ask, "start"),
                        time(ask, "end"),
                        ask.maybeText("messageId"));
        return switch (desk.find(inquiry(by), wanted, "Forest", visit.trace())) {
            case FindMessageTrackingReport.Response.Refused(var why) ->
                    throw AdminError.refused(why);
            case FindMessageTrackingReport.Response.Told(var found, _) ->
                    Json.reply(
                            200,
                            Map.of("messages", found.stream().map(AdminMessages::json).toList()));
        };
    }

    private Reply report(Caller by, Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), REPORT);
        var recipient = address(ask, "recipient");
        var request =
                new GetMessageTrackingReport.Request(
                        recipient.isPresent() ? Template.RECIPIENT_PATH : Template.SUMMARY,
                        recipient,
                        ask.text("id"),
                        true);
        return switch (desk.report(inquiry(by), request, visit.trace())) {
            case GetMessageTrackingReport.Response.Refused(var why) ->
                    throw AdminError.notFound(why);
            case GetMessageTrackingReport.Response.Told(var report, var failures) ->
                    Json.reply(200, json(report, failures, visit));
        };
    }

    private static TrackingInquiry inquiry(Caller by) {
        return new TrackingInquiry(by, Hop.FIRST);
    }

    private static Map<String, Object> json(FindMessageTrackingReport.Found found) {
        var told = new LinkedHashMap<String, Object>();
        told.put("id", found.reportId());
        told.put("at", found.submitted().toString());
        found.sender().ifPresent(sender -> told.put("sender", sender));
        told.put("recipients", found.recipients());
        told.put("subject", found.subject());
        found.previousHop().ifPresent(server -> told.put("broughtBy", server));
        return told;
    }

    private static Map<String, Object> json(
            TrackingReport report, List<TrackingFailure> failures, Visit visit) {
        var told = new LinkedHashMap<String, Object>();
        told.put("traceId", visit.trace().id().text());
        told.put("at", report.submitted().toString());
        report.sender().ifPresent(sender -> told.put("sender", sender));
        told.put("recipients", report.originalRecipients());
        told.put("subject", report.subject());
        told.put("events", report.events().stream().map(AdminMessages::json).toList());
        told.put("unanswered", failures.stream().map(AdminMessages::json).toList());
        told.put("steps", steps(report, visit));
        return told;
    }

    private static Map<String, Object> json(TrackingReport.Event event) {
        var told = new LinkedHashMap<String, Object>();
        told.put("at", event.at().toString());
        told.put("recipient", event.recipient());
        event.root().ifPresent(root -> told.put("named", root));
        told.put("status", event.status().wireName());
        told.put("event", event.description());
        told.put("data", event.data());
        told.put("server", event.server());
        return told;
    }

    private static Map<String, Object> json(TrackingFailure failure) {
        Refusal why = failure.why();
        var told = new LinkedHashMap<String, Object>();
        told.put("recipient", failure.recipient());
        told.put("reasonCode", why.code().name());
        told.put("sentence", why.sentence());
        told.put("remedy", why.remedy());
        return told;
    }

    /// How partners were asked about each recipient.
    private static List<Map<String, Object>> steps(TrackingReport report, Visit visit) {
        return report.events().stream()
                .map(TrackingReport.Event::recipient)
                .distinct()
                .flatMap(recipient ->
                        Address.parse(recipient).stream()
                                .flatMap(address -> visit.trace().stepsFor(address).stream())
                                .map(step -> json(recipient, step)))
                .toList();
    }

    private static Map<String, Object> json(String recipient, TimedStep step) {
        var told = new LinkedHashMap<String, Object>();
        told.put("recipient", recipient);
        told.put("step", step.step().name());
        told.put("where", step.where());
        told.put("millis", step.took().toMillis());
        told.put("detail", step.step().detail());
        return told;
    }

    private static Optional<String> address(JsonAsk ask, String name) throws AdminError {
        var text = ask.maybeText(name);
        if (text.isPresent() && text.flatMap(Address::parse).isEmpty()) {
            throw AdminError.malformed("\"%s\" must be an address.".formatted(name));
        }
        return text;
    }

    private static Optional<Instant> time(JsonAsk ask, String name) throws AdminError {
        return ask.has(name) ? Optional.of(ask.time(name)) : Optional.empty();
    }
}
