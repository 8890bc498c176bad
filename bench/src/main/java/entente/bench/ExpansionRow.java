package entente.bench;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// How fast a week of a long rule is expanded, measured with JMH, each turn in a JVM of its own.
final class ExpansionRow implements Measurement {
    private static final String NAME = "expand a week of a two-year rule";

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public List<Row> measure(Scale scale) throws RunnerException {
        var ratios = new ArrayList<Double>();
        for (var turn = 0; turn < scale.turns(); turn++) {
            ratios.add(rate("byEngine", scale) / rate("byLoop", scale));
        }
        return List.of(
                new Row.Ratio(NAME, 0.5, "a java.time loop that does only this rule", ratios));
    }

    private static double rate(String method, Scale scale) throws RunnerException {
        var slice = TimeValue.milliseconds(scale.length().toMillis());
        var options =
                new OptionsBuilder()
                        .include(RuleExpansion.class.getName() + "\\." + method + "$")
                        .mode(Mode.Throughput)
                        .forks(1)
                        .threads(1)
                        .warmupIterations(3)
                        .warmupTime(slice)
                        .measurementIterations(3)
                        .measurementTime(slice)
                        .shouldFailOnError(true)
                        // Else each fork complains of how JMH itself reads fields.
                        .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                        .build();
        // Not to standard output: the report goes there, and machines read it.
        var told = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
        return new Runner(options, told).runSingle().getPrimaryResult().getScore();
    }
}
