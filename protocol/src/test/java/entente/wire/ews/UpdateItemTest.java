package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.Known;
import entente.item.KnownTask;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyValue;
import entente.problem.Code;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// What is to become of items.
class UpdateItemTest {
    private static final List<Addressee> BOB =
            List.of(new Addressee(Addressee.Kind.TO, "Bob", "bob@contoso.test"));
    private static final String TO_BOB =
            "<t:ToRecipients><t:Mailbox><t:Name>Bob</t:Name><t:EmailAddress>bob@contoso.test</t:EmailAddress></t:Mailbox></t:ToRecipients>";
    private static final PropertyId MOOD =
            new PropertyId.Named(PropertySet.INTERNET_HEADERS, "X-Mood");

    @Test
    void eachItemHasItsChangesInOrder() throws EwsFault {
        var request = Examples.read(Examples.text("update-item-request.xml")).operation();

        assertThat(request)
                .isEqualTo(
                        new UpdateItem.Request(
                                ConflictResolution.AUTO_RESOLVE,
                                Optional.of(Disposition.SAVE_ONLY),
                                Optional.of(InvitationUpdates.SEND_TO_NONE),
                                Optional.empty(),
                                List.of(
                                        new UpdateItem.Change(
                                                new ItemRef("QQ==", Optional.of("S0VZ")),
                                                BatchResult.done(
                                                        List.of(
                                                                new ItemEdit.SetBit(
                                                                        Known.FLAGS,
                                                                        Known.FLAG_READ,
                                                                        true),
                                                                new ItemEdit.SetProperties(
                                                                        Properties.NONE.with(
                                                                                Known.FLAG_STATUS,
                                                                                1)),
                                                                new ItemEdit.Remove(
                                                                        Known.CATEGORIES)))),
                                        new UpdateItem.Change(
                                                new ItemRef("Qg==", Optional.empty()),
                                                BatchResult.refused(Code.ITEM_PROPERTY_NOT_SET)))));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aPropertyIsSetByItsPath(String path, String element, List<ItemEdit> edits)
            throws EwsFault {
        assertThat(set("<t:FieldURI FieldURI='" + path + "'/>", element))
                .isEqualTo(BatchResult.done(edits));
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of(
                        "item:Subject",
                        "<t:Subject>Tea</t:Subject>",
                        set(Properties.NONE.with(Known.SUBJECT, "Tea"))),
                Arguments.of(
                        "item:Categories",
                        "<t:Categories><t:String>Food</t:String></t:Categories>",
                        set(
                                Properties.NONE.with(
                                        Known.CATEGORIES,
                                        PropertyValue.Many.texts(List.of("Food"))))),
                Arguments.of(
                        "item:Categories",
                        "<t:Categories/>",
                        List.of(new ItemEdit.Remove(Known.CATEGORIES))),
                Arguments.of(
                        "item:Body",
                        "<t:Body BodyType='Text'>Hi</t:Body>",
                        List.of(new ItemEdit.SetBody(new Body(Body.Format.TEXT, "Hi")))),
                Arguments.of(
                        "message:ToRecipients",
                        TO_BOB,
                        List.of(new ItemEdit.SetAddressees(Addressee.Kind.TO, BOB))),
                Arguments.of(
                        "message:From",
                        "<t:From><t:Mailbox><t:EmailAddress>ann@fabrikam.test</t:EmailAddress></t:Mailbox></t:From>",
                        List.of(
                                new ItemEdit.Remove(Known.FROM_NAME),
                                new ItemEdit.Remove(Known.FROM_ADDRESS),
                                new ItemEdit.SetProperties(
                                        Properties.NONE.with(
                                                Known.FROM_ADDRESS, "ann@fabrikam.test")))));
    }

    @Test
    void anExtendedPropertyIsSetHoweverItsTagIsWritten() throws EwsFault {
        var edits =
                set(
                        "<t:ExtendedFieldURI PropertyTag='0x1081' PropertyType='Integer'/>",
                        "<t:ExtendedProperty><t:ExtendedFieldURI PropertyType='Integer' PropertyTag='4225'/><t:Value>102</t:Value></t:ExtendedProperty>");

        assertThat(edits)
                .isEqualTo(
                        BatchResult.done(
                                set(Properties.NONE.with(new PropertyId.Tag(0x1081), 102))));
    }

