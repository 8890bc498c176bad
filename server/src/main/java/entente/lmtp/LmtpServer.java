package entente.lmtp;

import entente.delivery.Intake;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.spool.Spool;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.subethamail.smtp.server.SMTPServer;

/// Listens for the mail server in front, and answers until it is closed.
public final class LmtpServer implements AutoCloseable {
    /// What of SMTP there is in LMTP too (RFC 2033, 4.1), and is not said otherwise.
    private static final Set<String> KEPT = Set.of("MAIL", "RCPT", "RSET", "NOOP", "QUIT");

    private final SMTPServer server;
    private final ScheduledExecutorService watch;

    private LmtpServer(SMTPServer server, ScheduledExecutorService watch) {
        this.server = server;
        this.watch = watch;
    }

    /// `ownName` is what it calls itself, a host name. A large message lies in `spool` until it is answered for.
    ///
    /// @throws Problem where the port is not to be had
    public static LmtpServer start(LmtpTerms terms, Intake intake, String ownName, Spool spool) {
        return start(terms, intake, ownName, spool, Bounds.USUAL);
    }

    static LmtpServer start(
            LmtpTerms terms, Intake intake, String ownName, Spool spool, Bounds bounds) {
        var watch =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("lmtp-watch").factory());
        watch.setRemoveOnCancelPolicy(true);
        var server =
                SMTPServer.port(terms.port())
                        .bindAddress(terms.address())
                        .hostName(ownName)
                        .softwareName("LMTP")
                        .insertReceivedHeaders(false)
                        .maxConnections(terms.connections())
                        .maxRecipients(terms.recipients())
                        .maxMessageSize(terms.messageBytes())
                        .connectionTimeoutMs((int) terms.idle().toMillis())
                        .executorService(Executors.newVirtualThreadPerTaskExecutor())
                        .sessionHandler(new LongestSession(bounds.session(), watch))
                        .messageHandlerFactory(context -> new Transaction(intake, context))
                        .build();
        var commands = server.getCommandHandler();
        commands.getVerbs().retainAll(KEPT);
        commands.addCommand(new SoundMail(commands.getCommand("MAIL")));
        commands.addCommand(new Lhlo());
        commands.addCommand(new Data(terms.messageBytes(), bounds, watch, spool));
        try {
            server.start();
        } catch (RuntimeException taken) {
            watch.shutdownNow();
            throw new Problem(
                    Refusal.of(Code.PORT_TAKEN)
                            .saying(
                                    "Port %d of %s is in use or may not be used."
                                            .formatted(
                                                    terms.port(),
                                                    terms.address().getHostAddress())),
                    taken);
        }
        return new LmtpServer(server, watch);
    }

    /// The port it listens on.
    public int port() {
        return server.getPortAllocated();
    }

    /// Ends all connections; a message that is being written is written, and not answered for.
    @Override
    public void close() {
        server.stop();
        watch.shutdownNow();
    }
}
