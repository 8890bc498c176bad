package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that changes items is killed: whatever it had acknowledged is there afterwards, a change is there whole or not at all, and what it had told somebody is still
/// what a later answer goes on from.
class ItemCrashTest {
    private static final int ALL = 100_000;

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void aKilledWriterKeepsEveryItemItAcknowledgedAndWhatItToldOfThem(StorePlace.Kind kind)
            throws IOException, InterruptedException, SQLException {
        killOftenAndLook(kind, kind.few(), KilledWriter.FEW_LINES);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void theSameOfAWriterThatIsKilledFiftyTimes(StorePlace.Kind kind)
            throws IOException, InterruptedException, SQLException {
        killOftenAndLook(kind, 50, 300);
    }

    private void killOftenAndLook(StorePlace.Kind kind, int times, int lines)
            throws IOException, InterruptedException, SQLException {
        var random = new Random(42);
        for (var round = 0; round < times; round++) {
            var place = kind.place(folder, "round" + round + ".db");
            var said =
                    KilledWriter.linesUntilKilled(
                            EndlessItemWriter.class, place, 20 + random.nextInt(lines));
            try (var store = place.opened()) {
                acknowledged(said).forEach((mailbox, told) -> check(store, mailbox, told));
                PiecesSound.assertSound(place);
            }
        }
    }

    record Said(Address mailbox, String state, String listed) {}

    /// What was said of each mailbox, in its order.
    private static Map<Address, List<Said>> acknowledged(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 5 && words[4].equals("."))
                .map(words -> new Said(Address.of(words[0]), words[2], words[3]))
                .collect(Collectors.groupingBy(Said::mailbox));
    }

    static void check(MailboxStore store, Address mailbox, List<Said> said) {
        var now = entries(EndlessItemWriter.listed(store, mailbox));
        for (var each : said) {
            assertThat(toldSince(store, each)).isEqualTo(now);
        }
        var folders = store.foldersOf(mailbox).orElseThrow();
        for (var each : folders.descendants(folders.folder(DefaultFolder.ROOT))) {
            var page = ItemsContract.find(store, each.id(), ItemsContract.page(0, ALL, false));
            assertThat(each.items()).isEqualTo(page.items().size());
            assertThat(page.items())
                    .allSatisfy(item ->
                            assertThat(store.source(item.id()).isPresent())
                                    .isEqualTo(item.hasSource()));
        }
    }

    /// What somebody knows who knew the items as they were said to be, and is told what came since.
    private static Map<String, String> toldSince(MailboxStore store, Said said) {
        var known = entries(said.listed());
        var changes =
                store.changedSince(
                                EndlessItemWriter.inbox(said.mailbox()),
                                Optional.of(said.state()),
                                ALL)
                        .orElseThrow();
        if (changes.last()) {
            heard(changes, known);
            return known;
        }
        heard(changes, known);
        return toldSince(store, new Said(said.mailbox(), changes.state(), text(known)));
    }

    private static void heard(ItemChanges changes, Map<String, String> known) {
        changes.deleted().forEach(id -> known.remove(id.text()));
        Stream.of(changes.created(), changes.updated(), changes.readOrNot())
                .flatMap(List::stream)
                .forEach(item -> known.put(item.id().text(), item.changed().key()));
    }

    private static String text(Map<String, String> known) {
        return known.entrySet().stream()
                .map(entry -> entry.getKey() + ">" + entry.getValue())
                .collect(Collectors.joining(";"));
    }

    private static Map<String, String> entries(String listed) {
        return Stream.of(listed.split(";", -1))
                .filter(entry -> !entry.isEmpty())
                .collect(
                        Collectors.toMap(
                                entry -> entry.substring(0, entry.indexOf('>')),
                                entry -> entry.substring(entry.indexOf('>') + 1),
                                (one, _) -> one,
                                TreeMap::new));
    }
}
