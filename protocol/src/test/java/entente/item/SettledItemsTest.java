package entente.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What several properties say of one thing agrees after each change.
class SettledItemsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant EARLIER = Instant.parse("2026-03-01T08:00:00Z");
    private static final Properties TASK = Properties.NONE.with(Known.ITEM_CLASS, "IPM.Task");
    private static final Properties DONE =
            settled(Properties.NONE, TASK.with(KnownTask.STATUS, KnownTask.COMPLETE));
    private static final Properties HALF =
            settled(Properties.NONE, TASK.with(KnownTask.DONE, share(0.5)));

    private static final Properties GINA =
            Properties.NONE
                    .with(Known.ITEM_CLASS, "IPM.Contact.Note")
                    .with(KnownContact.GIVEN_NAME, "Gina")
                    .with(KnownContact.MIDDLE_NAME, "Mae")
                    .with(KnownContact.SURNAME, "Lee")
                    .with(KnownContact.GENERATION, "Jr.")
                    .with(KnownContact.COMPANY_NAME, "Contoso")
                    .with(KnownContact.DISPLAY_NAME, "Gina Lee");

    private static final Properties FRIENDS =
            Properties.NONE
                    .with(Known.ITEM_CLASS, "IPM.DistList")
                    .with(KnownContact.DISPLAY_NAME, "Friends");

    @ParameterizedTest
    @MethodSource("completions")
    void whicheverPropertySaysThatATaskIsCompleteTheOthersSayItToo(Properties change) {
        for (var before : List.of(TASK, HALF)) {
            var task = settled(before, before.and(change));

            assertThat(task.number(KnownTask.STATUS)).contains(KnownTask.COMPLETE);
            assertThat(task.find(KnownTask.DONE)).contains(share(1));
            assertThat(task.flag(KnownTask.IS_COMPLETE)).contains(true);
            assertThat(task.time(KnownTask.COMPLETED_AT))
                    .contains(change.time(KnownTask.COMPLETED_AT).orElse(NOW));
        }
    }

    static Stream<Properties> completions() {
        return Stream.of(
                Properties.NONE.with(KnownTask.STATUS, KnownTask.COMPLETE),
                Properties.NONE.with(KnownTask.DONE, share(1)),
                Properties.NONE.with(KnownTask.DONE, share(7)),
                Properties.NONE.with(KnownTask.IS_COMPLETE, true),
                Properties.NONE.with(KnownTask.COMPLETED_AT, EARLIER),
                Properties.NONE
                        .with(KnownTask.STATUS, KnownTask.IN_PROGRESS)
                        .with(KnownTask.DONE, share(1)));
    }

    @ParameterizedTest
    @MethodSource("openings")
    void whicheverPropertySaysThatATaskIsNotCompleteTheOthersSayItToo(
            Properties change, int status, double share) {
        var task = settled(DONE, DONE.and(change));

        assertThat(task.number(KnownTask.STATUS)).contains(status);
        assertThat(task.find(KnownTask.DONE)).contains(share(share));
        assertThat(task.flag(KnownTask.IS_COMPLETE)).contains(false);
        assertThat(task.time(KnownTask.COMPLETED_AT)).isEmpty();
    }

    static Stream<Arguments> openings() {
        var none = Properties.NONE;
        return Stream.of(
                Arguments.of(none.with(KnownTask.STATUS, KnownTask.NOT_STARTED), 0, 0),
                Arguments.of(none.with(KnownTask.STATUS, 4), 4, 0),
                Arguments.of(none.with(KnownTask.DONE, share(0.25)), 1, 0.25),
                Arguments.of(none.with(KnownTask.DONE, share(0)), 0, 0),
                Arguments.of(none.with(KnownTask.IS_COMPLETE, false), 0, 0));
    }

    @Test
    void aTaskWhoseDayOfCompletionIsTakenAwayIsOpenAgain() {
        var task = settled(DONE, DONE.without(KnownTask.COMPLETED_AT));

        assertThat(task.number(KnownTask.STATUS)).contains(KnownTask.NOT_STARTED);
        assertThat(task.flag(KnownTask.IS_COMPLETE)).contains(false);
    }

    @Test
    void aTaskThatIsSaidNotToBeStartedHasNothingDone() {
        var started = settled(TASK, TASK.with(KnownTask.DONE, share(0.5)));

        var task = settled(started, started.with(KnownTask.STATUS, KnownTask.NOT_STARTED));

        assertThat(started.number(KnownTask.STATUS)).contains(KnownTask.IN_PROGRESS);
        assertThat(task.find(KnownTask.DONE)).contains(share(0));
    }

    @Test
    void aTaskStaysCompleteWhenSomethingElseIsSaidOfIt() {
        var later =
                content(DONE.with(Known.SUBJECT, "Painted"))
                        .settled(content(DONE), NOW.plusSeconds(60));

        assertThat(later.properties().time(KnownTask.COMPLETED_AT)).contains(NOW);
    }

    @Test
    void eachChangeOfATaskIsCounted() {
        var changed = settled(DONE, DONE.with(Known.SUBJECT, "Painted"));

        assertThat(DONE.number(KnownTask.VERSION)).contains(1);
        assertThat(changed.number(KnownTask.VERSION)).contains(2);
    }

    @Test
    void datesOfATaskAreThoseThatFoldersOfAllKindsHave() {
        var dated = settled(TASK, TASK.with(KnownTask.START, EARLIER).with(KnownTask.DUE, NOW));
        var undated = settled(dated, dated.without(KnownTask.DUE));
        var other =
                settled(
                        dated,
                        dated.with(KnownTask.DUE, EARLIER).with(KnownTask.COMMON_END, EARLIER));

        assertThat(dated.time(KnownTask.COMMON_START)).contains(EARLIER);
        assertThat(dated.time(KnownTask.COMMON_END)).contains(NOW);
        assertThat(undated.time(KnownTask.COMMON_END)).isEmpty();
        assertThat(undated.time(KnownTask.COMMON_START)).contains(EARLIER);
        assertThat(other.time(KnownTask.COMMON_END)).contains(EARLIER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMPTY|''",
                "DISPLAY_NAME|Gina Lee",
                "FIRST_NAME|Gina",
                "LAST_NAME|Lee",
                "COMPANY|Contoso",
                "LAST_COMMA_FIRST|Lee, Gina Mae",
                "COMPANY_LAST_COMMA_FIRST|Contoso/Lee, Gina Mae",
                "LAST_COMMA_FIRST_COMPANY|Lee, Gina Mae/Contoso",
                "LAST_FIRST|LeeGina Mae",
                "LAST_SPACE_FIRST|Lee Gina Mae",
                "COMPANY_LAST_FIRST|Contoso/LeeGina Mae",
                "COMPANY_LAST_SPACE_FIRST|Contoso/Lee Gina Mae",
                "LAST_FIRST_COMPANY|LeeGina Mae/Contoso",
                "LAST_SPACE_FIRST_COMPANY|Lee Gina Mae/Contoso",
                "LAST_FIRST_SUFFIX|Lee Gina Mae Jr.",
                "FIRST_SPACE_LAST|Gina Mae Lee Jr.",
                "LAST_FIRST_MIDDLE_SUFFIX|LeeGina Mae Jr."
            })
    void aContactIsFiledAsItsMappingSays(FileAs way, String filed) {
        var contact =
                settled(Properties.NONE, GINA.with(KnownContact.FILE_AS_MAPPING, way.number()));

        assertThat(contact.text(KnownContact.FILE_AS)).contains(filed.replace("/", "\r\n"));
    }

    @ParameterizedTest
    @EnumSource(FileAs.class)
    void everyWayCanBeReadAgain(FileAs way) {
        assertThat(FileAs.of(GINA.with(KnownContact.FILE_AS_MAPPING, way.number()))).isEqualTo(way);
        assertThat(FileAs.of(GINA)).isEqualTo(FileAs.NONE);
    }

    @Test
    void aContactIsFiledAnewWhenItsNameChanges() {
        var contact =
                settled(
                        Properties.NONE,
                        GINA.with(KnownContact.FILE_AS_MAPPING, FileAs.LAST_COMMA_FIRST.number()));

        var married = settled(contact, contact.with(KnownContact.SURNAME, "Kim"));

        assertThat(married.text(KnownContact.FILE_AS)).contains("Kim, Gina Mae");
    }

    @Test
    void whatSomebodyWroteIsWhatAContactIsFiledUnder() {
        var contact =
                settled(
                        Properties.NONE,
                        GINA.with(KnownContact.FILE_AS_MAPPING, FileAs.LAST_NAME.number()));

        var written = settled(contact, contact.with(KnownContact.FILE_AS, "The painter"));
        var later = settled(written, written.with(KnownContact.SURNAME, "Kim"));

        assertThat(later.text(KnownContact.FILE_AS)).contains("The painter");
        assertThat(FileAs.of(later)).isEqualTo(FileAs.NONE);
    }

    @Test
    void theSubjectOfAContactIsItsNameUntilSomebodyGivesItAnother() {
        var contact = settled(Properties.NONE, GINA);
        var renamed = settled(contact, contact.with(KnownContact.DISPLAY_NAME, "Gina Kim"));
        var titled = settled(renamed, renamed.with(Known.SUBJECT, "Painter"));
        var again = settled(titled, titled.with(KnownContact.DISPLAY_NAME, "Gina"));

        assertThat(contact.text(Known.SUBJECT)).contains("Gina Lee");
        assertThat(renamed.text(Known.SUBJECT)).contains("Gina Kim");
        assertThat(again.text(Known.SUBJECT)).contains("Painter");
    }

    @Test
    void aListIsCalledAlikeEverywhere() {
        var list = settled(Properties.NONE, FRIENDS);
        var renamed = settled(list, list.with(KnownContact.DISPLAY_NAME, "Old friends"));

        for (var id : List.of(Known.SUBJECT, KnownContact.FILE_AS, KnownContact.LIST_NAME)) {
            assertThat(list.text(id)).contains("Friends");
            assertThat(renamed.text(id)).contains("Old friends");
        }
    }

    @Test
    void whoIsInAListIsThereTwice() {
        var members =
                new PropertyValue.Many(
                        PropertyType.BINARY,
                        List.of(ListMember.of("Bob", "bob@contoso.test").entryId()));

        var list =
                settled(Properties.NONE, FRIENDS.with(KnownContact.LIST_ONE_OFF_MEMBERS, members));
        var empty = settled(list, list.without(KnownContact.LIST_ONE_OFF_MEMBERS));

        assertThat(list.find(KnownContact.LIST_MEMBERS)).contains(members);
        assertThat(empty.find(KnownContact.LIST_MEMBERS)).isEmpty();
    }

    @Test
    void aMessageStaysAsItIs() {
        var message = Properties.NONE.with(KnownContact.DISPLAY_NAME, "Gina");

        assertThat(settled(Properties.NONE, message)).isEqualTo(message);
    }

    private static Properties settled(Properties before, Properties after) {
        return content(after).settled(content(before), NOW).properties();
    }

    private static ItemContent content(Properties properties) {
        return ItemContent.EMPTY.with(properties);
    }

    private static PropertyValue share(double share) {
        return new PropertyValue.Real64(share);
    }
}
