package entente.relay;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/// A message that is sent as its bytes are; the library ends its lines in CR LF and stuffs its dots.
final class RawMessage extends SMTPMessage {
    private final byte[] bytes;

    RawMessage(Session session, byte[] bytes, String reversePath) {
        super(session);
        this.bytes = bytes.clone();
        setEnvelopeFrom(reversePath);
    }

    boolean isEightBit() {
        for (var each : bytes) {
            if (each < 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] withoutFields) throws IOException {
        out.write(bytes);
    }
}
