package entente.endpoints;

import entente.discovery.BrokerSearch;
import entente.enrolment.Wish;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.wire.jwt.Realm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `POST /entente/admin/broker-information`: reads what a broker publishes of our realm and of partners' realms.
public final class AdminBrokerInformation {
    private static final Set<String> MEMBERS = Set.of("url", "realms");

    /// Each of them is a call to the broker.
    private static final int MOST_REALMS = 16;

    private final BrokerSearch search;
    private final String ours;

    /// `ours` is our own realm.
    public AdminBrokerInformation(BrokerSearch search, String ours) {
        this.search = search;
        this.ours = ours;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(
                door, Place.at("/entente/admin/broker-information", "POST").changingNothing());
    }

    private Reply answer(Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), MEMBERS);
        var broker =
                ask.https("url")
                        .flatMap(Wish::broker)
                        .orElseThrow(() ->
                                AdminError.malformed(
                                        "\"url\" must be an https URL without a path."));
        return switch (search.search(broker, ours, realms(ask))) {
            case BrokerSearch.Outcome.Told(var found) -> Json.reply(200, json(found));
            case BrokerSearch.Outcome.Failed(var why) -> throw AdminError.refused(why);
        };
    }

    private static List<String> realms(JsonAsk ask) throws AdminError {
        var asked = ask.texts("realms");
        if (asked.size() > MOST_REALMS) {
            throw AdminError.malformed(
                    "\"realms\" must hold at most %d realms.".formatted(MOST_REALMS));
        }
        var realms = new ArrayList<String>();
        for (var text : asked) {
            realms.add(
                    Realm.parseLowerCase(text)
                            .orElseThrow(() ->
                                    AdminError.malformed(
                                            "\"realms\" must hold realms in lower case.")));
        }
        return realms;
    }

    private static Map<String, Object> json(BrokerSearch.Found found) {
        var json = new LinkedHashMap<String, Object>();
        json.put("appId", found.appId());
        json.put("metadataUrl", found.metadataUrl().toString());
        json.put("tokenEndpoint", found.tokenEndpoint().toString());
        json.put("realms", found.realms());
        json.put("keys", KeyJson.of(found.keys()));
        return json;
    }
}
