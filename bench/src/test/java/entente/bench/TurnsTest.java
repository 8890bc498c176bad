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
    void aRateIsSteadyWhenThreeInARowLieTogether() {
        assertThat(Turns.steady(List.of(100.0, 101.0))).isFalse();
        assertThat(Turns.steady(List.of(50.0, 100.0, 101.0, 102.0))).isTrue();
        assertThat(Turns.steady(List.of(100.0, 101.0, 120.0))).isFalse();
    }

    private static double told(List<String> order, String side) {
        order.add(side);
        return 1;
    }
}
