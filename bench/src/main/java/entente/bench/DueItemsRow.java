package entente.bench;

import java.util.List;

/// Whether what a store does every hour with what was deleted takes longer where there are many mailboxes of which nothing is due. By processor time.
final class DueItemsRow implements Measurement {
    private static final String NAME = "what is due in 20 of 10 000 mailboxes";
    private static final int FEW = 20;
    private static final int MANY = 10_000;

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        try (var few = DueMailboxes.of(FEW, FEW);
                var many = DueMailboxes.of(MANY, FEW)) {
            return List.of(
                    new Row.Ratio(
                            NAME,
                            0.5,
                            "as much that is due in 20",
                            scale.inTurns()
                                    .ratios(
                                            length ->
                                                    ProcessorTime.rate(
                                                            many::letGo, many::delete, length),
                                            length ->
                                                    ProcessorTime.rate(
                                                            few::letGo, few::delete, length))));
        }
    }
}
