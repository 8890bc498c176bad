package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/// Every kind of answer that a server in the lab sends over EWS, judged by the published schemas.
class EwsSchemaTest {
    private static final String MARY = "mary@contoso.test";
    private static final String BOB = "bob@contoso.test";
    private static final String JOE = "joe@contoso.test";
    private static final String NOBODY = "nobody@contoso.test";
    private static final String FAULT = "Fault";

    private static EwsSchemas schemas;
    private static LabUnderTest lab;

    @BeforeAll
    static void startLab() throws SAXException {
        schemas = EwsSchemas.find();
        lab = LabUnderTest.start();
    }

    @AfterAll
    static void stopLab() {
        if (lab != null) {
            lab.close();
        }
    }

    static Stream<Arguments> requests() {
        return Stream.of(views(), suggestions(), others(), folders(), faults())
                .flatMap(each -> each);
    }

    private static Stream<Arguments> views() {
        var versions = Stream.of("Exchange2007_SP1", "Exchange2010_SP2", "Exchange2013_SP1");
        return versions.flatMap(version ->
                Stream.of("MergedOnly", "FreeBusy", "FreeBusyMerged", "Detailed", "DetailedMerged")
                        .map(view ->
                                sent(
                                        view + " of several people in " + version,
                                        Envelopes.freeBusyIn(version, view, MARY, BOB, JOE, NOBODY),
                                        "GetUserAvailabilityResponse")));
    }

