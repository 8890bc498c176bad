package entente.lmtp;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.io.DotTerminatedInputStream;
import org.subethamail.smtp.internal.io.DotUnstuffingInputStream;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// DATA: the message, and an answer for each recipient (RFC 2033, 4.2). A message ends with CR LF . CR LF and nothing that looks like it.
final class Data extends BaseCommand {
    private static final Logger LOG = LoggerFactory.getLogger(Data.class);

    private static final byte[] LINE_END = {'\r', '\n'};

    private final int mostBytes;
    private final Bounds bounds;
    private final ScheduledExecutorService watch;
    private final Semaphore places;

    /// A message that takes too long to come loses its connection.
    Data(int mostBytes, Bounds bounds, ScheduledExecutorService watch) {
        super("DATA", "Following text is collected as the message.");
        this.mostBytes = mostBytes;
        this.bounds = bounds;
        this.watch = watch;
        this.places = new Semaphore(bounds.messages(), true);
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        if (session.getRecipientCount() == 0
                || !(session.getMessageHandler() instanceof Transaction transaction)) {
            session.sendResponse("503 5.5.1 There is nobody to get it.");
            return;
        }
        if (!hasPlace()) {
            session.sendResponse(transaction.refused(Refusal.of(Code.MAIL_BUSY)));
            return;
        }
        try {
            session.sendResponse("354 End it with <CR><LF>.<CR><LF>");
            for (var answer : answers(transaction, received(session))) {
                session.sendResponse(answer);
            }
        } finally {
            places.release();
        }
        session.resetMailTransaction();
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(bounds.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> answers(Transaction transaction, Optional<byte[]> source) {
        if (source.isEmpty()) {
            return transaction.each(transaction.refused(Refusal.of(Code.MAIL_TOO_LARGE)));
        }
        try {
            return transaction.taken(source.get());
        } catch (Problem failed) {
            LOG.error("{}: a message was not taken", failed.refusal().code(), failed);
        } catch (RuntimeException broken) {
            LOG.error("A message was not taken.", broken);
        }
        return transaction.each("451 4.3.0 It cannot be kept now; try again later.");
    }

    /// The message; empty where it is too large, though it was listened to up to its end.
    private Optional<byte[]> received(Session session) throws IOException, DropConnectionException {
        var late =
                watch.schedule(
                        () -> LongestSession.end(session),
                        bounds.message().toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            return read(message(session));
        } finally {
            late.cancel(false);
        }
    }

    private Optional<byte[]> read(InputStream message) throws IOException, DropConnectionException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8 * 1024];
        var all = 0L;
        for (var read = message.read(buffer); read >= 0; read = message.read(buffer)) {
            all += read;
            if (all > 2L * mostBytes) {
                throw new DropConnectionException(552, "5.3.4 The message does not end.");
            }
            if (all <= mostBytes) {
                bytes.write(buffer, 0, read);
            }
        }
        return all <= mostBytes ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }

    /// Behind an end of a line, so that a dot which begins the message is known to begin a line.
    private static InputStream message(Session session) throws IOException {
        var message =
                new DotUnstuffingInputStream(
                        new SequenceInputStream(
                                new ByteArrayInputStream(LINE_END),
                                new DotTerminatedInputStream(session.getRawInput())));
        message.skipNBytes(LINE_END.length);
        return message;
    }
}
