package entente.bench;

import entente.wire.jwt.PemKeys;
import entente.wire.jwt.SigningKey;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

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
                            .ratios(length -> tokens(lab, client, length), TokenRow::signatures);
            return List.of(
                    new Row.Ratio(NAME, 0.7, "raw RSA-2048 signatures per CPU second", ratios));
        }
    }

    private static double tokens(LabChild lab, HttpsClient client, Duration length)
            throws Exception {
        var count = (int) (TOKENS_PER_SECOND_OF_LENGTH * length.toMillis() / 1000);
        var forms = forms(lab, count);
        var target = URI.create(lab.ready().client().tokenUrl());
        var headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
        var next = new AtomicInteger();
        var before = lab.cpuSeconds();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Void>>();
            for (var worker = 0; worker < WORKERS; worker++) {
                work.add(() -> {
                    for (var i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        client.send("POST", target, headers, forms.get(i)).ok();
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        return count / (lab.cpuSeconds() - before);
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

    private static double signatures(Duration length) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var key = generator.generateKeyPair().getPrivate();
        var text = new byte[600];
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        var until = before + length.toNanos();
        var count = 0L;
        while (threads.getCurrentThreadCpuTime() < until) {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text);
            text[(int) (count % text.length)] ^= signature.sign()[0];
            count++;
        }
        return count * 1e9 / (threads.getCurrentThreadCpuTime() - before);
    }
}
