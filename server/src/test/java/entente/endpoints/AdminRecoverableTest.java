package entente.endpoints;

import static entente.endpoints.AdminAsk.text;
import static entente.endpoints.MailDesk.MARY;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.PolicyTag;
import entente.item.Properties;
import entente.item.PropertyValue;
import entente.mailbox.Actor;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderClass;
import entente.mailbox.FolderCreation;
import entente.mailbox.FolderDeletion;
import entente.mailbox.FolderId;
import entente.mailbox.FolderName;
import entente.mailbox.FolderOutcome;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemId;
import entente.mailbox.ItemOutcome;
import entente.mailbox.ItemStreams;
import entente.mailbox.Removal;
import entente.mailbox.RetentionPolicy;
import entente.mailbox.RetentionTag;
import entente.mailbox.TagReach;
import entente.question.Address;
import entente.wire.ews.FolderRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What entitled administrators do with what people deleted.
class AdminRecoverableTest {
    private static final Actor BY_OWNER = new Actor("mary@contoso.test", Actor.Way.EWS);
    private static final Door DOOR =
            Door.forAdministrators(new Passwords((_, _) -> Optional.empty()));

    @TempDir private Path folder;
    private MailDesk desk;
    private List<Mount> mounts;
    private FolderId work;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        mounts =
                new AdminRecoverable(desk.store, Set.of(Address.of("admin@contoso.test")))
                        .mounts(DOOR);
        work =
                ((FolderOutcome.Done)
                                desk.store.act(
                                        new FolderCreation(
                                                FolderId.of(MARY, DefaultFolder.INBOX),
                                                new FolderName("Work"),
                                                FolderClass.NOTE)))
                        .folder();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatSomebodyDeletedIsToldByTheNamesThatAdministratorsKnow() {
        deleted("Lunch", Removal.SOFT_DELETE);

        var item = found("RecoverableItems", "").path("items").path(0);

        assertThat(item.path("identity").asString()).isEqualTo("mary@contoso.test");
        assertThat(item.path("subject").asString()).isEqualTo("Lunch");
        assertThat(item.path("itemClass").asString()).isEqualTo("IPM.Note");
        assertThat(item.path("sourceFolder").asString()).isEqualTo("RecoverableItems");
        assertThat(item.path("lastParentPath").asString()).isEqualTo("Inbox/Work");
        assertThat(item.path("lastParentFolderId").asString()).hasSize(44);
        assertThat(item.path("originalFolderExists").asBoolean()).isTrue();
        assertThat(item.path("restoresToFolderPath").asString()).isEqualTo("Inbox/Work");
        assertThat(item.path("entryId").asString()).hasSize(140);
        assertThat(item.path("lastModifiedTime").asString()).isEqualTo("2026-03-02T12:00:00Z");
    }

    @Test
    void aTagThatSomebodyGaveTheItemIsToldByItsNameOrElseByItsId() {
        var week = tag(1, "Week");
        var gone = tag(2, "Gone");
        desk.store.retainBy(_ -> Optional.of(new RetentionPolicy("Standard", List.of(week))));
        desk.store.changeRetention(MARY, before -> before.under(Optional.of("Standard")));
        for (var tag : List.of(week, gone)) {
            var properties = Properties.NONE.with(Known.SUBJECT, tag.name());
            PropertyValue id = PolicyTag.written(tag.id());
            var content = ItemContent.EMPTY.with(properties.with(Known.POLICY_TAG, id));
            var made =
                    (ItemOutcome.Done)
                            desk.store.act(
                                    new ItemAct.Creation(
                                            FolderId.of(MARY, DefaultFolder.INBOX),
                                            content,
                                            ItemStreams.NONE));
            desk.store.act(
                    new ItemAct.Deletion(
                            made.item().id(), Removal.SOFT_DELETE, RemovalAsked.by(MARY)));
        }
        deleted("Lunch", Removal.SOFT_DELETE);

        var items = found("RecoverableItems", "").path("items");

        assertThat(items.path(0).has("policyTag")).isFalse();
        assertThat(items.path(1).path("policyTag").asString()).isEqualTo(gone.id().toString());
        assertThat(items.path(2).path("policyTag").asString()).isEqualTo("Week");
    }

