package entente.lmtp;

import java.net.InetAddress;
import java.time.Duration;

/// Where mail from outside is taken and how much of it at once: port 0 takes a free one; `messageBytes` bound one message, `recipients` those of one message, and a connection on which nothing comes for `idle` is closed.
public record LmtpTerms(
        InetAddress address,
        int port,
        int connections,
        int recipients,
        int messageBytes,
        Duration idle) {
    public LmtpTerms {
        if (connections < 1 || recipients < 1 || messageBytes < 1 || idle.isNegative()) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
