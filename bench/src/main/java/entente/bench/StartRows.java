package entente.bench;

import java.util.ArrayList;
import java.util.List;

/// How long a whole lab takes from nothing to its first federated lookup, and the memory it then holds. Plain figures.
final class StartRows implements Measurement {
    private static final String START = "start to first answered lookup";
    private static final String MEMORY = "resident memory after it";

    @Override
    public List<String> names() {
        return List.of(START, MEMORY);
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        var seconds = new ArrayList<Double>();
        var mebibytes = new ArrayList<Double>();
        for (var turn = 0; turn < scale.turns(); turn++) {
            try (var lab = LabChild.start();
                    var client = new HttpsClient(lab.trust(), 1)) {
                var watch = System.nanoTime();
                FederatedRow.CONNECTOR.lookup(lab, client).once();
                seconds.add(lab.secondsToStart() + (System.nanoTime() - watch) / 1e9);
                mebibytes.add(lab.residentMebibytes());
            }
        }
        return List.of(
                new Row.Figure(START, "s, a broker and four organisations", seconds),
                new Row.Figure(MEMORY, "MiB, all of them in one process", mebibytes));
    }
}
