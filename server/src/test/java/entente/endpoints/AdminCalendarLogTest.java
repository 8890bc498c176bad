package entente.endpoints;

import static entente.endpoints.AdminAsk.text;
import static entente.endpoints.MailDesk.MARY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.Actor;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.ItemStreams;
import entente.mailbox.Removal;
import entente.question.Address;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What entitled administrators are told of what happened to appointments.
class AdminCalendarLogTest {
    private static final Actor BY_BOB = new Actor("bob@contoso.test", Actor.Way.EWS);
    private static final Door DOOR =
            Door.forAdministrators(new Passwords((_, _) -> Optional.empty()));

    @TempDir private Path folder;
    private MailDesk desk;
    private Mount mount;
    private Item lunch;

    @BeforeEach
    void anAppointmentIsThere() {
        desk = MailDesk.open(folder.resolve("store"));
        mount = mount("admin@contoso.test");
        lunch =
                done(
                        new ItemAct.Creation(
                                FolderId.of(MARY, DefaultFolder.CALENDAR),
                                ItemContent.EMPTY.with(
                                        Properties.NONE.with(
                                                Known.ITEM_CLASS, ItemContent.APPOINTMENT)),
                                event("20260302T090000Z", "Lunch")));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whyAMeetingMovedIsToldInOneAnswer() {
        change("20260302T110000Z", "Late lunch");

        var told = json(ask("{\"subjectContains\":\"late\"}"));
        var entry = told.path("entries").path(0);

        assertThat(told.path("entries")).hasSize(1);
        assertThat(told.has("next")).isFalse();
        assertThat(entry.path("at").asString()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(entry.path("what").asString()).isEqualTo("changed");
        assertThat(entry.path("by").asString()).isEqualTo("bob@contoso.test");
        assertThat(entry.path("way").asString()).isEqualTo("ews");
        assertThat(entry.path("uid").asString()).isEqualTo("lunch");
        assertThat(entry.path("subject").asString()).isEqualTo("Lunch");
        assertThat(entry.path("start").asString()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(entry.path("from").asString()).isEqualTo("Calendar");
        assertThat(entry.path("changes").asInt()).isEqualTo(1);
        assertThat(entry.path("differences").toString())
                .contains(
                        "{\"what\":\"subject\",\"before\":\"Lunch\",\"after\":\"Late lunch\"}",
                        "{\"what\":\"start\",\"before\":\"2026-03-02T09:00:00Z\",\"after\":\"2026-03-02T11:00:00Z\"}");
    }

    @Test
    void whatWasDeletedSaysFromWhereAndWhereTo() {
        desk.store.act(new ItemAct.Deletion(lunch.id(), Removal.SOFT_DELETE, BY_BOB));

        var entry = json(ask("{\"uid\":\"lunch\"}")).path("entries").path(0);

        assertThat(entry.path("what").asString()).isEqualTo("soft-deleted");
        assertThat(entry.path("from").asString()).isEqualTo("Calendar");
        assertThat(entry.path("to").asString()).isEqualTo("Recoverable Items/Deletions");
        assertThat(entry.has("changes")).isFalse();
    }

    @Test
    void whereThereWasNoRoomTheEntrySaysSo() {
        desk.store.changeRecoverability(MARY, kept -> kept.within(0, 0));
        change("20260302T110000Z", "Lunch");

        var entry = json(ask("{}")).path("entries").path(0);

        assertThat(entry.path("what").asString()).isEqualTo("changed");
        assertThat(entry.path("reasonCode").asString()).isEqualTo("CALENDAR_LOG_FULL");
        assertThat(entry.path("remedy").asString()).contains("--recoverable-quota");
        assertThat(entry.has("differences")).isFalse();
    }

    @Test
    void whereTheNextChangeHasNoCopyNothingIsToldOfWhatTheOneBeforeDid() {
        change("20260302T110000Z", "Late lunch");
        desk.store.changeRecoverability(MARY, kept -> kept.within(0, 0));
        change("20260302T120000Z", "Late lunch", new Actor("alice@contoso.test", Actor.Way.EWS));

        var entries = json(ask("{}")).path("entries");

        assertThat(entries).hasSize(2);
        assertThat(entries.path(1).path("by").asString()).isEqualTo("bob@contoso.test");
        assertThat(entries.path(1).path("gap").asBoolean()).isTrue();
        assertThat(entries.path(1).has("differences")).isFalse();
    }

    @Test
    void aPageEndsWhereTheNextBegins() {
        change("20260302T110000Z", "Lunch");
        desk.store.act(new ItemAct.Deletion(lunch.id(), Removal.SOFT_DELETE, BY_BOB));

        var first = json(ask("{\"resultSize\":1}"));
        var rest = json(ask("{\"before\":\"%s\"}".formatted(first.path("next").asString())));

        assertThat(first.path("entries").path(0).path("what").asString()).isEqualTo("soft-deleted");
        assertThat(rest.path("entries")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void anAdministratorWhoIsNotNamedSeesNothing() {
        change("20260302T110000Z", "Late lunch");
        mount = mount("other@contoso.test");

        var refused = ask("{}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(text(refused)).contains("RECOVERY_FORBIDDEN").doesNotContain("unch\"");
    }

    @Test
    void whatIsAskedWronglyIsSaid() {
        for (var body : Set.of("{\"sender\":\"x\"}", "{\"resultSize\":201}", "{\"uid\":\" \"}")) {
            assertThat(ask(body).status()).as(body).isEqualTo(400);
        }
        assertThat(ask("nobody@contoso.test", "{}").status()).isEqualTo(404);
    }

    private Mount mount(String entitled) {
        return new AdminCalendarLog(desk.store, Set.of(Address.of(entitled))).mount(DOOR);
    }

    private void change(String start, String subject) {
        change(start, subject, BY_BOB);
    }

    private void change(String start, String subject, Actor by) {
        lunch =
                done(
                        new ItemAct.Update(
                                        lunch.id(),
                                        lunch.changed(),
                                        lunch.content(),
                                        Optional.of(event(start, subject)))
                                .by(by));
    }

    private Item done(ItemAct act) {
        return ((ItemOutcome.Done) desk.store.act(act)).item();
    }

    private static ItemStreams event(String start, String subject) {
        var text =
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:lunch\r\nDTSTART:%s\r\nDURATION:PT1H\r\nSUMMARY:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
                        .formatted(start, subject);
        return new ItemStreams(
                Optional.empty(), Optional.of(Octets.of(text.getBytes(UTF_8))), Map.of());
    }

    private Reply ask(String body) {
        return ask(MARY.toString(), body);
    }

    private Reply ask(String address, String body) {
        return new AdminAsk("POST", Map.of("address", address), "", body).at(mount);
    }

    private static JsonNode json(Reply reply) {
        assertThat(reply.status()).describedAs(text(reply)).isEqualTo(200);
        return JsonMapper.shared().readTree(reply.body());
    }
}
