package entente.endpoints;

import static entente.endpoints.AdminAsk.text;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Door;
import entente.gate.IssuedPasswords;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.mailbox.ServicePassword;
import entente.settings.Safe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What administrators do with the passwords of people's programs.
class AdminServicePasswordsTest {
    @TempDir private Path folder;
    private MailDesk desk;
    private List<Mount> mounts;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        var door = Door.forAdministrators(new Passwords((_, _) -> Optional.empty()));
        var issued = new IssuedPasswords(desk.store, new Safe(folder.resolve("key")));
        mounts = new AdminServicePasswords(desk.store, issued).mounts(door);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aPasswordIsShownWhenItIsMadeAndNeverAgain() {
        var made = text(one("POST", "printer", ""));

        var told = text(one("GET", "PRINTER", ""));
        var all = text(all("mary@contoso.test"));

        assertThat(made).containsPattern("\"password\":\"[A-Za-z0-9_-]{27}\"");
        assertThat(told).contains("\"name\":\"printer\"").doesNotContain("password");
        assertThat(all).contains("\"name\":\"printer\"", "2026-03-02T12:00:00Z");
        assertThat(made).doesNotContain(kept().getFirst().locked());
    }

    @Test
    void whatIsTriedIsNotDone() {
        one("POST", "printer", "");

        var made = one("POST", "scanner", "dryRun=true");
        var again = one("POST", "Printer", "dryRun=true");
        var removed = one("DELETE", "printer", "dryRun=true");

        assertThat(made.status()).isEqualTo(200);
        assertThat(text(made)).doesNotContain("password");
        assertThat(text(again)).contains("SERVICE_PASSWORD_TAKEN");
        assertThat(removed.status()).isEqualTo(200);
        assertThat(kept()).extracting(ServicePassword::name).containsExactly("printer");
    }

    @Test
    void aNameIsTakenOnceAndAMailboxHasOnlySoMany() {
        for (var number = 0; number < ServicePassword.MOST; number++) {
            assertThat(one("POST", "program-" + number, "").status()).isEqualTo(200);
        }

        var eleventh = one("POST", "another", "");
        var same = one("POST", "PROGRAM-1", "");

        assertThat(List.of(eleventh, same))
                .allSatisfy(refused -> {
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(text(refused)).contains("SERVICE_PASSWORD_TAKEN", "remove");
                });
        assertThat(kept()).hasSize(ServicePassword.MOST);
    }

    @Test
    void whatIsTakenAwayIsGoneAndWhatIsNotThereIsNot() {
        one("POST", "printer", "");

        var removed = one("DELETE", "PRINTER", "");
        var again = one("DELETE", "printer", "");

        assertThat(removed.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(404);
        assertThat(text(again)).contains("SERVICE_PASSWORD_MISSING");
        assertThat(kept()).isEmpty();
    }

    @Test
    void aNameThatIsNoneAndAMailboxThatIsNotHereChangeNothing() {
        var unnamed = one("POST", "a printer", "");
        var nobody = all("nobody@contoso.test");

        assertThat(text(unnamed)).contains("REQUEST_MALFORMED");
        assertThat(text(nobody)).contains("MAILBOX_UNKNOWN");
        assertThat(kept()).isEmpty();
    }

    private List<ServicePassword> kept() {
        return desk.store.servicePasswordsOf(MailDesk.MARY);
    }

    private Reply all(String address) {
        return new AdminAsk("GET", Map.of("address", address)).at(mounts.getFirst());
    }

    private Reply one(String method, String name, String query) {
        var named = Map.of("address", "mary@contoso.test", "name", name);
        return new AdminAsk(method, named, query, "").at(mounts.getLast());
    }
}
