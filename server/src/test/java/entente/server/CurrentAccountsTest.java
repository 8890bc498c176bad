package entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.Accounts;
import entente.question.Address;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurrentAccountsTest {
    private static final Address FORMER = Address.of("former@contoso.test");
    private static final Address CURRENT = Address.of("current@contoso.test");
    private static final Address MARY = Address.of("mary@contoso.test");

    private final Accounts kept =
            (address, _) -> Optional.of(new Accounts.Account(address, !address.equals(MARY)));

    @Test
    void administratorOfAnEarlierConfigurationIsNobody() {
        var accounts = new CurrentAccounts(kept, Optional.of(CURRENT));

        assertThat(accounts.signIn(FORMER, new char[0])).isEmpty();
        assertThat(accounts.signIn(CURRENT, new char[0])).isPresent();
        assertThat(accounts.signIn(MARY, new char[0])).isPresent();
    }

    @Test
    void withoutAnAdministratorInTheConfigurationThereIsNone() {
        var accounts = new CurrentAccounts(kept, Optional.empty());

        assertThat(accounts.signIn(FORMER, new char[0])).isEmpty();
    }
}
