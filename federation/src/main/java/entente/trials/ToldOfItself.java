package entente.trials;

import entente.calling.Https;
import entente.discovery.FederationFinding;
import entente.discovery.FederationSearch;
import entente.problem.Code;
import entente.problem.Command;
import entente.problem.Refusal;
import entente.routes.Halves;
import entente.routes.OrganisationRelationship;
import entente.trusts.ApplicationUri;
import entente.trusts.FederationTrust;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Compares what a relationship says of the partner with what the partner tells anybody of itself (GetFederationInformation).
record ToldOfItself(
        Https https, Duration patience, OrganisationRelationship relationship, Halves halves) {
    private static final String STEP = "federation-information";
    private static final String SECURED = "/wssecurity";

    List<TrialStep> steps(Optional<FederationTrust> trust) {
        var ask = new FederationSearch.Ask(halves.theirs(), place(), true);
        return switch (new FederationSearch(https, patience).search(ask)) {
            case FederationSearch.Outcome.Failed(var why) ->
                    List.of(TrialStep.failed(STEP, mended(why)));
            case FederationSearch.Outcome.Found(var finding) -> compared(finding, trust);
        };
    }

    private Refusal mended(Refusal why) {
        return why.code() == Code.FEDERATION_NOT_TOLD
                ? why.mendedBy(
                        "Its federation trust is missing or disabled, or the endpoint is not its Autodiscover. Its administrator tells by %s."
                                .formatted(
                                        Command.of(
                                                "trust", "test", "--org", halves.theirs().name())))
                : why;
    }

    /// The Autodiscover that the relationship names, where anybody may ask; the usual places where it names none.
    private Optional<URI> place() {
        return relationship
                .targetAutodiscoverEpr()
                .map(URI::toString)
                .map(url ->
                        url.toLowerCase(Locale.ROOT).endsWith(SECURED)
                                ? url.substring(0, url.length() - SECURED.length())
                                : url)
                .map(URI::create);
    }

    private List<TrialStep> compared(FederationFinding finding, Optional<FederationTrust> trust) {
        var steps = new ArrayList<TrialStep>();
        steps.add(
                TrialStep.passed(
                        STEP, "%s told of %s".formatted(finding.endpoint(), finding.asked())));
        relationship.targetApplicationUri().ifPresent(uri -> steps.add(name(uri, finding)));
        relationship
                .targetAutodiscoverEpr()
                .ifPresent(epr -> steps.add(autodiscover(epr, finding)));
        trust.ifPresent(ours -> steps.add(broker(ours, finding)));
        return steps;
    }

    private TrialStep name(String ours, FederationFinding finding) {
        var step = "application-uri-told";
        var theirs = finding.applicationUri();
        return new ApplicationUri(ours).equals(new ApplicationUri(theirs))
                ? TrialStep.passed(step, "the partner calls itself " + theirs)
                : differs(
                        step,
                        "The partner calls itself %s, our half %s.".formatted(theirs, ours),
                        RelationshipTrial.set(relationship, halves, "--application-uri", theirs));
    }

    private TrialStep autodiscover(URI ours, FederationFinding finding) {
        var step = "autodiscover-told";
        var theirs = finding.endpoint() + "/WSSecurity";
        return ours.toString().equalsIgnoreCase(theirs)
                ? TrialStep.passed(step, theirs)
                : differs(
                        step,
                        "The partner's Autodiscover answers at %s, our half says %s."
                                .formatted(theirs, ours),
                        RelationshipTrial.set(relationship, halves, "--autodiscover", theirs));
    }

    private TrialStep broker(FederationTrust trust, FederationFinding finding) {
        var step = "broker-told";
        var ours = trust.issuer().uri();
        if (finding.issuers().isEmpty()) {
            return TrialStep.skipped(step, "the partner does not say which brokers it trusts");
        }
        return finding.names(ours)
                ? TrialStep.passed(step, "the partner trusts our broker " + ours)
                : differs(
                        step,
                        "The partner trusts %s, and not our broker %s."
                                .formatted(
                                        String.join(
                                                ", ",
                                                finding.issuers().stream()
                                                        .map(issuer -> issuer.uri())
                                                        .toList()),
                                        ours),
                        Command.of(
                                "trust",
                                "new",
                                "--org",
                                halves.theirs().name(),
                                "--broker",
                                "https://" + trust.issuer().endpoint().getRawAuthority(),
                                "--domain",
                                halves.theirs().name()));
    }

    static TrialStep differs(String step, String sentence, String command) {
        return TrialStep.failed(
                step, Refusal.of(Code.HALVES_DIFFER).saying(sentence).mendedBy(command + "."));
    }
}
