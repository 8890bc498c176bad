package entente.mailtips;

import entente.asking.MailTipsQuestion;
import entente.asking.PartnerQuestion;
import entente.asking.Partners;
import entente.audit.Audit;
import entente.audit.AuditEvent;
import entente.audit.AuditEvent.LookedUp;
import entente.mailbox.AllowedSenders;
import entente.mailbox.AutomaticReply;
import entente.mailbox.CalendarPermissions;
import entente.mailbox.Filling;
import entente.mailbox.MailAcceptance;
import entente.mailbox.MailAcceptances;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.Finding;
import entente.question.Hop;
import entente.question.MailTip;
import entente.question.MailTips;
import entente.question.TraceId;
import entente.routes.Connector;
import entente.routes.OrganisationRelationship;
import entente.routes.Partner;
import entente.routes.People;
import entente.routes.Routes;
import entente.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// contoso.test and its tips, with partners that say what they are told to.
final class TipWorld {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Address MARY = Address.of("mary@contoso.test");
    static final Caller MARY_ASKS = new Caller.OwnPerson(MARY);
    static final Set<MailTip> ALL = EnumSet.allOf(MailTip.class);

    /// Away, full, with a custom tip, small, restricted to insiders, moderated.
    static final MailAcceptance EVERYTHING_AT_ONCE =
            MailAcceptance.INITIAL
                    .with(
                            new AutomaticReply(
                                    new AutomaticReply.State.On(),
                                    Optional.of("I am at the lake."),
                                    Optional.of("I am out of the office."),
                                    AutomaticReply.ExternalAudience.ALL,
                                    Optional.of(Locale.UK)))
                    .with(new Filling(Optional.of(1_000L), 1_000))
                    .withLargestMessage(Optional.of(5_000L))
                    .with(new AllowedSenders(Set.of(), Set.of(), true))
                    .moderatedBy(Set.of(Address.of("bob@contoso.test")))
                    .withCustomTip(Optional.of("Orders go to sales."));

    final People people = new People().mailbox("mary@contoso.test");
    final Map<Address, MailAcceptance> acceptances = new HashMap<>();
    private final Map<Address, Long> held = new HashMap<>();
    final Set<Domain> inside = new HashSet<>(Set.of(Domain.of("contoso.test")));
    final List<Connector> connectors = new ArrayList<>();
    final List<OrganisationRelationship> relationships = new ArrayList<>();
    final List<MailTipsQuestion> questions = new CopyOnWriteArrayList<>();
    final Map<String, Map<Address, Finding<MailTips>>> said = new HashMap<>();
    final Set<String> silent = new HashSet<>();
    final List<AuditEvent> recorded = new ArrayList<>();
    final Trace trace = new Trace(TraceId.fresh(), "contoso.test");
    final CountDownLatch end = new CountDownLatch(1);
    Audit audit = recorded::add;
    TipTerms terms = TipTerms.USUAL;
    Duration patience = Duration.ofSeconds(30);

    TipWorld mailbox(String address, MailAcceptance acceptance) {
        people.mailbox(address);
        acceptances.put(Address.of(address), acceptance);
        return this;
    }

    /// Somebody who wants nothing shown to other organisations.
    TipWorld optedOut(String address, MailAcceptance acceptance) {
        people.calendar(address, CalendarPermissions.INITIAL.shownToOthers(false));
        acceptances.put(Address.of(address), acceptance);
        return this;
    }

    TipWorld group(String address, MailAcceptance acceptance, String... members) {
        people.group(address, members);
        acceptances.put(Address.of(address), acceptance.ofGroup());
        return this;
    }

    /// Who is here takes mail like this, and holds so many bytes.
    private MailAcceptances mail() {
        return new MailAcceptances() {
            @Override
            public Optional<MailAcceptance> acceptanceOf(Address recipient) {
                return Optional.ofNullable(acceptances.get(recipient));
            }

            @Override
            public long heldBy(Address recipient) {
                return held.getOrDefault(recipient, 0L);
            }
        };
    }

    TipWorld holding(String address, long bytes) {
        held.put(Address.of(address), bytes);
        return this;
    }

    TipDesk.Outcome ask(Caller caller, Set<MailTip> tips, String... recipients) {
        return ask(caller, "", tips, recipients);
    }

    TipDesk.Outcome ask(Caller caller, String sendingAs, Set<MailTip> tips, String... recipients) {
        return ask(caller, sendingAs, tips, Hop.FIRST, recipients);
    }

    TipDesk.Outcome ask(
            Caller caller, String sendingAs, Set<MailTip> tips, Hop hop, String... recipients) {
        var routes = new Routes(people, () -> connectors, () -> relationships, List::of);
        return new TipDesk(
                        people,
                        mail(),
                        people,
                        routes,
                        () -> relationships,
                        inside::contains,
                        terms,
                        new Saying(),
                        event -> audit.record(event),
                        InstantSource.fixed(NOON),
                        patience)
                .answer(
                        new TipInquiry(
                                caller,
                                sendingAs,
                                List.of(recipients),
                                tips,
                                Optional.empty(),
                                hop),
                        trace);
    }

    /// The tips of each recipient; the test fails where one has none.
    List<MailTips> told(Caller caller, String... recipients) {
        return findings(ask(caller, ALL, recipients)).stream().map(TipWorld::told).toList();
    }

    List<LookedUp> looked() {
        return recorded.stream().map(LookedUp.class::cast).toList();
    }

    static List<Finding<MailTips>> findings(TipDesk.Outcome outcome) {
        return switch (outcome) {
            case TipDesk.Outcome.Told(var answers) ->
                    answers.stream().map(TipAnswer::finding).toList();
            case TipDesk.Outcome.Refused(var why) -> throw new AssertionError(why);
        };
    }

    static MailTips told(Finding<MailTips> finding) {
        return switch (finding) {
            case Finding.Told<MailTips>(var tips) -> tips;
            case Finding.Refused<MailTips>(var why) -> throw new AssertionError(why);
            case Finding.Unreachable<MailTips>(var why) -> throw new AssertionError(why);
        };
    }

    static Code code(Finding<MailTips> finding) {
        return switch (finding) {
            case Finding.Told<MailTips> _ -> throw new AssertionError("told");
            case Finding.Refused<MailTips>(var why) -> why.code();
            case Finding.Unreachable<MailTips>(var why) -> why.code();
        };
    }

    static Code code(TipDesk.Outcome outcome) {
        return switch (outcome) {
            case TipDesk.Outcome.Told _ -> throw new AssertionError("told");
            case TipDesk.Outcome.Refused(var why) -> why.code();
        };
    }

    private final class Saying implements Partners {
        @Override
        @SuppressWarnings("unchecked")
        public <T> Map<Address, Finding<T>> ask(
                Partner partner, PartnerQuestion<T> asked, Trace steps, Instant deadline) {
            questions.add((MailTipsQuestion) asked);
            if (silent.contains(partner.name())) {
                try {
                    end.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
            var findings =
                    said.getOrDefault(
                            partner.name(),
                            Map.of(
                                    asked.mailboxes().getFirst(),
                                    new Finding.Unreachable<>(
                                            Refusal.of(Code.PARTNER_UNREACHABLE))));
            return (Map<Address, Finding<T>>) (Map<Address, ?>) findings;
        }
    }
}
