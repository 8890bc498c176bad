package entente.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What a lookup across two organisations costs one client, once a token is at hand, against one round trip of the same client to
/// the same server.
record FederatedRow(String name, double aim, String mailbox) implements Measurement {
    /// Through a broker's OAuth token.
    static final FederatedRow CONNECTOR =
            new FederatedRow("federated lookup with a cached token", 0.35, "joe@contoso.test");

    /// Through a delegation token, with each message signed by its key.
    static final FederatedRow DELEGATED =
            new FederatedRow(
                    "federated DAuth lookup with a cached token", 0.2, "ann@fabrikam.test");

    @Override
    public List<String> names() {
        return List.of(name);
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
            return List.of(new Row.Ratio(name, aim, "one plain HTTPS round trip", ratios));
        }
    }

    /// Mary asks for next week.
    Work lookup(LabChild lab, HttpsClient client) {
        var request = Envelopes.availability(List.of(mailbox), Crowd.nextWeek());
        var headers =
                Map.of(
                        "Authorization",
                        lab.authorization(Crowd.CALLER),
                        "Content-Type",
                        "text/xml; charset=utf-8");
        var ews = URI.create(lab.organisation("contoso.test").ewsUrl());
        return () -> requireBusy(client.send("POST", ews, headers, request).ok());
    }

    private void requireBusy(byte[] answer) {
        if (!new String(answer, StandardCharsets.UTF_8).contains("<t:BusyType>Busy<")) {
            throw new IllegalStateException(mailbox + " was not shown as busy");
        }
    }
}
