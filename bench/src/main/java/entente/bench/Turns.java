package entente.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Takes two measurements in turns, so that a machine whose speed drifts drifts under both.
///
/// Each side warms up for at least `LEAST_WARM_UPS` lengths, until three rates in a row lie within `STEADY` of one another, or
/// `MOST_WARM_UPS` have passed.
record Turns(int count, Duration length) {
    private static final double STEADY = 0.05;
    private static final int LEAST_WARM_UPS = 5;
    private static final int MOST_WARM_UPS = 15;

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
        var last = new ArrayList<Double>();
        for (var slice = 0; slice < MOST_WARM_UPS && !warm(last); slice++) {
            last.add(measure.over(length));
        }
    }

    private static boolean warm(List<Double> rates) {
        return rates.size() >= LEAST_WARM_UPS && steady(rates);
    }

    static boolean steady(List<Double> rates) {
        if (rates.size() < 3) {
            return false;
        }
        var recent = rates.subList(rates.size() - 3, rates.size());
        var most = recent.stream().mapToDouble(r -> r).max().orElseThrow();
        var least = recent.stream().mapToDouble(r -> r).min().orElseThrow();
        return most - least <= STEADY * most;
    }
}
