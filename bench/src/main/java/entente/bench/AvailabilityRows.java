package entente.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How fast free/busy is answered, against the same server sending the same bytes as a constant: the same request read, the same
/// password checked, the same connections.
final class AvailabilityRows implements Measurement {
    private static final List<Integer> SIZES = List.of(1, 10, 100);
    private static final int EVENTS = 200;
    private static final int WORKERS = 4;

    @Override
    public List<String> names() {
        return SIZES.stream().map(AvailabilityRows::name).toList();
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        try (var lab = LabChild.start();
                var client = new HttpsClient(lab.trust(), WORKERS)) {
            var people = new Crowd(lab, client).add("crowd", SIZES.getLast(), EVENTS);
            var rows = new ArrayList<Row>();
            for (var size : SIZES) {
                rows.add(row(lab, client, people.subList(0, size), scale));
            }
            return rows;
        }
    }

    private static Row row(LabChild lab, HttpsClient client, List<String> people, Scale scale)
            throws Exception {
        var request = Envelopes.availability(people, Crowd.nextWeek());
        var headers =
                Map.of(
                        "Authorization",
                        lab.authorization(Crowd.CALLER),
                        "Content-Type",
                        "text/xml; charset=utf-8");
        var ews = URI.create(lab.organisation("contoso.test").ewsUrl());
        var constant = lab.at("contoso.test", ConstantAnswer.PATH);
        var answer = client.send("POST", ews, headers, request).ok();
        client.send("PUT", constant, headers, answer).ok();
        var load = new Load(WORKERS);
        Work asked = () -> requireLength(answer, client.send("POST", ews, headers, request).ok());
        Work sent =
                () -> requireLength(answer, client.send("POST", constant, headers, request).ok());
        var ratios =
                scale.inTurns()
                        .ratios(
                                length -> load.rate(asked, length),
                                length -> load.rate(sent, length));
        return new Row.Ratio(name(people.size()), 0.6, "the same bytes as a constant", ratios);
    }

    private static void requireLength(byte[] expected, byte[] answer) {
        if (answer.length != expected.length) {
            throw new IllegalStateException(
                    "an answer of %d bytes, not %d".formatted(answer.length, expected.length));
        }
    }

    private static String name(int mailboxes) {
        return "free/busy of %d × 7 days".formatted(mailboxes);
    }
}
