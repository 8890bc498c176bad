package entente.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.auth.PlainAuthenticationHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

/// A smart host on loopback. What it has taken is in `taken`; it refuses whom it is told to, in the words that it is told, and whole messages too.
final class SmtpPeer implements AutoCloseable {
    /// A message as it came, from whom and for whom.
    record Taken(String from, List<String> to, String message) {}

    final List<Taken> taken = new CopyOnWriteArrayList<>();
    final Map<String, String> recipients = new ConcurrentHashMap<>();
    final Map<String, String> senders = new ConcurrentHashMap<>();
    final List<String> names = new CopyOnWriteArrayList<>();

    /// Said of the next messages, in this order, in place of taking them; `hang up` ends the connection, `hold` says nothing before it is `released`.
    final List<String> messages = new CopyOnWriteArrayList<>();

    /// That a message is held.
    final CountDownLatch held = new CountDownLatch(1);

    final CountDownLatch released = new CountDownLatch(1);

    private final SMTPServer server;

    private SmtpPeer(SMTPServer.Builder builder) {
        server =
                builder.bindAddress(InetAddress.getLoopbackAddress())
                        .hostName("smart.test")
                        .insertReceivedHeaders(false)
                        .messageHandlerFactory(Handler::new)
                        .build();
        server.start();
    }

    static SmtpPeer plain() {
        return new SmtpPeer(SMTPServer.port(0));
    }

    static SmtpPeer withStartTls(SSLContext tls) {
        return new SmtpPeer(SMTPServer.port(0).requireTLS().startTlsSocketFactory(tls));
    }

    /// Which wants that somebody signs in.
    static SmtpPeer signingIn(String user, String password) {
        return new SmtpPeer(
                SMTPServer.port(0)
                        .requireAuth()
                        .authenticationHandlerFactory(
                                new PlainAuthenticationHandlerFactory((who, secret, _) -> {
                                    if (!who.equals(user) || !secret.equals(password)) {
                                        throw new LoginFailedException();
                                    }
                                })));
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {
        private final MessageContext context;
        private final List<String> to = new ArrayList<>();
        private String from = "";

        private Handler(MessageContext context) {
            this.context = context;
        }

        @Override
        public void from(String from) throws RejectException {
            names.add(context.getHelo().orElse(""));
            refuseAs(senders.get(from));
            this.from = from;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            refuseAs(recipients.get(recipient));
            to.add(recipient);
        }

        @Override
        public String data(InputStream data) throws IOException, RejectException {
            var bytes = new ByteArrayOutputStream();
            data.transferTo(bytes);
            if (!messages.isEmpty()) {
                var words = messages.removeFirst();
                if (words.equals("hang up")) {
                    throw new IOException("the peer hangs up");
                }
                if (words.equals("hold")) {
                    hold();
                } else {
                    refuseAs(words);
                }
            }
            taken.add(new Taken(from, List.copyOf(to), bytes.toString(ISO_8859_1)));
            return "2.0.0 taken";
        }

        private void hold() throws IOException {
            held.countDown();
            try {
                released.await();
            } catch (InterruptedException ended) {
                throw new IOException(ended);
            }
        }

        @Override
        public void done() {}

        private static void refuseAs(@Nullable String words) throws RejectException {
            if (words != null) {
                throw new RejectException(
                        Integer.parseInt(words.substring(0, 3)), words.substring(4));
            }
        }
    }
}
