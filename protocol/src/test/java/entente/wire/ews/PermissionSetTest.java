package entente.wire.ews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.question.Address;
import entente.question.FolderRights;
import entente.question.FolderRights.Extent;
import entente.question.FolderRights.Reading;
import entente.question.PermissionLevel;
import entente.wire.ews.FolderElement.Kind;
import entente.wire.ews.FolderShape.Base;
import entente.wire.ews.PermissionSet.Entry;
import entente.wire.ews.PermissionSet.Who;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// How what others may do with a folder is told and read.
class PermissionSetTest {
    private static final Who MARY = new Who.Person(Address.of("mary@contoso.test"), "Mary & Co");
    private static final FolderShape SHAPE =
            new FolderShape(Base.ALL_PROPERTIES, Set.of("folder:PermissionSet"), List.of());
    private static final FolderRights CUSTOM =
            new FolderRights(
                    true, true, false, false, true, Extent.OWNED, Extent.ALL, Reading.TIME_ONLY);

    @ParameterizedTest
    @EnumSource
    void eachLevelIsToldInEachKindOfFolderAsTheSchemaHasIt(Kind kind)
            throws IOException, SAXException {
        var levels =
                Stream.concat(
                                Arrays.stream(PermissionLevel.values())
                                        .filter(level ->
                                                kind == Kind.CALENDAR || !level.isOfCalendars())
                                        .map(PermissionLevel::rights),
                                Stream.of(CUSTOM))
                        .map(rights -> new Entry(MARY, rights));
        var all =
                Stream.concat(
                        Stream.of(
                                new Entry(new Who.ByDefault(), PermissionLevel.NONE.rights()),
                                new Entry(new Who.Anonymous(), PermissionLevel.NONE.rights())),
                        levels);

        var response = response(kind, SHAPE, new PermissionSet(all.toList()));

        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, response));
        assertThat(written(response))
                .contains(
                        "<t:DistinguishedUser>Default</t:DistinguishedUser>",
                        "<t:PrimarySmtpAddress>mary@contoso.test</t:PrimarySmtpAddress><t:DisplayName>Mary &amp; Co</t:DisplayName>",
                        kind == Kind.CALENDAR
                                ? "<t:ReadItems>TimeOnly</t:ReadItems><t:CalendarPermissionLevel>Custom<"
                                : "<t:ReadItems>None</t:ReadItems><t:PermissionLevel>Custom<");
    }

    @Test
    void itIsToldWhereItIsAskedForAlone() {
        var all = new FolderShape(Base.ALL_PROPERTIES, Set.of(), List.of());
        var set = new PermissionSet(List.of(new Entry(MARY, CUSTOM)));

        assertThat(written(response(Kind.FOLDER, all, set))).doesNotContain("PermissionSet");
    }

    @Test
    void whatIsBroughtIsReadAsItIs() throws EwsFault {
        var brought =
                read(
                        """
                        <t:PermissionSet><t:CalendarPermissions>
                        <t:CalendarPermission><t:UserId><t:DistinguishedUser>Default</t:DistinguishedUser></t:UserId><t:CalendarPermissionLevel>Reviewer</t:CalendarPermissionLevel></t:CalendarPermission>
                        <t:CalendarPermission><t:UserId><t:SID>S-1</t:SID><t:PrimarySmtpAddress>bob@contoso.test</t:PrimarySmtpAddress></t:UserId>
                        <t:CanCreateItems>true</t:CanCreateItems><t:CanCreateSubFolders>false</t:CanCreateSubFolders><t:IsFolderOwner>true</t:IsFolderOwner><t:IsFolderVisible>false</t:IsFolderVisible><t:IsFolderContact>true</t:IsFolderContact>
                        <t:EditItems>Owned</t:EditItems><t:DeleteItems>All</t:DeleteItems><t:ReadItems>TimeAndSubjectAndLocation</t:ReadItems><t:CalendarPermissionLevel>Custom</t:CalendarPermissionLevel></t:CalendarPermission>
                        </t:CalendarPermissions></t:PermissionSet>\
                        """);

        assertThat(brought.ofCalendar()).isTrue();
        assertThat(brought.entries())
                .containsExactly(
                        new BroughtPermissions.Entry(
                                new BroughtPermissions.UserId(
                                        Optional.empty(), Optional.of("Default"), false),
                                Optional.of("Reviewer"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new BroughtPermissions.Entry(
                                new BroughtPermissions.UserId(
                                        Optional.of("bob@contoso.test"), Optional.empty(), true),
                                Optional.of("Custom"),
                                Optional.of(true),
                                Optional.of(false),
                                Optional.of(true),
                                Optional.of(false),
                                Optional.of(true),
                                Optional.of(Extent.OWNED),
                                Optional.of(Extent.ALL),
                                Optional.of(Reading.TIME_AND_SUBJECT_AND_LOCATION)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:Permission><t:PermissionLevel>Owner</t:PermissionLevel></t:Permission>",
                "<t:Permission><t:UserId/><t:EditItems>Some</t:EditItems></t:Permission>",
                "<t:Permission><t:UserId/><t:ReadItems>Half</t:ReadItems></t:Permission>",
                "<t:Permission><t:UserId/><t:IsFolderOwner>perhaps</t:IsFolderOwner></t:Permission>"
            })
    void whatCannotBeReadIsMalformed(String permission) {
        assertThatThrownBy(() ->
                        read(
                                "<t:PermissionSet><t:Permissions>"
                                        + permission
                                        + "</t:Permissions></t:PermissionSet>"))
                .isInstanceOf(EwsFault.class);
    }

    @Test
    void aSetWithinASetIsReadAndOneThatIsNoneIsMalformed() throws EwsFault {
        var set =
                "<t:PermissionSet><t:Permissions><t:Permission><t:UserId/></t:Permission></t:Permissions></t:PermissionSet>";

        assertThat(read("<t:PermissionSet>" + set + "</t:PermissionSet>")).isEqualTo(read(set));
        assertThatThrownBy(() -> read("<t:PermissionSet/>")).isInstanceOf(EwsFault.class);
        assertThatThrownBy(() -> read("<t:PermissionSet><t:UnknownEntries/></t:PermissionSet>"))
                .isInstanceOf(EwsFault.class);
    }

    @Test
    void aSetOfVeryManyIsMalformed() {
        var one = "<t:Permission><t:UserId/></t:Permission>";

        assertThatThrownBy(() ->
                        read(
                                "<t:PermissionSet><t:Permissions>"
                                        + one.repeat(BroughtPermissions.MOST + 1)
                                        + "</t:Permissions></t:PermissionSet>"))
                .isInstanceOf(EwsFault.class);
    }

    private static BroughtPermissions read(String set) throws EwsFault {
        var request =
                (UpdateFolder.Request)
                        Examples.read(
                                        Examples.envelope(
                                                "",
                                                "<m:UpdateFolder><m:FolderChanges><t:FolderChange><t:FolderId Id='AAA='/><t:Updates><t:SetFolderField><t:FieldURI FieldURI='folder:PermissionSet'/><t:CalendarFolder>"
                                                        + set
                                                        + "</t:CalendarFolder></t:SetFolderField></t:Updates></t:FolderChange></m:FolderChanges></m:UpdateFolder>"))
                                .operation();
        var put = (UpdateFolder.Update.Put) request.changes().getFirst().updates().getFirst();
        assertThat(put.field()).isEqualTo(FolderField.PERMISSION_SET);
        return put.folder().permissions().orElseThrow();
    }

    private static String written(EwsResponse response) {
        return new String(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, response), UTF_8);
    }

    private static GetFolder.Response response(Kind kind, FolderShape shape, PermissionSet set) {
        var folder =
                new FolderElement(
                        new FolderElement.Id("AAA=", "S0VZ"),
                        Optional.empty(),
                        Optional.empty(),
                        "Folder",
                        kind,
                        "",
                        1,
                        OptionalInt.of(1),
                        0,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        1,
                        new FolderElement.Rights(true, true, true, true, true),
                        Optional.empty());
        return new GetFolder.Response(shape, List.of(BatchResult.done(folder.with(set))));
    }
}
