package entente.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import entente.question.Domain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabPartsTest {
    private static final List<Domain> PARTIES = List.of(World.BROKER, World.CONTOSO, World.CLOUD);

    @TempDir private Path folder;

    @Test
    void portsFollowTheBase() {
        var ports = Ports.choose(PARTIES, Optional.of(8440));

        assertThat(ports.values()).containsExactly(8440, 8441, 8442);
    }

    @Test
    void freePortsAreAllDifferent() {
        var ports = Ports.choose(PARTIES, Optional.empty());

        assertThat(new HashSet<>(ports.values())).hasSize(3);
        assertThat(ports.values()).allMatch(port -> port >= 20_000 && port < 32_000);
    }

    @Test
    void portSomebodyListensOnIsNotGiven() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
        }
        assertThat(FreePorts.isFree(FreePorts.next())).isTrue();
    }

    @Test
    void baseThatLeavesNoRoomIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> options(65_535));
        assertThatIllegalArgumentException().isThrownBy(() -> options(0));
    }

    @Test
    void hostsFileNamesEverythingByWhichAPartyIsReached() {
        assertThat(HostsFile.text(List.of(World.CONTOSO)))
                .isEqualTo("127.0.0.1 contoso.test mail.contoso.test autodiscover.contoso.test\n");
    }

    @Test
    void everyPersonHasAPasswordOfTheirOwnAndRoomsHaveNone() {
        var organisation = World.ORGANISATIONS.getFirst();

        var passwords = Passwords.of(organisation, new SecureRandom());

        assertThat(passwords.keySet())
                .extracting(Object::toString)
                .containsExactly(
                        "mary@contoso.test",
                        "bob@contoso.test",
                        "alice@contoso.test",
                        "admin@contoso.test");
        assertThat(passwords.values()).doesNotHaveDuplicates().allMatch(one -> one.length() >= 20);
    }

    @Test
    void passingFolderGoesWithEverythingInIt() throws IOException {
        var passing = LabFolder.of(Optional.empty());
        Files.writeString(passing.state(World.CONTOSO).resolve("store"), "…");

        passing.leave();

        assertThat(passing.path()).doesNotExist();
    }

    @Test
    void namedFolderStaysWithoutTheDocumentOfTheRun() throws IOException {
        var named = LabFolder.of(Optional.of(folder.resolve("kept")));
        Files.writeString(named.state(World.CONTOSO).resolve("store"), "…");
        PrivateFiles.write(named.readyFile(), "{}");

        named.leave();

        assertThat(named.state(World.CONTOSO).resolve("store")).exists();
        assertThat(named.readyFile()).doesNotExist();
    }

    private static LabOptions options(int portBase) {
        return new LabOptions(
                Optional.empty(), Optional.of(portBase), Optional.empty(), InstantSource.system());
    }
}
