package entente.server;

import entente.mailbox.MailboxStore;
import entente.question.Address;
import java.nio.file.Path;

/// Who administers a server. The password is the first line of `passwordFile`, and set anew at each start.
public record AdministratorSettings(Address address, Path passwordFile) {
    void signUpAt(MailboxStore store) {
        store.setPassword(address, password(), true);
    }

    char[] password() {
        return PasswordFile.firstLine(passwordFile, address.toString()).toCharArray();
    }
}
