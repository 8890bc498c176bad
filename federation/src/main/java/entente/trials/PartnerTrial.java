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
    private final OurCommands commands;
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
        this.commands = new OurCommands(acceptedDomains);
        this.clock = clock;
    }

    /// Tries all of it, also where it is disabled.
    public Trial of(PartnerApplication partner) {
        var steps = new ArrayList<TrialStep>();
        steps.add(Switch.of("partner", partner.name(), partner.enabled(), commands));
        steps.add(rights(partner));
        steps.add(domains(partner));
        steps.add(profiles(partner));
        broker(partner).ifPresent(steps::add);
        metadata(partner).ifPresent(steps::add);
        steps.add(wayBack(partner));
        return new Trial(steps);
    }

    private TrialStep rights(PartnerApplication partner) {
        return partner.operations().isEmpty()
                ? incomplete(
                        "rights",
                        "It may call nothing here: its operations are empty.",
                        setting(partner, "--operation", "freebusy"))
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
        if (!theirs.isEmpty()) {
            return TrialStep.passed(
                    "domains", "it may speak for people of " + String.join(", ", theirs));
        }
        return mayNameNobody(partner)
                ? TrialStep.skipped(
                        "domains", "none of its domains is a partner's: it asks for itself alone")
                : incomplete(
                        "domains",
                        "It may speak for nobody: none of its domains is a partner's.",
                        setting(partner, "--domain", "DOMAIN")
                                + ", with each domain of its people");
    }

    /// Tokens of these shapes may speak for the application itself.
    private static boolean mayNameNobody(PartnerApplication partner) {
        return partner.profiles().contains(Profile.N1) || partner.profiles().contains(Profile.N2);
    }

    private TrialStep profiles(PartnerApplication partner) {
        return partner.profiles().isEmpty()
                ? incomplete(
                        "profiles",
                        "No shape of token is taken from it.",
                        setting(partner, "--profile", "N1"))
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
                        .or(() -> disabledBroker(partner))
                        .orElseGet(() -> noBroker(partner)));
    }

    private TrialStep named(String step, AuthServer server, Instant now) {
        var read =
                KeysRead.of(
                        published.readNow(server, now),
                        now,
                        commands.of("auth-server", "test", server.name()) + " says more.");
        return new TrialStep(step, read.result(), server.name() + ": " + read.detail(), read.why());
    }

    private Optional<TrialStep> disabledBroker(PartnerApplication partner) {
        return authServers.get().stream()
                .filter(server -> server.realms().contains(partner.realm()))
                .min(Comparator.comparing(AuthServer::name))
                .map(server ->
                        TrialStep.failed(
                                "broker",
                                Refusal.of(Code.AUTH_SERVER_DISABLED)
                                        .saying(
                                                "%s, which issues tokens in its realm, is disabled."
                                                        .formatted(server.name()))
                                        .mendedBy(
                                                commands.of(
                                                                "auth-server",
                                                                "set",
                                                                server.name(),
                                                                "--enabled")
                                                        + ".")));
    }

    private TrialStep noBroker(PartnerApplication partner) {
        return TrialStep.failed(
                "broker",
                Refusal.of(Code.OBJECT_INCOMPLETE)
                        .saying(
                                "No enabled auth server issues tokens in its realm %s."
                                        .formatted(partner.realm()))
                        .mendedBy(
                                "Add the realm to those of the broker's auth server, which is one of %s: %s, beside its other realms; or take other profiles: %s."
                                        .formatted(
                                                commands.of("auth-server", "list"),
                                                commands.of(
                                                        "auth-server",
                                                        "set",
                                                        "NAME",
                                                        "--issues-for",
                                                        partner.realm()),
                                                setting(partner, "--profile", "N1"))));
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
                                        "Compare metadataUrl, appId and realm with what its administrator says: %s."
                                                .formatted(
                                                        commands.of(
                                                                "partner",
                                                                "show",
                                                                partner.name()))));
        return read.isPresent() || !signsItself(partner)
                ? read
                : Optional.of(
                        incomplete(
                                KeysRead.STEP,
                                "It signs for itself, and we do not know where its keys are.",
                                setting(partner, "--metadata-url", "URL")
                                        + ", the address of its metadata document"));
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
                                "we ask it over connector %s; %s tries that"
                                        .formatted(name, commands.of("connector", "test", name))))
                .orElseGet(
                        () -> TrialStep.skipped("way-back", "it may ask us; no connector asks it"));
    }

    private static TrialStep incomplete(String step, String sentence, String remedy) {
        return TrialStep.failed(
                step, Refusal.of(Code.OBJECT_INCOMPLETE).saying(sentence).mendedBy(remedy + "."));
    }

    private String setting(PartnerApplication partner, String option, String value) {
        return commands.of("partner", "set", partner.name(), option, value);
    }
}
