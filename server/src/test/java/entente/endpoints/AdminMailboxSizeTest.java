package entente.endpoints;

import static entente.endpoints.AdminAsk.text;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What administrators are told of how large a mailbox is.
class AdminMailboxSizeTest {
    @TempDir private Path folder;
    private MailDesk desk;
    private Mount mount;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        var door = Door.forAdministrators(new Passwords((_, _) -> Optional.empty()));
        mount = new AdminMailboxSize(desk.store).mount(door);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMailboxIsAsLargeAsTheItemsInIt() throws IOException {
        desk.letter();

        var marys = text(answer("MARY@contoso.test"));
        var bobs = text(answer("bob@contoso.test"));

        var size = desk.store.sizeOf(MailDesk.MARY).orElseThrow();
        assertThat(marys)
                .contains(
                        "\"items\":2",
                        "\"bytes\":" + size.bytes(),
                        "\"storedBytes\":" + size.storedBytes());
        assertThat(size.bytes()).isGreaterThanOrEqualTo(MailDesk.LETTER.length());
        assertThat(bobs).contains("\"items\":1");
    }

    @Test
    void aMailboxThatIsNotHereHasNoSize() throws IOException {
        var nobody = answer("nobody@contoso.test");
        var noAddress = answer("mary");

        assertThat(nobody.status()).isEqualTo(404);
        assertThat(text(nobody)).contains("MAILBOX_UNKNOWN", "nobody@contoso.test");
        assertThat(noAddress.status()).isEqualTo(400);
        assertThat(text(noAddress)).contains("REQUEST_MALFORMED");
    }

    private Reply answer(String address) {
        return new AdminAsk("GET", Map.of("address", address)).at(mount);
    }
}
