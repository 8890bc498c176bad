package entente.server;

import entente.lmtp.LmtpTerms;
import entente.relay.SmartHost;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How mail goes out of an organisation and comes in. Without a smart host nobody writes to people elsewhere, and without `lmtp` nobody else's mail comes in.
public record MailSettings(Optional<Out> smartHost, Optional<In> lmtp) {
    public static final MailSettings NONE = new MailSettings(Optional.empty(), Optional.empty());

    /// Where messages to people elsewhere are handed on. `ehloName` is what this server calls itself there; without one, as its URL has it.
    public record Out(
            String host,
            int port,
            SmartHost.Tls tls,
            Optional<Login> login,
            Optional<String> ehloName) {}

    /// The password is the first line of its file, read at start.
    public record Login(String user, Path passwordFile) {}

    /// Where the mail server in front hands mail over, and whether that server makes sure that each message is from whom its `From` says.
    public record In(LmtpTerms terms, boolean verifiedSenders) {
        /// On this machine alone.
        public static final In USUAL =
                new In(
                        new LmtpTerms(
                                InetAddress.getLoopbackAddress(),
                                24,
                                50,
                                100,
                                25 << 20,
                                Duration.ofMinutes(5)),
                        false);
    }
}
