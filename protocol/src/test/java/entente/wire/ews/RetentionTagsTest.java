package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import entente.item.PolicyTag;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.wire.ews.FolderShape.Base;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/// How the retention tags of items and folders are read and told.
class RetentionTagsTest {
    private static final UUID YEAR = UUID.fromString("e66252f9-794f-4b36-b55e-d6d95fdf87a3");
    private static final String BYTES = "F95262E64F79364BB55ED6D95FDF87A3";
    private static final String BASE64 =
            Base64.getEncoder().encodeToString(HexFormat.of().parseHex(BYTES));
    private static final RetentionElement TOLD =
            new RetentionElement(YEAR, true, Optional.of(Instant.parse("2027-03-02T08:00:00Z")));
    private static final ItemEdit GIVEN =
            new ItemEdit.SetProperties(
                    Properties.NONE.with(Known.POLICY_TAG, new PropertyValue.Binary(BYTES)));
    private static final String FIELD = "<t:FieldURI FieldURI='item:PolicyTag'/>";
    private static final String PROPERTY =
            "<t:ExtendedFieldURI PropertyTag='0x3019' PropertyType='Binary'/>";

    @Test
    void theBytesOfATagAreThoseOfItsGuidAsMapiHasThem() {
        assertThat(PolicyTag.written(YEAR)).isEqualTo(new PropertyValue.Binary(BYTES));
        assertThat(PolicyTag.read(HexFormat.of().parseHex(BYTES))).contains(YEAR);
        assertThat(PolicyTag.read(new byte[15])).isEmpty();
        for (var number = 0; number < 100; number++) {
            var id = UUID.randomUUID();
            assertThat(PolicyTag.read(PolicyTag.written(id).bytes())).contains(id);
        }
    }

    @Test
    void anItemMayBeGivenATagByItsElementOrByItsBytes() throws EwsFault {
        var byElement =
                set(FIELD, "<t:PolicyTag IsExplicit='true'>%s</t:PolicyTag>".formatted(YEAR));
        var byBytes = set(PROPERTY, extended(BASE64));

        assertThat(byElement).isEqualTo(BatchResult.done(List.of(GIVEN)));
        assertThat(byBytes).isEqualTo(byElement);
    }

