package entente.lmtp;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/// Ends each connection after `longest`, whatever is said on it: one that says a letter now and then would keep its place among them for ever.
record LongestSession(
        Duration longest, ScheduledExecutorService watch, Map<Session, Future<?>> open)
        implements SessionHandler {
    LongestSession(Duration longest, ScheduledExecutorService watch) {
        this(longest, watch, new ConcurrentHashMap<>());
    }

    @Override
    public SessionAcceptance accept(Session session) {
        open.put(
                session,
                watch.schedule(() -> end(session), longest.toMillis(), TimeUnit.MILLISECONDS));
        return SessionAcceptance.success();
    }

    @Override
    public void onSessionEnd(Session session) {
        var end = open.remove(session);
        if (end != null) {
            end.cancel(false);
        }
    }

    static void end(Session session) {
        try {
            session.closeSocket();
        } catch (IOException gone) {
            // It is closed.
        }
    }
}
