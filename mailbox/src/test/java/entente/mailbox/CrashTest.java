package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that writes a store is killed; whatever it had acknowledged is there afterwards, and no change by half.
class CrashTest {
    /// Each of the four mailboxes is written anew some times before the kill, and one of them while it comes.
    private static final int FEW_LINES = 50;

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void aKilledWriterLosesNothingItAcknowledged(StorePlace.Kind kind)
            throws IOException, InterruptedException {
        killOftenAndLook(kind, kind.few(), FEW_LINES);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void aWriterKilledFiftyTimesLosesNothingItAcknowledged(StorePlace.Kind kind)
            throws IOException, InterruptedException {
        killOftenAndLook(kind, 50, 200);
    }

    /// In a file, the first import of a mailbox is killed and then one that comes in the place of another; in a database that alone.
    @ParameterizedTest
    @EnumSource
    void anImportThatIsKilledBetweenItsPartsLeavesWholePartsAndTheNextDoesTheRest(
            StorePlace.Kind kind) throws IOException, InterruptedException {
        killImportsAndLook(
                kind,
                switch (kind) {
                    case FILE -> List.of(1, 3);
                    case POSTGRES -> List.of(3);
                });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void theSameOfMoreImports(StorePlace.Kind kind) throws IOException, InterruptedException {
        killImportsAndLook(kind, List.of(1, 2, 3, 4, 5, 6));
    }

    /// Each importer is killed after so many lines.
    private void killImportsAndLook(StorePlace.Kind kind, List<Integer> lines)
            throws IOException, InterruptedException {
        for (var most : lines) {
            var place = kind.place(folder, "parts" + most + ".db");

            var acknowledged = new HashMap<String, Integer>();
            for (var line : KilledWriter.linesUntilKilled(EndlessImporter.class, place, most)) {
                acknowledge(line, acknowledged);
            }

            try (var store = place.opened()) {
                for (var mailbox : EndlessImporter.MAILBOXES) {
                    var version = acknowledged.getOrDefault(mailbox.toString(), 0);
                    checkParts(versions(store, mailbox), version);
                    EndlessImporter.imported(store, mailbox, 1_000);
                    assertThat(versions(store, mailbox))
                            .hasSize(EndlessImporter.EVENTS)
                            .containsOnly(1_000);
                }
            }
        }
    }

    /// Each part has all of one version: what was acknowledged, or in the first parts the one after.
    private static void checkParts(List<Integer> versions, int acknowledged) {
        assertThat(versions.size() % CalendarMerge.MOST_OBJECTS).isZero();
        if (acknowledged > 0) {
            assertThat(versions).hasSize(EndlessImporter.EVENTS);
            assertThat(versions.getLast()).isGreaterThanOrEqualTo(acknowledged);
        }
        for (var from = 0; from < versions.size(); from += CalendarMerge.MOST_OBJECTS) {
            var part = versions.subList(from, from + CalendarMerge.MOST_OBJECTS);
            assertThat(part).containsOnly(part.getFirst());
            assertThat(part.getFirst()).isBetween(versions.getLast(), versions.getLast() + 1);
        }
    }

    private static List<Integer> versions(MailboxStore store, Address mailbox) {
        return store.of(mailbox)
                .map(calendar ->
                        calendar.entries(MailboxStoreContract.MARCH).stream()
                                .map(block -> block.details().orElseThrow().subject())
                                .map(Integer::parseInt)
                                .toList())
                .orElse(List.of());
    }

    private void killOftenAndLook(StorePlace.Kind kind, int times, int lines)
            throws IOException, InterruptedException {
        var random = new Random(42);
        for (var round = 0; round < times; round++) {
            var place = kind.place(folder, "round" + round + ".db");

            var acknowledged = acknowledgedUntilKilled(place, 1 + random.nextInt(lines));

            try (var store = place.opened()) {
                acknowledged.forEach(
                        (mailbox, version) -> check(store, Address.of(mailbox), version));
            }
        }
    }

    /// The highest version that was acknowledged for each mailbox, when the writer was killed after so many lines.
    private static Map<String, Integer> acknowledgedUntilKilled(StorePlace place, int lines)
            throws IOException, InterruptedException {
        var acknowledged = new HashMap<String, Integer>();
        for (var line : KilledWriter.linesUntilKilled(EndlessWriter.class, place, lines)) {
            acknowledge(line, acknowledged);
        }
        return acknowledged;
    }

    private static void acknowledge(String line, Map<String, Integer> acknowledged) {
        var words = line.split(" ", -1);
        if (words.length == 3) {
            acknowledged.merge(words[0], Integer.parseInt(words[1]), Math::max);
        }
    }

    private static void check(MailboxStore store, Address mailbox, int version) {
        var subjects =
                store.of(mailbox).orElseThrow().entries(MailboxStoreContract.MARCH).stream()
                        .map(block -> block.details().orElseThrow().subject())
                        .toList();
        assertThat(subjects).hasSize(EndlessWriter.EVENTS);
        assertThat(subjects).as("all events of one import").containsOnly(subjects.getFirst());
        assertThat(Integer.parseInt(subjects.getFirst())).isGreaterThanOrEqualTo(version);
    }
}
