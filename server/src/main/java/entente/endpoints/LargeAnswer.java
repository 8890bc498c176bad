package entente.endpoints;

import entente.gate.LiveBody;
import entente.gate.Outlet;
import entente.item.Octets;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

/// An answer that is read from the store while it is sent, a piece at a time, each in a read of its own: somebody who listens slowly holds
/// up nobody, and keeps a piece in memory. Whoever takes less than 64 KiB in a second on the whole, after a first minute, is given up.
record LargeAnswer(Octets body) implements LiveBody {
    private static final int AT_ONCE = 64 * 1024;

    @Override
    public OptionalLong length() {
        return OptionalLong.of(body.length());
    }

    @Override
    public void write(Outlet outlet) throws IOException {
        var started = System.nanoTime();
        var patience = Duration.ofMinutes(1).plusSeconds(body.length() / AT_ONCE);
        try (var in = body.open()) {
            for (var part = in.readNBytes(AT_ONCE);
                    part.length > 0;
                    part = in.readNBytes(AT_ONCE)) {
                if (System.nanoTime() - started > patience.toNanos()) {
                    throw new IOException("whoever asked takes too long for the answer");
                }
                outlet.send(part);
            }
        }
    }
}
