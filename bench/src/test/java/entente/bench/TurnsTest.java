package entente.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    @Test
    void eachTurnIsTheRatioOfTheTwoSides() throws Exception {
        var turns = new Turns(3, Duration.ofMillis(1));

        var ratios = turns.ratios(_ -> 30, _ -> 60);

        assertThat(ratios).containsExactly(0.5, 0.5, 0.5);
    }

    @Test
    void theSidesBeginInTurns() throws Exception {
        var order = new ArrayList<String>();
        var turns = new Turns(2, Duration.ofMillis(1));

        turns.ratios(_ -> told(order, "measured"), _ -> told(order, "limit"));

        assertThat(order.subList(order.size() - 4, order.size()))
                .containsExactly("measured", "limit", "limit", "measured");
    }

    @Test
    void aSideIsWarmWhenItGrowsNoMore() {
        assertThat(Turns.settled(List.of(50.0, 60.0, 70.0, 80.0, 90.0, 92.0, 94.0, 96.0)))
                .isFalse();
        assertThat(Turns.settled(List.of(96.0, 97.0, 98.0, 100.0, 99.0, 90.0, 101.0, 95.0)))
                .isTrue();
        assertThat(Turns.settled(List.of(100.0, 100.0, 100.0, 100.0))).isFalse();
    }

    @Test
    void aSideThatGrowsForEverIsMeasuredAllTheSame() throws Exception {
        var growing = new ArrayList<Double>();
        var turns = new Turns(1, Duration.ofMillis(1));

        var ratios =
                turns.ratios(
                        _ -> growing.add(growing.size() + 1.0) ? Math.pow(2, growing.size()) : 0,
                        _ -> 1);

        assertThat(ratios).hasSize(1);
    }

    private static double told(List<String> order, String side) {
        order.add(side);
        return 1;
    }
}
