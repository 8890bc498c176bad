package entente.mailbox;

import entente.question.Address;
import java.util.Optional;

/// Who may sign in with a password.
public interface Accounts {
    /// The mailbox or administrator this password opens; empty when it opens none. An unknown address takes as long as a wrong password.
    Optional<Account> signIn(Address address, char[] password);

    /// Someone who signed in.
    record Account(Address address, boolean administrator) {}
}
