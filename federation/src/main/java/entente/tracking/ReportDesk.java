package entente.tracking;

import entente.asking.Errands;
import entente.asking.Partners;
import entente.audit.Audit;
import entente.calling.Deadlines;
import entente.mailbox.Calendars;
import entente.mailbox.Directory;
import entente.mailbox.MessageLog;
import entente.mailbox.TrackedId;
import entente.mailbox.TrackedMessage;
import entente.mailbox.TrackingQuery;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Finding;
import entente.question.Window;
import entente.routes.Passage;
import entente.routes.Routes;
import entente.sharing.OptOut;
import entente.trace.Trace;
import entente.wire.ews.FindMessageTrackingReport;
import entente.wire.ews.GetMessageTrackingReport;
import entente.wire.ews.GetMessageTrackingReport.Template;
import entente.wire.ews.TrackingFailure;
import entente.wire.ews.TrackingReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells what became of messages: which there are, and for one of them, what its caller may know, joined with what partners know.
public final class ReportDesk {
    /// Partners are asked about so many recipients in one report at most.
    static final int MOST_ASKED = 10;

    private final Directory directory;
    private final MessageLog log;
    private final Rights rights;
    private final Onward onward;
    private final Happenings happenings;
    private final OnRecord record;
    private final InstantSource clock;

    /// `server` is what this server calls itself in reports, a host name.
    public ReportDesk(
            Directory directory,
            Calendars calendars,
            MessageLog log,
            Routes routes,
            Partners partners,
            Audit audit,
            String server,
            InstantSource clock,
            Duration patience) {
        this.directory = directory;
        this.log = log;
        this.rights = new Rights(calendars, new OptOut(directory));
        var terms = new Errands.Terms(partners, patience, new Deadlines());
        this.onward = new Onward(routes, new Passage(directory), terms, clock);
        this.happenings = new Happenings(server, onward::leadsTo);
        this.record = new OnRecord(audit, clock);
        this.clock = clock;
    }

    /// The newest messages of which somebody may know, [TrackingQuery#MOST] at most; none where she may not.
    public FindMessageTrackingReport.Response find(
            TrackingInquiry inquiry, Wanted wanted, String scope, Trace trace) {
        var outside =
                wanted.domain()
                        .filter(domain ->
                                directory.acceptedDomains().stream()
                                        .noneMatch(ours -> ours.name().equalsIgnoreCase(domain)));
        if (outside.isPresent()) {
            return new FindMessageTrackingReport.Response.Refused(
                    Refusal.of(Code.TRACKING_DOMAIN_UNKNOWN));
        }
        var recipient = wanted.recipient().flatMap(Address::parse);
        var seen = new ArrayList<FindMessageTrackingReport.Found>();
        var why = Optional.<Refusal>empty();
        for (var listed : found(inquiry, wanted)) {
            var message = whole(listed);
            switch (rights.sight(inquiry.caller(), message, recipient)) {
                case Sight.Nothing(var because) -> why = Optional.of(because);
                case Sight sight -> {
                    if (tells(sight, message, recipient)) {
                        seen.add(line(listed, sight));
                    }
                }
            }
        }
        if (!record.keeps(inquiry, recipient, seen.isEmpty() ? why : Optional.empty(), trace)) {
            return new FindMessageTrackingReport.Response.Refused(Audit.notKept());
        }
        return new FindMessageTrackingReport.Response.Told(
                seen.subList(0, Math.min(seen.size(), TrackingQuery.MOST)), scope);
    }

    /// A search lists the first of those whom a message is to, and whoever asks may be another.
    private TrackedMessage whole(TrackedMessage listed) {
        return listed.recipients().size() < TrackedMessage.MOST_LISTED
                ? listed
                : log.tracked(listed.id()).orElse(listed);
    }

    /// Whether somebody may know that it is to the one whom she looks for: else a search would tell of blind copies.
    private static boolean tells(Sight sight, TrackedMessage message, Optional<Address> recipient) {
        return recipient.isEmpty()
                || sight.of(message).stream()
                        .anyMatch(to ->
                                recipient.equals(Optional.of(to.address()))
                                        || recipient.equals(to.named()));
    }

    /// Before anybody's right is looked at; one of ours is looked for what she sent, and what came to her.
    private List<TrackedMessage> found(TrackingInquiry inquiry, Wanted wanted) {
        var query = query(wanted);
        if (query.isEmpty()) {
            return List.of();
        }
        return switch (inquiry.caller()) {
            case Caller.Administrator _ -> log.tracked(query.get());
            case Caller.OwnPerson(var person) ->
                    Stream.concat(
                                    log.tracked(query.get().sentBy(person)).stream(),
                                    log.tracked(query.get().gotBy(person)).stream())
                            .distinct()
                            .sorted(Comparator.comparing(TrackedMessage::at).reversed())
                            .toList();
            case Caller.PartnerPerson _,
                    Caller.DelegatedPerson _,
                    Caller.PartnerApplication _,
                    Caller.ForestPerson _,
                    Caller.ForestAccount _ ->
                    isWhole(query.get())
                            ? log.tracked(query.get().gotBy(query.get().recipient().orElseThrow()))
                            : List.of();
        };
    }

    /// A partner names one message, and not by what it is called.
    private static boolean isWhole(TrackingQuery query) {
        return query.subject().isEmpty()
                && query.messageId().isPresent()
                && query.sender().isPresent()
                && query.recipient().isPresent();
    }

