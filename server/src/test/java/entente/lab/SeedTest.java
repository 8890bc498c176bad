package entente.lab;

import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.MailboxStore;
import entente.mailbox.SqlMailboxStore;
import entente.question.Address;
import entente.question.PermissionLevel;
import entente.question.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Address JOE = Address.of("joe@contoso.cloud.test");

    @TempDir private Path folder;

    @AutoClose private MailboxStore store;

    private final World.Organisation cloud = organisation("contoso.cloud.test");

    @BeforeEach
    void openEmptyStore() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("store"), Set.of(World.CLOUD), InstantSource.fixed(NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02", "2026-11-23", "2031-06-09"})
    void everyWeekLooksLivedIn(String monday) throws IOException {
        new Seed(cloud, store).sow(Map.of());

        var start = Instant.parse(monday + "T00:00:00Z");
        var week = new Window(start, start.plus(Duration.ofDays(5)));
        for (var mailbox : cloud.mailboxes()) {
            assertThat(store.of(mailbox.address()).orElseThrow().entries(week))
                    .as(mailbox.address().toString())
                    .hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void passwordsOpenMailboxesAndTheAdministratorsIsLeftToTheServer() throws IOException {
        var admin = cloud.administrator();

        new Seed(cloud, store).sow(Map.of(JOE, "joes secret", admin, "admins secret"));

        assertThat(store.signIn(JOE, "joes secret".toCharArray()).orElseThrow().administrator())
                .isFalse();
        assertThat(store.signIn(admin, "admins secret".toCharArray())).isEmpty();
    }

    @Test
    void joeShowsMaryMoreThanEverybodyElse() throws IOException {
        new Seed(cloud, store).sow(Map.of());

        var permissions = store.of(JOE).orElseThrow().permissions();

        assertThat(permissions.byDefault()).isEqualTo(PermissionLevel.FREE_BUSY_TIME_ONLY.rights());
        assertThat(permissions.people())
                .containsEntry(
                        World.MARY,
                        PermissionLevel.FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION.rights());
    }

    @Test
    void whatWasChangedInAKeptLabStaysChanged() throws IOException {
        new Seed(cloud, store).sow(Map.of());
        store.remove(Address.of("sue@contoso.cloud.test"));

        new Seed(cloud, store).sow(Map.of(JOE, "new secret"));

        assertThat(store.find(Address.of("sue@contoso.cloud.test"))).isEmpty();
        assertThat(store.signIn(JOE, "new secret".toCharArray())).isPresent();
    }

    @Test
    void peopleTakeMailInWaysOfTheirOwn() throws IOException {
        new Seed(cloud, store).sow(Map.of());

        var reply = store.acceptanceOf(JOE).orElseThrow().automaticReply();
        assertThat(reply.isGivenAt(NOW)).isTrue();
        assertThat(store.photoOf(JOE)).isPresent();
        assertThat(store.photoOf(Address.of("sue@contoso.cloud.test"))).isEmpty();
    }

    @Test
    void everyCalendarOfTheLabIsWhole() throws IOException {
        for (var organisation : World.ORGANISATIONS) {
            var file = folder.resolve(organisation.domain().name());
            try (var each =
                    SqlMailboxStore.open(
                            file, Set.of(organisation.domain()), InstantSource.fixed(NOW))) {
                new Seed(organisation, each).sow(Map.of());

                assertThat(each.recipients()).hasSameSizeAs(organisation.recipients());
            }
        }
    }

    private static World.Organisation organisation(String domain) {
        return World.ORGANISATIONS.stream()
                .filter(one -> one.domain().name().equals(domain))
                .findFirst()
                .orElseThrow();
    }
}
