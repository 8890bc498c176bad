package entente.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Takes two measurements in turns, so that a machine whose speed drifts drifts under both.
///
/// Each side warms up by doing its work, length after length, until the last `SETTLED` lengths were no more than `GROWTH` faster than the
/// best before them, or `MOST_WARM_UPS` have passed: the compiler takes minutes over a server, and its time is the server's time.
record Turns(int count, Duration length) {
    private static final double GROWTH = 0.02;
    private static final int SETTLED = 4;
    private static final int MOST_WARM_UPS = 40;

    /// A rate that can be taken again and again, in any unit that both sides share.
    @FunctionalInterface
    interface Measure {
        double over(Duration length) throws Exception;
    }

    /// The ratio of the two for each turn.
    List<Double> ratios(Measure measured, Measure limit) throws Exception {
        warmUp(limit);
        warmUp(measured);
        var ratios = new ArrayList<Double>();
        for (var turn = 0; turn < count; turn++) {
            if (turn % 2 == 0) {
                var above = measured.over(length);
                ratios.add(above / limit.over(length));
            } else {
                var below = limit.over(length);
                ratios.add(measured.over(length) / below);
            }
        }
        return ratios;
    }

    private void warmUp(Measure measure) throws Exception {
        var rates = new ArrayList<Double>();
        while (rates.size() < MOST_WARM_UPS && !settled(rates)) {
            rates.add(measure.over(length));
        }
    }

    static boolean settled(List<Double> rates) {
        var before = rates.size() - SETTLED;
        return before >= SETTLED
                && best(rates.subList(before, rates.size()))
                        <= best(rates.subList(0, before)) * (1 + GROWTH);
    }

    private static double best(List<Double> rates) {
        return Collections.max(rates);
    }
}
