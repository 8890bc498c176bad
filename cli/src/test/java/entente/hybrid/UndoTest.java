package entente.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import entente.snapshot.Change;
import entente.snapshot.Item;
import entente.snapshot.Snapshot;
import entente.snapshot.SnapshotKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the wizard takes back, and what it leaves to whoever changed it since.
class UndoTest {
    private static final Item OFF = connector("Old", false);
    private static final Item ON = connector("Old", true);
    private static final Item NEW = connector("New", true);

    @Test
    void whatWasAddedGoesAndWhatWasChangedIsAsBefore() {
        var back = undo(change(OFF, ON), change(null, NEW)).from(now(ON, NEW));

        assertThat(back.changes()).containsExactly(change(NEW, null), change(ON, OFF));
        assertThat(back.left()).isEmpty();
    }

    @Test
    void whatWasNeverMadeNeedsNoTakingBack() {
        var back = undo(change(OFF, ON), change(null, NEW)).from(now(OFF));

        assertThat(back.changes()).isEmpty();
        assertThat(back.left()).isEmpty();
    }

    @Test
    void whatSomebodyElseChangedStays() {
        var changed = connector("New", false);

        var back = undo(change(null, NEW)).from(now(changed));

        assertThat(back.changes()).isEmpty();
        assertThat(back.left())
                .containsExactly("The connector New was changed since; it stays as it is.");
    }

    @Test
    void ofSeveralTimesTheFirstBeforeCounts() {
        var twice = undo(change(null, OFF)).and(List.of(change(OFF, ON)), false);

        assertThat(twice.from(now(ON)).changes()).containsExactly(change(ON, null));
    }

    @Test
    void whatSomebodyMadeBetweenTwoTimesIsWhatIsPutBack() {
        var by = connector("Old", true, "hand.fabrikam.test");

        assertThat(
                        undo(change(OFF, ON))
                                .and(List.of(change(by, ON)), false)
                                .from(now(ON))
                                .changes())
                .containsExactly(change(ON, by));
        assertThat(
                        undo(change(null, OFF))
                                .and(List.of(change(by, ON)), false)
                                .from(now(ON))
                                .changes())
                .containsExactly(change(ON, by));
    }

    @Test
    void authServerThatVouchesForAnotherPartnerStaysAsItIs() {
        var off = authServer(false);
        var on = authServer(true);
        var tailspin =
                new Sides()
                        .with(
                                SnapshotKind.PARTNER,
                                "Tailspin",
                                """
                                {'appId': '2f9d6a34-0c1b-4d7e-a5f8-6e0b3c9d4721', 'realm': 'contoso.test',
                                 'domains': ['tailspin.test'], 'operations': ['freebusy'], 'profiles': ['L1']}
                                """)
                        .found()
                        .now()
                        .items()
                        .getFirst();

        assertThat(undo(change(off, on)).from(now(on)).changes()).containsExactly(change(on, off));
        assertThat(undo(change(off, on)).from(now(on, tailspin)).left())
                .containsExactly("The auth server Broker stays: others need it.");
    }

    @Test
    void authServerThatOthersNameStays() {
        var server =
                new Sides().with(SnapshotKind.AUTH_SERVER, "Broker", AUTH_SERVER).found().now();
        var item = server.items().getFirst();
        var other =
                new Sides().withConnector("Theirs", "L1", true).found().now().items().getFirst();

        var back = undo(change(null, item)).from(now(item, other));

        assertThat(back.changes()).isEmpty();
        assertThat(back.left()).containsExactly("The auth server Broker stays: others need it.");
        assertThat(undo(change(null, item), change(null, other)).from(now(item, other)).changes())
                .hasSize(2);
    }

    @Test
    void itIsReadAsItWasWritten() {
        var undo = undo(change(OFF, ON), change(null, NEW)).and(List.of(), true);

        assertThat(Undo.read(undo.json())).contains(undo);
        assertThat(Undo.read("{\"changes\": [{\"kind\": \"nothing\"}]}")).isEmpty();
        assertThat(Undo.read("no JSON")).isEmpty();
    }

    private static final String AUTH_SERVER =
            """
            {'appId': '00000001-0000-0000-c000-000000000000', 'realm': 'contoso.test', 'realms': ['contoso.test'],
             'metadataUrl': 'https://auth.test/contoso.test/metadata/json/1',
             'tokenEndpoint': 'https://auth.test/contoso.test/tokens/OAuth/2'}
            """;

    private static Item authServer(boolean enabled) {
        return new Sides()
                .with(
                        SnapshotKind.AUTH_SERVER,
                        "Broker",
                        AUTH_SERVER.replace("{'appId'", "{'enabled': " + enabled + ", 'appId'"))
                .found()
                .now()
                .items()
                .getFirst();
    }

    private static Item connector(String name, boolean enabled) {
        return new Sides().withConnector(name, "N1", enabled).found().now().items().getFirst();
    }

    private static Item connector(String name, boolean enabled, String host) {
        var settings = connector(name, enabled).settings().deepCopy();
        settings.putArray("hosts").add(host);
        return new Sides()
                .with(SnapshotKind.CONNECTOR, name, settings.toString())
                .found()
                .now()
                .items()
                .getFirst();
    }

    private static Change change(@Nullable Item before, @Nullable Item after) {
        var kind = (before == null ? Objects.requireNonNull(after) : before).kind();
        return new Change(kind, Optional.ofNullable(before), Optional.ofNullable(after));
    }

    private static Undo undo(Change... changes) {
        return Undo.NOTHING.and(List.of(changes), false);
    }

    private static Snapshot now(Item... items) {
        return new Snapshot(Optional.empty(), false, Optional.empty(), List.of(items));
    }
}
