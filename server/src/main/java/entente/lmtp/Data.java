package entente.lmtp;

import entente.item.Octets;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.spool.Spool;
import entente.spool.SpooledContents;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
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
    private final Spool spool;
    private final Semaphore places;

    /// What came of a message: it is there, or it was listened to up to its end and thrown away.
    private sealed interface Received {
        record Whole(Octets source) implements Received {}

        record Refused(Refusal why) implements Received {}
    }

    /// A message that takes too long to come loses its connection; a large one lies in `spool` until it is answered for.
    Data(int mostBytes, Bounds bounds, ScheduledExecutorService watch, Spool spool) {
        super("DATA", "Following text is collected as the message.");
        this.mostBytes = mostBytes;
        this.bounds = bounds;
        this.watch = watch;
        this.spool = spool;
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
        for (var answer : answers(session, transaction)) {
            session.sendResponse(answer);
        }
        session.resetMailTransaction();
    }

    /// One for each person. Nothing of the message lies about when they are known.
    private List<String> answers(Session session, Transaction transaction)
            throws IOException, DropConnectionException {
        try (var contents = spool.contents(mostBytes)) {
            session.sendResponse("354 End it with <CR><LF>.<CR><LF>");
            return answers(transaction, received(session, contents));
        } finally {
            places.release();
        }
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(bounds.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> answers(Transaction transaction, Received received) {
        return switch (received) {
            case Received.Whole(var source) -> answers(transaction, source);
            case Received.Refused(var why) -> transaction.each(transaction.refused(why));
        };
    }

    private static List<String> answers(Transaction transaction, Octets source) {
        try {
            return transaction.taken(source);
        } catch (Problem failed) {
            LOG.error("{}: a message was not taken", failed.refusal().code(), failed);
        } catch (RuntimeException broken) {
            LOG.error("A message was not taken.", broken);
        }
        return transaction.each("451 4.3.0 It cannot be kept now; try again later.");
    }

    private Received received(Session session, SpooledContents contents)
            throws IOException, DropConnectionException {
        var late =
                watch.schedule(
                        () -> LongestSession.end(session),
                        bounds.message().toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            return read(message(session), contents);
        } finally {
            late.cancel(false);
        }
    }

    private Received read(InputStream message, SpooledContents contents)
            throws IOException, DropConnectionException {
        var heard = new Heard(message);
        try {
            return new Received.Whole(contents.keep(heard));
        } catch (Problem refused) {
            throwAway(heard);
            return new Received.Refused(
                    refused.refusal().code() == Code.REQUEST_TOO_LARGE
                            ? Refusal.of(Code.MAIL_TOO_LARGE)
                            : refused.refusal());
        }
    }

    private void throwAway(Heard message) throws IOException, DropConnectionException {
        var buffer = new byte[Octets.SMALL];
        while (message.read(buffer) >= 0) {
            if (message.bytes > 2L * mostBytes) {
                throw new DropConnectionException(552, "5.3.4 The message does not end.");
            }
        }
    }

    /// A message as far as it was listened to.
    private static final class Heard extends FilterInputStream {
        private long bytes;

        Heard(InputStream message) {
            super(message);
        }

        @Override
        public int read() throws IOException {
            var octet = super.read();
            bytes += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            var read = super.read(into, from, most);
            bytes += Math.max(read, 0);
            return read;
        }
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
