package entente.trials;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.routes.Connector;
import entente.tokens.AuthServer;
import entente.tokens.IssuerKeys;
import entente.tokens.PartnerApplication;
import entente.tokens.PartnerApplication.Profile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Tries a partner application: whether tokens in which it calls us could be believed, by what is set here and what it publishes.
///
/// That it can be reached is another trial ([ConnectorTrial]); that it knows us, one on its own server.
public final class PartnerTrial {
    private final IssuerKeys published;
    private final Supplier<List<AuthServer>> authServers;
    private final Supplier<List<Connector>> connectors;
    private final Supplier<Set<Domain>> acceptedDomains;
    private final InstantSource clock;

    public PartnerTrial(
            IssuerKeys published,
            Supplier<List<AuthServer>> authServers,
            Supplier<List<Connector>> connectors,
            Supplier<Set<Domain>> acceptedDomains,
            InstantSource clock) {
        this.published = published;
        this.authServers = authServers;
        this.connectors = connectors;
        this.acceptedDomains = acceptedDomains;
        this.clock = clock;
    }

    /// Tries all of it, also where it is disabled.
    public Trial of(PartnerApplication partner) {
        var steps = new ArrayList<TrialStep>();
        steps.add(Switch.of("partner", partner.name(), partner.enabled()));
        steps.add(rights(partner));
        steps.add(domains(partner));
        steps.add(profiles(partner));
        broker(partner).ifPresent(steps::add);
        metadata(partner).ifPresent(steps::add);
        steps.add(wayBack(partner));
        return new Trial(steps);
    }

    private static TrialStep rights(PartnerApplication partner) {
        return partner.operations().isEmpty()
                ? incomplete(
                        "rights",
                        partner,
                        "It may call nothing here: its operations are empty.",
                        "--operation freebusy")
                : TrialStep.passed(
                        "rights",
                        "it may call "
                                + String.join(
                                        ", ",
                                        partner.operations().stream()
                                                .map(Object::toString)
                                                .sorted()
                                                .toList()));
    }

    private TrialStep domains(PartnerApplication partner) {
        var ours = acceptedDomains.get();
        var theirs =
                partner.domains().stream()
                        .filter(domain -> !ours.contains(domain))
                        .map(Domain::name)
                        .sorted()
                        .toList();
        return theirs.isEmpty()
                ? incomplete(
                        "domains",
                        partner,
                        "It may speak for nobody: none of its domains is a partner's.",
                        "--domain with each domain of its people")
                : TrialStep.passed(
                        "domains", "it may speak for people of " + String.join(", ", theirs));
    }

    private static TrialStep profiles(PartnerApplication partner) {
        return partner.profiles().isEmpty()
                ? incomplete(
                        "profiles", partner, "No shape of token is taken from it.", "--profile N1")
                : TrialStep.passed(
                        "profiles",
                        "tokens of "
                                + String.join(
                                        ", ",
                                        partner.profiles().stream()
                                                .map(Enum::name)
                                                .sorted()
                                                .toList())
                                + " are taken");
    }

    /// Where a broker vouches for it: whether there is one, and its keys can be had.
    private Optional<TrialStep> broker(PartnerApplication partner) {
        if (!partner.profiles().contains(Profile.L1) && !partner.profiles().contains(Profile.N2)) {
            return Optional.empty();
        }
        var now = clock.instant();
        return Optional.of(
                authServers.get().stream()
                        .filter(AuthServer::enabled)
                        .filter(server -> server.realms().contains(partner.realm()))
                        .min(Comparator.comparing(AuthServer::name))
                        .map(server -> named("broker", server, now))
                        .orElseGet(() -> noBroker(partner)));
    }

    private TrialStep named(String step, AuthServer server, Instant now) {
        var read =
                KeysRead.of(
                        published.readNow(server, now),
                        now,
                        "`entente auth-server test \"%s\"` says more.".formatted(server.name()));
        return new TrialStep(step, read.result(), server.name() + ": " + read.detail(), read.why());
    }

    private static TrialStep noBroker(PartnerApplication partner) {
        return TrialStep.failed(
                "broker",
                Refusal.of(Code.OBJECT_INCOMPLETE)
                        .saying(
                                "No enabled auth server issues tokens in its realm %s."
                                        .formatted(partner.realm()))
                        .mendedBy(
                                "Add the realm to the broker's auth server: `entente auth-server list`; or take other profiles: `entente partner set \"%s\" --profile N1`."
                                        .formatted(partner.name())));
    }

    /// Where it signs for itself: whether its keys can be had.
    private Optional<TrialStep> metadata(PartnerApplication partner) {
        var now = clock.instant();
        var read =
                published
                        .readNow(partner, now)
                        .map(document ->
                                KeysRead.of(
                                        document,
                                        now,
                                        "Compare metadataUrl, appId and realm with what its administrator says: `entente partner show \"%s\"`."
                                                .formatted(partner.name())));
        return read.isPresent() || !signsItself(partner)
                ? read
                : Optional.of(
                        incomplete(
                                KeysRead.STEP,
                                partner,
                                "It signs for itself, and we do not know where its keys are.",
                                "--metadata-url with the address of its metadata document"));
    }

    private static boolean signsItself(PartnerApplication partner) {
        return partner.requireSignedOuter()
                || partner.profiles().contains(Profile.L2)
                || partner.profiles().contains(Profile.N1);
    }

    private TrialStep wayBack(PartnerApplication partner) {
        return connectors.get().stream()
                .filter(connector -> connector.partnerAppId().equals(partner.appId()))
                .filter(connector -> connector.partnerRealm().equals(partner.realm()))
                .map(Connector::name)
                .sorted()
                .findFirst()
                .map(name ->
                        TrialStep.passed(
                                "way-back",
                                "we ask it over connector %s; `entente connector test \"%s\"` tries that"
                                        .formatted(name, name)))
                .orElseGet(
                        () -> TrialStep.skipped("way-back", "it may ask us; no connector asks it"));
    }

    private static TrialStep incomplete(
            String step, PartnerApplication partner, String sentence, String option) {
        return TrialStep.failed(
                step,
                Refusal.of(Code.OBJECT_INCOMPLETE)
                        .saying(sentence)
                        .mendedBy(
                                "`entente partner set \"%s\" %s`."
                                        .formatted(partner.name(), option)));
    }
}
