package entente.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import entente.lmtp.LmtpTerms;
import entente.relay.SmartHost;
import entente.server.MailSettings;
import entente.testkit.LabUnderTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/// A mail server between two organisations: the smart host of one, and in front of the other. It takes messages by SMTP and hands them over by LMTP while its client waits.
final class Carrier implements AutoCloseable {
    private final SMTPServer server;
    private final int lmtp;

    private Carrier(int lmtp) {
        this.lmtp = lmtp;
        this.server =
                SMTPServer.port(0)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .hostName("carrier.test")
                        .messageHandlerFactory(_ -> new OneMessage())
                        .build();
        server.start();
    }

    /// Has the servers of two organisations begin anew, so that what the one sends goes to the other.
    static Carrier between(LabUnderTest lab, String from, String to) throws IOException {
        var port = freePort();
        var carrier = new Carrier(port);
        lab.restart(to, takingAt(port));
        lab.restart(from, sendingBy(carrier.server.getPortAllocated()));
        return carrier;
    }

    private static MailSettings takingAt(int port) {
        var terms =
                new LmtpTerms(
                        InetAddress.getLoopbackAddress(),
                        port,
                        10,
                        10,
                        1 << 20,
                        Duration.ofSeconds(60));
        return new MailSettings(Optional.empty(), Optional.of(new MailSettings.In(terms, false)));
    }

    private static MailSettings sendingBy(int port) {
        return new MailSettings(
                Optional.of(
                        new MailSettings.Out(
                                "localhost",
                                port,
                                SmartHost.Tls.NONE,
                                Optional.empty(),
                                Optional.empty())),
                Optional.empty());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class OneMessage implements MessageHandler {
        private final List<String> to = new ArrayList<>();
        private String from = "";

        @Override
        public void from(String from) {
            this.from = from;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            try (var line = new Line()) {
                line.begin(from);
                refuse(line.ask("RCPT TO:<" + recipient + ">"));
            } catch (IOException broken) {
                throw new RejectException(451, "4.4.1 " + broken.getMessage());
            }
            to.add(recipient);
        }

        @Override
        public String data(InputStream data) throws IOException, RejectException {
            var message = new String(data.readAllBytes(), ISO_8859_1);
            try (var line = new Line()) {
                line.begin(from);
                for (var recipient : to) {
                    line.ask("RCPT TO:<" + recipient + ">");
                }
                line.ask("DATA");
                line.send(message.replaceAll("(?m)^\\.", "..") + ".\r\n");
                for (var _ : to) {
                    refuse(line.answer());
                }
            }
            return "2.0.0 carried";
        }

        @Override
        public void done() {}

        private static void refuse(String answer) throws RejectException {
            if (!answer.startsWith("250")) {
                throw new RejectException(
                        Integer.parseInt(answer.substring(0, 3)), answer.substring(4));
            }
        }
    }

    /// A connection to the other organisation.
    private final class Line implements AutoCloseable {
        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), lmtp);
        private final BufferedReader answers =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));

        private Line() throws IOException {
            answer();
        }

        void begin(String from) throws IOException {
            ask("LHLO carrier.test");
            ask("MAIL FROM:<" + from + ">");
        }

        String ask(String command) throws IOException {
            send(command + "\r\n");
            return answer();
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        }

        /// The last line of one answer.
        String answer() throws IOException {
            var line = answers.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = answers.readLine();
            }
            return line == null ? "421 it hung up" : line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
