package entente.calling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Outcome.Kind;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.question.Domain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpClientHttpsTest implements HttpsContract {
    private static final String NAME = "mail.fabrikam.test";

    private final List<AutoCloseable> opened = new ArrayList<>();

    @Override
    public Reached reaching(Site site) {
        var server = open(TlsSite.answering(site, NAME));
        return new Reached(callerOf(server), server.at(NAME));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
    }

    @Test
    void siteThatDripsTimesOut() {
        var server =
                open(
                        TlsSite.writing(
                                exchange -> {
                                    exchange.sendResponseHeaders(200, 0);
                                    while (true) {
                                        exchange.getResponseBody().write('.');
                                        exchange.getResponseBody().flush();
                                        Thread.sleep(20);
                                    }
                                },
                                NAME));

        var outcome = callerOf(server).send(Call.get(server.at(NAME), LITTLE_PATIENCE, 1_000_000));

        assertThat(HttpsContract.kindOf(outcome)).isEqualTo(Kind.TIMED_OUT);
    }

    @Test
    void endlessBodyIsTooLarge() {
        var server =
                open(
                        TlsSite.writing(
                                exchange -> {
                                    exchange.sendResponseHeaders(200, 0);
                                    while (true) {
                                        exchange.getResponseBody().write(new byte[10_000]);
                                    }
                                },
                                NAME));

        var outcome = callerOf(server).send(Call.get(server.at(NAME), PATIENCE, 100_000));

        assertThat(HttpsContract.kindOf(outcome)).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void packedBodyIsUnpacked() {
        var reached =
                reaching(_ ->
                        Site.said(200, packed("packed".getBytes(UTF_8)))
                                .with("Content-Encoding", "gzip"));

        var outcome = reached.https().send(Call.get(reached.base(), PATIENCE, 100));

        assertThat(((Responded) outcome).body()).asString(UTF_8).isEqualTo("packed");
    }

    @Test
    void packedBodyIsBoundByWhatItUnpacksTo() {
        var bomb = packed(new byte[20_000_000]);
        var reached = reaching(_ -> Site.said(200, bomb).with("Content-Encoding", "gzip"));

        var outcome = reached.https().send(Call.get(reached.base(), PATIENCE, 1_000_000));

        assertThat(bomb.length).isLessThan(1_000_000);
        assertThat(HttpsContract.kindOf(outcome)).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void certificateOfNobodyTrustedIsRefused() {
        var arrived = new CopyOnWriteArrayList<Call>();
        var server = open(TlsSite.answering(remembering(arrived), NAME));
        var https = open(new HttpClientHttps(Trust.systemAnd(List.of()), loopbackAt(NAME)));

        var outcome = https.send(Call.get(server.at(NAME), PATIENCE, 100));

        assertThat(HttpsContract.kindOf(outcome)).isEqualTo(Kind.TLS);
        assertThat(arrived).isEmpty();
    }

    @Test
    void certificateForAnotherNameIsRefused() {
        var arrived = new CopyOnWriteArrayList<Call>();
        var server = open(TlsSite.answering(remembering(arrived), "mail.northwind.test"));

        var outcome = callerOf(server).send(Call.get(server.at(NAME), PATIENCE, 100));

        assertThat(HttpsContract.kindOf(outcome)).isEqualTo(Kind.TLS);
        assertThat(arrived).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "127.0.0.1", "[::1]", "0.0.0.0", "169.254.169.254", "10.0.0.1"})
    void privateAddressThatNobodyNamedIsNotDialled(String host) {
        var https = open(new HttpClientHttps(Trust.systemAnd(List.of()), Reach.PUBLIC));

        var outcome = https.send(Call.get(URI.create("https://" + host + ":1/"), PATIENCE, 100));

        assertThat(HttpsContract.kindOf(outcome)).isEqualTo(Kind.REFUSED_HERE);
    }

    @Test
    void portThatIsNoneIsNotDialled() {
        var https = open(new HttpClientHttps(Trust.systemAnd(List.of()), Reach.PUBLIC));

        var outcome = https.send(Call.get(URI.create("https://localhost:65536/"), PATIENCE, 100));

        assertThat(HttpsContract.kindOf(outcome)).isEqualTo(Kind.REFUSED_HERE);
    }

    @Test
    void privateAddressThatTheAdministratorNamedIsDialled() {
        var server = open(TlsSite.answering(_ -> Site.said(200, "here"), "localhost"));
        var https =
                open(
                        new HttpClientHttps(
                                Trust.systemAnd(List.of(server.certificate())),
                                new Reach(Map.of(), Set.of(Domain.of("localhost")))));

        var outcome = https.send(Call.get(server.at("localhost"), PATIENCE, 100));

        assertThat(((Responded) outcome).status()).isEqualTo(200);
    }

    @Test
    void portWhereNobodyListensIsUnreachable() throws IOException {
        var server = TlsSite.answering(_ -> Site.said(200, ""), NAME);
        var https = callerOf(server);
        server.close();

        var outcome = https.send(Call.get(server.at(NAME), PATIENCE, 100));

        assertThat(HttpsContract.kindOf(outcome)).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void connectionIsKeptForTheNextCall() {
        var server = open(TlsSite.answering(_ -> Site.said(200, "again"), NAME));
        var https = callerOf(server);

        for (var i = 0; i < 5; i++) {
            https.send(Call.get(server.at(NAME), PATIENCE, 100));
        }

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void cookieIsNotSentBack() {
        var arrived = new CopyOnWriteArrayList<Call>();
        var reached =
                reaching(call -> {
                    arrived.add(call);
                    return Site.said(200, "").with("Set-Cookie", "session=1; Secure");
                });

        reached.https().send(Call.get(reached.base(), PATIENCE, 100));
        reached.https().send(Call.get(reached.base(), PATIENCE, 100));

        assertThat(arrived).hasSize(2);
        assertThat(arrived).noneMatch(call -> call.headers().containsKey("cookie"));
    }

    @Test
    void whyNothingCameNeverQuotesWhatThePeerSaid() {
        var server =
                open(
                        TlsSite.writing(
                                exchange -> {
                                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                                    exchange.sendResponseHeaders(200, 0);
                                    exchange.getResponseBody()
                                            .write("secret of ours".getBytes(UTF_8));
                                },
                                NAME));

        var outcome = callerOf(server).send(Call.get(server.at(NAME), PATIENCE, 100));

        assertThat(HttpsContract.kindOf(outcome)).isEqualTo(Kind.BROKEN);
        assertThat(((NoAnswer) outcome).why()).doesNotContain("secret");
    }

    private HttpClientHttps callerOf(TlsSite server) {
        return open(
                new HttpClientHttps(
                        Trust.systemAnd(List.of(server.certificate())), loopbackAt(NAME)));
    }

    private static Reach loopbackAt(String name) {
        return new Reach(Map.of(Domain.of(name), InetAddress.getLoopbackAddress()), Set.of());
    }

    private static Site remembering(List<Call> arrived) {
        return call -> {
            arrived.add(call);
            return Site.said(200, "");
        };
    }

    private static byte[] packed(byte[] body) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return packed.toByteArray();
    }

    private <T extends AutoCloseable> T open(T closeable) {
        opened.add(closeable);
        return closeable;
    }
}
