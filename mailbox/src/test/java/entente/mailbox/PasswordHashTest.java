package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.mailbox.PasswordHash.Cost;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private static final Cost CHEAP = new Cost(8, 1, 1);

    @Test
    void theUsualCostIsPaidAndOpens() {
        var hash = PasswordHash.of("secret".toCharArray(), Cost.USUAL);

        assertThat(hash.opens("secret".toCharArray())).isTrue();
        assertThat(hash.opens("Secret".toCharArray())).isFalse();
    }

    @Test
    void onePasswordHasManyHashes() {
        var one = PasswordHash.of("secret".toCharArray(), CHEAP);
        var other = PasswordHash.of("secret".toCharArray(), CHEAP);

        assertThat(one.secretHash()).isNotEqualTo(other.secretHash());
        assertThat(one.salt()).isNotEqualTo(other.salt());
    }

    @Test
    void aHashOpensWithTheCostItWasMadeWith() {
        var made = PasswordHash.of("secret".toCharArray(), new Cost(16, 3, 2));

        var stored = PasswordHash.stored(made.cost(), made.salt(), made.secretHash());

        assertThat(stored.opens("secret".toCharArray())).isTrue();
        assertThat(
                        PasswordHash.stored(CHEAP, made.salt(), made.secretHash())
                                .opens("secret".toCharArray()))
                .isFalse();
    }

    @Test
    void nobodysHashOpensToNobodyAndCostsAsMuch() {
        assertThat(PasswordHash.ofNobody().opens("".toCharArray())).isFalse();
        assertThat(PasswordHash.ofNobody().cost()).isEqualTo(Cost.USUAL);
    }

    @Test
    void emptyAndEndlessPasswordsAreRefused() {
        assertThatThrownBy(() -> PasswordHash.of(new char[0], CHEAP))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PasswordHash.of(new char[1025], CHEAP))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHashCannotBePrinted() {
        var hash = PasswordHash.of("secret".toCharArray(), CHEAP);

        assertThat(new Holding.Password(hash, true).toString())
                .doesNotContain("secret")
                .contains("a password's hash");
    }
}