    @Test
    void aMessageInMimeIsSetAsAWhole() throws EwsFault {
        var edits =
                set(
                        "<t:FieldURI FieldURI='item:MimeContent'/>",
                        "<t:MimeContent CharacterSet='UTF-8'>SGk=</t:MimeContent>");

        assertThat(((BatchResult.Done<List<ItemEdit>>) edits).value().getFirst())
                .isInstanceOfSatisfying(
                        ItemEdit.SetMime.class,
                        mime -> assertThat(mime.source().bytes()).asString().isEqualTo("Hi"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<t:FieldURI FieldURI='item:Subject'/>|<t:Importance>Low</t:Importance>|ITEM_UPDATE_MISMATCHED",
                "<t:FieldURI FieldURI='item:Subject'/>||ITEM_UPDATE_MISCOUNTED",
                "<t:FieldURI FieldURI='item:Subject'/>|<t:Subject>a</t:Subject><t:Importance>Low</t:Importance>|ITEM_UPDATE_MISCOUNTED",
                "<t:FieldURI FieldURI='item:Size'/>|<t:Size>4</t:Size>|ITEM_PROPERTY_NOT_SET",
                "<t:FieldURI FieldURI='item:IsDraft'/>|<t:IsDraft>true</t:IsDraft>|ITEM_PROPERTY_NOT_SET",
                "<t:FieldURI FieldURI='item:Attachments'/>|<t:Attachments/>|ITEM_PROPERTY_NOT_SET",
                "<t:FieldURI FieldURI='calendar:Start'/>|<t:Start>2026-03-02T08:00:00Z</t:Start>|ITEM_UPDATE_MISMATCHED",
                "<t:FieldURI FieldURI='calendar:Location'/>|<t:Location>Town</t:Location>|ITEM_UPDATE_MISMATCHED",
                "<t:FieldURI FieldURI='contacts:GivenName'/>|<t:GivenName>Gina</t:GivenName>|ITEM_UPDATE_MISMATCHED",
                "<t:IndexedFieldURI FieldURI='contacts:EmailAddress' FieldIndex='EmailAddress1'/>|<t:EmailAddresses/>|ITEM_UPDATE_MISMATCHED",
                "<t:IndexedFieldURI FieldURI='contacts:EmailAddress' FieldIndex='EmailAddress4'/>|<t:Subject>a</t:Subject>|ITEM_PROPERTY_NOT_SET",
                "<t:ExtendedFieldURI PropertyTag='0xe23' PropertyType='Integer'/>|<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0xe23' PropertyType='Integer'/><t:Value>1</t:Value></t:ExtendedProperty>|ITEM_PROPERTY_NOT_SET",
                "<t:ExtendedFieldURI PropertyTag='0x348a' PropertyType='Binary'/>|<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0x348a' PropertyType='Binary'/><t:Value>ABEiM0RVZneImaq7zN3u/wAAAAEjRQ==</t:Value></t:ExtendedProperty>|ITEM_PROPERTY_NOT_SET",
                "<t:ExtendedFieldURI PropertyTag='0x1081' PropertyType='Integer'/>|<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0x1081' PropertyType='Integer'/><t:Value>one</t:Value></t:ExtendedProperty>|EXTENDED_VALUE_INVALID",
                "<t:ExtendedFieldURI PropertyTag='0x1081' PropertyType='Integer'/>|<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0x1082' PropertyType='Integer'/><t:Value>1</t:Value></t:ExtendedProperty>|ITEM_UPDATE_MISMATCHED",
                "<t:ExtendedFieldURI PropertyTag='0x1081'/>|<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0x1081'/><t:Value>1</t:Value></t:ExtendedProperty>|EXTENDED_PROPERTY_INVALID"
            })
    void whatCannotBeSetIsRefusedWithItsReason(String path, String element, Code code)
            throws EwsFault {
        assertThat(set(path, element == null ? "" : element)).isEqualTo(BatchResult.refused(code));
    }

    @ParameterizedTest
    @MethodSource("deletions")
    void aPropertyIsDeletedByItsPath(String path, List<ItemEdit> edits) throws EwsFault {
        assertThat(delete(path)).isEqualTo(BatchResult.done(edits));
    }

    static Stream<Arguments> deletions() {
        return Stream.of(
                Arguments.of(
                        "<t:FieldURI FieldURI='item:Flag'/>",
                        List.of(new ItemEdit.Remove(Known.FLAG_STATUS))),
                Arguments.of(
                        "<t:FieldURI FieldURI='item:Body'/>", List.of(new ItemEdit.RemoveBody())),
                Arguments.of(
                        "<t:FieldURI FieldURI='message:Sender'/>",
                        List.of(
                                new ItemEdit.Remove(Known.SENDER_NAME),
                                new ItemEdit.Remove(Known.SENDER_ADDRESS))),
                Arguments.of(
                        "<t:FieldURI FieldURI='message:CcRecipients'/>",
                        List.of(new ItemEdit.SetAddressees(Addressee.Kind.CC, List.of()))),
                Arguments.of(
                        "<t:FieldURI FieldURI='task:Recurrence'/>",
                        List.of(
                                new ItemEdit.Remove(KnownTask.RECURRENCE),
                                new ItemEdit.Remove(KnownTask.RECURRING))),
                Arguments.of(
                        "<t:ExtendedFieldURI DistinguishedPropertySetId='InternetHeaders' PropertyName='x-mood' PropertyType='String'/>",
                        List.of(new ItemEdit.Remove(MOOD))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:FieldURI FieldURI='message:IsRead'/>",
                "<t:FieldURI FieldURI='item:ItemClass'/>",
                "<t:FieldURI FieldURI='item:MimeContent'/>",
                "<t:FieldURI FieldURI='item:Size'/>",
                "<t:FieldURI FieldURI='item:Unheard'/>",
                "<t:ExtendedFieldURI PropertyTag='0xe07' PropertyType='Integer'/>",
                "<t:ExtendedFieldURI PropertyTag='0x1a' PropertyType='String'/>",
                "<t:ExtendedFieldURI PropertyTag='0x3008' PropertyType='SystemTime'/>",
                "<t:ExtendedFieldURI PropertyTag='0x348a' PropertyType='Binary'/>"
            })
    void whatEveryItemHasIsNotDeleted(String path) throws EwsFault {
        assertThat(delete(path)).isEqualTo(BatchResult.refused(Code.ITEM_PROPERTY_NOT_DELETED));
    }

    @Test
    void textsPeopleAndCategoriesAreAddedTo() throws EwsFault {
        assertThat(append("item:Body", "<t:Body BodyType='HTML'>!</t:Body>"))
                .isEqualTo(
                        BatchResult.done(
                                List.of(new ItemEdit.AppendBody(new Body(Body.Format.HTML, "!")))));
        assertThat(append("message:ToRecipients", TO_BOB))
                .isEqualTo(
                        BatchResult.done(
                                List.of(new ItemEdit.AppendAddressees(Addressee.Kind.TO, BOB))));
        assertThat(
                        append(
                                "item:Categories",
                                "<t:Categories><t:String>Food</t:String></t:Categories>"))
                .isEqualTo(
                        BatchResult.done(
                                List.of(
                                        ItemEdit.AddValues.texts(
                                                Known.CATEGORIES, List.of("Food")))));
    }

    @Test
    void nothingElseIsAddedTo() throws EwsFault {
        var refused = BatchResult.refused(Code.ITEM_PROPERTY_NOT_APPENDED);

        assertThat(append("item:Subject", "<t:Subject>!</t:Subject>")).isEqualTo(refused);
        assertThat(append("item:MimeContent", "<t:MimeContent>SGk=</t:MimeContent>"))
                .isEqualTo(refused);
        assertThat(append("message:From", "<t:From/>")).isEqualTo(refused);
    }

    @Test
    void aMessageIsAnotherOnceWhatItSaysIsAnother() {
        assertThat(set(Properties.NONE.with(Known.SUBJECT, "x")).getFirst().changesMessage())
                .isTrue();
        assertThat(set(Properties.NONE.with(MOOD, "good")).getFirst().changesMessage()).isTrue();
        assertThat(new ItemEdit.Remove(Known.IMPORTANCE).changesMessage()).isTrue();
        assertThat(new ItemEdit.RemoveBody().changesMessage()).isTrue();
        assertThat(new ItemEdit.SetAddressees(Addressee.Kind.TO, BOB).changesMessage()).isTrue();
    }

    @Test
    void aMessageStaysTheSameWhenOnlyItsReaderSaysSomething() {
        assertThat(new ItemEdit.SetBit(Known.FLAGS, 1, true).changesMessage()).isFalse();
        assertThat(ItemEdit.AddValues.texts(Known.CATEGORIES, List.of("x")).changesMessage())
                .isFalse();
        assertThat(new ItemEdit.Remove(Known.FLAG_STATUS).changesMessage()).isFalse();
        assertThat(new ItemEdit.Remove(Known.REMINDER_DUE).changesMessage()).isFalse();
        assertThat(new ItemEdit.Remove(new PropertyId.Tag(0x1081)).changesMessage()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<m:UpdateItem/>",
                "<m:UpdateItem ConflictResolution='Fight'/>",
                "<m:UpdateItem ConflictResolution='AutoResolve' MessageDisposition='Burn'/>",
                "<m:UpdateItem ConflictResolution='AutoResolve'><m:ItemChanges><t:ItemChange/></m:ItemChanges></m:UpdateItem>",
                "<m:UpdateItem ConflictResolution='AutoResolve'><m:ItemChanges><t:ItemChange><t:ItemId Id='QQ=='/><t:Updates><t:SetItemField/></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
            })
    void anUpdateWithoutWhatItNeedsIsMalformed(String body) {
        assertThatThrownBy(() -> Examples.read(Examples.envelope("", body)))
                .isInstanceOf(EwsFault.class);
    }

    @Test
    void whatWasChangedIsToldWithTheConflictsThatThereWereNone() throws SAXException, IOException {
        var response =
                new UpdateItem.Response(
                        List.of(
                                BatchResult.refused(Code.ITEM_CHANGE_KEY_STALE),
                                BatchResult.done(Optional.of(ItemExamples.LUNCH)),
                                BatchResult.done(Optional.empty())));

        assertThat(Examples.written(ExchangeVersion.EXCHANGE2013_SP1, response))
                .contains(
                        "<m:DescriptiveLinkKey>0</m:DescriptiveLinkKey><m:Items/></m:UpdateItemResponseMessage>",
                        "</t:Message></m:Items><m:ConflictResults><t:Count>0</t:Count></m:ConflictResults>");
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, response));
    }

