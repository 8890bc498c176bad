package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Problem;
import entente.question.Address;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/// What every store promises of service passwords: a part of [MailboxStoreContract].
interface ServicePasswordContract {
    Address SCANNED = Address.of("mary@contoso.test");
    Recipient.Mailbox SCANNED_MAILBOX =
            new Recipient.Mailbox(
                    SCANNED, "Mary Major", Recipient.Kind.PERSON, ZoneId.of("Europe/Berlin"));
    ServicePassword SCANNER =
            new ServicePassword("scanner", "locked", Instant.parse("2026-03-02T12:00:00Z"));

    MailboxStore emptyStore();

    MailboxStore reopened(MailboxStore store);

    @Test
    default void aServicePasswordSurvivesARestart() {
        var store = emptyStore();
        store.put(SCANNED_MAILBOX);

        var added = store.addServicePassword(SCANNED, SCANNER);

        assertThat(added).isTrue();
        assertThat(store.servicePasswordsOf(SCANNED)).containsExactly(SCANNER);
        assertThat(reopened(store).servicePasswordsOf(SCANNED)).containsExactly(SCANNER);
    }

    @Test
    default void aNameIsGivenOnceWhateverItsCase() {
        var store = emptyStore();
        store.put(SCANNED_MAILBOX);
        store.addServicePassword(SCANNED, SCANNER);
        var again = new ServicePassword("SCANNER", "other", SCANNER.made());

        var added = store.addServicePassword(SCANNED, again);

        assertThat(added).isFalse();
        assertThat(store.servicePasswordsOf(SCANNED)).containsExactly(SCANNER);
    }

    @Test
    default void aMailboxHasSoManyServicePasswordsAndNoMore() {
        var store = emptyStore();
        store.put(SCANNED_MAILBOX);
        for (var number = 0; number < ServicePassword.MOST; number++) {
            store.addServicePassword(
                    SCANNED, new ServicePassword("p" + number, "locked", SCANNER.made()));
        }

        var added = store.addServicePassword(SCANNED, SCANNER);

        assertThat(added).isFalse();
        assertThat(store.servicePasswordsOf(SCANNED)).hasSize(ServicePassword.MOST);
    }

    @Test
    default void aServicePasswordIsTakenAwayByItsName() {
        var store = emptyStore();
        store.put(SCANNED_MAILBOX);
        store.addServicePassword(SCANNED, SCANNER);

        var removed = store.removeServicePassword(SCANNED, "Scanner");

        assertThat(removed).isTrue();
        assertThat(store.removeServicePassword(SCANNED, "Scanner")).isFalse();
        assertThat(reopened(store).servicePasswordsOf(SCANNED)).isEmpty();
    }

    @Test
    default void whatIsNoMailboxHasNoServicePasswords() {
        var store = emptyStore();
        store.put(SCANNED_MAILBOX);
        store.addServicePassword(SCANNED, SCANNER);

        store.remove(SCANNED);

        assertThat(store.servicePasswordsOf(SCANNED)).isEmpty();
        assertThatThrownBy(() -> store.addServicePassword(SCANNED, SCANNER))
                .isInstanceOf(Problem.class);
        store.put(SCANNED_MAILBOX);
        assertThat(store.servicePasswordsOf(SCANNED)).isEmpty();
        assertThat(reopened(store).servicePasswordsOf(SCANNED)).isEmpty();
    }
}
