package entente.lmtp;

import java.time.Duration;

/// How long a session and the coming of one message may take, how many messages come at once, and how long another waits for one of them to be done with.
record Bounds(Duration session, Duration message, int messages, Duration patience) {
    static final Bounds USUAL =
            new Bounds(Duration.ofHours(1), Duration.ofMinutes(10), 8, Duration.ofSeconds(60));
}
