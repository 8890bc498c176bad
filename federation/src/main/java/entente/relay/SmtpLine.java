package entente.relay;

import entente.item.Octets;
import entente.question.Address;
import entente.relay.Handover.Answer;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// A connection to the smart host by SMTP (RFC 5321), as Angus Mail speaks it.
final class SmtpLine implements MailLine {
    /// Longer than servers take that look for viruses (RFC 5321, 4.5.3.2.6): who hangs up too early sends twice.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration CONNECTING = Duration.ofSeconds(30);

    private final SmartHost host;
    private final Session session;
    private Optional<Transport> transport = Optional.empty();

    SmtpLine(SmartHost host) {
        this.host = host;
        this.session = Session.getInstance(properties(host));
    }

    @Override
    public Handover hand(Address sender, List<Address> to, Octets message) {
        var unsayable = isAscii(sender) ? to.stream().filter(who -> !isAscii(who)).toList() : to;
        if (!unsayable.isEmpty()) {
            return sayable(sender, to, unsayable, message);
        }
        try {
            connect();
        } catch (MessagingException unreachable) {
            close();
            return SmtpAnswers.unreachable(unreachable);
        }
        try {
            send(sender, to, message);
            return new Handover.Answered(to, List.of(), List.of());
        } catch (SendFailedException failed) {
            var said = SmtpAnswers.of(failed, to);
            if (said instanceof Handover.Unanswered) {
                // Whatever it says next may be about this one.
                close();
            }
            return said;
        } catch (MessagingException broken) {
            close();
            return SmtpAnswers.unanswered(broken);
        }
    }

    private void send(Address sender, List<Address> to, Octets message) throws MessagingException {
        var line = (SMTPTransport) transport.orElseThrow();
        var raw = new RawMessage(session, message, sender.toString());
        if (raw.isEightBit() && line.supportsExtension("8BITMIME")) {
            raw.setMailExtension("BODY=8BITMIME");
        }
        line.sendMessage(raw, to.stream().map(SmtpLine::recipient).toArray(InternetAddress[]::new));
    }

    /// The same without those who can only be named in an extension (RFC 6531) that is not spoken here.
    private Handover sayable(
            Address sender, List<Address> to, List<Address> unsayable, Octets message) {
        var left = to.stream().filter(who -> !unsayable.contains(who)).toList();
        var rest =
                left.isEmpty()
                        ? new Handover.Answered(List.of(), List.of(), List.of())
                        : hand(sender, left, message);
        return rest instanceof Handover.Answered(var took, var others, var putOff)
                ? new Handover.Answered(
                        took,
                        Stream.concat(unsayable.stream().map(SmtpLine::notAscii), others.stream())
                                .toList(),
                        putOff)
                : rest;
    }

    private static Answer notAscii(Address who) {
        return new Answer(
                who, "5.6.7", "550 5.6.7 the address of the sender or the recipient is not ASCII");
    }

    @Override
    public void close() {
        try {
            if (transport.isPresent()) {
                transport.get().close();
            }
        } catch (MessagingException gone) {
            // Nobody waits for it.
        } finally {
            transport = Optional.empty();
        }
    }

    private void connect() throws MessagingException {
        if (transport.filter(Transport::isConnected).isPresent()) {
            return;
        }
        close();
        var fresh = session.getTransport("smtp");
        transport = Optional.of(fresh);
        if (host.login().isPresent()) {
            var login = host.login().get();
            fresh.connect(host.host(), host.port(), login.user(), login.revealPassword());
        } else {
            fresh.connect(host.host(), host.port(), null, null);
        }
    }

    private static Properties properties(SmartHost host) {
        var properties = new Properties();
        set(properties, "localhost", host.ownName());
        set(properties, "auth", host.login().isPresent());
        set(properties, "auth.mechanisms", "PLAIN LOGIN");
        set(properties, "ssl.enable", host.tls() == SmartHost.Tls.TLS);
        set(properties, "ssl.checkserveridentity", true);
        properties.put("mail.smtp.ssl.socketFactory", host.trust().getSocketFactory());
        set(properties, "starttls.enable", host.tls() == SmartHost.Tls.STARTTLS);
        set(properties, "starttls.required", host.tls() == SmartHost.Tls.STARTTLS);
        set(properties, "sendpartial", true);
        set(properties, "quitwait", false);
        set(properties, "connectiontimeout", CONNECTING.toMillis());
        set(properties, "timeout", PATIENCE.toMillis());
        set(properties, "writetimeout", PATIENCE.toMillis());
        return properties;
    }

    private static void set(Properties properties, String name, Object value) {
        properties.setProperty("mail.smtp." + name, value.toString());
    }

    private static InternetAddress recipient(Address address) {
        var recipient = new InternetAddress();
        recipient.setAddress(address.toString());
        return recipient;
    }

    private static boolean isAscii(Address address) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(address.toString());
    }
}
