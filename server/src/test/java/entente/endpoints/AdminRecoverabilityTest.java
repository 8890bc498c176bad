package entente.endpoints;

import static entente.endpoints.AdminAsk.text;
import static entente.endpoints.MailDesk.MARY;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.mailbox.Actor;
import entente.mailbox.HoldQuery;
import entente.mailbox.InPlaceHold;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemId;
import entente.mailbox.LitigationHold;
import entente.mailbox.Recoverability;
import entente.mailbox.Removal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What administrators say of how long a mailbox keeps what is deleted.
class AdminRecoverabilityTest {
    @TempDir private Path folder;
    private MailDesk desk;
    private List<Mount> mounts;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        mounts =
                new AdminRecoverability(desk.store)
                        .mounts(Door.forAdministrators(new Passwords((_, _) -> Optional.empty())));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMailboxOfWhichNothingWasSaidKeepsWhatIsUsual() {
        var told = text(get());

        assertThat(told)
                .contains(
                        "\"singleItemRecovery\":false",
                        "\"days\":14",
                        "\"calendarDays\":120",
                        "\"warningMegabytes\":20480",
                        "\"quotaMegabytes\":30720")
                .doesNotContain("hold");
    }

    @Test
    void onlyWhatIsNamedChanges() {
        change("{\"days\":30,\"hold\":{\"days\":90,\"comment\":\"Case 7\"}}", "");

        change("{\"singleItemRecovery\":true,\"warningMegabytes\":1,\"quotaMegabytes\":2}", "");

        assertThat(kept())
                .isEqualTo(
                        new Recoverability(
                                true,
                                30,
                                120,
                                1 << 20,
                                2 << 20,
                                Optional.of(
                                        new LitigationHold(
                                                AdminAsk.NOON,
                                                OptionalInt.of(90),
                                                "administrator admin@contoso.test",
                                                Optional.of("Case 7"))),
                                List.of()));
        change("{\"hold\":null}", "");
        assertThat(kept().hold()).isEmpty();
        assertThat(kept().days()).isEqualTo(30);
    }

    @Test
    void inPlaceHoldsArePlacedChangedAndEndedByTheirNames() {
        change(
                "{\"inPlaceHolds\":{\"Case 7\":{\"query\":\"from:ann@fabrikam.test\",\"zone\":\"Europe/Zurich\",\"days\":90,\"comment\":\"Why\"},\"All\":{}}}",
                "");
        var told = text(get());
        change("{\"inPlaceHolds\":{\"CASE 7\":{\"query\":\"budget\"},\"all\":null}}", "");

        assertThat(told)
                .contains(
                        "\"Case 7\":{\"since\":\"2026-03-02T12:00:00Z\",\"days\":90",
                        "\"query\":\"from:ann@fabrikam.test\",\"zone\":\"Europe/Zurich\"",
                        "\"All\":{\"since\"");
        assertThat(kept().inPlace())
                .containsExactly(
                        new InPlaceHold(
                                "CASE 7",
                                Optional.of(HoldQuery.of("budget", "UTC")),
                                AdminAsk.NOON,
                                OptionalInt.empty(),
                                "administrator admin@contoso.test",
                                Optional.empty()));
        change("{\"inPlaceHolds\":{\"Case 7\":null,\"Case 9\":null}}", "");
        assertThat(kept()).isEqualTo(Recoverability.INITIAL);
    }

