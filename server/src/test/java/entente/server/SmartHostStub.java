package entente.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.subethamail.smtp.MessageHandler;

/// One message to a smart host that takes everything, and keeps its SHA-256 alone.
record SmartHostStub(Consumer<String> digests) implements MessageHandler {
    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) {}

    @Override
    public String data(InputStream message) throws IOException {
        digests.accept(LargeMail.digest(message));
        return "taken";
    }

    @Override
    public void done() {}
}
