package entente.lmtp;

import java.io.IOException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// LHLO: the other server says who it is, and is told what there is here (RFC 2033, 4.1).
///
/// RFC 2033, 5, wants enhanced status codes throughout. Each refusal of a recipient or a message has one; what the library itself answers has none, and so they are not announced.
final class Lhlo extends BaseCommand {
    Lhlo() {
        super("LHLO", "Introduce yourself.", "<hostname>");
    }

    @Override
    public void execute(String line, Session session) throws IOException {
        var words = getArgs(line);
        if (words.length != 2) {
            session.sendResponse("501 5.5.4 Say LHLO and a name.");
            return;
        }
        session.resetMailTransaction();
        session.setHelo(words[1]);
        var server = session.getServer();
        session.sendResponse(
                String.join(
                        "\r\n",
                        "250-" + server.getHostName(),
                        "250-PIPELINING",
                        "250-8BITMIME",
                        "250-SMTPUTF8",
                        "250 SIZE " + server.getMaxMessageSize()));
    }
}
