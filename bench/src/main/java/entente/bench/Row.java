package entente.bench;

import java.util.List;

/// One line of the report.
public sealed interface Row {
    String name();

    /// What was measured over what it was measured against, turn by turn; more is better.
    record Ratio(String name, double aim, String against, List<Double> runs) implements Row {
        public Ratio {
            runs = List.copyOf(runs);
        }

        /// The median of the turns.
        public double ratio() {
            return Median.of(runs);
        }
    }

    /// A plain figure with its unit; less is better.
    record Figure(String name, String unit, List<Double> runs) implements Row {
        public Figure {
            runs = List.copyOf(runs);
        }

        /// The median of the runs.
        public double figure() {
            return Median.of(runs);
        }
    }
}
