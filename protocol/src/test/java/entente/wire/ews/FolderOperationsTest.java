package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import entente.item.Filter;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyType;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.ews.FolderElement.Kind;
import entente.wire.ews.FolderShape.Base;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

class FolderOperationsTest {
    private static final FolderElement.Id TOP = new FolderElement.Id("VE9Q", "S0VZ");
    static final FolderElement INBOX =
            folder("inbox", "Inbox", Kind.FOLDER, "IPF.Note", 0, OptionalInt.of(0));
    private static final FolderElement CALENDAR =
            folder(
                    "calendar",
                    "Calendar",
                    Kind.CALENDAR,
                    "IPF.Appointment",
                    7,
                    OptionalInt.empty());
    private static final FolderShape ALL =
            new FolderShape(Base.ALL_PROPERTIES, Set.of(), List.of());

    @Test
    void foldersAreAskedForByNameAndById() throws EwsFault {
        var request =
                read(
                        "<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape><m:FolderIds><t:DistinguishedFolderId Id='inbox'/><t:DistinguishedFolderId Id='calendar'><t:Mailbox><t:EmailAddress>bob@contoso.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId><t:FolderId Id='AAA=' ChangeKey='B'/></m:FolderIds></m:GetFolder>");

        assertThat(request)
                .isEqualTo(
                        new GetFolder.Request(
                                new FolderShape(Base.DEFAULT, Set.of(), List.of()),
                                List.of(
                                        new FolderRef.ByName("inbox", Optional.empty()),
                                        new FolderRef.ByName(
                                                "calendar", Optional.of("bob@contoso.test")),
                                        new FolderRef.ById("AAA="))));
    }

    @Test
    void aTagIsReadAsHexOrDecimalAndWhatIsNoPropertyIsLeftOut() throws EwsFault {
        var request =
                (SyncFolderHierarchy.Request)
                        read(
                                "<m:SyncFolderHierarchy><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI='folder:DisplayName'/><t:ExtendedFieldURI PropertyTag='4340' PropertyType='Boolean'/><t:ExtendedFieldURI PropertyTag='0x3613' PropertyType='String'/><t:ExtendedFieldURI PropertySetId='00062002-0000-0000-C000-000000000046' PropertyName='x' PropertyType='String'/><t:ExtendedFieldURI PropertyTag='0x12345' PropertyType='String'/></t:AdditionalProperties></m:FolderShape></m:SyncFolderHierarchy>");

        assertThat(request.shape().fields()).containsExactly("folder:DisplayName");
        assertThat(request.shape().extended())
                .extracting(ItemPath.Extended::id, ItemPath.Extended::type)
                .containsExactly(
                        tuple(new PropertyId.Tag(0x10f4), PropertyType.BOOLEAN),
                        tuple(new PropertyId.Tag(0x3613), PropertyType.STRING),
                        tuple(
                                new PropertyId.Named(PropertySet.APPOINTMENT, "x"),
                                PropertyType.STRING));
        assertThat(request.state()).isEmpty();
    }

    @Test
    void moreFoldersThanOneAnswerMayHoldAreMalformed() {
        var ids =
                IntStream.rangeClosed(0, FolderRef.MOST)
                        .mapToObj(_ -> "<t:DistinguishedFolderId Id='inbox'/>")
                        .collect(Collectors.joining());

        assertThatThrownBy(() ->
                        read("<m:GetFolder><m:FolderIds>" + ids + "</m:FolderIds></m:GetFolder>"))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("500");
    }

    @Test
    void idsAloneAreWrittenWhenNothingElseIsAskedFor() {
        assertThat(written(new GetFolder.Response(FolderShape.IDS_ONLY, List.of(done(INBOX)))))
                .contains(
                        "<m:GetFolderResponseMessage ResponseClass=\"Success\"><m:ResponseCode>NoError</m:ResponseCode><m:Folders><t:Folder><t:FolderId Id=\"inbox\" ChangeKey=\"S0VZ\"/></t:Folder></m:Folders></m:GetFolderResponseMessage>");
    }

    @Test
    void everythingOfACalendarIsWrittenInTheSchemasOrder() {
        assertThat(written(new GetFolder.Response(ALL, List.of(done(CALENDAR)))))
                .contains(
                        "<t:CalendarFolder><t:FolderId Id=\"calendar\" ChangeKey=\"S0VZ\"/><t:ParentFolderId Id=\"VE9Q\" ChangeKey=\"S0VZ\"/><t:FolderClass>IPF.Appointment</t:FolderClass><t:DisplayName>Calendar</t:DisplayName><t:TotalCount>7</t:TotalCount><t:ChildFolderCount>0</t:ChildFolderCount><t:EffectiveRights><t:CreateAssociated>false</t:CreateAssociated><t:CreateContents>false</t:CreateContents><t:CreateHierarchy>true</t:CreateHierarchy><t:Delete>false</t:Delete><t:Modify>false</t:Modify><t:Read>true</t:Read></t:EffectiveRights><t:DistinguishedFolderId>calendar</t:DistinguishedFolderId></t:CalendarFolder>");
    }