    /// Empty where nothing can be what is wanted.
    private Optional<TrackingQuery> query(Wanted wanted) {
        var sender = wanted.sender().flatMap(Address::parse);
        var recipient = wanted.recipient().flatMap(Address::parse);
        var from = wanted.from().orElse(Instant.EPOCH);
        var until = wanted.until().orElseGet(() -> clock.instant().plus(Duration.ofDays(1)));
        if ((sender.isEmpty() && wanted.sender().isPresent())
                || (recipient.isEmpty() && wanted.recipient().isPresent())
                || !from.isBefore(until)) {
            return Optional.empty();
        }
        return Optional.of(
                new TrackingQuery(
                        Optional.empty(),
                        Optional.empty(),
                        sender,
                        recipient,
                        wanted.subject(),
                        wanted.messageId(),
                        Optional.of(new Window(from, until)),
                        TrackingQuery.MOST));
    }

    private static FindMessageTrackingReport.Found line(TrackedMessage message, Sight sight) {
        return new FindMessageTrackingReport.Found(
                sight.subject(message),
                message.sender().map(Address::toString),
                switch (sight) {
                    case Sight.OwnPath(var recipient) -> List.of(recipient.toString());
                    case Sight.Partners(var recipient) -> List.of(recipient.toString());
                    case Sight.Whole _, Sight.WithoutBlind _, Sight.Nothing _ ->
                            originals(sight.of(message));
                },
                message.at(),
                message.id().text(),
                message.broughtBy().filter(name -> sight.tellsDetails() && !name.isEmpty()));
    }

    private static List<String> originals(List<TrackedMessage.To> recipients) {
        return recipients.stream().map(to -> to.original().toString()).distinct().toList();
    }

    /// What became of one message, by the id that [#find] gave it.
    public GetMessageTrackingReport.Response report(
            TrackingInquiry inquiry, GetMessageTrackingReport.Request ask, Trace trace) {
        var recipient = ask.recipient().flatMap(Address::parse);
        var message = TrackedId.parse(ask.reportId()).flatMap(id -> log.tracked(id));
        var sight =
                message.map(it -> rights.sight(inquiry.caller(), it, recipient))
                        .orElseGet(() ->
                                new Sight.Nothing(
                                        Refusal.of(Code.MESSAGE_NOT_TRACKED, "no such id")));
        var why =
                sight instanceof Sight.Nothing(var because)
                        ? Optional.of(because)
                        : Optional.<Refusal>empty();
        if (!record.keeps(inquiry, recipient, why, trace)) {
            return new GetMessageTrackingReport.Response.Refused(Audit.notKept());
        }
        if (why.isPresent()) {
            // The same to all who may not know, and for what there is not.
            return new GetMessageTrackingReport.Response.Refused(
                    Refusal.of(Code.MESSAGE_NOT_TRACKED));
        }
        var isPath = ask.template() == Template.RECIPIENT_PATH;
        if (isPath && ask.recipient().isEmpty() && !(sight instanceof Sight.OwnPath)) {
            return new GetMessageTrackingReport.Response.Refused(
                    Refusal.of(Code.TRACKING_RECIPIENT_MISSING));
        }
        return told(inquiry, ask, message.orElseThrow(), sight, trace);
    }

    private GetMessageTrackingReport.Response told(
            TrackingInquiry inquiry,
            GetMessageTrackingReport.Request ask,
            TrackedMessage message,
            Sight sight,
            Trace trace) {
        var visible = sight.of(message);
        var recipients = chosen(visible, ask.recipient());
        var events = new ArrayList<TrackingReport.Event>();
        var failures = new ArrayList<TrackingFailure>();
        var deadline = onward.deadline();
        var asked = 0;
        for (var to : recipients) {
            var path =
                    new ArrayList<>(
                            happenings.of(message, to, sight.tellsDetails(), ask.queueEvents()));
            if (sight.leadsOnward()
                    && message.isOurs()
                    && Happenings.isTransferred(to)
                    && asked++ < MOST_ASKED) {
                var heard =
                        onward.heard(
                                inquiry, message, to.address(), ask.queueEvents(), deadline, trace);
                if (!record.keeps(inquiry, to.address(), heard, trace)) {
                    return new GetMessageTrackingReport.Response.Refused(Audit.notKept());
                }
                heard.why()
                        .ifPresent(why ->
                                failures.add(
                                        new TrackingFailure(
                                                to.address().toString(),
                                                to.address().domain().name(),
                                                why)));
                path.addAll(joined(heard, to));
            }
            if (ask.template() == Template.SUMMARY) {
                events.add(path.getLast());
            } else {
                events.addAll(path);
            }
        }
        return new GetMessageTrackingReport.Response.Told(
                new TrackingReport(
                        message.sender().map(Address::toString),
                        sight.subject(message),
                        message.at(),
                        originals(visible),
                        events),
                failures);
    }

    /// All, or those of that address, or in whose stead it was named.
    private static List<TrackedMessage.To> chosen(
            List<TrackedMessage.To> visible, Optional<String> recipient) {
        if (recipient.isEmpty()) {
            return visible;
        }
        var wanted = Address.parse(recipient.get());
        var own = visible.stream().filter(to -> wanted.equals(Optional.of(to.address()))).toList();
        return own.isEmpty()
                ? visible.stream().filter(to -> wanted.equals(to.named())).toList()
                : own;
    }

    /// What a partner said of one, told of whom we asked about.
    private static List<TrackingReport.Event> joined(Onward.Heard heard, TrackedMessage.To to) {
        return heard.finding() instanceof Finding.Told<List<TrackingReport.Event>>(var theirs)
                ? theirs.stream()
                        .map(event ->
                                new TrackingReport.Event(
                                        event.at(),
                                        to.address().toString(),
                                        event.status(),
                                        event.description(),
                                        event.data(),
                                        event.server(),
                                        to.blind(),
                                        to.named().map(Address::toString)))
                        .toList()
                : List.of();
    }
}