    @Test
    void aQueryThatIsNoneIsRefusedWithTheColumnAndHoldsNothing() {
        var refused = change("{\"inPlaceHolds\":{\"Case 7\":{\"query\":\"a AND\"}}}", "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused)).contains("QUERY_UNREADABLE", "Column 6");
        assertThat(kept()).isEqualTo(Recoverability.INITIAL);
    }

    @Test
    void aMailboxHasSomeInPlaceHoldsAndNoMore() {
        for (var number = 0; number < Recoverability.MOST_IN_PLACE; number++) {
            change("{\"inPlaceHolds\":{\"Case %d\":{}}}".formatted(number), "");
        }

        var refused = change("{\"inPlaceHolds\":{\"One more\":{}}}", "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(change("{\"inPlaceHolds\":{\"case 3\":{}}}", "").status()).isEqualTo(200);
        assertThat(kept().inPlace()).hasSize(Recoverability.MOST_IN_PLACE);
    }

    @Test
    void whatIsTriedIsToldAndNotDone() {
        var reply = change("{\"hold\":{}}", "dryRun=true");

        assertThat(text(reply)).contains("\"since\":\"2026-03-02T12:00:00Z\"");
        assertThat(kept()).isEqualTo(Recoverability.INITIAL);
    }

    @Test
    void whatCannotBeIsSaidAndChangesNothing() {
        var wrong =
                List.of(
                        "{\"days\":24856}",
                        "{\"calendarDays\":-1}",
                        "{\"warningMegabytes\":3,\"quotaMegabytes\":2}",
                        "{\"quotaMegabytes\":1}",
                        "{\"hold\":true}",
                        "{\"hold\":false}",
                        "{\"hold\":{\"days\":0}}",
                        "{\"hold\":{\"days\":1.5}}",
                        "{\"hold\":{\"until\":1}}",
                        "{\"hold\":{\"comment\":\"%s\"}}".formatted("x".repeat(1001)),
                        "{\"inPlaceHolds\":[]}",
                        "{\"inPlaceHolds\":{\" x\":{}}}",
                        "{\"inPlaceHolds\":{\"%s\":{}}}".formatted("x".repeat(101)),
                        "{\"inPlaceHolds\":{\"x\":true}}",
                        "{\"inPlaceHolds\":{\"x\":{\"until\":1}}}",
                        "{\"inPlaceHolds\":{\"x\":{\"query\":1}}}",
                        "{\"inPlaceHolds\":{\"x\":{\"query\":\"a\",\"zone\":\"Moon\"}}}",
                        "{\"inPlaceHolds\":{\"x\":{\"days\":24856}}}",
                        "{\"sir\":true}");

        assertThat(wrong).allSatisfy(body -> assertThat(change(body, "").status()).isEqualTo(400));
        assertThat(kept()).isEqualTo(Recoverability.INITIAL);
        var nobody = new AdminAsk("GET", Map.of("address", "nobody@contoso.test"));
        assertThat(nobody.at(mounts.get(0)).status()).isEqualTo(404);
        assertThat(nobody.at(mounts.get(2)).status()).isEqualTo(404);
    }

    @Test
    void aMailboxOnHoldIsNotRemoved() {
        change("{\"hold\":{}}", "");
        var mailbox =
                new AdminMailbox(
                        desk.store, new Passwords((_, _) -> Optional.empty()), Optional.empty());
        var delete =
                mailbox.mounts(Door.forAdministrators(new Passwords((_, _) -> Optional.empty())))
                        .get(2);

        var refused = new AdminAsk("DELETE", Map.of("address", MARY.toString())).at(delete);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused)).contains("MAILBOX_ON_HOLD", "entente hold end");
        assertThat(desk.store.find(MARY)).isPresent();
        change("{\"hold\":null}", "");
        assertThat(new AdminAsk("DELETE", Map.of("address", MARY.toString())).at(delete).status())
                .isEqualTo(200);
        assertThat(new AdminAsk("DELETE", Map.of("address", MARY.toString())).at(delete).status())
                .isEqualTo(404);
    }

    @Test
    void whoTookWhatAwayIsOnRecord() {
        var ref = desk.made(MailDesk.draft("Lunch"));
        var by = new Actor("mary@contoso.test", Actor.Way.EWS);
        desk.store.act(
                new ItemAct.Deletion(
                        ItemId.parse(ref.id()).orElseThrow(), Removal.SOFT_DELETE, by));

        var told = text(new AdminAsk("GET", Map.of("address", MARY.toString())).at(mounts.get(2)));

        assertThat(told)
                .contains(
                        "\"by\":\"mary@contoso.test\"",
                        "\"way\":\"ews\"",
                        "\"reason\":\"soft-deleted\"",
                        "\"at\":\"2026-03-02T12:00:00Z\"")
                .doesNotContain("Lunch");
    }

    private Recoverability kept() {
        return desk.store.recoverabilityOf(MARY).orElseThrow();
    }

    private Reply get() {
        return new AdminAsk("GET", Map.of("address", MARY.toString())).at(mounts.get(0));
    }

    private Reply change(String body, String query) {
        return new AdminAsk("PATCH", Map.of("address", MARY.toString()), query, body)
                .at(mounts.get(1));
    }
}
