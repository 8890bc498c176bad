package entente.gate;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import entente.question.TraceId;
import entente.trace.Step;
import entente.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class TraceBookTest {
    private static final Address JOE = Address.of("joe@contoso.test");

    private final TraceBook book = new TraceBook();

    @Test
    void longTracesPushOutOldOnesBeforeTheirNumberDoes() {
        var traces = new ArrayList<Trace>();
        for (var i = 0; i < 150; i++) {
            traces.add(trace(Trace.LIMIT));
            book.keep(traces.getLast(), true);
        }

        assertThat(traces).filteredOn(trace -> book.steps(trace.id()).isPresent()).hasSize(100);
        assertThat(book.steps(traces.getLast().id())).isPresent();
    }

    @Test
    void strangersPushOutNobodyElse() {
        var caller = trace(1);
        book.keep(caller, true);

        for (var i = 0; i < 10_000; i++) {
            book.keep(trace(1), false);
        }

        assertThat(book.steps(caller.id())).isPresent();
    }

    private static Trace trace(int steps) {
        var trace = new Trace(TraceId.fresh(), "contoso.test");
        for (var i = 0; i < steps; i++) {
            trace.add(new Step.TargetFollowed(JOE, JOE), Duration.ZERO);
        }
        return trace;
    }
}
