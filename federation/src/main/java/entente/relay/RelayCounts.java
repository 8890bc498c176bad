package entente.relay;

import java.util.concurrent.atomic.LongAdder;

/// How many recipients messages were handed on for, were put off, and failed for, since the start.
public final class RelayCounts {
    private final LongAdder handedOn = new LongAdder();
    private final LongAdder putOff = new LongAdder();
    private final LongAdder failed = new LongAdder();

    void add(int took, int waiting, int refused) {
        handedOn.add(took);
        putOff.add(waiting);
        failed.add(refused);
    }

    public long handedOn() {
        return handedOn.sum();
    }

    public long putOff() {
        return putOff.sum();
    }

    public long failed() {
        return failed.sum();
    }
}
