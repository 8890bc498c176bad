package entente.trials;

import entente.calling.Https;
import entente.delegation.DelegationTokens;
import entente.problem.Code;
import entente.problem.Command;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.routes.Halves;
import entente.routes.OrganisationRelationship;
import entente.trace.Step;
import entente.trace.Trace;
import entente.trusts.Action;
import entente.trusts.ApplicationUri;
import entente.trusts.FederationTrust;
import entente.vouching.DelegatedCalls;
import entente.vouching.Message;
import entente.vouching.PartnerCalls;
import entente.vouching.Spoken;
import entente.wire.autodiscover.AutodiscoverFault;
import entente.wire.autodiscover.RelationshipSettings;
import entente.wire.autodiscover.RelationshipSettings.Relationship;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks the partner what its half says (GetOrganizationRelationshipSettings), and whether that mirrors ours. Who brings a token is told of the
/// relationship with its own domain and of no other.
record TheirSettings(
        Https https,
        DelegationTokens tokens,
        InstantSource clock,
        Duration patience,
        OrganisationRelationship relationship,
        Halves halves) {
    private static final String OPERATION = "GetOrganizationRelationshipSettings";
    private static final String ACTION =
            "http://schemas.microsoft.com/exchange/2010/Autodiscover/Autodiscover/" + OPERATION;
    private static final int MOST_BYTES = 256 * 1024;
    private static final String THEIR_HALF = "their-half";

    /// The level that gives nothing, and that a relationship has until it is given another.
    private static final String NOTHING = "None";

    List<TrialStep> steps(
            FederationTrust trust, Set<Domain> ourHosts, Address asking, Trace trace) {
        var endpoint = relationship.targetAutodiscoverEpr();
        if (endpoint.isEmpty()) {
            return List.of(
                    TrialStep.skipped("clock", "no Autodiscover of the partner is set"),
                    TrialStep.skipped(THEIR_HALF, "no Autodiscover of the partner is set"));
        }
        var message =
                new Message(
                        endpoint.get(),
                        OPERATION,
                        ACTION,
                        Action.FREE_BUSY,
                        "ASAutoDiscover/CrossForest/EmailDomain",
                        RelationshipSettings.request(
                                asking.domain().name(), endpoint.get().toString()),
                        patience,
                        MOST_BYTES);
        var outcome =
                new DelegatedCalls(https, tokens, clock)
                        .send(
                                message,
                                relationship,
                                Optional.of(asking),
                                trace,
                                clock.instant().plus(patience));
        var steps = new ArrayList<TrialStep>();
        steps.add(clocks(trace));
        switch (outcome) {
            case PartnerCalls.Outcome.Failed(var why) ->
                    steps.add(TrialStep.failed(THEIR_HALF, why));
            case PartnerCalls.Outcome.Answered(var status, var body) ->
                    steps.addAll(read(status, body, trust, ourHosts));
        }
        return steps;
    }

    private static TrialStep clocks(Trace trace) {
        return trace.steps().stream()
                .map(each -> each.step())
                .filter(Step.ClocksApart.class::isInstance)
                .map(Step.ClocksApart.class::cast)
                .map(Clocks::apart)
                .findFirst()
                .orElseGet(() -> TrialStep.passed(Clocks.STEP, "within a minute of the partner's"));
    }

    private List<TrialStep> read(
            int status, byte[] body, FederationTrust trust, Set<Domain> ourHosts) {
        try {
            var told =
                    RelationshipSettings.readResponse(new ByteArrayInputStream(body), MOST_BYTES)
                            .relationships();
            return told.stream()
                    .findFirst()
                    .map(theirs -> mirrored(theirs, trust, ourHosts))
                    .orElseGet(() -> List.of(TrialStep.failed(THEIR_HALF, missing())));
        } catch (AutodiscoverFault fault) {
            return List.of(
                    TrialStep.skipped(
                            THEIR_HALF,
                            "the partner tells nothing of it: " + Spoken.quoted(fault.code())));
        } catch (MalformedXml malformed) {
            return List.of(
                    TrialStep.failed(
                            THEIR_HALF,
                            Refusal.of(
                                    Code.PARTNER_ANSWER_UNREADABLE,
                                    "HTTP %d: %s"
                                            .formatted(
                                                    status,
                                                    Spoken.quoted(malformed.complaint())))));
        }
    }

    private Refusal missing() {
        return Refusal.of(Code.HALVES_DIFFER)
                .saying("The partner has no relationship with %s.".formatted(halves.ours()))
                .mendedBy(halves.turned().makeRelationship(Action.FREE_BUSY) + ".");
    }

    private List<TrialStep> mirrored(
            Relationship theirs, FederationTrust trust, Set<Domain> ourHosts) {
        var named = Spoken.quoted(theirs.name());
        var steps = new ArrayList<TrialStep>();
        steps.add(TrialStep.passed(THEIR_HALF, "it is called " + named));
        steps.add(domains(theirs, named, trust));
        steps.add(name(theirs, named, trust));
        steps.add(wayBack(theirs, named, ourHosts));
        steps.add(freeBusy(theirs, named));
        steps.add(mailTips(theirs, named));
        steps.add(
                feature(
                        "their-delivery-reports",
                        named,
                        "delivery reports",
                        "--delivery-reports",
                        relationship.features().deliveryReports(),
                        theirs.deliveryReportEnabled()));
        steps.add(
                feature(
                        "their-mailbox-moves",
                        named,
                        "mailbox moves",
                        "--mailbox-moves",
                        relationship.features().moves().enabled(),
                        theirs.mailboxMoveEnabled()));
        return steps;
    }

    private TrialStep domains(Relationship theirs, String named, FederationTrust trust) {
        var listed =
                theirs.domains().stream().flatMap(name -> Domain.parse(name).stream()).toList();
        var lacking =
                trust.domains().stream()
                        .filter(domain -> !listed.contains(domain))
                        .map(Domain::name)
                        .sorted()
                        .toList();
        return lacking.isEmpty()
                ? TrialStep.passed("their-domains", "all our federated domains are in it")
                : ToldOfItself.differs(
                        "their-domains",
                        "It does not list %s, whose people are refused there."
                                .formatted(String.join(", ", lacking)),
                        there(named, "--domain", lacking.getFirst())
                                + ", beside its other domains");
    }

    private TrialStep name(Relationship theirs, String named, FederationTrust trust) {
        var ours = trust.applicationUri();
        var step = "their-application-uri";
        if (theirs.targetApplicationUri().isEmpty()) {
            return ToldOfItself.differs(
                    step,
                    "It does not name our application URI: over it nobody there can ask us.",
                    there(named, "--application-uri", ours));
        }
        return new ApplicationUri(theirs.targetApplicationUri()).equals(new ApplicationUri(ours))
                ? TrialStep.passed(step, ours)
                : ToldOfItself.differs(
                        step,
                        "It says that we are %s, and we are %s."
                                .formatted(Spoken.quoted(theirs.targetApplicationUri()), ours),
                        there(named, "--application-uri", ours));
    }

    /// Whether its endpoints are ours.
    private TrialStep wayBack(Relationship theirs, String named, Set<Domain> ourHosts) {
        var step = "their-endpoints";
        var said =
                theirs.targetSharingEpr().isEmpty()
                        ? theirs.targetAutodiscoverEpr()
                        : theirs.targetSharingEpr();
        if (said.isEmpty()) {
            return ToldOfItself.differs(
                    step,
                    "It names no endpoint of ours: over it nobody there can ask us.",
                    halves.turned().makeRelationship(Action.FREE_BUSY)
                            + " tells it, and "
                            + there(named, "--autodiscover", "URL")
                            + " sets it");
        }
        return host(said).filter(ourHosts::contains).isPresent()
                ? TrialStep.passed(step, Spoken.quoted(said))
                : ToldOfItself.differs(
                        step,
                        "It would ask us at %s, which is no host name of ours."
                                .formatted(Spoken.quoted(said)),
                        there(named, "--autodiscover", "URL"));
    }

    private static Optional<Domain> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).flatMap(Domain::parse);
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }

    private TrialStep freeBusy(Relationship theirs, String named) {
        var step = "their-free-busy";
        if (theirs.freeBusyEnabled() && !theirs.freeBusyLevel().equals(NOTHING)) {
            return TrialStep.passed(
                    step, "we are shown up to " + Spoken.quoted(theirs.freeBusyLevel()));
        }
        return relationship.features().freeBusy().enabled()
                ? ToldOfItself.differs(
                        step,
                        theirs.freeBusyEnabled()
                                ? "It has the level None: we are shown nobody's calendar."
                                : "It does not share free/busy: we are shown nobody's calendar.",
                        halves.turned().openRelationship(named, Action.FREE_BUSY))
                : TrialStep.skipped(step, "not shared on either side");
    }

    private TrialStep mailTips(Relationship theirs, String named) {
        var step = "their-mail-tips";
        var ours = relationship.features().mailTips().enabled();
        if (theirs.mailTipsEnabled() && !theirs.mailTipsLevel().equals(NOTHING)) {
            return ours
                    ? TrialStep.passed(
                            step, "we are told up to " + Spoken.quoted(theirs.mailTipsLevel()))
                    : TrialStep.skipped(step, "the partner shares MailTips and we do not");
        }
        return ours
                ? ToldOfItself.differs(
                        step,
                        theirs.mailTipsEnabled()
                                ? "It has the level None for MailTips: we are told none."
                                : "It does not share MailTips: we are told none.",
                        halves.turned().openRelationship(named, Action.MAIL_TIPS))
                : TrialStep.skipped(step, "not shared on either side");
    }

    /// What is shared has to be so on both sides.
    private TrialStep feature(
            String step, String named, String what, String option, boolean ours, boolean theirs) {
        if (ours == theirs) {
            return ours
                    ? TrialStep.passed(step, "shared on both sides")
                    : TrialStep.skipped(step, "not shared on either side");
        }
        return theirs
                ? TrialStep.skipped(step, "the partner shares " + what + " and we do not")
                : ToldOfItself.differs(
                        step,
                        "We share %s and the partner does not.".formatted(what),
                        Command.of(
                                "relationship",
                                "set",
                                named,
                                "--org",
                                halves.theirs().name(),
                                option));
    }

    private String there(String named, String option, String value) {
        return Command.of(
                "relationship", "set", named, "--org", halves.theirs().name(), option, value);
    }
}
