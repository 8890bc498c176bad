package entente.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTest {
    private static final String SECRET = "correct horse battery staple";
    private static final String PURPOSE = "mary at northwind.test";

    @TempDir private Path folder;

    @Test
    void secretThatIsLockedIsGivenBackAlsoAfterARestart() {
        var locked = safe().lock(SECRET, PURPOSE);

        assertThat(safe().reveal(locked, PURPOSE)).contains(SECRET);
    }

    @Test
    void lockedSecretShowsNothing() {
        var locked = safe().lock(SECRET, PURPOSE);

        var parts = locked.jwe().split("\\.");
        assertThat(parts).hasSize(5);
        assertThat(
                        new String(
                                Base64.getUrlDecoder().decode(parts[0]),
                                java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"alg\":\"dir\"", "\"enc\":\"A256GCM\"");
        assertThat(locked.toString()).isEqualTo("a locked secret");
        assertThat(locked.jwe()).doesNotContain("horse", base64("horse"));
    }

    @Test
    void sameSecretNeverLooksTheSame() {
        assertThat(safe().lock(SECRET, PURPOSE)).isNotEqualTo(safe().lock(SECRET, PURPOSE));
    }

    @Test
    void secretOpensForNoOtherPurpose() {
        var locked = safe().lock(SECRET, PURPOSE);

        assertThat(safe().reveal(locked, "mary at evil.test")).isEmpty();
    }

    @Test
    void purposeThatIsChangedInTheFileOpensNothing() {
        var locked = safe().lock(SECRET, PURPOSE);

        var parts = locked.jwe().split("\\.", 2);
        var header =
                new String(
                        Base64.getUrlDecoder().decode(parts[0]),
                        java.nio.charset.StandardCharsets.UTF_8);
        var forged = base64(header.replace("northwind", "eviltwind")) + "." + parts[1];

        assertThat(
                        safe().reveal(
                                        new LockedSecret(forged),
                                        PURPOSE.replace("northwind", "eviltwind")))
                .isEmpty();
    }

    @Test
    void secretOpensUnderNoOtherKey() throws IOException {
        var locked = safe().lock(SECRET, PURPOSE);
        Files.delete(key());
        assertThat(safe().reveal(locked, PURPOSE)).isEmpty();

        safe().lock("another", PURPOSE);

        assertThat(safe().reveal(locked, PURPOSE)).isEmpty();
    }

    @Test
    void keyIsMadeWithTheFirstSecretAndIsItsOwnersAlone() throws IOException {
        var safe = safe();
        safe.reveal(new LockedSecret("a.b.c.d.e"), PURPOSE);
        assertThat(key()).doesNotExist();

        safe.lock(SECRET, PURPOSE);

        assertThat(Files.getPosixFilePermissions(key()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.size(key())).isEqualTo(32);
    }

    @Test
    void keyThatOthersMayReadIsTakenFromThem() throws IOException {
        var locked = safe().lock(SECRET, PURPOSE);
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r--r--"));

        safe().reveal(locked, PURPOSE);

        assertThat(Files.getPosixFilePermissions(key()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private Safe safe() {
        return new Safe(key());
    }

    private Path key() {
        return folder.resolve("secrets.key");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
