package entente.mailtips;

import entente.asking.Errands;
import entente.asking.MailTipsQuestion;
import entente.asking.Partners;
import entente.audit.Audit;
import entente.calling.Deadlines;
import entente.mailbox.Calendars;
import entente.mailbox.Directory;
import entente.mailbox.MailAcceptances;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.question.Finding;
import entente.question.MailTip;
import entente.question.MailTips;
import entente.question.RecipientScope;
import entente.routes.OrganisationRelationship;
import entente.routes.Partner;
import entente.routes.Passage;
import entente.routes.Route;
import entente.routes.Routes;
import entente.sharing.Memberships;
import entente.sharing.OptOut;
import entente.sharing.ScopeGroups;
import entente.trace.Step;
import entente.trace.Trace;
import entente.trusts.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// One request for MailTips, from question to answers: what the caller may be told, which way leads to each recipient, ask there or find out
/// here.
///
/// There is one answer for each recipient, in their order. Partners are asked at the same time, while those here are answered; who has not
/// answered when the patience is over is told as late, and costs its own recipients their tips and nobody else anything.
public final class TipDesk {
    private final Directory directory;
    private final Routes routes;
    private final Passage passage;
    private final TipRights rights;
    private final MailAcceptances acceptances;
    private final Calendars calendars;
    private final ScopeGroups groups;
    private final OptOut optOut;
    private final Predicate<Domain> isInside;
    private final TipTerms terms;
    private final Errands.Terms asking;
    private final Audit audit;
    private final InstantSource clock;

    /// `isInside` says which domains are treated as though they were ours, and ours among them; `relationships` are asked anew for each
    /// request.
    public TipDesk(
            Directory directory,
            MailAcceptances acceptances,
            Calendars calendars,
            Routes routes,
            Supplier<List<OrganisationRelationship>> relationships,
            Predicate<Domain> isInside,
            TipTerms terms,
            Partners partners,
            Audit audit,
            InstantSource clock,
            Duration patience) {
        this.directory = directory;
        this.routes = routes;
        this.passage = new Passage(directory);
        this.rights = new TipRights(relationships, isInside);
        this.acceptances = acceptances;
        this.calendars = calendars;
        this.groups = new ScopeGroups(directory);
        this.optOut = new OptOut(directory);
        this.isInside = isInside;
        this.terms = terms;
        this.asking = new Errands.Terms(partners, patience, new Deadlines());
        this.audit = audit;
        this.clock = clock;
    }

    /// What came of a request.
    public sealed interface Outcome {
        /// One answer for each recipient, in their order.
        record Told(List<TipAnswer> answers) implements Outcome {
            public Told {
                answers = List.copyOf(answers);
            }
        }

        /// Nothing is told of anybody, and why.
        record Refused(Refusal why) implements Outcome {}
    }

    public TipTerms terms() {
        return terms;
    }

    /// Answers each recipient of `inquiry`, in order. Every step is told to `trace`, and what came of it is put on record before anybody is
    /// answered.
    public Outcome answer(TipInquiry inquiry, Trace trace) {
        var now = clock.instant();
        var right = terms.enabled() ? rights.of(inquiry.caller()) : disabled();
        var notes = new TipNotes(inquiry, trace.id(), now);
        var outcome =
                right instanceof TipRight.Nothing nothing
                        ? refuseAll(inquiry, nothing, notes, trace)
                        : new Outcome.Told(answers(inquiry, right, now, notes, trace));
        return notes.keptBy(audit) ? outcome : new Outcome.Refused(Audit.notKept());
    }

    private static TipRight disabled() {
        var why = "MailTips are turned off in this organisation";
        return new TipRight.Nothing(
                Refusal.of(Code.MAIL_TIPS_DISABLED, why)
                        .saying("This organisation tells no MailTips.")
                        .mendedBy(
                                "Enable them under [organisation.mailtips] in the settings file."),
                why);
    }

    private static Outcome refuseAll(
            TipInquiry inquiry, TipRight.Nothing right, TipNotes notes, Trace trace) {
        var why = right.why();
        trace.add(new Step.Failed(why), Duration.ZERO);
        inquiry.recipients().stream()
                .flatMap(each -> Address.parse(each).stream())
                .forEach(each -> {
                    notes.decided(each, right.decidedBy());
                    notes.add(each, new Route.None(why), new Finding.Refused<>(why));
                });
        return new Outcome.Refused(why);
    }

