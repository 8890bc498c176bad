package entente.lmtp;

import java.io.IOException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.CommandException;
import org.subethamail.smtp.internal.server.HelpMessage;
import org.subethamail.smtp.server.Session;

/// MAIL as the library has it, which fails at a SIZE that is no number of its own.
record SoundMail(Command mail) implements Command {
    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        try {
            mail.execute(line, session);
        } catch (NumberFormatException tooLarge) {
            session.sendResponse("552 5.3.4 A message of that size is not taken.");
        }
    }

    @Override
    public HelpMessage getHelp() throws CommandException {
        return mail.getHelp();
    }

    @Override
    public String getName() {
        return mail.getName();
    }
}
