package entente.bench;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How many delegation tokens the broker issues for a second of processor time, over HTTP, against the signatures alone: a signed request
/// comes in, a signed and encrypted assertion goes out.
///
/// Fabrikam's requests are signed only. Those of Contoso are encrypted besides, as our own servers send them, so that the broker has a
/// second operation with a private key to do for each. Every request has ids of its own.
final class DelegationTokenRows implements Measurement {
    private static final int TOKENS_PER_SECOND_OF_LENGTH = 700;
    private static final int WORKERS = 32;

    private enum Kind {
        SIGNED("delegation tokens per CPU second"),
        ENCRYPTED("delegation tokens per CPU second, encrypted");

        private final String row;

        Kind(String row) {
            this.row = row;
        }

        List<byte[]> requests(LabChild lab, int count) {
            var asking =
                    switch (this) {
                        case SIGNED ->
                                new TokenRequests(
                                        lab.ready(), "fabrikam.test", "ann", "contoso.test");
                        case ENCRYPTED ->
                                new TokenRequests(
                                        lab.ready(), "contoso.test", "mary", "fabrikam.test");
                    };
            var requests = new ArrayList<byte[]>();
            for (var i = 0; i < count; i++) {
                requests.add(
                        switch (this) {
                            case SIGNED -> asking.signed();
                            case ENCRYPTED -> asking.encrypted();
                        });
            }
            return requests;
        }
    }

    @Override
    public List<String> names() {
        return List.of(Kind.SIGNED.row, Kind.ENCRYPTED.row);
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        try (var lab = LabChild.start();
                var client = new HttpsClient(lab.trust(), WORKERS)) {
            var rows = new ArrayList<Row>();
            for (var kind : Kind.values()) {
                var ratios =
                        scale.inTurns()
                                .ratios(
                                        length -> tokens(lab, client, kind, length),
                                        RawSignatures::perCpuSecond);
                rows.add(new Row.Ratio(kind.row, 0.45, RawSignatures.NAME, ratios));
            }
            return rows;
        }
    }

    private static double tokens(LabChild lab, HttpsClient client, Kind kind, Duration length)
            throws Exception {
        var count = (int) (TOKENS_PER_SECOND_OF_LENGTH * length.toMillis() / 1000);
        var target = URI.create(lab.ready().broker().wsTrustUrl());
        var headers = Map.of("Content-Type", "application/soap+xml; charset=utf-8");
        var posts = new Posts(target, headers, kind.requests(lab, count));
        return posts.perCpuSecond(lab, client, WORKERS);
    }
}
