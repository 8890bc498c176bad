package entente.cli;

import entente.hybrid.Application;
import entente.hybrid.BrokerRealms;
import entente.hybrid.Federation;
import entente.hybrid.Findings;
import entente.hybrid.Own;
import entente.hybrid.Standing;
import entente.hybrid.Told;
import entente.hybrid.Wishes;
import entente.snapshot.Item;
import entente.snapshot.Snapshot;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds out what the wizard decides by: the server says what it is and knows, and asks the partner and the broker for us. Changes nothing.
final class HybridSearch {
    private static final String PATH = "/entente/admin/";

    private final AdminApi api;
    private final Consumer<String> progress;

    /// `progress` hears of each thing before it is asked.
    HybridSearch(AdminApi api, Consumer<String> progress) {
        this.api = api;
        this.progress = progress;
    }

    Own own() {
        return Own.told(api.get(PATH + "auth-config"));
    }

    /// Where the partner's Autodiscover is: as an administrator said, or else a lab's ready file.
    record Place(Optional<String> said, Optional<String> inTheLab) {}

    Findings find(Own own, Wishes wishes, Place place) {
        var trust = new TrustApi(api).find();
        var now = Side.ofOrganisation(api, trust);
        var question = question(wishes, now, place);
        progress.accept("Asking %s whose tokens it takes…".formatted(wishes.partner()));
        var application = told(() -> Application.told(ask("application-information", question)));
        progress.accept("Asking %s how it federates…".formatted(wishes.partner()));
        var federation = told(() -> Federation.told(ask("federation-information", question)));
        return new Findings(
                own,
                now,
                trust.map(HybridSearch::unproved).orElse(List.of()),
                application,
                federation,
                broker(wishes, now, application));
    }

    private Told<BrokerRealms> broker(Wishes wishes, Snapshot now, Told<Application> application) {
        var url =
                wishes.broker()
                        .or(() ->
                                new Standing(now)
                                        .authServerFor(wishes.partner())
                                        .map(HybridSearch::at));
        if (url.isEmpty() || application.known().isEmpty()) {
            return new Told.Unknown<>("no broker is named");
        }
        progress.accept("Asking %s which realms it serves…".formatted(url.get()));
        var question = Json.object().put("url", url.get());
        question.putArray("realms").add(application.known().get().realm());
        return told(() -> BrokerRealms.told(url.get(), ask("broker-information", question)));
    }

    /// Where an auth server of ours is.
    private static String at(Item authServer) {
        return "https://" + URI.create(authServer.text("tokenEndpoint")).getRawAuthority();
    }

    private static List<String> unproved(JsonNode trust) {
        return trust.path("domains")
                .valueStream()
                .filter(domain -> !domain.path("state").asString("").equals("proved"))
                .map(domain -> domain.path("domain").asString(""))
                .toList();
    }

    /// Where nobody named the partner's Autodiscover, the one that we know already serves before the usual hosts.
    private static ObjectNode question(Wishes wishes, Snapshot now, Place place) {
        var question = Json.object().put("domain", wishes.partner().name());
        place.said()
                .or(() -> new Standing(now).autodiscoverOf(wishes.partner()))
                .or(place::inTheLab)
                .ifPresent(url -> question.put("url", url));
        return question;
    }

    private JsonNode ask(String what, ObjectNode question) {
        return api.send("POST", PATH + what, question);
    }

    private static <T> Told<T> told(Supplier<T> asked) {
        try {
            return new Told.Known<>(asked.get());
        } catch (CommandFailed refused) {
            if (refused.exit() == ExitCode.FINDING) {
                return new Told.Unknown<>(refused.sentence());
            }
            throw refused;
        }
    }
}
