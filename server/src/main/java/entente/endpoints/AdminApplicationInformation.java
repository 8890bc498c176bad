package entente.endpoints;

import entente.discovery.ApplicationFinding;
import entente.discovery.ApplicationSearch;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.question.Domain;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// `POST /entente/admin/application-information`: asks a partner which application it is, whose tokens it takes and where its keys are.
public final class AdminApplicationInformation {
    private static final Set<String> MEMBERS = Set.of("domain", "url");

    private final ApplicationSearch search;

    public AdminApplicationInformation(ApplicationSearch search) {
        this.search = search;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(
                door, Place.at("/entente/admin/application-information", "POST").changingNothing());
    }

    private Reply answer(Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), MEMBERS);
        var domain =
                Domain.parse(ask.text("domain"))
                        .orElseThrow(() -> AdminError.malformed("\"domain\" must be a domain."));
        return switch (search.search(domain, ask.https("url"))) {
            case ApplicationSearch.Outcome.Found(var finding) -> Json.reply(200, json(finding));
            case ApplicationSearch.Outcome.Failed(var why) -> throw AdminError.refused(why);
        };
    }

    private static Map<String, Object> json(ApplicationFinding finding) {
        var json = new LinkedHashMap<String, Object>();
        json.put("domain", finding.asked().name());
        json.put("endpoint", finding.endpoint().toString());
        json.put("appId", finding.appId());
        json.put("realm", finding.realm());
        json.put("trustedIssuers", finding.issuers());
        finding.document()
                .ifPresent(document -> {
                    json.put("metadataUrl", document.url().toString());
                    json.put(
                            "hosts", document.hosts().stream().map(Domain::name).sorted().toList());
                    json.put("tokenProfiles", document.profiles());
                    json.put("keys", KeyJson.of(document.keys()));
                });
        json.put("attempts", AttemptsJson.of(finding.attempts()));
        return json;
    }
}
