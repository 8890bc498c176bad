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
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderClass;
import entente.mailbox.FolderCreation;
import entente.mailbox.FolderId;
import entente.mailbox.FolderName;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.mailbox.JointOutcome;
import entente.mailbox.MailboxRetention;
import entente.objects.Faulty;
import entente.objects.NamedObjects;
import entente.retention.RetentionObjects;
import entente.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// What administrators say of what goes from a mailbox because it is old.
class AdminRetentionTest {
    @TempDir private Path folder;
    private MailDesk desk;
    private SettingsFile settings;
    private List<Mount> mounts;

    @BeforeEach
    void open() throws Faulty {
        desk = MailDesk.open(folder.resolve("store"));
        settings = SettingsFile.open(folder.resolve("settings"));
        var retention = new RetentionObjects(settings, desk.store);
        desk.store.retainBy(retention);
        put(retention.tags(), "Never", "{\"type\":\"Notes\"}");
        put(retention.tags(), "Year", "{\"type\":\"All\",\"ageLimitForRetention\":365}");
        put(retention.policies(), "Standard", "{\"retentionPolicyTagLinks\":[\"Never\",\"Year\"]}");
        mounts =
                new AdminRetention(desk.store, retention)
                        .mounts(Door.forAdministrators(new Passwords((_, _) -> Optional.empty())));
    }

    private static <T> void put(NamedObjects<T> objects, String name, String said) throws Faulty {
        objects.put(name, objects.kind().form().over(JsonMapper.shared().readTree(said)));
    }

    @AfterEach
    void close() {
        desk.close();
        settings.close();
    }

    @Test
    void aMailboxHasNoPolicyUntilOneIsSaid() {
        var before = text(at(0, "GET", "", ""));

        var assigned = text(change("{\"policy\":\"STANDARD\"}"));

        assertThat(before).isEqualTo("{}");
        assertThat(assigned)
                .contains(
                        "\"policy\":\"Standard\"",
                        "\"type\":\"Notes\"",
                        "\"ageLimitForRetention\":365");
        assertThat(text(at(0, "GET", "", ""))).isEqualTo(assigned);
        assertThat(text(change("{\"policy\":null}"))).isEqualTo("{}");
    }

    @Test
    void toWhatPeopleGaveTagsThemselvesIsTold() {
        var tag = new UUID(0, 7);
        desk.store.act(
                new FolderCreation(
                        FolderId.of(MARY, DefaultFolder.INBOX),
                        new FolderName("Work"),
                        FolderClass.NOTE,
                        Optional.empty(),
                        Optional.of(tag)));

        assertThat(text(at(0, "GET", "", "")))
                .isEqualTo(
                        "{\"given\":[{\"retentionId\":\"%s\",\"items\":0,\"folders\":[\"Inbox/Work\"]}],\"givenCapped\":false}"
                                .formatted(tag));
        assertThat(text(at(1, "PATCH", "dryRun=true", "{\"hold\":null}"))).isEqualTo("{}");
        assertThat(text(change("{\"hold\":null}"))).isEqualTo("{}");
    }

    @Test
    void ofVeryManyTagsThatPeopleGaveTheFirstAreTold() {
        var inbox = FolderId.of(MARY, DefaultFolder.INBOX);
        var items =
                IntStream.rangeClosed(1, 1_001)
                        .<ItemAct>mapToObj(number ->
                                new ItemAct.Creation(
                                        inbox,
                                        ItemContent.EMPTY.with(
                                                Properties.NONE.with(
                                                        Known.POLICY_TAG,
                                                        PolicyTag.written(new UUID(0, number)))),
                                        ItemStreams.NONE))
                        .toList();
        assertThat(desk.store.actTogether(items)).isInstanceOf(JointOutcome.Done.class);

        var told = text(at(0, "GET", "", ""));

        assertThat(told.split("retentionId", -1)).hasSize(1_001);
        assertThat(told).contains("\"givenCapped\":true");
    }

    @Test
    void onlyWhatIsNamedChanges() {
        change("{\"policy\":\"Standard\"}");

        var held =
                text(
                        change(
                                "{\"hold\":{\"from\":\"2026-03-02T12:00:00Z\",\"until\":\"2026-03-03T12:00:00+01:00\",\"comment\":\"On leave\"}}"));
        var later = text(change("{\"hold\":{\"from\":\"2026-03-02T12:00:01Z\"}}"));
        change("{\"hold\":null}");

        assertThat(held)
                .contains(
                        "\"policy\":\"Standard\"",
                        "\"until\":\"2026-03-03T11:00:00Z\"",
                        "\"comment\":\"On leave\"",
                        "\"holdsNow\":true");
        assertThat(later).contains("\"holdsNow\":false").doesNotContain("until", "comment");
        assertThat(said())
                .isEqualTo(new MailboxRetention(Optional.of("Standard"), Optional.empty()));
    }

    @Test
    void whatIsTriedIsToldAndNotDone() {
        var tried = at(1, "PATCH", "dryRun=true", "{\"policy\":\"Standard\",\"hold\":{}}");

        assertThat(text(tried)).contains("\"policy\":\"Standard\"", "\"holdsNow\":true");
        assertThat(said()).isEqualTo(MailboxRetention.NONE);
    }

    @Test
    void whatCannotBeIsSaidAndChangesNothing() {
        var wrong =
                List.of(
                        "{\"policy\":7}",
                        "{\"hold\":true}",
                        "{\"hold\":{\"days\":3}}",
                        "{\"hold\":{\"from\":7}}",
                        "{\"hold\":{\"until\":\"tomorrow\"}}",
                        "{\"hold\":{\"from\":\"2026-03-03T12:00:00Z\",\"until\":\"2026-03-03T12:00:00Z\"}}",
                        "{\"hold\":{\"comment\":\"%s\"}}".formatted("x".repeat(1_001)),
                        "{\"tags\":[]}");

        assertThat(wrong).allSatisfy(body -> assertThat(change(body).status()).isEqualTo(400));
        assertThat(at(2, "POST", "", "{\"items\":1001}").status()).isEqualTo(400);
        assertThat(at(3, "POST", "", "{\"all\":true}").status()).isEqualTo(400);
        assertThat(text(change("{\"policy\":\"Other\"}")))
                .contains("OBJECT_UNKNOWN", "entente retention-policy list");
        assertThat(said()).isEqualTo(MailboxRetention.NONE);
        var nobody = Map.of("address", "nobody@contoso.test");
        for (var at = 0; at < mounts.size(); at++) {
            var method = List.of("GET", "PATCH", "POST", "POST").get(at);
            assertThat(new AdminAsk(method, nobody, "", "{}").at(mounts.get(at)).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void whereNothingIsDueNothingIsForeseenAndNothingGoes() {
        desk.made(MailDesk.draft("Lunch"));
        change("{\"policy\":\"Standard\"}");

        var foreseen = text(at(2, "POST", "", "{}"));
        var run = text(at(3, "POST", "", "{}"));

        assertThat(foreseen).isEqualTo("{\"groups\":[],\"oldest\":[],\"capped\":false}");
        assertThat(run).contains("\"taken\":0", "\"expired\":0", "\"more\":false");
    }

    private MailboxRetention said() {
        return desk.store.retentionOf(MARY).orElseThrow();
    }

    private Reply change(String body) {
        return at(1, "PATCH", "", body);
    }

    private Reply at(int mount, String method, String query, String body) {
        return new AdminAsk(method, Map.of("address", MARY.toString()), query, body)
                .at(mounts.get(mount));
    }
}