    private static Stream<Arguments> suggestions() {
        return Stream.of(
                sent(
                        "suggestions alone",
                        Envelopes.suggestions(BOB, JOE),
                        "GetUserAvailabilityResponse"),
                sent(
                        "free/busy and suggestions",
                        Envelopes.freeBusyAndSuggestions(BOB, JOE, NOBODY),
                        "GetUserAvailabilityResponse"));
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                operation(
                        "all time zones",
                        "<m:GetServerTimeZones ReturnFullTimeZoneData=\"true\"/>",
                        "GetServerTimeZonesResponse"),
                operation(
                        "names of time zones",
                        "<m:GetServerTimeZones ReturnFullTimeZoneData=\"false\"><m:Ids>"
                                + "<t:Id>W. Europe Standard Time</t:Id></m:Ids></m:GetServerTimeZones>",
                        "GetServerTimeZonesResponse"),
                operation(
                        "retention tags of whom no policy has any",
                        "<m:GetUserRetentionPolicyTags/>",
                        "GetUserRetentionPolicyTagsResponse"),
                names("one name", "bob"),
                names("several names", "o"),
                names("no name", "xyzzy"),
                operation(
                        "identifiers",
                        "<m:ConvertId DestinationFormat=\"EwsId\"><m:SourceIds>"
                                + "<t:AlternateId Format=\"EwsId\" Id=\"AAA=\" Mailbox=\"mary@contoso.test\"/>"
                                + "<t:AlternateId Format=\"HexEntryId\" Id=\"00\" Mailbox=\"mary@contoso.test\"/>"
                                + "</m:SourceIds></m:ConvertId>",
                        "ConvertIdResponse"),
                operation(
                        "folders in folders",
                        "<m:FindFolder Traversal=\"Deep\"><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape>"
                                + "<m:ParentFolderIds><t:DistinguishedFolderId Id=\"root\"/><t:DistinguishedFolderId Id=\"archive\"/>"
                                + "</m:ParentFolderIds></m:FindFolder>",
                        "FindFolderResponse"),
                operation(
                        "items of an empty folder and of a calendar",
                        "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
                                + "<m:ParentFolderIds><t:DistinguishedFolderId Id=\"inbox\"/><t:DistinguishedFolderId Id=\"calendar\"/>"
                                + "</m:ParentFolderIds></m:FindItem>",
                        "FindItemResponse"),
                sent(
                        "tips of several recipients",
                        Envelopes.mailTips(MARY, BOB, JOE, NOBODY, "sales@fabrikam.test", "", "?"),
                        "GetMailTipsResponse"),
                operation(
                        "how services are configured",
                        "<m:GetServiceConfiguration><m:RequestedConfiguration><m:ConfigurationName>MailTips</m:ConfigurationName>"
                                + "<m:ConfigurationName>ProtectionRules</m:ConfigurationName></m:RequestedConfiguration>"
                                + "</m:GetServiceConfiguration>",
                        "GetServiceConfigurationResponse"));
    }

    private static Stream<Arguments> folders() {
        var inbox = "<t:DistinguishedFolderId Id=\"inbox\"/>";
        return Stream.of(
                operation(
                        "folders made, and not",
                        "<m:CreateFolder><m:ParentFolderId>"
                                + inbox
                                + "</m:ParentFolderId><m:Folders><t:Folder><t:DisplayName>Work</t:DisplayName></t:Folder>"
                                + "<t:CalendarFolder><t:DisplayName>Dates</t:DisplayName></t:CalendarFolder>"
                                + "<t:ContactsFolder><t:DisplayName>People</t:DisplayName></t:ContactsFolder>"
                                + "<t:TasksFolder><t:DisplayName>work</t:DisplayName></t:TasksFolder></m:Folders></m:CreateFolder>",
                        "CreateFolderResponse"),
                operation(
                        "a folder not updated",
                        "<m:UpdateFolder><m:FolderChanges><t:FolderChange>"
                                + inbox
                                + "<t:Updates><t:SetFolderField><t:FieldURI FieldURI=\"folder:DisplayName\"/>"
                                + "<t:Folder><t:DisplayName>Post</t:DisplayName></t:Folder></t:SetFolderField></t:Updates>"
                                + "</t:FolderChange></m:FolderChanges></m:UpdateFolder>",
                        "UpdateFolderResponse"),
                operation(
                        "a folder not moved",
                        "<m:MoveFolder><m:ToFolderId><t:DistinguishedFolderId Id=\"tasks\"/></m:ToFolderId><m:FolderIds>"
                                + inbox
                                + "</m:FolderIds></m:MoveFolder>",
                        "MoveFolderResponse"),
                operation(
                        "a folder copied",
                        "<m:CopyFolder><m:ToFolderId><t:DistinguishedFolderId Id=\"tasks\"/></m:ToFolderId><m:FolderIds>"
                                + inbox
                                + "</m:FolderIds></m:CopyFolder>",
                        "CopyFolderResponse"),
                operation(
                        "a folder not deleted",
                        "<m:DeleteFolder DeleteType=\"HardDelete\"><m:FolderIds>"
                                + inbox
                                + "</m:FolderIds></m:DeleteFolder>",
                        "DeleteFolderResponse"),
                operation(
                        "a folder emptied, and one not",
                        "<m:EmptyFolder DeleteType=\"MoveToDeletedItems\" DeleteSubFolders=\"false\"><m:FolderIds>"
                                + inbox
                                + "<t:DistinguishedFolderId Id=\"calendar\"/></m:FolderIds></m:EmptyFolder>",
                        "EmptyFolderResponse"),
                operation(
                        "all folders to a client that begins",
                        "<m:SyncFolderHierarchy><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape>"
                                + "</m:SyncFolderHierarchy>",
                        "SyncFolderHierarchyResponse"));
    }

    private static Stream<Arguments> faults() {
        return Stream.of(
                sent("nobody asked for", Envelopes.freeBusy(), FAULT),
                sent(
                        "no such view",
                        Envelopes.freeBusyIn("Exchange2013_SP1", "Everything", BOB),
                        FAULT),
                sent(
                        "no such version",
                        Envelopes.freeBusyIn("Exchange1848", "Detailed", BOB),
                        FAULT),
                operation("an operation nobody offers", "<m:FindPeople/>", FAULT),
                operation("an operation nobody knows", "<m:MakeCoffee/>", FAULT),
                sent("no XML", "this is no XML", FAULT));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void theAnswerIsAsTheSchemasHaveIt(String envelope, String expected) throws Exception {
        var response = lab.ews("contoso.test", lab.basic(MARY), envelope);

        assertThat(schemas.judge(response.body())).isEqualTo(expected);
        assertThat(response.statusCode()).isEqualTo(expected.equals(FAULT) ? 500 : 200);
    }

    private static Arguments names(String what, String entry) {
        return operation(
                what,
                "<m:ResolveNames ReturnFullContactData=\"true\"><m:UnresolvedEntry>"
                        + entry
                        + "</m:UnresolvedEntry></m:ResolveNames>",
                "ResolveNamesResponse");
    }

    private static Arguments operation(String what, String operation, String expected) {
        return sent(what, Envelopes.operation(operation), expected);
    }

    private static Arguments sent(String what, String envelope, String expected) {
        return Arguments.of(Named.of(what, envelope), expected);
    }
}
