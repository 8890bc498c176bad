package entente.acceptance;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/// Takes every line of every logger that the shipped configuration does not shut for good.
final class EveryLogLine extends AppenderBase<ILoggingEvent> {
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        var text =
                event.getFormattedMessage()
                        + Map.copyOf(event.getMDCPropertyMap())
                        + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
        lines.add(new Line(event.getLoggerName(), text));
    }

    /// What was said so far.
    List<Line> lines() {
        return List.copyOf(lines);
    }

    /// Until the handle is closed; meanwhile nothing goes to the terminal, which would drown.
    TurnedUp turnedUp() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var ours = (Logger) LoggerFactory.getLogger("entente");
        var before = List.of(root.getLevel(), ours.getLevel());
        var others = new ArrayList<Appender<ILoggingEvent>>();
        root.iteratorForAppenders().forEachRemaining(others::add);
        start();
        root.addAppender(this);
        others.forEach(root::detachAppender);
        root.setLevel(Level.TRACE);
        ours.setLevel(Level.TRACE);
        return () -> {
            root.setLevel(before.get(0));
            ours.setLevel(before.get(1));
            others.forEach(root::addAppender);
            root.detachAppender(this);
        };
    }

    /// Shows who said it and not what: a secret that is found goes into no report.
    record Line(String logger, String text) {
        @Override
        public String toString() {
            return "a line of " + logger;
        }
    }

    interface TurnedUp extends AutoCloseable {
        @Override
        void close();
    }
}