    private List<TipAnswer> answers(
            TipInquiry inquiry, TipRight right, Instant now, TipNotes notes, Trace trace) {
        var sender = Sender.of(inquiry.caller(), inquiry.sendingAs(), directory, isInside);
        var ways = waysTo(inquiry, trace);
        var idle = ways.values().stream().allMatch(Route.Away.class::isInstance);
        var deadline = now.plus(asking.patience());
        try (var errands =
                Errands.begin(questions(inquiry, sender, ways), idle, asking, trace, deadline)) {
            var members = new Memberships(groups);
            var sitting =
                    new Sitting(
                            inquiry,
                            right,
                            sender,
                            now,
                            ways,
                            errands,
                            new TipTable(terms, members, calendars, optOut),
                            new LocalTips(directory, acceptances, members, isInside, terms),
                            trace);
            var answers = new ArrayList<TipAnswer>();
            for (var written : inquiry.recipients()) {
                answers.add(answer(written, sitting, notes));
            }
            return answers;
        }
    }

    /// All that one request has on the table.
    private record Sitting(
            TipInquiry inquiry,
            TipRight right,
            Sender sender,
            Instant now,
            Map<Address, Route> ways,
            Errands<MailTips> errands,
            TipTable table,
            LocalTips local,
            Trace trace) {
        /// The tips that were asked for, of those that may be told.
        Set<MailTip> wanted(Set<MailTip> told) {
            var wanted = EnumSet.noneOf(MailTip.class);
            wanted.addAll(told);
            wanted.retainAll(inquiry.tips());
            return wanted;
        }
    }

    /// The way to each recipient for this caller; what is no address is left out.
    private Map<Address, Route> waysTo(TipInquiry inquiry, Trace trace) {
        var ways = new LinkedHashMap<Address, Route>();
        for (var written : inquiry.recipients()) {
            Address.parse(written)
                    .ifPresent(recipient ->
                            ways.computeIfAbsent(
                                    recipient,
                                    it ->
                                            passage.allows(
                                                    routes.to(it, Action.MAIL_TIPS, trace),
                                                    inquiry.caller(),
                                                    inquiry.hop())));
        }
        return ways;
    }

    /// One question for each partner. Where a recipient is, we know ourselves, and ask nobody who would be asked for nothing else.
    private static Map<Partner, MailTipsQuestion> questions(
            TipInquiry inquiry, Sender sender, Map<Address, Route> ways) {
        if (isAnsweredHere(inquiry)) {
            return Map.of();
        }
        var tips = EnumSet.copyOf(inquiry.tips());
        tips.remove(MailTip.SCOPE);
        var user = Passage.person(inquiry.caller());
        var from = sender.address().or(() -> user);
        var targets = new LinkedHashMap<Partner, List<Address>>();
        for (var way : ways.values()) {
            if (way instanceof Route.Away(var partner, var target)) {
                targets.computeIfAbsent(partner, _ -> new ArrayList<>()).add(target);
            }
        }
        var questions = new LinkedHashMap<Partner, MailTipsQuestion>();
        targets.forEach((partner, mailboxes) ->
                questions.put(
                        partner, new MailTipsQuestion(user, from.orElseThrow(), mailboxes, tips)));
        return questions;
    }

    private static boolean isAnsweredHere(TipInquiry inquiry) {
        return Set.of(MailTip.SCOPE).containsAll(inquiry.tips());
    }

    private TipAnswer answer(String written, Sitting sitting, TipNotes notes) {
        var parsed = Address.parse(written);
        if (parsed.isEmpty()) {
            var code = written.isBlank() ? Code.ADDRESS_MISSING : Code.ADDRESS_MALFORMED;
            return new TipAnswer(written, "", new Finding.Refused<>(Refusal.of(code)));
        }
        var recipient = parsed.get();
        var way =
                Objects.requireNonNull(
                        sitting.ways().get(recipient), "a way to each recipient was looked for");
        var finding = find(recipient, way, sitting, notes);
        notes.add(recipient, way, finding);
        failure(finding)
                .ifPresent(
                        why -> sitting.trace().add(recipient, new Step.Failed(why), Duration.ZERO));
        return new TipAnswer(written, name(recipient, sitting.right()), finding);
    }

