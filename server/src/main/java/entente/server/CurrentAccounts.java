package entente.server;

import entente.mailbox.Accounts;
import entente.question.Address;
import java.util.Optional;

/// The accounts of a store, with nobody for an administrator but the one in the configuration. The store also remembers those
/// whom an earlier configuration named.
record CurrentAccounts(Accounts kept, Optional<Address> administrator) implements Accounts {
    @Override
    public Optional<Account> signIn(Address address, char[] password) {
        return kept.signIn(address, password)
                .filter(account ->
                        !account.administrator()
                                || administrator.filter(account.address()::equals).isPresent());
    }
}
