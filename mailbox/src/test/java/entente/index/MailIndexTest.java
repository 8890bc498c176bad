package entente.index;

import static entente.index.IndexedMailboxes.BOB;
import static entente.index.IndexedMailboxes.MARY;
import static entente.index.IndexedMailboxes.NOW;
import static entente.index.IndexedMailboxes.PATIENCE;
import static entente.index.IndexedMailboxes.add;
import static entente.index.IndexedMailboxes.done;
import static entente.index.IndexedMailboxes.everywhere;
import static entente.index.IndexedMailboxes.found;
import static entente.index.IndexedMailboxes.meaning;
import static entente.index.IndexedMailboxes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.AttachmentPart;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.Actor;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderClass;
import entente.mailbox.FolderCreation;
import entente.mailbox.FolderDeletion;
import entente.mailbox.FolderId;
import entente.mailbox.FolderName;
import entente.mailbox.FolderOutcome;
import entente.mailbox.HoldQuery;
import entente.mailbox.InPlaceHold;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.mailbox.MailboxStore;
import entente.mailbox.RecoverableFolder;
import entente.mailbox.Removal;
import entente.matching.Gap;
import entente.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is found of mailboxes, whatever was done in them and wherever it was broken off.
class MailIndexTest {
    private static final Actor BY_OWNER = new Actor("mary@contoso.test", Actor.Way.EWS);

    @TempDir private Path folder;
    private MailboxStore store;
    private MailIndex index;

    @BeforeEach
    void open() {
        store = IndexedMailboxes.store(folder.resolve("store"), MARY, BOB);
        index = MailIndex.open(folder.resolve("index"), store);
    }

    @AfterEach
    void close() {
        index.close();
        store.close();
    }

    @Test
    void anItemIsFoundAsItIsNow() {
        var item = put(store, MARY, DefaultFolder.INBOX, "Lunch", "at noon");
        assertThat(found(index, store, "noon")).containsExactly("Lunch");

        var moved = done(store, new ItemAct.Move(item.id(), id(DefaultFolder.JUNK), BY_OWNER));
        done(
                store,
                new ItemAct.Update(
                        moved.id(),
                        moved.changed(),
                        moved.content()
                                .with(moved.content().properties().with(Known.SUBJECT, "Dinner")),
                        Optional.empty()));

        assertThat(found(index, store, "lunch")).isEmpty();
        assertThat(found(index, store, "subject:dinner noon")).containsExactly("Dinner");
        assertThat(hits("noon").getFirst().folder()).isEqualTo(id(DefaultFolder.JUNK));
    }

    @Test
    void whatIsRemovedIsNotFound() {
        var item = put(store, MARY, DefaultFolder.INBOX, "Lunch");
        assertThat(found(index, store, "lunch")).containsExactly("Lunch");

        store.act(new ItemAct.Deletion(item.id(), Removal.PURGE, BY_OWNER));

        assertThat(found(index, store, "lunch")).isEmpty();
    }

