package entente.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import entente.mailbox.DefaultFolder;
import entente.mailbox.Recipient;
import entente.mailbox.RetentionPolicy;
import entente.mailbox.RetentionTag;
import entente.mailbox.SqlMailboxStore;
import entente.mailbox.TagReach;
import entente.objects.Faulty;
import entente.objects.NamedObjects;
import entente.objects.NamedObjects.Outcome;
import entente.objects.NamedObjects.Will;
import entente.question.Address;
import entente.question.Domain;
import entente.settings.SettingsFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RetentionObjectsTest {
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final String BIN = "{\"type\":\"DeletedItems\",\"ageLimitForRetention\":30}";
    private static final String ALL =
            "{\"type\":\"all\",\"ageLimitForRetention\":730,\"retentionAction\":\"permanentlydelete\"}";

    @TempDir private Path folder;

    @AutoClose private SqlMailboxStore store;

    @AutoClose private SettingsFile file;

    private RetentionObjects objects;

    @BeforeEach
    void open() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("store"),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")));
        store.put(new Recipient.Mailbox(MARY, "Mary", Recipient.Kind.PERSON, ZoneId.of("UTC")));
        reopen();
    }

    private void reopen() {
        if (file != null) {
            file.close();
        }
        file = SettingsFile.open(folder.resolve("settings"));
        objects = new RetentionObjects(file, store);
    }

    @Test
    void aPolicyHasTheTagsThatItNamesAlsoAfterARestart() {
        done(objects.tags(), "Bin", BIN);
        done(objects.tags(), "All", ALL);
        done(objects.policies(), "Standard", "{\"retentionPolicyTagLinks\":[\"bin\",\"All\"]}");

        reopen();

        var policy = objects.named("STANDARD").orElseThrow();
        assertThat(policy.name()).isEqualTo("Standard");
        assertThat(policy.tags())
                .extracting(RetentionTag::reach, RetentionTag::days, RetentionTag::action)
                .containsExactlyInAnyOrder(
                        tuple(
                                new TagReach.Within(DefaultFolder.DELETED_ITEMS),
                                OptionalInt.of(30),
                                RetentionTag.Action.DELETE_AND_ALLOW_RECOVERY),
                        tuple(
                                new TagReach.Everything(),
                                OptionalInt.of(730),
                                RetentionTag.Action.PERMANENTLY_DELETE));
        assertThat(objects.named("Other")).isEmpty();
    }

    @Test
    void aTagOfTheSameNameIsTheSameOneWhenItIsMadeAnewUnlessItIsSaidWhichItIs() {
        done(objects.tags(), "Bin", BIN);
        var first = objects.tags().named("Bin").orElseThrow().id();
        objects.tags().remove("Bin", Will.CHANGE);

        done(objects.tags(), "BIN", BIN);
        done(
                objects.tags(),
                "Said",
                "{\"type\":\"Inbox\",\"retentionId\":\"3f2504e0-4f89-41d3-9a0c-0305e82c3301\"}");

        assertThat(objects.tags().named("Bin").orElseThrow().id()).isEqualTo(first);
        var said = objects.tags().named("Said").orElseThrow();
        assertThat(said.id()).isEqualTo(UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301"));
        assertThat(said.days()).isEmpty();
    }

    @Test
    void aPolicyHasAnyNumberOfPersonalTagsOnceEach() {
        done(objects.tags(), "Week", "{\"type\":\"personal\",\"ageLimitForRetention\":7}");
        done(objects.tags(), "Never", "{\"type\":\"Personal\"}");

        done(objects.policies(), "Standard", "{\"retentionPolicyTagLinks\":[\"Week\",\"Never\"]}");

        assertThat(objects.named("Standard").orElseThrow().tags())
                .extracting(RetentionTag::name, RetentionTag::isPersonal)
                .containsExactlyInAnyOrder(tuple("Week", true), tuple("Never", true));
        assertThat(
                        refused(
                                objects.tags(),
                                "Week",
                                "{\"type\":\"Personal\",\"retentionId\":\"3f2504e0-4f89-41d3-9a0c-0305e82c3301\"}"))
                .contains("\"retentionId\" does not change while the retention policy Standard");
        assertThat(refused(objects.tags(), "Week", "{\"type\":\"All\"}"))
                .contains("\"type\" does not change");
    }

    @Test
    void whatATagCannotBeIsSaid() {
        done(objects.tags(), "Bin", BIN);
        var id = objects.tags().named("Bin").orElseThrow().id();

        assertThat(refused(objects.tags(), "New", "{}")).contains("\"type\" is missing");
        assertThat(refused(objects.tags(), "New", "{\"type\":\"RssFeeds\"}"))
                .contains("one of All, Personal, Inbox");
        assertThat(refused(objects.tags(), "New", "{\"type\":\"TopofInformationStore\"}"))
                .contains("one of All, Personal, Inbox");
        for (var age : List.of("0", "24856", "-1")) {
            assertThat(
                            refused(
                                    objects.tags(),
                                    "New",
                                    "{\"type\":\"All\",\"ageLimitForRetention\":%s}"
                                            .formatted(age)))
                    .contains("a number of days from 1 to 24855");
        }
        assertThat(
                        refused(
                                objects.tags(),
                                "New",
                                "{\"type\":\"All\",\"retentionAction\":\"MoveToArchive\"}"))
                .contains("no mailbox here has an archive");
        assertThat(
                        refused(
                                objects.tags(),
                                "New",
                                "{\"type\":\"All\",\"retentionId\":\"%s\"}".formatted(id)))
                .contains("is the id of Bin");
        assertThat(
                        refused(
                                objects.tags(),
                                "New",
                                "{\"type\":\"All\",\"retentionId\":\"1-2-3-4-5\"}"))
                .contains("a GUID");
    }

    @Test
    void aPolicyHasOneTagForEachPlaceAndNoneThatIsNotThere() {
        done(objects.tags(), "Bin", BIN);
        done(objects.tags(), "Bin too", BIN);

        assertThat(
                        refused(
                                objects.policies(),
                                "Standard",
                                "{\"retentionPolicyTagLinks\":[\"Bin\",\"Bin too\",\"Gone\"]}"))
                .contains("both for DeletedItems", "no retention tag is called Gone");
        assertThat(done(objects.policies(), "Empty", "{}"))
                .containsExactly("It has no tags: nothing is taken from mailboxes that have it.");
    }

    @Test
    void whatIsNeededIsNotRemovedAndATagOfAPolicyStaysForWhatItIs() {
        done(objects.tags(), "Bin", BIN);
        done(objects.policies(), "Standard", "{\"retentionPolicyTagLinks\":[\"Bin\"]}");
        store.changeRetention(MARY, before -> before.under(Optional.of("standard")));

        assertThat(why(objects.tags().remove("bin", Will.CHANGE)))
                .contains("needed by retention policy Standard");
        assertThat(why(objects.policies().remove("Standard", Will.CHANGE)))
                .contains("needed by mailbox mary@contoso.test");
        assertThat(refused(objects.tags(), "Bin", ALL)).contains("\"type\" does not change");
        done(objects.tags(), "Bin", "{\"type\":\"DeletedItems\",\"ageLimitForRetention\":60}");
        assertThat(objects.named("Standard").map(RetentionPolicy::tags).orElseThrow())
                .extracting(RetentionTag::days)
                .containsExactly(OptionalInt.of(60));
        store.changeRetention(MARY, before -> before.under(Optional.empty()));
        assertThat(objects.policies().remove("Standard", Will.CHANGE))
                .isInstanceOf(Outcome.Done.class);
    }

    private static <T> List<String> done(NamedObjects<T> objects, String name, String settings) {
        return switch (put(objects, name, settings)) {
            case Outcome.Done<T>(_, var warnings) -> warnings;
            case Outcome.Refused<T>(var why) -> throw new AssertionError(why.sentence());
        };
    }

    private static <T> String refused(NamedObjects<T> objects, String name, String settings) {
        return why(put(objects, name, settings));
    }

    private static <T> String why(Outcome<T> outcome) {
        return outcome instanceof Outcome.Refused<T>(var why) ? why.sentence() : "not refused";
    }

    private static <T> Outcome<T> put(NamedObjects<T> objects, String name, String settings) {
        try {
            var form = objects.kind().form().over(JsonMapper.shared().readTree(settings));
            return objects.put(name, form);
        } catch (Faulty faulty) {
            throw new AssertionError(faulty);
        }
    }
}
