package entente.gate;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.TraceId;
import entente.trace.Trace;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisitTest {
    @Test
    void namedSegmentsComeInThePathsOrder() {
        var pattern = new PathPattern("/{mailbox}/{password}/{folder}/{item}/{part}/{version}");
        var named = pattern.match("/mary/scanner/inbox/7/2/1").orElse(Map.of());

        var visit =
                new Visit(
                        Visitors.get("/"),
                        named,
                        new Trace(TraceId.fresh(), "contoso.test"),
                        Visitors.NOON);

        assertThat(visit.named().values())
                .containsExactly("mary", "scanner", "inbox", "7", "2", "1");
    }
}
