package entente.bench;

import entente.server.FastCrypto;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// All measurements, in the order of the report.
public final class Bench {
    private static final List<Measurement> MEASUREMENTS =
            List.of(
                    new AvailabilityRows(),
                    new TokenRow(),
                    new DelegationTokenRows(),
                    new DecryptionFailureRow(),
                    FederatedRow.CONNECTOR,
                    FederatedRow.DELEGATED,
                    new CalendarSizeRow(),
                    new FolderSizeRows(),
                    new CalendarListRow(),
                    new SavedItemsRow(),
                    new DeletedItemsRows(),
                    new DueItemsRow(),
                    new ExpansionRow(),
                    new StartRows());

    private Bench() {}

    /// The names of all rows.
    public static List<String> names() {
        return MEASUREMENTS.stream().flatMap(each -> each.names().stream()).toList();
    }

    /// Measures the rows whose name contains `only` (all, when it is empty) and tells `progress` what is being measured.
    ///
    /// @throws Exception where a server does not start, or answers anything but what it should
    public static Report run(Scale scale, String only, Consumer<String> progress) throws Exception {
        // The raw signatures are those of the provider that the servers use.
        FastCrypto.install();
        var rows = new ArrayList<Row>();
        for (var measurement : MEASUREMENTS) {
            var wanted = measurement.names().stream().filter(name -> name.contains(only)).toList();
            if (wanted.isEmpty()) {
                continue;
            }
            progress.accept("measuring: " + String.join(", ", measurement.names()));
            measurement.measure(scale).stream()
                    .filter(row -> row.name().contains(only))
                    .forEach(rows::add);
        }
        return new Report(Machine.describe(), rows);
    }
}
