package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How requests that change folders are read.
class FolderChangesTest {
    private static final FolderRef INBOX = new FolderRef.ByName("inbox", Optional.empty());
    private static final FolderRef MINE = new FolderRef.ById("AAA=");
    private static final String TO = "<m:ToFolderId><t:FolderId Id='AAA='/></m:ToFolderId>";
    private static final String IDS =
            "<m:FolderIds><t:DistinguishedFolderId Id='inbox'/><t:FolderId Id='AAA=' ChangeKey='B'/></m:FolderIds>";

    @Test
    void aFolderToBeMadeIsOfTheKindItsElementSays() throws EwsFault {
        var request =
                read(
                        "<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id='inbox'/></m:ParentFolderId><m:Folders><t:Folder><t:DisplayName>Work</t:DisplayName></t:Folder><t:TasksFolder><t:FolderClass>IPF.Task.Mine</t:FolderClass><t:DisplayName>Do</t:DisplayName></t:TasksFolder><t:SearchFolder><t:DisplayName>x</t:DisplayName></t:SearchFolder></m:Folders></m:CreateFolder>");

        assertThat(request)
                .isEqualTo(
                        new CreateFolder.Request(
                                INBOX,
                                List.of(
                                        named(Optional.of(FolderElement.Kind.FOLDER), "Work"),
                                        new FolderProperties(
                                                Optional.of(FolderElement.Kind.TASKS),
                                                Optional.of("Do"),
                                                Optional.of("IPF.Task.Mine"),
                                                Set.of(
                                                        FolderField.DISPLAY_NAME,
                                                        FolderField.FOLDER_CLASS)),
                                        named(Optional.empty(), "x"))));
    }

    @Test
    void nameAndClassMayComeByTheirTagsAndWhatElseComesIsSeen() throws EwsFault {
        var request =
                (CreateFolder.Request)
                        read(
                                "<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id='inbox'/></m:ParentFolderId><m:Folders><t:Folder><t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0x3613' PropertyType='String'/><t:Value>IPF.Contact</t:Value></t:ExtendedProperty><t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0x3001' PropertyType='String'/><t:Value>People</t:Value></t:ExtendedProperty><t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0x10f4' PropertyType='Boolean'/><t:Value>true</t:Value></t:ExtendedProperty><t:PermissionSet><t:Permissions/></t:PermissionSet></t:Folder></m:Folders></m:CreateFolder>");

        assertThat(request.folders())
                .containsExactly(
                        new FolderProperties(
                                Optional.of(FolderElement.Kind.FOLDER),
                                Optional.of("People"),
                                Optional.of("IPF.Contact"),
                                Optional.of(new BroughtPermissions(false, List.of())),
                                Set.of(
                                        FolderField.DISPLAY_NAME,
                                        FolderField.FOLDER_CLASS,
                                        FolderField.PERMISSION_SET,
                                        FolderField.OTHER)));
    }

    @Test
    void eachUpdateNamesItsPropertyAndBringsIt() throws EwsFault {
        var request =
                read(
                        "<m:UpdateFolder><m:FolderChanges><t:FolderChange><t:FolderId Id='AAA=' ChangeKey='S0VZ'/><t:Updates><t:SetFolderField><t:FieldURI FieldURI='folder:DisplayName'/><t:Folder><t:DisplayName>Play</t:DisplayName></t:Folder></t:SetFolderField><t:DeleteFolderField><t:FieldURI FieldURI='folder:PermissionSet'/></t:DeleteFolderField><t:AppendToFolderField><t:FieldURI FieldURI='folder:DisplayName'/><t:Folder><t:DisplayName>s</t:DisplayName></t:Folder></t:AppendToFolderField></t:Updates></t:FolderChange></m:FolderChanges></m:UpdateFolder>");

        assertThat(request)
                .isEqualTo(
                        new UpdateFolder.Request(
                                List.of(
                                        new UpdateFolder.Change(
                                                MINE,
                                                Optional.of("S0VZ"),
                                                List.of(
                                                        new UpdateFolder.Update.Put(
                                                                FolderField.DISPLAY_NAME,
                                                                named(
                                                                        Optional.of(
                                                                                FolderElement.Kind
                                                                                        .FOLDER),
                                                                        "Play")),
                                                        new UpdateFolder.Update.Delete(
                                                                FolderField.PERMISSION_SET),
                                                        new UpdateFolder.Update.Append())))));
    }

    @Test
    void whereFoldersAreToGoIsReadBesideThem() throws EwsFault {
        assertThat(read("<m:MoveFolder>" + TO + IDS + "</m:MoveFolder>"))
                .isEqualTo(new MoveFolder.Request(MINE, List.of(INBOX, MINE)));
        assertThat(read("<m:CopyFolder>" + TO + IDS + "</m:CopyFolder>"))
                .isEqualTo(new CopyFolder.Request(MINE, List.of(INBOX, MINE)));
    }

    @Test
    void howFoldersAreToGoIsReadFromAttributes() throws EwsFault {
        assertThat(read("<m:DeleteFolder DeleteType='SoftDelete'>" + IDS + "</m:DeleteFolder>"))
                .isEqualTo(new DeleteFolder.Request(DeleteType.SOFT_DELETE, List.of(INBOX, MINE)));
        assertThat(
                        read(
                                "<m:EmptyFolder DeleteType='MoveToDeletedItems' DeleteSubFolders='true'>"
                                        + IDS
                                        + "</m:EmptyFolder>"))
                .isEqualTo(
                        new EmptyFolder.Request(
                                DeleteType.MOVE_TO_DELETED_ITEMS, true, List.of(INBOX, MINE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<m:CreateFolder/>",
                "<m:MoveFolder/>",
                "<m:CopyFolder/>",
                "<m:DeleteFolder/>",
                "<m:DeleteFolder DeleteType='Burn'/>",
                "<m:EmptyFolder DeleteType='HardDelete'/>",
                "<m:EmptyFolder DeleteSubFolders='true'/>",
                "<m:UpdateFolder><m:FolderChanges><t:FolderChange/></m:FolderChanges></m:UpdateFolder>",
                "<m:UpdateFolder><m:FolderChanges><t:FolderChange><t:FolderId Id='AAA='/><t:Updates><t:SetFolderField/></t:Updates></t:FolderChange></m:FolderChanges></m:UpdateFolder>"
            })
    void whatLacksSomethingIsMalformed(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(EwsFault.class);
    }

    @Test
    void moreThanOneRequestMayChangeIsMalformed() {
        assertThatThrownBy(() ->
                        read(
                                "<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id='inbox'/></m:ParentFolderId><m:Folders>"
                                        + times(501, "<t:Folder/>")
                                        + "</m:Folders></m:CreateFolder>"))
                .hasMessageContaining("500");
        assertThatThrownBy(() ->
                        read(
                                "<m:UpdateFolder><m:FolderChanges>"
                                        + times(
                                                501,
                                                "<t:FolderChange><t:FolderId Id='A'/></t:FolderChange>")
                                        + "</m:FolderChanges></m:UpdateFolder>"))
                .hasMessageContaining("500");
    }

    private static FolderProperties named(Optional<FolderElement.Kind> kind, String name) {
        return new FolderProperties(
                kind, Optional.of(name), Optional.empty(), Set.of(FolderField.DISPLAY_NAME));
    }

    private static String times(int count, String text) {
        return IntStream.range(0, count).mapToObj(_ -> text).collect(Collectors.joining());
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }
}
