package entente.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What a lookup across two organisations costs one client, once a token is at hand, against one round trip of the same client to
/// the same server.
final class FederatedRow implements Measurement {
    private static final String NAME = "federated lookup with a cached token";

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        try (var lab = LabChild.start();
                var client = new HttpsClient(lab.trust(), 1)) {
            var alone = new Load(1);
            var lookup = lookup(lab, client);
            var health = lab.at("contoso.test", "/entente/health");
            Work roundTrip = () -> client.get(health, Map.of()).ok();
            var ratios =
                    scale.inTurns()
                            .ratios(
                                    length -> alone.rate(lookup, length),
                                    length -> alone.rate(roundTrip, length));
            return List.of(new Row.Ratio(NAME, 0.35, "one plain HTTPS round trip", ratios));
        }
    }

    static Work lookup(LabChild lab, HttpsClient client) {
        var request = Envelopes.availability(List.of("joe@contoso.test"), Crowd.nextWeek());
        var headers =
                Map.of(
                        "Authorization",
                        lab.authorization(Crowd.CALLER),
                        "Content-Type",
                        "text/xml; charset=utf-8");
        var ews = URI.create(lab.organisation("contoso.test").ewsUrl());
        return () -> requireBusy(client.send("POST", ews, headers, request).ok());
    }

    private static void requireBusy(byte[] answer) {
        if (!new String(answer, StandardCharsets.UTF_8).contains("<t:BusyType>Busy<")) {
            throw new IllegalStateException("joe was not shown as busy");
        }
    }
}
