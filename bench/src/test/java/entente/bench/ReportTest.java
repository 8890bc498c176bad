package entente.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private static final Report REPORT =
            new Report(
                    "a machine",
                    List.of(
                            new Row.Ratio("answers", 0.6, "constant bytes", List.of(0.7, 0.5, 0.9)),
                            new Row.Figure("start", "seconds", List.of(2.0))));

    @Test
    void aRatioIsTheMedianOfItsRuns() {
        var row = JsonMapper.shared().readTree(REPORT.json()).get("rows").get(0);

        assertThat(row.get("ratio").doubleValue()).isEqualTo(0.7);
        assertThat(row.get("aim").doubleValue()).isEqualTo(0.6);
        assertThat(row.get("better").stringValue()).isEqualTo("higher");
        assertThat(row.get("against").stringValue()).isEqualTo("constant bytes");
        assertThat(row.get("runs")).hasSize(3);
    }

    @Test
    void aPlainFigureHasAUnitAndNoAim() {
        var row = JsonMapper.shared().readTree(REPORT.json()).get("rows").get(1);

        assertThat(row.get("unit").stringValue()).isEqualTo("seconds");
        assertThat(row.has("aim")).isFalse();
    }

    @Test
    void theTableNamesEveryRowWithItsAim() {
        assertThat(REPORT.text()).contains("answers", "0.70", "≥ 0.60", "0.50–0.90", "start");
    }
}
