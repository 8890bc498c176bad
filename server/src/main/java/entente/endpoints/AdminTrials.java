package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.Directory;
import entente.question.Address;
import entente.question.Domain;
import entente.routes.Connector;
import entente.tokens.OAuthObjects;
import entente.trials.AuthServerTrial;
import entente.trials.ConnectorTrial;
import entente.trials.PartnerTrial;
import entente.trials.WayBackTrial;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `POST /entente/admin/{connectors|auth-servers|partners}/{name}/test`: whether an object works, tried step by step; and
/// `…/auth-servers/{name}/refresh`, which has a broker's document read again.
public final class AdminTrials {
    private static final String ABOVE = "/entente/admin/";
    private static final Set<String> ASK = Set.of("target", "user", "cached", "wayBack");

    private final OAuthObjects objects;
    private final Directory directory;
    private final ConnectorTrial connectors;
    private final AuthServerTrial authServers;
    private final PartnerTrial partners;
    private final WayBackTrial wayBack;

    /// `directory` says for whom may be asked: our tokens vouch for whomever we name.
    public AdminTrials(
            OAuthObjects objects,
            Directory directory,
            ConnectorTrial connectors,
            AuthServerTrial authServers,
            PartnerTrial partners,
            WayBackTrial wayBack) {
        this.objects = objects;
        this.directory = directory;
        this.connectors = connectors;
        this.authServers = authServers;
        this.partners = partners;
        this.wayBack = wayBack;
    }

    public List<Mount> mounts(Door door) {
        AdminEndpoint connector = this::connector;
        AdminEndpoint authServer = this::authServer;
        AdminEndpoint refresh = this::refresh;
        AdminEndpoint partner = this::partner;
        return List.of(
                connector.behind(door, Place.at(ABOVE + "connectors/{name}/test", "POST")),
                authServer.behind(door, Place.at(ABOVE + "auth-servers/{name}/test", "POST")),
                refresh.behind(door, Place.at(ABOVE + "auth-servers/{name}/refresh", "POST")),
                partner.behind(door, Place.at(ABOVE + "partners/{name}/test", "POST")));
    }

    private Reply connector(Visit visit) throws AdminError, IOException {
        var connector = AdminObjects.named(visit.named("name"), objects.connectors());
        var ask = JsonAsk.read(visit.arrival().body(), ASK);
        var wish =
                new ConnectorTrial.Ask(
                        target(ask, connector),
                        ours(ask, "user", directory),
                        ask.flag("cached", false));
        var there = connectors.of(connector, wish, visit.trace());
        return Json.reply(
                200,
                TrialJson.of(
                        there.passed() && ask.flag("wayBack", false)
                                ? there.and(wayBack.of(connector, visit.trace()))
                                : there));
    }

    private Reply authServer(Visit visit) throws AdminError, IOException {
        var server = AdminObjects.named(visit.named("name"), objects.authServers());
        JsonAsk.read(visit.arrival().body(), Set.of());
        return Json.reply(200, TrialJson.of(authServers.of(server, visit.trace())));
    }

    private Reply refresh(Visit visit) throws AdminError, IOException {
        var server = AdminObjects.named(visit.named("name"), objects.authServers());
        JsonAsk.read(visit.arrival().body(), Set.of());
        return Json.reply(200, TrialJson.of(authServers.refreshed(server)));
    }

    private Reply partner(Visit visit) throws AdminError, IOException {
        var partner = AdminObjects.named(visit.named("name"), objects.partners());
        JsonAsk.read(visit.arrival().body(), Set.of());
        return Json.reply(200, TrialJson.of(partners.of(partner)));
    }

    /// Whom to ask about: postmaster where nobody is said, whom the partner need not have.
    private static Address target(JsonAsk ask, Connector connector) throws AdminError {
        var domains = connector.targetAddressDomains();
        var target = address(ask, "target");
        if (target.filter(address -> !domains.contains(address.domain())).isPresent()) {
            throw AdminError.malformed(
                    "\"target\" must be an address in a domain of the connector.");
        }
        return target.or(() ->
                        domains.stream()
                                .min(Comparator.comparing(Domain::name))
                                .map(domain -> Address.of("postmaster@" + domain)))
                .orElseThrow(
                        () -> AdminError.malformed("The connector has no domain to ask about."));
    }

    static Optional<Address> address(JsonAsk ask, String member) throws AdminError {
        var text = ask.maybeText(member);
        var address = text.flatMap(Address::parse);
        if (text.isPresent() && address.isEmpty()) {
            throw AdminError.malformed("\"%s\" must be an address.".formatted(member));
        }
        return address;
    }

    /// One of our people, where somebody is named.
    static Optional<Address> ours(JsonAsk ask, String member, Directory directory)
            throws AdminError {
        var address = address(ask, member);
        if (address.filter(it -> directory.find(it).isEmpty()).isPresent()) {
            throw AdminError.unknown(address.get().toString());
        }
        return address;
    }
}