    @Test
    void versionsBefore2013AreNotToldTheFoldersName() {
        var written =
                Examples.written(
                        ExchangeVersion.EXCHANGE2010_SP2,
                        new GetFolder.Response(ALL, List.of(done(INBOX))));

        assertThat(written).contains("<t:UnreadCount>0</t:UnreadCount></t:Folder>");
        assertThat(written).doesNotContain("DistinguishedFolderId");
    }

    @Test
    void aViewOfPartsIsRefusedAndNotPassedOver() throws EwsFault {
        var request =
                (FindFolder.Request)
                        read(
                                "<m:FindFolder Traversal='Deep'><m:FractionalPageFolderView MaxEntriesReturned='2' Numerator='1' Denominator='2'/><m:ParentFolderIds><t:DistinguishedFolderId Id='root'/></m:ParentFolderIds></m:FindFolder>");

        assertThat(request.filter()).isEqualTo(BatchResult.refused(Code.FIND_VIEW_NOT_OFFERED));
    }

    @Test
    void taggedPropertiesAreNamedInHexAndThoseThatAreNotThereAreLeftOut() {
        var shape =
                new FolderShape(
                        Base.ID_ONLY,
                        Set.of(),
                        List.of(
                                tag(0x670a, PropertyType.SYSTEM_TIME),
                                tag(0x3613, PropertyType.INTEGER),
                                tag(0x3603, PropertyType.INTEGER),
                                tag(0x10f3, PropertyType.STRING)));

        var written = written(new GetFolder.Response(shape, List.of(done(CALENDAR))));

        assertThat(written)
                .containsOnlyOnce("<t:ExtendedProperty>")
                .contains(
                        "<t:ExtendedFieldURI PropertyTag=\"0x670a\" PropertyType=\"SystemTime\"/><t:Value>2026-03-02T13:00:00.123Z</t:Value>");
    }

    @Test
    void aFolderTellsWhichNumberAnItemInItHasNextAndWhichTheNewestHas() {
        var tags = List.of(tag(0x6751, PropertyType.INTEGER), tag(0x6752, PropertyType.INTEGER));
        var shape = new FolderShape(Base.ID_ONLY, Set.of(), tags);

        assertThat(written(new GetFolder.Response(shape, List.of(done(INBOX)))))
                .contains(
                        "PropertyTag=\"0x6751\" PropertyType=\"Integer\"/><t:Value>42</t:Value>",
                        "PropertyTag=\"0x6752\" PropertyType=\"Integer\"/><t:Value>41</t:Value>");
    }

    @Test
    void foldersAreNotSearchedByWhatOnlyItemsHave() throws EwsFault {
        var request =
                (FindFolder.Request)
                        read(
                                "<m:FindFolder Traversal='Deep'><m:Restriction><t:Exists><t:FieldURI FieldURI='item:Subject'/></t:Exists></m:Restriction><m:ParentFolderIds><t:DistinguishedFolderId Id='root'/></m:ParentFolderIds></m:FindFolder>");

        assertThat(request.filter()).isEqualTo(BatchResult.refused(Code.FOLDER_FILTER_NOT_OFFERED));
    }

    @Test
    void aRefusedFolderKeepsItsPlaceAmongTheOthers() {
        assertThat(
                        written(
                                new GetFolder.Response(
                                        FolderShape.IDS_ONLY, List.of(refused(), done(INBOX)))))
                .contains(
                        "<m:GetFolderResponseMessage ResponseClass=\"Error\"><m:MessageText>The mailbox has no such folder.</m:MessageText><m:ResponseCode>ErrorFolderNotFound</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey><m:Folders/></m:GetFolderResponseMessage><m:GetFolderResponseMessage ResponseClass=\"Success\">");
    }

    @Test
    void aFullFolderSearchIsReadWithItsPage() throws EwsFault {
        var request =
                read(
                        "<m:FindFolder Traversal='Deep'><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape><m:IndexedPageFolderView MaxEntriesReturned='100' Offset='3' BasePoint='End'/><m:Restriction><t:Exists><t:FieldURI FieldURI='folder:DisplayName'/></t:Exists></m:Restriction><m:ParentFolderIds><t:DistinguishedFolderId Id='root'/></m:ParentFolderIds></m:FindFolder>");

        assertThat(request)
                .isEqualTo(
                        new FindFolder.Request(
                                FindFolder.Traversal.DEEP,
                                ALL,
                                Optional.of(new Page(3, 100, true)),
                                done(Optional.of(new Filter.Exists(new PropertyId.Tag(0x3001)))),
                                List.of(new FolderRef.ByName("root", Optional.empty()))));
    }

    @Test
    void pagesFollowOneAnotherToTheEnd() {
        var list = List.of("a", "b", "c");

        assertThat(new Page(0, 2, false).of(list))
                .contains(new Page.Of<>(List.of("a", "b"), 2, 3, false));
        assertThat(new Page(2, 2, false).of(list))
                .contains(new Page.Of<>(List.of("c"), 3, 3, true));
        assertThat(new Page(9, 2, false).of(list)).contains(new Page.Of<>(List.of(), 3, 3, true));
        assertThat(new Page(0, 2, true).of(list))
                .contains(new Page.Of<>(List.of("b", "c"), 2, 3, false));
        assertThat(new Page(-1, 2, false).of(list)).isEmpty();
        assertThat(new Page(0, 0, false).of(list)).isEmpty();
    }