    private Finding<MailTips> find(Address recipient, Route way, Sitting sitting, TipNotes notes) {
        return switch (way) {
            case Route.Local(var mailbox) -> findHere(recipient, mailbox, sitting, notes);
            case Route.LocalGroup(var group) -> findHere(recipient, group, sitting, notes);
            case Route.Away(var partner, var target) ->
                    askThere(recipient, partner, target, sitting);
            case Route.None(var why) ->
                    switch (why.code()) {
                        case MAILBOX_UNKNOWN -> new Finding.Told<>(invalid(sitting));
                        // Mail leads there all the same; nobody can be asked for more.
                        case NO_ROUTE -> new Finding.Told<>(elsewhere(recipient, sitting));
                        default -> new Finding.Refused<>(why);
                    };
        };
    }

    private Finding<MailTips> findHere(
            Address asked, Recipient recipient, Sitting sitting, TipNotes notes) {
        var told = sitting.table().told(sitting.right(), recipient, sitting.inquiry().caller());
        notes.decided(asked, told.decidedBy());
        sitting.trace()
                .add(
                        asked,
                        new Step.TipsTold(recipient.address(), told.tips(), told.decidedBy()),
                        Duration.ZERO);
        return new Finding.Told<>(
                sitting.local()
                        .of(
                                recipient,
                                sitting.sender(),
                                TipTable.repliesAsInside(sitting.right()),
                                sitting.wanted(told.tips()),
                                sitting.now()));
    }

    private Finding<MailTips> askThere(
            Address asked, Partner partner, Address target, Sitting sitting) {
        if (isAnsweredHere(sitting.inquiry())) {
            return new Finding.Told<>(beside(MailTips.NOTHING, target, sitting));
        }
        return switch (sitting.errands().findingOf(asked, partner, target)) {
            case Finding.Told<MailTips>(var tips) ->
                    new Finding.Told<>(beside(tips, target, sitting));
            case Finding.Refused<MailTips> refused -> refused;
            case Finding.Unreachable<MailTips> unreachable -> unreachable;
        };
    }

    /// What a partner told, and beside it where the recipient is, as seen from here.
    private MailTips beside(MailTips tips, Address target, Sitting sitting) {
        return scoped(
                tips,
                isInside.test(target.domain())
                        ? Set.of(RecipientScope.INTERNAL)
                        : Set.of(RecipientScope.EXTERNAL, RecipientScope.EXTERNAL_PARTNER),
                sitting);
    }

    /// Nobody of ours has this address: a finding, and no failure.
    private MailTips invalid(Sitting sitting) {
        return new MailTips(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true),
                        Optional.empty(),
                        Set.of())
                .only(sitting.wanted(sitting.table().told(sitting.right())));
    }

    private MailTips elsewhere(Address recipient, Sitting sitting) {
        return scoped(
                MailTips.NOTHING,
                isInside.test(Audience.whereabouts(recipient, directory))
                        ? Set.of(RecipientScope.INTERNAL)
                        : Set.of(RecipientScope.EXTERNAL, RecipientScope.EXTERNAL_STRANGER),
                sitting);
    }

    private MailTips scoped(MailTips tips, Set<RecipientScope> where, Sitting sitting) {
        return tips.located(where).only(sitting.wanted(sitting.table().told(sitting.right())));
    }

    /// A name in our directory is for our own people.
    private String name(Address recipient, TipRight right) {
        return right instanceof TipRight.Everything
                ? directory.find(recipient).map(Recipient::displayName).orElse("")
                : "";
    }

    private static Optional<Refusal> failure(Finding<MailTips> finding) {
        return switch (finding) {
            case Finding.Told<MailTips> _ -> Optional.empty();
            case Finding.Refused<MailTips>(var why) -> Optional.of(why);
            case Finding.Unreachable<MailTips>(var why) -> Optional.of(why);
        };
    }
}