    private static RetentionTag tag(long id, String name) {
        return new RetentionTag(
                name,
                new UUID(0, id),
                new TagReach.Personal(),
                OptionalInt.of(7),
                RetentionTag.Action.DELETE_AND_ALLOW_RECOVERY);
    }

    @Test
    void eachFilterAloneAndAllTogetherFindWhatIsMeant() {
        deleted("Lunch", Removal.SOFT_DELETE);
        deleted("Tea", Removal.SOFT_DELETE);
        var lunch = found("RecoverableItems", "").path("items").path(1);
        var filters =
                List.of(
                        "\"subjectContains\":\"UNC\"",
                        "\"entryId\":\"%s\"".formatted(lunch.path("entryId").asString()),
                        "\"subjectContains\":\"lunch\",\"filterItemType\":\"ipm.note\",\"lastParentFolderId\":\"%s\",\"filterStartTime\":\"2026-03-02T12:00:00Z\",\"filterEndTime\":\"2026-03-02T12:00:00Z\""
                                .formatted(lunch.path("lastParentFolderId").asString()));

        for (var filter : filters) {
            assertThat(found("RecoverableItems", "," + filter).path("items"))
                    .containsExactly(lunch);
        }
        for (var none :
                List.of(
                        "\"filterItemType\":\"IPM.Task\"",
                        "\"filterStartTime\":\"2026-03-02T12:00:00.001Z\"",
                        "\"filterEndTime\":\"2026-03-02T11:59:59.999Z\"",
                        "\"sender\":\"ann@fabrikam.test\"",
                        "\"lastParentFolderId\":\"%s\"".formatted("AB".repeat(22)))) {
            assertThat(found("RecoverableItems", "," + none).path("items")).isEmpty();
        }
    }

    @Test
    void aPageEndsWhereTheNextBegins() {
        for (var subject : List.of("One", "Two", "Three")) {
            deleted(subject, Removal.SOFT_DELETE);
        }

        var first = found("RecoverableItems", ",\"resultSize\":2");
        var rest =
                found(
                        "RecoverableItems",
                        ",\"resultSize\":2,\"before\":\"%s\""
                                .formatted(first.path("next").asString()));

        assertThat(first.path("items").valueStream().map(each -> each.path("subject").asString()))
                .containsExactly("Three", "Two");
        assertThat(rest.path("items").valueStream().map(each -> each.path("subject").asString()))
                .containsExactly("One");
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void whatIsRestoredSaysWhereAndASecondTimeThatItIsNotFound() {
        desk.store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true));
        deleted("Lunch", Removal.PURGE);
        var id = found("PurgedItems", "").path("items").path(0).path("entryId").asString();

        var first = restored(id, "").path("items").path(0);
        var second = restored(id, "").path("items").path(0);