    @Test
    void whatWasPurgedAndIsKeptIsFoundByItsTextToo() {
        store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true));
        var item = put(store, MARY, DefaultFolder.INBOX, "Lunch", "at noon");
        store.act(new ItemAct.Deletion(item.id(), Removal.PURGE, BY_OWNER));

        assertThat(found(index, store, "noon")).containsExactly("Lunch");
        assertThat(hits("noon").getFirst().folder().recoverable())
                .contains(RecoverableFolder.PURGES);
    }

    @Test
    void whatAHoldKeepsIsFoundAsItWasBeforeItWasChangedAndWhereAQueryHoldsIt() {
        store.changeRecoverability(
                MARY,
                kept ->
                        kept.with(
                                new InPlaceHold(
                                        "Case 7",
                                        Optional.of(HoldQuery.of("noon", "UTC")),
                                        Instant.EPOCH,
                                        OptionalInt.empty(),
                                        "legal",
                                        Optional.empty())));
        var item = put(store, MARY, DefaultFolder.INBOX, "Lunch", "at noon");
        var dinner = item.content().properties().with(Known.SUBJECT, "Dinner");
        var changed =
                done(
                        store,
                        new ItemAct.Update(
                                item.id(),
                                item.changed(),
                                item.content().with(dinner),
                                Optional.empty()));

        store.act(new ItemAct.Deletion(changed.id(), Removal.PURGE, BY_OWNER));

        assertThat(found(index, store, "noon")).containsExactlyInAnyOrder("Lunch", "Dinner");
        assertThat(hits("lunch").getFirst().folder().recoverable())
                .contains(RecoverableFolder.VERSIONS);
        assertThat(hits("dinner").getFirst().folder().recoverable())
                .contains(RecoverableFolder.DISCOVERY_HOLDS);
    }

    @Test
    void whatAnAppointmentSaidBeforeItWasChangedIsFoundWhereItIsLogged() {
        var item =
                done(
                        store,
                        new ItemAct.Creation(
                                id(DefaultFolder.CALENDAR),
                                appointment("Lunch"),
                                ItemStreams.NONE));

        done(
                store,
                new ItemAct.Update(
                        item.id(), item.changed(), appointment("Dinner"), Optional.empty()));

        assertThat(found(index, store, "lunch OR dinner"))
                .containsExactlyInAnyOrder("Lunch", "Dinner");
        assertThat(hits("lunch").getFirst().folder().recoverable())
                .contains(RecoverableFolder.CALENDAR_LOGGING);
    }

    private static ItemContent appointment(String subject) {
        return ItemContent.EMPTY.with(
                Properties.NONE
                        .with(Known.ITEM_CLASS, ItemContent.APPOINTMENT)
                        .with(Known.SUBJECT, subject));
    }

    @Test
    void whatWentTogetherWithItsFolderIsNotFound() {
        var made =
                store.act(
                        new FolderCreation(
                                id(DefaultFolder.INBOX), new FolderName("Work"), FolderClass.NOTE));
        var work = ((FolderOutcome.Done) made).folder();
        var item = put(store, MARY, DefaultFolder.INBOX, "Lunch");
        done(store, new ItemAct.Move(item.id(), work, BY_OWNER));
        put(store, MARY, DefaultFolder.INBOX, "Lunch elsewhere");
        assertThat(found(index, store, "lunch")).hasSize(2);

        store.act(new FolderDeletion(work, Removal.PURGE, BY_OWNER));

        index.catchUp(Set.of(MARY), PATIENCE);
        assertThat(hits("lunch")).hasSize(1);
    }

    @Test
    void whatWasThereBeforeTheIndexIsFound() {
        for (var i = 0; i < 2 * Following.STEP + 1; i++) {
            put(store, MARY, DefaultFolder.INBOX, "Lunch " + i);
        }

        var found = found(index, store, "lunch");

        assertThat(found).hasSize(2 * Following.STEP + 1).doesNotHaveDuplicates();
    }

    @Test
    void whereverItIsBrokenOffNothingIsLostAndNothingStays() throws IOException {
        var random = new Random(11);
        var subjects = new ArrayList<String>();
        for (var round = 0; round < 12; round++) {
            for (var i = 0; i < 10; i++) {
                act(random, subjects, "r%dn%d".formatted(round, i));
            }
            // Some of it is known, and some of that is on the disk.
            if (random.nextBoolean()) {
                index.catchUp(Set.of(MARY), PATIENCE);
            }
            if (random.nextBoolean()) {
                index.commit();
            }
            act(random, subjects, "r%dlast".formatted(round));

            index = killed(round);

            assertThat(found(index, store, "kind:email"))
                    .containsExactlyInAnyOrderElementsOf(subjects);
        }
    }

    @Test
    void aMailboxThatIsMadeAnewHasNothingOfTheOneBefore() {
        put(store, MARY, DefaultFolder.INBOX, "Lunch");
        assertThat(found(index, store, "lunch")).hasSize(1);
        store.remove(MARY);
        index.catchUp(Set.of(MARY), PATIENCE);
        assertThat(hits("lunch")).isEmpty();

        add(store, MARY);
        put(store, MARY, DefaultFolder.INBOX, "Dinner");

        assertThat(found(index, store, "kind:email")).containsExactly("Dinner");
    }

    @Test
    void whatTheIndexKnowsOfOtherMailboxesOfTheseAddressesDoesNotCount() {
        put(store, MARY, DefaultFolder.INBOX, "Lunch");
        put(store, BOB, DefaultFolder.INBOX, "Lunch");
        index.follow();
        index.close();
        store.close();

        store = IndexedMailboxes.store(folder.resolve("other"), NOW.plusSeconds(1), MARY);
        index = MailIndex.open(folder.resolve("index"), store);
        put(store, MARY, DefaultFolder.INBOX, "Dinner");
        index.follow();

        assertThat(found(index, store, "kind:email")).containsExactly("Dinner");
        assertThat(
                        index.search(
                                        meaning("lunch"),
                                        everywhere(MARY, BOB),
                                        10,
                                        Optional.empty(),
                                        PATIENCE)
                                .hits())
                .isEmpty();
    }

    @Test
    void aStoreThatIsPutBackToWhatItWasIsReadAnew() throws IOException {
        put(store, MARY, DefaultFolder.INBOX, "Lunch");
        store.close();
        var kept = copied(folder.resolve("store"), folder.resolve("kept"));
        store = IndexedMailboxes.store(folder.resolve("store"));
        put(store, MARY, DefaultFolder.INBOX, "Dinner");
        index.close();
        index = MailIndex.open(folder.resolve("index"), store);
        index.follow();
        index.close();
        store.close();

        store = IndexedMailboxes.store(kept);
        index = MailIndex.open(folder.resolve("index"), store);

        assertThat(found(index, store, "kind:email")).containsExactly("Lunch");
    }

    @Test
    @Timeout(60)
    void nobodyWaitsForAMailboxThatIsRemovedMeanwhile() {
        put(store, MARY, DefaultFolder.INBOX, "Lunch");
        put(store, BOB, DefaultFolder.INBOX, "Lunch");
        var removing = IndexedMailboxes.removing(store, MARY);
        index.close();
        index = MailIndex.open(folder.resolve("index"), removing);

        index.follow();
        index.catchUp(Set.of(MARY, BOB), PATIENCE);

        assertThat(store.newestMark(MARY)).isEmpty();
        assertThat(index.states()).containsOnlyKeys(BOB);
        assertThat(index.states().values()).allMatch(IndexState::whole);
    }

    @Test
    void anIndexThatCannotBeReadIsMadeAnew() throws IOException {
        put(store, MARY, DefaultFolder.INBOX, "Lunch");
        index.follow();
        index.close();
        try (var files = Files.list(folder.resolve("index"))) {
            for (var file : files.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }

        index = MailIndex.open(folder.resolve("index"), store);

        assertThat(found(index, store, "lunch")).containsExactly("Lunch");
    }

    @Test
    void anIndexOfWhichAPartCannotBeReadIsMadeAnew() throws IOException {
        put(store, MARY, DefaultFolder.INBOX, "Lunch");
        index.follow();
        index.close();
        try (var files = Files.list(folder.resolve("index"))) {
            // What holds the items, and is not looked at before there is somebody who reads.
            for (var file : files.filter(each -> each.toString().endsWith(".cfs")).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }

        index = MailIndex.open(folder.resolve("index"), store);

        assertThat(found(index, store, "lunch")).containsExactly("Lunch");
    }

    @Test
    void anIndexThatCouldNotBeWrittenGoesOnByItself() throws IOException {
        put(store, MARY, DefaultFolder.INBOX, "Lunch");
        index.follow();
        var away = folder.resolve("away");
        Files.move(folder.resolve("index"), away);
        Files.createFile(folder.resolve("index"));
        put(store, MARY, DefaultFolder.INBOX, "Dinner");
        assertThatThrownBy(() -> index.follow()).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> found(index, store, "dinner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("INDEX_UNUSABLE");

        Files.delete(folder.resolve("index"));
        Files.move(away, folder.resolve("index"));
        index.follow();

        assertThat(found(index, store, "lunch OR dinner"))
                .containsExactlyInAnyOrder("Lunch", "Dinner");
    }

    @Test
    void twoDoNotHaveOneIndexOpen() {
        put(store, MARY, DefaultFolder.INBOX, "Lunch");
        index.follow();

        assertThatThrownBy(() -> MailIndex.open(folder.resolve("index"), store))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("INDEX_UNUSABLE");

        assertThat(found(index, store, "lunch")).containsExactly("Lunch");
    }

    @Test
    void nobodyElseMayLookIntoItsFolder() throws IOException {
        var rights = Files.getPosixFilePermissions(folder.resolve("index"));

        assertThat(PosixFilePermissions.toString(rights)).isEqualTo("rwx------");
    }

    @Test
    void anIndexIsReadAnewWhenAskedAndTellsHowFarItIs() {
        put(store, MARY, DefaultFolder.INBOX, "Lunch");
        index.follow();
        put(store, MARY, DefaultFolder.INBOX, "Dinner");
        assertThat(index.states().get(MARY)).isEqualTo(new IndexState(true, 1, 1));

        index.rebuild(MARY);

        assertThat(index.states().get(MARY)).isEqualTo(new IndexState(false, 0, 0));
        assertThat(found(index, store, "lunch OR dinner")).hasSize(2);
        assertThat(index.states().get(MARY)).isEqualTo(new IndexState(true, 0, 1));
    }

    @Test
    void whoCannotWaitIsToldThatTheIndexIsBehind() {
        put(store, MARY, DefaultFolder.INBOX, "Lunch");

        assertThatThrownBy(() -> index.catchUp(Set.of(MARY), Duration.ZERO))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("INDEX_BEHIND");
    }

    @Test
    void itIsSearchedWhereSomebodyMayAndCountedByMailbox() {
        var mary = put(store, MARY, DefaultFolder.INBOX, "Lunch");
        put(store, MARY, DefaultFolder.DELETED_ITEMS, "Lunch");
        put(store, BOB, DefaultFolder.INBOX, "Lunch");
        var both = Set.of(MARY, BOB);
        index.catchUp(both, PATIENCE);

        var findings =
                index.search(
                        meaning("lunch"),
                        new Scope(both, id -> !id.equals(id(DefaultFolder.DELETED_ITEMS))),
                        1,
                        Optional.empty(),
                        PATIENCE);

        assertThat(findings.tallies().get(MARY)).isEqualTo(new Findings.Tally(1, mary.size()));
        assertThat(findings.tallies())
                .extractingByKey(BOB)
                .extracting(Findings.Tally::items)
                .isEqualTo(1L);
        assertThat(findings.hits()).hasSize(1);
        assertThat(findings.more()).isTrue();
    }

    @Test
    void pagesHaveEachItemOnce() {
        for (var i = 0; i < 7; i++) {
            put(store, MARY, DefaultFolder.INBOX, "Lunch " + i);
        }
        index.catchUp(Set.of(MARY), PATIENCE);
        var keys = new ArrayList<String>();
        Optional<Hit.Mark> after = Optional.empty();

        Findings page;
        do {
            page = index.search(meaning("lunch"), everywhere(MARY), 3, after, PATIENCE);
            page.hits().forEach(hit -> keys.add(hit.key()));
            after = Optional.of(page.hits().getLast().mark());
        } while (page.more());

        assertThat(keys).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotSearchedWholeIsListedApart() {
        put(store, MARY, DefaultFolder.INBOX, "Lunch");
        var pdf =
                new AttachmentPart(
                        1, "menu.pdf", "application/pdf", Optional.empty(), false, false, 3);
        done(
                store,
                new ItemAct.Creation(
                        id(DefaultFolder.INBOX),
                        ItemContent.EMPTY
                                .with(Properties.NONE.with(Known.SUBJECT, "Menu"))
                                .withAttachments(List.of(pdf)),
                        new ItemStreams(
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(1, Octets.of(new byte[3])))));
        index.catchUp(Set.of(MARY), PATIENCE);

        var gaps = index.unsearchable(everywhere(MARY), 10, Optional.empty(), PATIENCE);

        assertThat(gaps.hits()).hasSize(1);
        assertThat(gaps.hits().getFirst().gaps()).containsExactly(Gap.ATTACHMENT_FORMAT);
    }

    @Test
    void aQueryThatIsTooBroadIsRefused() {
        var words =
                IntStream.rangeClosed(0, 10_000)
                        .mapToObj(i -> "w" + i)
                        .collect(Collectors.joining(" "));
        put(store, MARY, DefaultFolder.INBOX, "Lunch", "see " + words);

        assertThat(found(index, store, "w*")).containsExactly("Lunch");
        assertThatThrownBy(() -> found(index, store, "\"see w*\""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("QUERY_TOO_BROAD");
    }

    /// As it is found by a process that begins after one that was killed: what was committed, and nothing else.
    private MailIndex killed(int round) throws IOException {
        var before = folder.resolve(round == 0 ? "index" : "killed" + (round - 1));
        var copy = copied(before, folder.resolve("killed" + round));
        index.close();
        return MailIndex.open(copy, store);
    }

    private static Path copied(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    private void act(Random random, List<String> subjects, String name) {
        if (subjects.isEmpty() || random.nextInt(3) > 0) {
            put(store, MARY, DefaultFolder.INBOX, name);
            subjects.add(name);
            return;
        }
        var subject = subjects.get(random.nextInt(subjects.size()));
        var item =
                store.itemsAfter(MARY, Optional.empty(), 10_000).stream()
                        .filter(each ->
                                each.content()
                                        .properties()
                                        .text(Known.SUBJECT)
                                        .equals(Optional.of(subject)))
                        .findFirst()
                        .orElseThrow();
        if (random.nextBoolean()) {
            store.act(new ItemAct.Deletion(item.id(), Removal.PURGE, BY_OWNER));
            subjects.remove(subject);
        } else {
            store.act(new ItemAct.Move(item.id(), id(DefaultFolder.DRAFTS), BY_OWNER));
        }
    }

    private List<Hit> hits(String query) {
        return index.search(meaning(query), everywhere(MARY), 10, Optional.empty(), PATIENCE)
                .hits();
    }

    private static FolderId id(DefaultFolder folder) {
        return FolderId.of(MARY, folder);
    }
}
