package entente.endpoints;

import entente.discovery.FederationFinding;
import entente.discovery.FederationSearch;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.question.Domain;
import entente.trusts.FederationTrust;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// `POST /entente/admin/federation-information`: asks a partner how it federates, and what a relationship with it would be.
public final class AdminFederationInformation {
    private static final String BYPASS = "bypassAdditionalDomainValidation";
    private static final Set<String> MEMBERS = Set.of("domain", "url", BYPASS);

    private final FederationSearch search;
    private final Supplier<Optional<FederationTrust>> trust;

    public AdminFederationInformation(
            FederationSearch search, Supplier<Optional<FederationTrust>> trust) {
        this.search = search;
        this.trust = trust;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(
                door, Place.at("/entente/admin/federation-information", "POST").changingNothing());
    }

    private Reply answer(Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), MEMBERS);
        var domain =
                Domain.parse(ask.text("domain"))
                        .orElseThrow(() -> AdminError.malformed("\"domain\" must be a domain."));
        var question = new FederationSearch.Ask(domain, ask.https("url"), ask.flag(BYPASS, false));
        return switch (search.search(question)) {
            case FederationSearch.Outcome.Found(var finding) -> Json.reply(200, json(finding));
            case FederationSearch.Outcome.Failed(var why) -> throw AdminError.refused(why);
        };
    }

    private Map<String, Object> json(FederationFinding finding) {
        var json = new LinkedHashMap<String, Object>();
        json.put("domain", finding.asked().name());
        json.put("endpoint", finding.endpoint().toString());
        json.put("applicationUri", finding.applicationUri());
        json.put("domains", domains(finding));
        json.put(
                "tokenIssuers",
                finding.issuers().stream()
                        .map(issuer -> Map.of("uri", issuer.uri(), "endpoint", issuer.endpoint()))
                        .toList());
        broker(finding).ifPresent(whether -> json.put("namesOurBroker", whether));
        json.put("attempts", AttemptsJson.of(finding.attempts()));
        json.put("settings", finding.settings().json());
        return json;
    }

    /// Whether the partner's broker is ours; empty where one of the two is not known.
    private Optional<Boolean> broker(FederationFinding finding) {
        return finding.issuers().isEmpty()
                ? Optional.empty()
                : trust.get().map(ours -> finding.names(ours.issuer().uri()));
    }

    private static List<Map<String, Object>> domains(FederationFinding finding) {
        var domains = new ArrayList<Map<String, Object>>();
        finding.domains().stream()
                .map(Domain::name)
                .sorted()
                .forEach(name -> domains.add(Map.of("domain", name, "confirmed", true)));
        finding.doubted()
                .forEach((domain, why) ->
                        domains.add(
                                Map.of("domain", domain.name(), "confirmed", false, "why", why)));
        return domains;
    }
}
