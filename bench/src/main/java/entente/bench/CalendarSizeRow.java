package entente.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Whether a large calendar costs more to ask than a small one with the same week in it.
final class CalendarSizeRow implements Measurement {
    private static final String NAME = "free/busy at 20 000 events a calendar";
    private static final int SMALL = 200;
    private static final int LARGE = 20_000;
    private static final int WORKERS = 4;

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        try (var lab = LabChild.start();
                var client = new HttpsClient(lab.trust(), WORKERS)) {
            var crowd = new Crowd(lab, client);
            var small = asking(lab, client, crowd.add("small", 1, SMALL));
            var large = asking(lab, client, crowd.add("large", 1, LARGE));
            var load = new Load(WORKERS);
            var ratios =
                    scale.inTurns()
                            .ratios(
                                    length -> load.rate(large, length),
                                    length -> load.rate(small, length));
            return List.of(new Row.Ratio(NAME, 0.9, "the same week among 200 events", ratios));
        }
    }

    private static Work asking(LabChild lab, HttpsClient client, List<String> people) {
        var request = Envelopes.availability(people, Crowd.nextWeek());
        var headers =
                Map.of(
                        "Authorization",
                        lab.authorization(Crowd.CALLER),
                        "Content-Type",
                        "text/xml; charset=utf-8");
        var ews = URI.create(lab.organisation("contoso.test").ewsUrl());
        return () -> requireEntries(client.send("POST", ews, headers, request).ok());
    }

    private static void requireEntries(byte[] answer) {
        var entries =
                new String(answer, StandardCharsets.UTF_8).split("<t:BusyType>", -1).length - 1;
        if (entries != GeneratedCalendars.IN_WEEK) {
            throw new IllegalStateException(
                    "an answer with %d entries, not %d"
                            .formatted(entries, GeneratedCalendars.IN_WEEK));
        }
    }
}