    @Test
    void whatIsSentToBeKeptSaysWhere() throws EwsFault {
        var body =
                "<m:UpdateItem ConflictResolution='AutoResolve' MessageDisposition='SendAndSaveCopy'><m:SavedItemFolderId><t:FolderId Id='AAA='/></m:SavedItemFolderId><m:ItemChanges/></m:UpdateItem>";

        assertThat(Examples.read(Examples.envelope("", body)).operation())
                .isEqualTo(
                        new UpdateItem.Request(
                                ConflictResolution.AUTO_RESOLVE,
                                Optional.of(Disposition.SEND_AND_SAVE_COPY),
                                Optional.of(new FolderRef.ById("AAA=")),
                                List.of()));
    }

    private static List<ItemEdit> set(Properties properties) {
        return List.of(new ItemEdit.SetProperties(properties));
    }

    private static BatchResult<List<ItemEdit>> set(String path, String element) throws EwsFault {
        return update(
                "<t:SetItemField>%s<t:Message>%s</t:Message></t:SetItemField>"
                        .formatted(path, element));
    }

    private static BatchResult<List<ItemEdit>> append(String uri, String element) throws EwsFault {
        return update(
                "<t:AppendToItemField><t:FieldURI FieldURI='%s'/><t:Item>%s</t:Item></t:AppendToItemField>"
                        .formatted(uri, element));
    }

    private static BatchResult<List<ItemEdit>> delete(String path) throws EwsFault {
        return update("<t:DeleteItemField>" + path + "</t:DeleteItemField>");
    }

    private static BatchResult<List<ItemEdit>> update(String update) throws EwsFault {
        var body =
                "<m:UpdateItem ConflictResolution='AlwaysOverwrite'><m:ItemChanges><t:ItemChange><t:ItemId Id='QQ=='/><t:Updates>%s</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
                        .formatted(update);
        var request = (UpdateItem.Request) Examples.read(Examples.envelope("", body)).operation();
        return request.changes().getFirst().edits();
    }
}
