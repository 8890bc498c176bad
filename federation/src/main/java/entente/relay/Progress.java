package entente.relay;

import entente.mailbox.ItemAct;
import entente.mailbox.Outgoing;
import entente.mailbox.TrackedEvent.Kind;
import entente.mailbox.TrackedId;
import entente.mailbox.TrackingAct;
import entente.mailbox.TrackingAct.Became;
import entente.mailbox.TrackingAct.News;
import entente.question.Address;
import entente.wire.mime.DeliveryReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What came of one try to hand a message on: whom the smart host `took` it for, and for whom it was `putOff`, and why.
record Progress(List<Address> took, List<Address> putOff, String words) {
    static final Progress NONE = new Progress(List.of(), List.of(), "");

    Progress {
        took = List.copyOf(took);
        putOff = List.copyOf(putOff);
    }

    /// As it is written into the log of what became of messages: of those for whom it waits as `seen`, and who did not fail, that it was put off.
    ItemAct written(Outgoing seen, List<DeliveryReport.Failure> failures) {
        var transferred =
                took.stream().map(who -> new News(who, became(Kind.TRANSFERRED, Optional.empty())));
        var failed =
                failures.stream()
                        .flatMap(failure ->
                                Address.parse(failure.address())
                                        .filter(seen.to()::contains)
                                        .map(who -> new News(who, became(failure)))
                                        .stream());
        var late =
                putOff.stream()
                        .filter(seen.to()::contains)
                        .filter(who ->
                                failures.stream()
                                        .noneMatch(each -> each.address().equals(who.toString())))
                        .map(who -> new News(who, became(Kind.PUT_OFF, Optional.of(words))));
        return new TrackingAct.Happened(
                new TrackedId(seen.mailbox(), seen.id()),
                Stream.of(transferred, failed, late).flatMap(all -> all).toList());
    }

    private static Became became(DeliveryReport.Failure failure) {
        return became(Kind.FAILED, Optional.of(failure.status() + " " + failure.why()));
    }

    private static Became became(Kind kind, Optional<String> detail) {
        return new Became(kind, detail);
    }
}
