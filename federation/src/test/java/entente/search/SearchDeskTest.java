package entente.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import entente.audit.AuditEvent;
import entente.index.MailIndex;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.kql.Kql;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Domain;
import entente.question.TraceId;
import entente.search.SearchAsk.Wanted;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may search, where, and what stands on record of it.
class SearchDeskTest {
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Address BOB = Address.of("bob@contoso.test");
    private static final Address AUDITOR = Address.of("auditor@contoso.test");
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));

    @TempDir private Path folder;
    private final List<AuditEvent> record = new ArrayList<>();
    private MailboxStore store;
    private MailIndex index;
    private boolean recordIsKept = true;

    @BeforeEach
    void open() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("mailboxes.db"), Set.of(Domain.of("contoso.test")), CLOCK);
        index = MailIndex.open(folder.resolve("index"), store);
        for (var owner : List.of(MARY, BOB)) {
            store.put(
                    new Recipient.Mailbox(
                            owner, owner.local(), Recipient.Kind.PERSON, ZoneId.of("UTC")));
            put(owner, DefaultFolder.INBOX);
        }
        put(MARY, DefaultFolder.JUNK);
    }

    @AfterEach
    void close() {
        index.close();
        store.close();
    }

    @Test
    void whoIsEntitledFindsWhatIsInAllMailboxes() {
        var outcome = desk().search(AUDITOR.toString(), ask(List.of(), true), TraceId.fresh());

        assertThat(items(outcome)).isEqualTo(3);
        var event = (AuditEvent.Searched) record.getFirst();
        assertThat(event.by()).isEqualTo("auditor@contoso.test");
        assertThat(event.query()).isEqualTo("lunch");
        assertThat(event.mailboxes()).isEmpty();
        assertThat(event.items()).isEqualTo(3);
        assertThat(event.bytes()).isPositive();
        assertThat(event.durable()).isTrue();
    }

    @Test
    void onlyTheMailboxesThatAreNamedAreSearched() {
        var outcome = desk().search(AUDITOR.toString(), ask(List.of(BOB), true), TraceId.fresh());

        assertThat(items(outcome)).isEqualTo(1);
        assertThat(((AuditEvent.Searched) record.getFirst()).mailboxes()).containsExactly(BOB);
    }

    @Test
    void whatIsRecoverableIsFoundOnlyWhereThatIsWanted() {
        var outcome = desk().search(AUDITOR.toString(), ask(List.of(), false), TraceId.fresh());

        assertThat(items(outcome)).isEqualTo(2);
    }

    @Test
    void nobodyElseSearchesAndThatIsOnRecordToo() {
        var outcome = desk().search(MARY.toString(), ask(List.of(), true), TraceId.fresh());

        assertThat(code(outcome)).isEqualTo(Code.SEARCH_NOT_ENTITLED);
        assertThat(((AuditEvent.Searched) record.getFirst()).reason())
                .contains(Code.SEARCH_NOT_ENTITLED);
        assertThat(desk().states(MARY.toString())).isEmpty();
        assertThat(desk().rebuild(MARY.toString(), MARY)).isFalse();
    }

    @Test
    void whereNobodyIsEntitledNobodySearches() {
        var desk = new SearchDesk(Set.of(), Optional.empty(), store, _ -> false, this::put, CLOCK);

        var outcome = desk.search(AUDITOR.toString(), ask(List.of(), true), TraceId.fresh());

        assertThat(code(outcome)).isEqualTo(Code.SEARCH_NOT_ENTITLED);
    }

    @Test
    void nothingIsToldThatIsNotOnRecord() {
        recordIsKept = false;

        var outcome = desk().search(AUDITOR.toString(), ask(List.of(), true), TraceId.fresh());

        assertThat(code(outcome)).isEqualTo(Code.AUDIT_NOT_KEPT);
    }

    @Test
    void aMailboxThatIsNotHereIsRefused() {
        var outcome =
                desk().search(AUDITOR.toString(), ask(List.of(AUDITOR), true), TraceId.fresh());

        assertThat(code(outcome)).isEqualTo(Code.MAILBOX_UNKNOWN);
    }

    @Test
    void theIndexIsReadAnewForWhoIsEntitled() {
        var desk = desk();

        assertThat(desk.rebuild(AUDITOR.toString(), MARY)).isTrue();
        assertThat(desk.rebuild(AUDITOR.toString(), AUDITOR)).isFalse();
        assertThat(desk.states(AUDITOR.toString()).orElseThrow()).containsOnlyKeys(MARY, BOB);
        assertThat(items(desk.search(AUDITOR.toString(), ask(List.of(), true), TraceId.fresh())))
                .isEqualTo(3);
    }

    private SearchDesk desk() {
        return new SearchDesk(
                Set.of(AUDITOR),
                Optional.of(index),
                store,
                FolderId.of(MARY, DefaultFolder.JUNK)::equals,
                this::put,
                CLOCK);
    }

    private boolean put(AuditEvent event) {
        record.add(event);
        return recordIsKept;
    }

    private void put(Address owner, DefaultFolder place) {
        store.act(
                new ItemAct.Creation(
                        FolderId.of(owner, place),
                        ItemContent.EMPTY.with(Properties.NONE.with(Known.SUBJECT, "Lunch")),
                        ItemStreams.NONE));
    }

    private static SearchAsk ask(List<Address> mailboxes, boolean recoverable) {
        return switch (Kql.read("lunch")) {
            case Kql.Reading.Understood(var query) ->
                    new SearchAsk(
                            query,
                            "lunch",
                            mailboxes,
                            recoverable,
                            ZoneOffset.UTC,
                            Wanted.ESTIMATE,
                            0,
                            Optional.empty());
            case Kql.Reading.Refused(_, var why) -> fail(why.sentence());
        };
    }

    private static long items(SearchOutcome outcome) {
        return switch (outcome) {
            case SearchOutcome.Found(var findings, _) -> findings.total().items();
            case SearchOutcome.Refused(var why) -> fail(why.sentence());
        };
    }

    private static Code code(SearchOutcome outcome) {
        return switch (outcome) {
            case SearchOutcome.Found _ -> fail("it was answered");
            case SearchOutcome.Refused(var why) -> why.code();
        };
    }
}
