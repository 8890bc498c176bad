package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that changes folders is killed: whatever it had acknowledged is there afterwards, a change is there whole or not at all, and
/// what it had told somebody is still what a later difference is told against.
class FolderCrashTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void aKilledWriterKeepsEveryFolderItAcknowledgedAndWhatItToldOfThem(StorePlace.Kind kind)
            throws IOException, InterruptedException {
        killOftenAndLook(kind, kind.few(), KilledWriter.FEW_LINES);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void theSameOfAWriterThatIsKilledFiftyTimes(StorePlace.Kind kind)
            throws IOException, InterruptedException {
        killOftenAndLook(kind, 50, 300);
    }

    private void killOftenAndLook(StorePlace.Kind kind, int times, int lines)
            throws IOException, InterruptedException {
        var random = new Random(42);
        for (var round = 0; round < times; round++) {
            var place = kind.place(folder, "round" + round + ".db");
            var said =
                    KilledWriter.linesUntilKilled(
                            EndlessFolderWriter.class, place, 20 + random.nextInt(lines));
            try (var store = place.opened()) {
                acknowledged(said).forEach((mailbox, told) -> check(store, mailbox, told));
            }
        }
    }

    /// What was said of each mailbox, in its order.
    private static Map<Address, List<Said>> acknowledged(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 5 && words[4].equals("."))
                .map(words -> new Said(Address.of(words[0]), Long.parseLong(words[2]), words[3]))
                .collect(Collectors.groupingBy(Said::mailbox));
    }

    private record Said(Address mailbox, long number, String listed) {}

    private static void check(MailboxStore store, Address mailbox, List<Said> said) {
        var now = EndlessFolderWriter.tree(store, mailbox);
        var last = said.getLast();
        assertThat(now.latest()).isGreaterThanOrEqualTo(last.number());
        // At most the change that was on its way when the writer was killed, and one whose line was
        // cut off.
        assertThat(now.latest()).isLessThanOrEqualTo(last.number() + 2);
        if (now.latest() == last.number()) {
            assertThat(EndlessFolderWriter.listed(now)).isEqualTo(last.listed());
        }
        for (var each : said) {
            assertThat(toldSince(each, now)).isEqualTo(entries(EndlessFolderWriter.listed(now)));
        }
        assertThat(now.own().all()).allSatisfy(own -> assertThat(now.has(own.parent())).isTrue());
    }

    /// What somebody knows who knew the folders as they were said to be, and is told what came since.
    private static Map<String, String> toldSince(Said said, FolderTree now) {
        var difference = FolderDifference.since(said.number(), now, DefaultFolder.ROOT);
        var known = new HashMap<>(entries(said.listed()));
        var all = entries(EndlessFolderWriter.listed(now));
        Stream.concat(difference.came().stream(), difference.changed().stream())
                .map(FolderKey::text)
                .forEach(key -> known.put(key, all.getOrDefault(key, "")));
        difference.went().forEach(key -> known.remove(FolderKey.text(key)));
        return new TreeMap<>(known);
    }

    private static Map<String, String> entries(String listed) {
        return Stream.of(listed.split(";", -1))
                .collect(
                        Collectors.toMap(
                                entry -> entry.substring(0, entry.indexOf('>')),
                                entry -> entry.substring(entry.indexOf('>')),
                                (one, _) -> one,
                                TreeMap::new));
    }
}
