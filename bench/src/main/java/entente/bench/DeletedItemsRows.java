package entente.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Whether a mailbox from which much was deleted costs more to ask, and to have something back from, than one from which little was. Of the store alone and by processor time: what HTTP, XML and the disk
/// take is the same for both, and would hide what grows.
final class DeletedItemsRows implements Measurement {
    private static final String LISTED = "50 newest and 50 others of 1 000 000 deleted items";
    private static final String OF_SENDER = "50 of a sender among 1 000 000 deleted items";
    private static final String RECEIVED = "50 of 1 000 000 deleted items by when they came";
    private static final String RESTORED = "100 restored of 1 000 000 deleted items";
    private static final double AIM = 0.5;
    private static final int SMALL = 1_000;
    private static final int LARGE = 1_000_000;

    @Override
    public List<String> names() {
        return List.of(LISTED, OF_SENDER, RECEIVED, RESTORED);
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        try (var small = DeletedPile.of(SMALL);
                var large = DeletedPile.of(LARGE)) {
            var few = new PileUse(small);
            var many = new PileUse(large);
            var rows = new ArrayList<Row>();
            rows.add(row(LISTED, scale, many, few, use -> use::list));
            rows.add(row(OF_SENDER, scale, many, few, use -> use::listOfSender));
            rows.add(row(RECEIVED, scale, many, few, use -> use::listByReceived));
            rows.add(
                    ratio(
                            RESTORED,
                            scale,
                            length -> ProcessorTime.rate(many::restore, many::deleteAgain, length),
                            length -> ProcessorTime.rate(few::restore, few::deleteAgain, length)));
            return rows;
        }
    }

    private static Row row(
            String name, Scale scale, PileUse many, PileUse few, Function<PileUse, Work> work)
            throws Exception {
        return ratio(
                name,
                scale,
                length -> ProcessorTime.rate(work.apply(many), length),
                length -> ProcessorTime.rate(work.apply(few), length));
    }

    private static Row ratio(String name, Scale scale, Turns.Measure many, Turns.Measure few)
            throws Exception {
        return new Row.Ratio(name, AIM, "the same of 1 000", scale.inTurns().ratios(many, few));
    }
}
