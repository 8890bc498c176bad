package entente.calling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Outcome.Kind;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What every [Https] promises. The fake that other chapters test with is held to it like the real one.
interface HttpsContract {
    Duration PATIENCE = Duration.ofSeconds(20);
    Duration LITTLE_PATIENCE = Duration.ofMillis(300);

    /// A caller, and where it reaches `site`.
    Reached reaching(Site site);

    record Reached(Https https, URI base) {}

    @Test
    default void answerHasItsStatusItsHeadersInLowerCaseAndItsBody() {
        var reached = reaching(_ -> Site.said(418, "short and stout").with("X-Kettle", "On"));

        var outcome = reached.https().send(Call.get(reached.base(), PATIENCE, 100));

        assertThat(outcome).isInstanceOf(Responded.class);
        var answer = (Responded) outcome;
        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.header("x-kettle")).isEqualTo("On");
        assertThat(answer.body()).asString(UTF_8).isEqualTo("short and stout");
    }

    @Test
    default void requestArrivesAsItWasMade() {
        var arrived = new CopyOnWriteArrayList<Call>();
        var reached =
                reaching(call -> {
                    arrived.add(call);
                    return Site.said(200, "");
                });

        reached.https()
                .send(
                        new Call(
                                "POST",
                                reached.base().resolve("/ews?a=b"),
                                Map.of("authorization", "Bearer", "content-type", "text/xml"),
                                "<a/>".getBytes(UTF_8),
                                PATIENCE,
                                100));

        assertThat(arrived).hasSize(1);
        var call = arrived.getFirst();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.target().getPath()).isEqualTo("/ews");
        assertThat(call.target().getQuery()).isEqualTo("a=b");
        assertThat(call.headers())
                .containsEntry("authorization", "Bearer")
                .containsEntry("content-type", "text/xml");
        assertThat(call.body()).asString(UTF_8).isEqualTo("<a/>");
    }

    @Test
    default void redirectIsAnAnswerLikeAnyOther() {
        var arrived = new CopyOnWriteArrayList<Call>();
        var reached =
                reaching(call -> {
                    arrived.add(call);
                    return Site.said(302, "").with("Location", "/login");
                });

        var outcome = reached.https().send(Call.get(reached.base(), PATIENCE, 100));

        assertThat(((Responded) outcome).status()).isEqualTo(302);
        assertThat(arrived).hasSize(1);
    }

    @Test
    default void bodyAsLargeAsTheBoundIsRead() {
        var reached = reaching(_ -> Site.said(200, new byte[1000]));

        var outcome = reached.https().send(Call.get(reached.base(), PATIENCE, 1000));

        assertThat(((Responded) outcome).body()).hasSize(1000);
    }

    @Test
    default void bodyBeyondTheBoundIsTooLarge() {
        var reached = reaching(_ -> Site.said(200, new byte[1001]));

        var outcome = reached.https().send(Call.get(reached.base(), PATIENCE, 1000));

        assertThat(kindOf(outcome)).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    default void silenceTimesOutAndTheNextCallIsUnharmed() {
        var reached =
                reaching(call ->
                        call.target().getPath().equals("/silent")
                                ? new Site.Silence()
                                : Site.said(200, "awake"));

        var silent =
                reached.https()
                        .send(Call.get(reached.base().resolve("/silent"), LITTLE_PATIENCE, 100));
        var next = reached.https().send(Call.get(reached.base(), PATIENCE, 100));

        assertThat(kindOf(silent)).isEqualTo(Kind.TIMED_OUT);
        assertThat(((Responded) next).body()).asString(UTF_8).isEqualTo("awake");
    }

    @Test
    default void plainHttpIsRefusedHere() {
        var arrived = new CopyOnWriteArrayList<Call>();
        var reached =
                reaching(call -> {
                    arrived.add(call);
                    return Site.said(200, "");
                });
        var plain = URI.create(reached.base().toString().replace("https:", "http:"));

        var outcome = reached.https().send(Call.get(plain, PATIENCE, 100));

        assertThat(kindOf(outcome)).isEqualTo(Kind.REFUSED_HERE);
        assertThat(arrived).isEmpty();
    }

    static Kind kindOf(Outcome outcome) {
        assertThat(outcome).isInstanceOf(NoAnswer.class);
        return ((NoAnswer) outcome).kind();
    }
}