        assertThat(first.path("wasRestoredSuccessfully").asBoolean()).isTrue();
        assertThat(first.path("restoredToFolderPath").asString()).isEqualTo("Inbox/Work");
        assertThat(second.path("wasRestoredSuccessfully").asBoolean()).isFalse();
        assertThat(second.path("reasonCode").asString()).isEqualTo("ITEM_UNKNOWN");
        assertThat(desk.store.removals(MARY, Long.MAX_VALUE, 1).getFirst().by())
                .isEqualTo(new Actor("administrator admin@contoso.test", Actor.Way.ADMINISTRATION));
    }

    @Test
    void whatIsNoItemHereIsToldSoAndTheOthersComeBack() {
        deleted("Lunch", Removal.SOFT_DELETE);
        var id = found("RecoverableItems", "").path("items").path(0).path("entryId").asString();
        var none = List.of("", "x", "AB".repeat(70), id.substring(2), id + "00", work.entryId());

        var told =
                json(ask(
                                "restore",
                                "{\"entryIds\":[\"%s\",\"%s\"]}"
                                        .formatted(String.join("\",\"", none), id)))
                        .path("items");

        assertThat(told.valueStream().map(each -> each.path("reasonCode").asString("")))
                .containsExactly(
                        "ITEM_UNKNOWN",
                        "ITEM_UNKNOWN",
                        "ITEM_UNKNOWN",
                        "ITEM_UNKNOWN",
                        "ITEM_UNKNOWN",
                        "ITEM_UNKNOWN",
                        "");
        assertThat(told.path(6).path("wasRestoredSuccessfully").asBoolean()).isTrue();
    }

    @Test
    void aFolderCanBeChosenByItsPath() {
        deleted("Lunch", Removal.SOFT_DELETE);
        desk.store.act(new FolderDeletion(work, Removal.PURGE, BY_OWNER));
        var item = found("RecoverableItems", "").path("items").path(0);

        var none = ask("restore", body(item, ",\"restoreTargetFolder\":\"Nowhere\""));
        var done =
                restored(
                        item.path("entryId").asString(),
                        ",\"restoreTargetFolder\":\"deleted items\"");

        assertThat(item.path("originalFolderExists").asBoolean()).isFalse();
        assertThat(item.path("restoresToFolderPath").asString()).isEqualTo("Inbox");
        assertThat(none.status()).isEqualTo(404);
        assertThat(done.path("items").path(0).path("restoredToFolderPath").asString())
                .isEqualTo("Deleted Items");
    }

    @Test
    void anAdministratorWhoIsNotNamedSeesAndDoesNothing() {
        deleted("Lunch", Removal.SOFT_DELETE);
        var id = found("RecoverableItems", "").path("items").path(0).path("entryId").asString();
        mounts =
                new AdminRecoverable(desk.store, Set.of(Address.of("other@contoso.test")))
                        .mounts(DOOR);

        var refused =
                List.of(
                        ask("find", "{\"sourceFolder\":\"RecoverableItems\"}"),
                        ask("restore", "{\"entryIds\":[\"%s\"]}".formatted(id)));

        assertThat(refused)
                .allSatisfy(reply -> {
                    assertThat(reply.status()).isEqualTo(403);
                    assertThat(text(reply)).contains("RECOVERY_FORBIDDEN").doesNotContain("Lunch");
                });
        assertThat(desk.subjects("recoverableitemsdeletions")).containsExactly("Lunch");
    }

    @Test
    void whatIsAskedWronglyIsSaid() {
        var wrong =
                Map.of(
                        "{}", "sourceFolder",
                        "{\"sourceFolder\":\"Versions\"}", "must be one of",
                        "{\"sourceFolder\":\"PurgedItems\",\"entryId\":\"12\"}", "140 hex digits",
                        "{\"sourceFolder\":\"PurgedItems\",\"before\":\"x\"}", "next",
                        "{\"sourceFolder\":\"PurgedItems\",\"resultSize\":0}", "from 1 to 200",
                        "{\"sourceFolder\":\"PurgedItems\",\"subjectContains\":\" \"}",
                                "characters");

        wrong.forEach((body, sentence) -> {
            var reply = ask("find", body);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(text(reply)).contains(sentence);
        });
        assertThat(ask("restore", "{\"entryIds\":[]}").status()).isEqualTo(400);
    }

    private void deleted(String subject, Removal how) {
        var ref =
                MailDesk.ref(
                        MailDesk.done(
                                desk.create(
                                        MailDesk.AS_MARY,
                                        new FolderRef.ById(work.text()),
                                        MailDesk.draft(subject))));
        desk.store.act(new ItemAct.Deletion(ItemId.parse(ref.id()).orElseThrow(), how, BY_OWNER));
    }

    private JsonNode found(String source, String more) {
        return json(ask("find", "{\"sourceFolder\":\"%s\"%s}".formatted(source, more)));
    }

    private JsonNode restored(String id, String more) {
        return json(ask("restore", "{\"entryIds\":[\"%s\"]%s}".formatted(id, more)));
    }

    private static String body(JsonNode item, String more) {
        return "{\"entryIds\":[\"%s\"]%s}".formatted(item.path("entryId").asString(), more);
    }

    private static JsonNode json(Reply reply) {
        assertThat(reply.status()).describedAs(text(reply)).isEqualTo(200);
        return JsonMapper.shared().readTree(reply.body());
    }

    private Reply ask(String what, String body) {
        return new AdminAsk("POST", Map.of("address", "mary@contoso.test"), "", body)
                .at(mounts.get(what.equals("find") ? 0 : 1));
    }
}
