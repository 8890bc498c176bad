package entente.lmtp;

import entente.delivery.Arrived;
import entente.delivery.Intake;
import entente.item.Octets;
import entente.problem.Refusal;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/// One message on its way in, from MAIL to its end.
final class Transaction implements MessageHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final Intake intake;
    private final MessageContext context;
    private final List<String> to = new ArrayList<>();
    private String reversePath = "";

    Transaction(Intake intake, MessageContext context) {
        this.intake = intake;
        this.context = context;
    }

    @Override
    public void from(String from) {
        reversePath = from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        var refusal = intake.refusal(recipient);
        if (refusal.isPresent()) {
            log(refusal.get());
            throw new RejectException(Answer.code(refusal.get()), Answer.text(refusal.get()));
        }
        to.add(recipient);
    }

    /// One answer for each recipient, in their order (RFC 2033, 4.2).
    List<String> taken(Octets source) {
        var arrived = new Arrived(reversePath, to, source, context.getHelo(), peer());
        return intake.take(arrived).stream()
                .map(refusal -> refusal.map(this::refused).orElse("250 2.1.5 It is there."))
                .toList();
    }

    /// The same answer for each.
    List<String> each(String answer) {
        return to.stream().map(_ -> answer).toList();
    }

    /// The answer that says so; our log has it too.
    String refused(Refusal why) {
        log(why);
        return Answer.code(why) + " " + Answer.text(why);
    }

    private void log(Refusal why) {
        // It says whom the other server named, who may have any character in her name.
        LOG.info("{}: {}: {}", why.code(), peer(), Answer.text(why));
    }

    private String peer() {
        return context.getRemoteAddress() instanceof InetSocketAddress peer
                ? peer.getAddress().getHostAddress()
                : "";
    }

    /// RFC 2033 has no message that is answered for as a whole; [Data] asks for [#taken].
    @Override
    public String data(InputStream data) {
        throw new UnsupportedOperationException("each recipient is answered for alone");
    }

    @Override
    public void done() {}
}
