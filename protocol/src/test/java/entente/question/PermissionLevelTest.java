package entente.question;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.FolderRights.Extent;
import entente.question.FolderRights.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of levels ("Folder permissions" in the EWS reference).
class PermissionLevelTest {
    @ParameterizedTest
    @CsvSource({
        "Owner, true, true, true, true, true, All, All, FullDetails",
        "PublishingEditor, true, true, false, true, false, All, All, FullDetails",
        "Editor, true, false, false, true, false, All, All, FullDetails",
        "PublishingAuthor, true, true, false, true, false, Owned, Owned, FullDetails",
        "Author, true, false, false, true, false, Owned, Owned, FullDetails",
        "NoneditingAuthor, true, false, false, true, false, None, Owned, FullDetails",
        "Reviewer, false, false, false, true, false, None, None, FullDetails",
        "Contributor, true, false, false, true, false, None, None, None",
        "FreeBusyTimeAndSubjectAndLocation, false, false, false, false, false, None, None, TimeAndSubjectAndLocation",
        "FreeBusyTimeOnly, false, false, false, false, false, None, None, TimeOnly",
        "None, false, false, false, false, false, None, None, None"
    })
    void eachLevelGivesWhatExchangeGives(
            String level,
            boolean createItems,
            boolean createFolders,
            boolean owner,
            boolean visible,
            boolean contact,
            String edit,
            String delete,
            String read) {
        var rights = PermissionLevel.parse(level).orElseThrow().rights();

        assertThat(rights)
                .extracting(
                        FolderRights::createItems,
                        FolderRights::createFolders,
                        FolderRights::owner,
                        FolderRights::visible,
                        FolderRights::contact,
                        each -> each.edit().wireName(),
                        each -> each.delete().wireName(),
                        each -> each.read().wireName())
                .containsExactly(
                        createItems, createFolders, owner, visible, contact, edit, delete, read);
    }

    @ParameterizedTest
    @EnumSource
    void rightsAreKnownByTheNameOfTheirLevelWhoeverIsToBeAsked(PermissionLevel level) {
        var rights = level.rights();
        var asked =
                new FolderRights(
                        rights.createItems(),
                        rights.createFolders(),
                        rights.owner(),
                        rights.visible(),
                        !rights.contact(),
                        rights.edit(),
                        rights.delete(),
                        rights.read());

        assertThat(rights.name()).isEqualTo(level.wireName());
        assertThat(asked.level()).contains(level);
    }

    @Test
    void rightsThatAreNoLevelsAreCustom() {
        var odd =
                new FolderRights(
                        true,
                        false,
                        false,
                        true,
                        false,
                        Extent.NONE,
                        Extent.ALL,
                        Reading.FULL_DETAILS);

        assertThat(odd.name()).isEqualTo("Custom");
        assertThat(odd.level()).isEmpty();
    }

    @Test
    void whoReadsItemsSeesTheFolderAlsoWhereItIsNotVisible() {
        var hidden =
                new FolderRights(
                        false,
                        false,
                        false,
                        false,
                        false,
                        Extent.NONE,
                        Extent.NONE,
                        Reading.FULL_DETAILS);

        assertThat(hidden.showsFolder()).isTrue();
        assertThat(PermissionLevel.CONTRIBUTOR.rights().showsFolder()).isTrue();
        assertThat(PermissionLevel.FREE_BUSY_TIME_ONLY.rights().showsFolder()).isFalse();
    }
}
