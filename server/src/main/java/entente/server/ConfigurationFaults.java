package entente.server;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What is wrong with a configuration file: all of it, by line.
public final class ConfigurationFaults extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public ConfigurationFaults(Path file, List<Fault> faults) {
        super(text(file, faults));
        this.faults = inOrder(faults);
    }

    /// One fault and where it is; line and column count from 1.
    public record Fault(int line, int column, String what) {}

    public List<Fault> faults() {
        return faults;
    }

    private static List<Fault> inOrder(List<Fault> faults) {
        return faults.stream()
                .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
                .toList();
    }

    private static String text(Path file, List<Fault> faults) {
        return inOrder(faults).stream()
                .map(fault ->
                        "%s:%d:%d: %s".formatted(file, fault.line(), fault.column(), fault.what()))
                .collect(Collectors.joining("\n"));
    }
}
