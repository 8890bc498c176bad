package entente.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir private Path folder;

    @Test
    void everyPartyHasItsKeysAsPemThatOnlyTheOwnerReads() throws IOException {
        var keys = new KeyFolder(folder);

        keys.fill(NOW);

        assertThat(keys.caFile()).content().startsWith("-----BEGIN CERTIFICATE-----");
        for (var pair : List.of(keys.tls(World.CLOUD), keys.signing(World.BROKER), keys.client())) {
            assertThat(pair.key()).content().startsWith("-----BEGIN PRIVATE KEY-----");
            assertThat(pair.certificate()).content().startsWith("-----BEGIN CERTIFICATE-----");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pair.key())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void goodKeysAreKeptAndOldOnesReplacedButForThoseThatPartnersPinned() throws IOException {
        var keys = new KeyFolder(folder);
        keys.fill(NOW);
        var first = contents();

        keys.fill(NOW.plus(Duration.ofDays(30)));
        var kept = contents();
        keys.fill(NOW.plus(Duration.ofDays(80)));
        var renewed = contents();

        assertThat(kept).isEqualTo(first);
        assertThat(renewed.keySet()).isEqualTo(first.keySet());
        assertThat(renewed)
                .allSatisfy((name, text) ->
                        assertThat(text.equals(first.get(name)))
                                .as(name)
                                .isEqualTo(name.contains(".federation-")));
    }

    @Test
    void folderThatLacksOneFileIsMadeAnew() throws IOException {
        var keys = new KeyFolder(folder);
        keys.fill(NOW);
        var authority = Files.readString(keys.caFile());

        Files.delete(keys.client().key());
        keys.fill(NOW);

        assertThat(keys.client().key()).exists();
        assertThat(keys.caFile()).content().isNotEqualTo(authority);
    }

    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