    @Test
    void anItemMayLoseItsTagByEitherName() throws EwsFault {
        for (var path : List.of(FIELD, PROPERTY)) {
            assertThat(edits("<t:DeleteItemField>%s</t:DeleteItemField>".formatted(path)))
                    .isEqualTo(BatchResult.done(List.of(new ItemEdit.Remove(Known.POLICY_TAG))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, 1 year, RETENTION_TAG_MALFORMED",
        "true, '', RETENTION_TAG_MALFORMED",
        "false, e66252f9-794f-4b36-b55e-d6d95fdf87a3, RETENTION_TAG_IMPLICIT"
    })
    void whatCouldBeNoTagIsRefused(boolean explicit, String id, Code code) throws EwsFault {
        var element = "<t:PolicyTag IsExplicit='%s'>%s</t:PolicyTag>".formatted(explicit, id);

        assertThat(set(FIELD, element)).isEqualTo(BatchResult.refused(code));
    }

    @Test
    void bytesThatCouldBeNoTagAreRefused() throws EwsFault {
        assertThat(set(PROPERTY, extended("AAAA")))
                .isEqualTo(BatchResult.refused(Code.RETENTION_TAG_MALFORMED));
    }

    @Test
    void whenAnItemGoesIsForTheServerToSay() throws EwsFault {
        assertThat(
                        set(
                                "<t:FieldURI FieldURI='item:RetentionDate'/>",
                                "<t:RetentionDate>2027-03-02T08:00:00Z</t:RetentionDate>"))
                .isEqualTo(BatchResult.refused(Code.ITEM_PROPERTY_NOT_SET));
    }

    @Test
    void anItemIsToldWithItsTagWhereThatIsAskedForAndNotOtherwise() {
        var asked =
                ItemExamples.shape(
                        Base.ID_ONLY,
                        new ItemPath.Field("item:PolicyTag"),
                        new ItemPath.Field("item:RetentionDate"));
        var item = ItemExamples.LUNCH.with(TOLD);

        assertThat(asked.needsRetention()).isTrue();
        assertThat(written(asked, item))
                .contains("<t:PolicyTag IsExplicit=\"true\">" + YEAR + "</t:PolicyTag>")
                .contains("<t:RetentionDate>2027-03-02T08:00:00Z</t:RetentionDate>");
        var all = ItemExamples.shape(Base.ALL_PROPERTIES);
        assertThat(all.needsRetention()).isFalse();
        assertThat(written(all, item)).doesNotContain("PolicyTag", "RetentionDate");
        assertThat(
                        Examples.written(
                                ExchangeVersion.EXCHANGE2010_SP2,
                                new GetItem.Response(asked, List.of(BatchResult.done(item)))))
                .doesNotContain("PolicyTag");
    }

    @Test
    void aFolderMayBeGivenATagAndLoseItAndWhatFollowsFromItIsPassedOver() throws EwsFault {
        var change =
                folderChange(
                        """
                        <t:SetFolderField><t:FieldURI FieldURI='folder:PolicyTag'/>
                            <t:Folder><t:PolicyTag IsExplicit='true'>%s</t:PolicyTag></t:Folder></t:SetFolderField>
                        <t:SetFolderField><t:ExtendedFieldURI PropertyTag='0x3019' PropertyType='Binary'/>
                            <t:Folder>%s</t:Folder></t:SetFolderField>
                        <t:SetFolderField><t:ExtendedFieldURI PropertyTag='0x301A' PropertyType='Integer'/>
                            <t:Folder><t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0x301A' PropertyType='Integer'/>
                                <t:Value>365</t:Value></t:ExtendedProperty></t:Folder></t:SetFolderField>
                        <t:DeleteFolderField><t:FieldURI FieldURI='folder:PolicyTag'/></t:DeleteFolderField>\
                        """
                                .formatted(YEAR, extended(BASE64)));

        var given = new UpdateFolder.Update.Put(FolderField.POLICY_TAG, tagged());
        assertThat(change.updates())
                .containsExactly(
                        given,
                        given,
                        new UpdateFolder.Update.Put(
                                FolderField.RETENTION_DETAIL,
                                new FolderProperties(
                                        Optional.of(FolderElement.Kind.FOLDER),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Set.of(FolderField.RETENTION_DETAIL))),
                        new UpdateFolder.Update.Delete(FolderField.POLICY_TAG));
    }

    private static FolderProperties tagged() {
        return new FolderProperties(
                Optional.of(FolderElement.Kind.FOLDER),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(BatchResult.done(YEAR)),
                Set.of(FolderField.POLICY_TAG));
    }

    @Test
    void aFolderIsToldWithItsTagWhereThatIsAskedFor() {
        var byElement = new FolderShape(Base.ALL_PROPERTIES, Set.of("folder:PolicyTag"), List.of());
        var byBytes = new FolderShape(Base.ID_ONLY, Set.of(), List.of(path()));
        var explicit = FolderOperationsTest.INBOX.retained(Optional.of(TOLD));
        var inherited =
                FolderOperationsTest.INBOX.retained(
                        Optional.of(new RetentionElement(YEAR, false, Optional.empty())));

        assertThat(byElement.wantsRetention()).isTrue();
        assertThat(byBytes.wantsRetention()).isTrue();
        assertThat(written(byElement, explicit)).contains("<t:PolicyTag IsExplicit=\"true\">");
        assertThat(written(byElement, inherited)).contains("<t:PolicyTag IsExplicit=\"false\">");
        assertThat(written(byBytes, explicit)).contains(BASE64);
        assertThat(written(byBytes, inherited)).doesNotContain(BASE64);
        assertThat(FolderShape.IDS_ONLY.wantsRetention()).isFalse();
    }

    private static ItemPath.Extended path() {
        return ItemPath.Extended.of(new PropertyId.Tag(0x3019), PropertyType.BINARY, false);
    }

    @Test
    void theTagsOfAPolicyAreAskedFor() throws EwsFault {
        assertThat(read("<m:GetUserRetentionPolicyTags/>"))
                .isEqualTo(new GetUserRetentionPolicyTags.Request());
    }

    @Test
    void theTagsOfAPolicyAreToldAndThoseThatPeopleChooseFromAreVisible() {
        var text = Examples.written(ExchangeVersion.EXCHANGE2013_SP1, tags());

        assertThat(text)
                .contains(
                        "<t:DisplayName>1 year &amp; no more</t:DisplayName><t:RetentionId>"
                                + YEAR
                                + "</t:RetentionId><t:RetentionPeriod>365</t:RetentionPeriod>"
                                + "<t:Type>Personal</t:Type><t:RetentionAction>DeleteAndAllowRecovery</t:RetentionAction>"
                                + "<t:IsVisible>true</t:IsVisible>",
                        "<t:RetentionPeriod>0</t:RetentionPeriod><t:Type>DeletedItems</t:Type>");
    }

    private static GetUserRetentionPolicyTags.Response tags() {
        return new GetUserRetentionPolicyTags.Response(
                BatchResult.done(
                        List.of(
                                new GetUserRetentionPolicyTags.Tag(
                                        "1 year & no more",
                                        YEAR,
                                        OptionalInt.of(365),
                                        "Personal",
                                        "DeleteAndAllowRecovery",
                                        true),
                                new GetUserRetentionPolicyTags.Tag(
                                        "Never",
                                        new UUID(0, 1),
                                        OptionalInt.empty(),
                                        "DeletedItems",
                                        "PermanentlyDelete",
                                        false))));
    }

    static Stream<EwsResponse> answers() {
        var item = ItemExamples.LUNCH.with(TOLD);
        var folders =
                new FolderShape(Base.ALL_PROPERTIES, Set.of("folder:PolicyTag"), List.of(path()));
        return Stream.of(
                tags(),
                new GetUserRetentionPolicyTags.Response(BatchResult.done(List.of())),
                new GetUserRetentionPolicyTags.Response(
                        BatchResult.refused(Code.FOLDER_MAILBOX_UNKNOWN)),
                new GetItem.Response(
                        ItemExamples.everything(path()), List.of(BatchResult.done(item))),
                new GetFolder.Response(
                        folders,
                        List.of(
                                BatchResult.done(
                                        FolderOperationsTest.INBOX.retained(Optional.of(TOLD))))));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAreValidBySchema(EwsResponse answer) throws SAXException, IOException {
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, answer));
    }

    private static String written(ItemShape shape, ItemElement item) {
        return Examples.written(
                ExchangeVersion.EXCHANGE2013_SP1,
                new GetItem.Response(shape, List.of(BatchResult.done(item))));
    }

    private static String written(FolderShape shape, FolderElement folder) {
        return Examples.written(
                ExchangeVersion.EXCHANGE2013_SP1,
                new GetFolder.Response(shape, List.of(BatchResult.done(folder))));
    }

    private static String extended(String base64) {
        return "<t:ExtendedProperty>%s<t:Value>%s</t:Value></t:ExtendedProperty>"
                .formatted(PROPERTY, base64);
    }

    private static BatchResult<List<ItemEdit>> set(String path, String brought) throws EwsFault {
        return edits(
                "<t:SetItemField>%s<t:Message>%s</t:Message></t:SetItemField>"
                        .formatted(path, brought));
    }

    private static BatchResult<List<ItemEdit>> edits(String update) throws EwsFault {
        var request =
                (UpdateItem.Request)
                        read(
                                "<m:UpdateItem ConflictResolution='AutoResolve' MessageDisposition='SaveOnly'><m:ItemChanges><t:ItemChange><t:ItemId Id='QQ=='/><t:Updates>"
                                        + update
                                        + "</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>");
        return request.changes().getFirst().edits();
    }

    private static UpdateFolder.Change folderChange(String updates) throws EwsFault {
        var request =
                (UpdateFolder.Request)
                        read(
                                "<m:UpdateFolder><m:FolderChanges><t:FolderChange><t:FolderId Id='AAA='/><t:Updates>"
                                        + updates
                                        + "</t:Updates></t:FolderChange></m:FolderChanges></m:UpdateFolder>");
        return request.changes().getFirst();
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }
}