    @Test
    void whatASearchFoundIsWrittenWithEveryAttributeClientsNeed() {
        assertThat(
                        written(
                                new FindFolder.Response(
                                        FolderShape.IDS_ONLY,
                                        List.of(done(Page.whole(List.of(INBOX)))))))
                .contains(
                        "<m:RootFolder IndexedPagingOffset=\"1\" TotalItemsInView=\"1\" IncludesLastItemInRange=\"true\"><t:Folders><t:Folder>");
    }

    @Test
    void newAndChangedFoldersAreToldApart() {
        var changes =
                new SyncFolderHierarchy.Changes(
                        "U1RBVEU=", List.of(INBOX), List.of(CALENDAR), List.of("R09ORQ=="));

        assertThat(written(new SyncFolderHierarchy.Response(FolderShape.IDS_ONLY, done(changes))))
                .contains(
                        "<m:SyncState>U1RBVEU=</m:SyncState><m:IncludesLastFolderInRange>true</m:IncludesLastFolderInRange><m:Changes><t:Create><t:Folder>",
                        "<t:Update><t:CalendarFolder>",
                        "</t:Update><t:Delete><t:FolderId Id=\"R09ORQ==\"/></t:Delete></m:Changes>");
    }

    @Test
    void itemsOfNoFolderAreMalformed() {
        assertThatThrownBy(() -> read("<m:SyncFolderItems/>"))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("SyncFolderId is missing");
    }

    @ParameterizedTest
    @MethodSource("responses")
    void everyAnswerIsAsTheSchemasHaveIt(EwsResponse response) throws SAXException, IOException {
        var oracle = SchemaOracle.find();

        oracle.judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2007_SP1, response));
        oracle.judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, response));
    }

    private static ItemPath.Extended tag(int tag, PropertyType type) {
        return ItemPath.Extended.of(new PropertyId.Tag(tag), type, false);
    }

    static Stream<EwsResponse> responses() {
        var tags =
                List.of(
                        tag(0x3008, PropertyType.SYSTEM_TIME),
                        tag(0x10f4, PropertyType.BOOLEAN),
                        tag(0x3602, PropertyType.INTEGER));
        var shape = new FolderShape(Base.ALL_PROPERTIES, Set.of(), tags);
        var contacts =
                folder("contacts", "Contacts", Kind.CONTACTS, "IPF.Contact", 0, OptionalInt.of(0));
        var tasks = folder("tasks", "Tasks", Kind.TASKS, "IPF.Task", 0, OptionalInt.of(0));
        var folders = List.of(INBOX, CALENDAR, contacts, tasks);
        var changes =
                new SyncFolderHierarchy.Changes("U1RBVEU=", folders, folders, List.of("R09ORQ=="));
        return Stream.of(
                new GetFolder.Response(
                        shape, List.of(done(INBOX), refused(), done(CALENDAR), done(contacts))),
                new FindFolder.Response(shape, List.of(done(Page.whole(folders)), refused())),
                new SyncFolderHierarchy.Response(shape, done(changes)),
                new SyncFolderHierarchy.Response(shape, refused()),
                new CreateFolder.Response(List.of(done(INBOX), refused(), done(CALENDAR))),
                new UpdateFolder.Response(List.of(done(tasks), refused())),
                new MoveFolder.Response(List.of(done(INBOX), refused())),
                new CopyFolder.Response(List.of(done(INBOX), refused())),
                new DeleteFolder.Response(List.of(done(new FolderGone()), refused())),
                new EmptyFolder.Response(List.of(done(new FolderGone()), refused())),
                new GetUserConfiguration.Response(Refusal.of(Code.USER_CONFIGURATION_UNKNOWN)));
    }

    private static FolderElement folder(
            String name,
            String displayName,
            Kind kind,
            String containerClass,
            int items,
            OptionalInt unread) {
        return new FolderElement(
                new FolderElement.Id(name, "S0VZ"),
                Optional.of(TOP),
                Optional.of(name),
                displayName,
                kind,
                containerClass,
                items,
                unread,
                0,
                Instant.parse("2026-03-01T12:00:00.123Z"),
                Instant.parse("2026-03-02T12:00:00.123Z"),
                Instant.parse("2026-03-02T13:00:00.123Z"),
                41,
                new FolderElement.Rights(true, kind != Kind.CALENDAR, false, false, true),
                Optional.empty());
    }

    private static <T> BatchResult<T> refused() {
        return new BatchResult.Refused<>(Refusal.of(Code.FOLDER_UNKNOWN));
    }

    private static <T> BatchResult<T> done(T value) {
        return new BatchResult.Done<>(value);
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }

    private static String written(EwsResponse response) {
        return Examples.written(ExchangeVersion.EXCHANGE2013_SP1, response);
    }
}
