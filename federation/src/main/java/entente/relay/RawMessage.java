package entente.relay;

import entente.item.Octets;
import entente.problem.Problem;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/// A message that is sent as its bytes are, which are read while it is sent; the library ends its lines in CR LF and stuffs its dots.
final class RawMessage extends SMTPMessage {
    private final Octets bytes;

    RawMessage(Session session, Octets bytes, String reversePath) {
        super(session);
        this.bytes = bytes;
        setEnvelopeFrom(reversePath);
    }

    boolean isEightBit() {
        var buffer = new byte[Octets.SMALL];
        try (var in = bytes.open()) {
            for (int read; (read = in.read(buffer)) >= 0; ) {
                for (var at = 0; at < read; at++) {
                    if (buffer[at] < 0) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it is gone by now the connection ends without the end of the message, so that nobody takes what came of it for all.
    @Override
    public void writeTo(OutputStream out, String @Nullable [] withoutFields) throws IOException {
        try (var in = bytes.open()) {
            in.transferTo(out);
        } catch (Problem gone) {
            throw new IOException(gone);
        }
    }
}
