package entente.photos;

import entente.asking.Errands;
import entente.asking.Partners;
import entente.audit.Asker;
import entente.audit.Audit;
import entente.audit.AuditEvent.Found;
import entente.audit.AuditEvent.LookedUp;
import entente.calling.Deadlines;
import entente.mailbox.Calendars;
import entente.mailbox.Directory;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Finding;
import entente.question.Picture;
import entente.routes.Partner;
import entente.routes.Passage;
import entente.routes.Route;
import entente.routes.RouteWord;
import entente.routes.Routes;
import entente.sharing.OptOut;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.trusts.Action;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Finds what somebody looks like: which way leads there, ask there, or authorize and show it from here.
public final class PhotoLookup {
    private static final String PURPOSE = "photos";

    private final Routes routes;
    private final Passage passage;
    private final PhotoSharing sharing;
    private final ScaledPhotos photos;
    private final Errands.Terms terms;
    private final Audit audit;
    private final InstantSource clock;

    public PhotoLookup(
            Directory directory,
            Routes routes,
            Calendars calendars,
            ScaledPhotos photos,
            Partners partners,
            Audit audit,
            InstantSource clock,
            Duration patience) {
        this.passage = new Passage(directory);
        this.routes = routes;
        this.sharing = new PhotoSharing(calendars, new OptOut(directory));
        this.photos = photos;
        this.terms = new Errands.Terms(partners, patience, new Deadlines());
        this.audit = audit;
        this.clock = clock;
    }

    /// Every step is told to `trace`, and what came of it is put on record before anything is shown.
    public Finding<Picture> look(PhotoInquiry inquiry, Trace trace) {
        var address = Address.parse(inquiry.address());
        if (address.isEmpty()) {
            return new Finding.Refused<>(noAddress(inquiry.address()));
        }
        var seen = look(address.get(), inquiry, trace);
        var failure = why(seen.finding());
        failure.ifPresent(why -> trace.add(address.get(), new Step.Failed(why), Duration.ZERO));
        return audit.record(event(address.get(), inquiry, trace, seen))
                ? seen.finding()
                : new Finding.Refused<>(Audit.notKept());
    }

    /// What came of it, by which way, and what decided where something was to decide.
    private record Seen(Finding<Picture> finding, Route way, Optional<String> decidedBy) {}

    private Seen look(Address mailbox, PhotoInquiry inquiry, Trace trace) {
        var route = routes.to(mailbox, Action.PHOTO, trace); // which way
        var way = passage.allows(route, inquiry.caller(), inquiry.hop());
        return switch (way) {
            case Route.Local(var here) -> lookHere(mailbox, here.address(), way, inquiry, trace);
            case Route.LocalGroup(var group) ->
                    lookHere(mailbox, group.address(), way, inquiry, trace);
            case Route.Away(var partner, var target) ->
                    new Seen(ask(mailbox, partner, target, inquiry, trace), way, Optional.empty());
            case Route.None(var why) -> new Seen(new Finding.Refused<>(why), way, Optional.empty());
        };
    }

    private Seen lookHere(
            Address asked, Address mailbox, Route way, PhotoInquiry inquiry, Trace trace) {
        var watch = new Stopwatch();
        var decision = sharing.decide(inquiry.caller(), mailbox); // authorize
        var decidedBy = Optional.of(decision.decidedBy());
        if (decision.refusal().isPresent()) {
            return new Seen(new Finding.Refused<>(decision.refusal().get()), way, decidedBy);
        }
        return switch (photos.of(mailbox, inquiry.size(), terms.patience())) { // show
            case Drawing.Drawn(var picture) -> {
                trace.add(
                        asked,
                        new Step.PhotoShown(mailbox, picture.length(), decision.decidedBy()),
                        watch.lap());
                yield new Seen(new Finding.Told<>(picture), way, decidedBy);
            }
            case Drawing.Nothing _ ->
                    new Seen(new Finding.Refused<>(missing(mailbox)), way, decidedBy);
            case Drawing.Busy _ -> new Seen(new Finding.Refused<>(busy()), way, decidedBy);
        };
    }

    private Finding<Picture> ask(
            Address asked, Partner partner, Address target, PhotoInquiry inquiry, Trace trace) {
        var user = Passage.person(inquiry.caller());
        var question = new PhotoQuestion(user, target, inquiry.size());
        var deadline = clock.instant().plus(terms.patience());
        try (var errands = Errands.begin(Map.of(partner, question), true, terms, trace, deadline)) {
            return switch (errands.findingOf(asked, partner, target)) {
                case Finding.Told<Picture>(var picture) ->
                        believed(picture, inquiry, Duration.between(clock.instant(), deadline));
                case Finding.Refused<Picture> refused -> refused;
                case Finding.Unreachable<Picture> unreachable -> unreachable;
            };
        }
    }

    /// What a partner calls a picture is one, and no larger than was asked for.
    private Finding<Picture> believed(Picture picture, PhotoInquiry inquiry, Duration patience) {
        return switch (photos.redrawn(picture, inquiry.size(), patience)) {
            case Drawing.Drawn(var anew) -> new Finding.Told<>(anew);
            case Drawing.Nothing _ ->
                    new Finding.Unreachable<>(
                            Refusal.of(
                                    Code.PARTNER_ANSWER_UNREADABLE,
                                    "its picture is no JPEG that can be shown"));
            case Drawing.Busy _ -> new Finding.Refused<>(busy());
        };
    }

    private LookedUp event(Address asked, PhotoInquiry inquiry, Trace trace, Seen seen) {
        var about = seen.way().endFor(asked);
        return new LookedUp(
                clock.instant(),
                trace.id(),
                Asker.of(inquiry.caller()).through(inquiry.administrator()),
                about,
                Optional.of(asked).filter(it -> !it.equals(about)),
                Optional.empty(),
                PURPOSE,
                RouteWord.of(inquiry.caller(), seen.way()),
                new Found(
                        result(seen.finding()),
                        why(seen.finding()).map(Refusal::code),
                        Optional.empty(),
                        seen.decidedBy()));
    }

    private static String result(Finding<Picture> finding) {
        return switch (finding) {
            case Finding.Told<Picture> _ -> "answered";
            case Finding.Refused<Picture> _ -> "refused";
            case Finding.Unreachable<Picture> _ -> "unreachable";
        };
    }

    private static Optional<Refusal> why(Finding<Picture> finding) {
        return switch (finding) {
            case Finding.Told<Picture> _ -> Optional.empty();
            case Finding.Refused<Picture>(var why) -> Optional.of(why);
            case Finding.Unreachable<Picture>(var why) -> Optional.of(why);
        };
    }

    private static Refusal missing(Address mailbox) {
        return Refusal.of(Code.PHOTO_MISSING)
                .saying("There is no photo of %s.".formatted(mailbox))
                .mendedBy(
                        "Give one with `entente mailbox set %s --photo FILE`.".formatted(mailbox));
    }

    private static Refusal busy() {
        return Refusal.of(Code.PHOTOS_BUSY);
    }

    private static Refusal noAddress(String written) {
        return Refusal.of(written.isBlank() ? Code.ADDRESS_MISSING : Code.ADDRESS_MALFORMED);
    }
}
