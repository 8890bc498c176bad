package entente.bench;

import entente.wire.jwt.PemKeys;
import entente.wire.jwt.SigningKey;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// How many tokens the broker issues for a second of processor time, over HTTP, against the signatures alone.
///
/// Each token has an assertion of its own, signed before the clock runs; the processor time is that of the broker's process.
final class TokenRow implements Measurement {
    private static final String NAME = "app tokens per CPU second";
    private static final int TOKENS_PER_SECOND_OF_LENGTH = 1500;

    /// As many as share a commit of the issue log under load.
    private static final int WORKERS = 32;

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        try (var lab = LabChild.start();
                var client = new HttpsClient(lab.trust(), WORKERS)) {
            var ratios =
                    scale.inTurns()
                            .ratios(
                                    length -> tokens(lab, client, length),
                                    RawSignatures::perCpuSecond);
            return List.of(new Row.Ratio(NAME, 0.7, RawSignatures.NAME, ratios));
        }
    }

    private static double tokens(LabChild lab, HttpsClient client, Duration length)
            throws Exception {
        var count = (int) (TOKENS_PER_SECOND_OF_LENGTH * length.toMillis() / 1000);
        var target = URI.create(lab.ready().client().tokenUrl());
        var headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
        return new Posts(target, headers, forms(lab, count)).perCpuSecond(lab, client, WORKERS);
    }

    private static List<byte[]> forms(LabChild lab, int count) throws Exception {
        var application = lab.ready().client();
        var key =
                PemKeys.read(
                        Files.readString(Path.of(application.key())),
                        Files.readString(Path.of(application.certificate())));
        var forms = new ArrayList<byte[]>();
        for (var i = 0; i < count; i++) {
            forms.add(form(application.appId(), application.tokenUrl(), key));
        }
        return forms;
    }

    /// A client-credentials request with a certificate assertion (RFC 7523 2.2).
    private static byte[] form(String appId, String tokenUrl, SigningKey key) {
        var now = Instant.now().getEpochSecond();
        var assertion =
                key.sign(
                        "RS256",
                        Map.of("x5t", key.x5t()),
                        Map.of(
                                "iss", appId,
                                "sub", appId,
                                "aud", tokenUrl,
                                "jti", UUID.randomUUID().toString(),
                                "nbf", now,
                                "exp", now + 300));
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", appId);
        form.put("scope", "https://mail.contoso.cloud.test/.default");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .reduce((a, b) -> a + "&" + b)
                .orElseThrow()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
