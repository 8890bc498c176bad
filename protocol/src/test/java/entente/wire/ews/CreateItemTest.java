package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyValue;
import entente.problem.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// How items are read that a client wants to be made.
class CreateItemTest {
    private static final String BERLIN =
            "<t:TimeZoneContext><t:TimeZoneDefinition Id='W. Europe Standard Time'/></t:TimeZoneContext>";

    @Test
    void aDraftIsReadWithAllThatItSays() throws EwsFault {
        var request =
                (CreateItem.Request)
                        Examples.read(Examples.text("create-item-request.xml")).operation();

        assertThat(request.disposition()).contains(Disposition.SAVE_ONLY);
        assertThat(request.savedIn()).contains(new FolderRef.ByName("drafts", Optional.empty()));
        var draft = done(request.items().getFirst());
        assertThat(draft.element()).isEqualTo("Message");
        assertThat(draft.content().properties())
                .isEqualTo(
                        Properties.NONE
                                .with(Known.ITEM_CLASS, "IPM.Note")
                                .with(Known.SUBJECT, "Lunch")
                                .with(Known.SENSITIVITY, 1)
                                .with(Known.IMPORTANCE, 0)
                                .with(
                                        Known.CATEGORIES,
                                        PropertyValue.Many.texts(List.of("Food", "Town")))
                                .with(Known.FLAGS, Known.FLAG_READ)
                                .with(Known.FLAG_STATUS, 2)
                                .with(Known.FROM_NAME, "Mary")
                                .with(Known.FROM_ADDRESS, "mary@contoso.test")
                                .with(Known.REMINDER_DUE, Instant.parse("2026-03-02T08:00:00Z"))
                                .with(Known.CLIENT_NAME, "1.EML")
                                .with(
                                        new PropertyId.Named(
                                                PropertySet.INTERNET_HEADERS, "x-mood"),
                                        "good"));
        assertThat(draft.content().addressees())
                .containsExactly(
                        new Addressee(Addressee.Kind.TO, "Bob", "bob@contoso.test"),
                        new Addressee(Addressee.Kind.TO, "", "joe@contoso.test"),
                        new Addressee(Addressee.Kind.BCC, "Team", ""));
        assertThat(draft.body()).contains(new Body(Body.Format.HTML, "<p>At noon?</p>"));
        assertThat(draft.content().attachments())
                .containsExactly(
                        new AttachmentPart(
                                1,
                                "menu.txt",
                                "text/plain",
                                Optional.of("menu@contoso.test"),
                                true,
                                false,
                                4));
        assertThat(draft.attachments().getFirst().bytes().bytes()).asString().isEqualTo("soup");
    }

    @Test
    void aMessageInMimeMayComeInLines() throws EwsFault {
        var item =
                one(
                        "<t:Message><t:ItemClass>IPM.Note</t:ItemClass><t:MimeContent CharacterSet='UTF-8'>U3ViamVj\r\n  dDogSGkN\n\tCg0K\n</t:MimeContent></t:Message>");

        assertThat(
                        done(item)
                                .mime()
                                .map(mime -> new String(mime.bytes(), StandardCharsets.US_ASCII)))
                .contains("Subject: Hi\r\n\r\n");
    }

    @Test
    void aTimeWithoutAnOffsetIsOnTheClockOfTheHeadersZone() throws EwsFault {
        var item =
                "<m:CreateItem><m:Items><t:Task><t:ReminderDueBy>2026-03-02T09:00:00</t:ReminderDueBy><t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0x39' PropertyType='SystemTime'/><t:Value>2026-03-02T09:00:00+03:00</t:Value></t:ExtendedProperty></t:Task></m:Items></m:CreateItem>";

        var properties =
                done(((CreateItem.Request) read(BERLIN, item)).items().getFirst())
                        .content()
                        .properties();

        assertThat(properties.time(Known.REMINDER_DUE))
                .contains(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(properties.time(Known.SENT)).contains(Instant.parse("2026-03-02T06:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "CalendarItem, IPM.Appointment",
        "Contact, IPM.Contact",
        "Task, IPM.Task",
        "PostItem, IPM.Post",
        "DistributionList, IPM.DistList"
    })
    void anItemOfAnotherKindHasTheClassOfItsElement(String element, String itemClass)
            throws EwsFault {
        var item =
                done(
                        one(
                                "<t:%s><t:Subject>Tea</t:Subject><t:Size>3</t:Size></t:%s>"
                                        .formatted(element, element)));

        assertThat(item.element()).isEqualTo(element);
        assertThat(item.content().properties())
                .isEqualTo(
                        Properties.NONE
                                .with(Known.ITEM_CLASS, itemClass)
                                .with(Known.SUBJECT, "Tea"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PostReplyItem", "AcceptItem", "SuppressReadReceipt", "Surprise"})
    void anAnswerToAnItemIsReadByItsName(String element) throws EwsFault {
        var item =
                done(
                        one(
                                "<t:%s><t:ReferenceItemId Id='QQ=='/><t:Subject>x</t:Subject></t:%s>"
                                        .formatted(element, element)));

        assertThat(item.element()).isEqualTo(element);
        assertThat(item.reference()).contains(new ItemRef("QQ==", Optional.empty()));
        assertThat(item.content().properties()).isEqualTo(Properties.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PropertyTag='0x1081' PropertyType='Integer'|<t:Value>many</t:Value>|EXTENDED_VALUE_INVALID",
                "PropertyTag='0x1081' PropertyType='Integer'|<t:Value>2147483648</t:Value>|EXTENDED_VALUE_INVALID",
                "PropertyTag='0x1081' PropertyType='Integer'||EXTENDED_VALUE_INVALID",
                "PropertyTag='0x1081' PropertyType='Integer'|<t:Values><t:Value>1</t:Value><t:Value>2</t:Value></t:Values>|EXTENDED_VALUE_INVALID",
                "PropertyTag='0x1081' PropertyType='Boolean'|<t:Value>yes</t:Value>|EXTENDED_VALUE_INVALID",
                "PropertyTag='0x1081' PropertyType='Binary'|<t:Value>A</t:Value>|EXTENDED_VALUE_INVALID",
                "PropertyTag='0x1081' PropertyType='SystemTime'|<t:Value>Monday</t:Value>|EXTENDED_VALUE_INVALID",
                "PropertyTag='0x1081' PropertyType='CLSID'|<t:Value>1-2-3-4-5</t:Value>|EXTENDED_VALUE_INVALID",
                "PropertyTag='0x1081' PropertyType='Currency'|<t:Value>1e999999999</t:Value>|EXTENDED_VALUE_INVALID",
                "PropertyTag='0x1081' PropertyType='Currency'|<t:Value>0.00001</t:Value>|EXTENDED_VALUE_INVALID",
                "PropertyTag='0x37' PropertyType='Binary'|<t:Value>QQ==</t:Value>|EXTENDED_PROPERTY_INVALID",
                "PropertyTag='0x0e07' PropertyType='Long'|<t:Value>1</t:Value>|EXTENDED_PROPERTY_INVALID",
                "PropertyTag='0x9001' PropertyType='Long'|<t:Value>1</t:Value>|EXTENDED_PROPERTY_INVALID"
            })
    void anItemWithAWrongExtendedPropertyIsRefusedAndTheNextIsNot(
            String path, String value, Code code) throws EwsFault {
        var request =
                (CreateItem.Request)
                        read(
                                "",
                                "<m:CreateItem><m:Items><t:Message><t:ExtendedProperty><t:ExtendedFieldURI %s/>%s</t:ExtendedProperty></t:Message><t:Message/></m:Items></m:CreateItem>"
                                        .formatted(path, value == null ? "" : value));

        assertThat(request.items().getFirst()).isEqualTo(BatchResult.refused(code));
        assertThat(done(request.items().getLast()).content().properties())
                .isEqualTo(Properties.NONE);
    }

    @Test
    void aMessageThatIsNotInBase64IsMalformed() {
        assertThatThrownBy(() ->
                        one("<t:Message><t:MimeContent>Subject: Hi</t:MimeContent></t:Message>"))
                .isInstanceOf(EwsFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:Contact><t:Subject>Gina</t:Subject><t:Alias>gina</t:Alias></t:Contact>",
                "<t:Contact><t:PhoneNumbers><t:Entry Key='Msn'>gina</t:Entry></t:PhoneNumbers></t:Contact>",
                "<t:Task><t:Recurrence/></t:Task>",
                "<t:DistributionList><t:GivenName>Gina</t:GivenName></t:DistributionList>",
                "<t:PostItem><t:PostedTime>2026-03-02T09:00:00Z</t:PostedTime></t:PostItem>"
            })
    void whatAContactOrItsLikeWouldLoseIsRefused(String item) throws EwsFault {
        assertThat(one(item)).isEqualTo(BatchResult.refused(Code.ITEM_FIELD_NOT_KEPT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:Message><t:NoSuch/><t:Size>3</t:Size></t:Message>",
                "<t:Contact><t:Size>3</t:Size></t:Contact>"
            })
    void whatNobodyKnowsOfAMessageAndWhatTheStoreSaysIsPassedOver(String item) throws EwsFault {
        assertThat(done(one(item)).content().properties().find(Known.SIZE)).isEmpty();
    }

    @Test
    void anAttachmentThatIsNoFileAndNoMessageIsRefused() throws EwsFault {
        assertThat(
                        one(
                                "<t:Message><t:Attachments><t:ItemAttachment><t:Name>x</t:Name><t:Contact/></t:ItemAttachment></t:Attachments></t:Message>"))
                .isEqualTo(BatchResult.refused(Code.ITEM_KIND_NOT_OFFERED));
    }

    @Test
    void theTextMayComeByItsTag() throws EwsFault {
        var item =
                one(
                        "<t:Message><t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0x1013' PropertyType='Binary'/><t:Value>PHA+w7w=</t:Value></t:ExtendedProperty></t:Message>");

        assertThat(done(item).body()).contains(new Body(Body.Format.HTML, "<p>ü"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:Sensitivity>Secret</t:Sensitivity>",
                "<t:DateTimeSent>yesterday</t:DateTimeSent>",
                "<t:ReminderDueBy>2026-13-02T08:00:00Z</t:ReminderDueBy>",
                "<t:IsRead>maybe</t:IsRead>",
                "<t:ExtendedProperty><t:Value>1</t:Value></t:ExtendedProperty>",
                "<t:Attachments><t:FileAttachment><t:Content>?</t:Content></t:FileAttachment></t:Attachments>"
            })
    void aValueThatItsElementCannotHaveIsMalformed(String property) {
        assertThatThrownBy(() -> one("<t:Message>" + property + "</t:Message>"))
                .isInstanceOf(EwsFault.class);
    }

    @Test
    void anItemOfMorePropertiesOrAttachmentsThanOneMayBringIsMalformed() {
        var property =
                "<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0x37' PropertyType='String'/><t:Value>x</t:Value></t:ExtendedProperty>";
        var attachment = "<t:FileAttachment><t:Content/></t:FileAttachment>";

        assertThatThrownBy(() -> one("<t:Message>" + property.repeat(501) + "</t:Message>"))
                .hasMessageContaining("at most 500 properties");
        assertThatThrownBy(() ->
                        one(
                                "<t:Message><t:Attachments>%s</t:Attachments></t:Message>"
                                        .formatted(attachment.repeat(1_001))))
                .hasMessageContaining("at most 1000 attachments");
    }

    @Test
    void aDispositionThatIsNoneIsMalformed() {
        assertThatThrownBy(() -> read("", "<m:CreateItem MessageDisposition='Burn'/>"))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("MessageDisposition");
    }

    @Test
    void whatWasMadeIsToldByItsIdInTheOrderAsked() throws SAXException, IOException {
        var response =
                new CreateItem.Response(
                        List.of(
                                BatchResult.done(
                                        Optional.of(
                                                ItemElement.ofId(
                                                        ItemExamples.LUNCH_ID, "IPM.Task"))),
                                BatchResult.done(Optional.empty()),
                                BatchResult.refused(Code.ITEM_TOO_LARGE)));

        assertThat(Examples.written(ExchangeVersion.EXCHANGE2013_SP1, response))
                .contains(
                        "<m:Items><t:Task><t:ItemId Id=\"TFVOQ0g=\" ChangeKey=\"S0VZ\"/></t:Task></m:Items>",
                        "<m:ResponseCode>NoError</m:ResponseCode><m:Items/>",
                        "<m:DescriptiveLinkKey>0</m:DescriptiveLinkKey><m:Items/>");
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, response));
    }

    @Test
    void onlyTheFlagsThemselvesAreGivenAsAWhole() throws EwsFault {
        var flags =
                "<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag='0xe07' PropertyType='Integer'/><t:Value>0</t:Value></t:ExtendedProperty>";

        assertThat(done(one("<t:Message>" + flags + "</t:Message>")).flagged()).isTrue();
        assertThat(
                        done(one(
                                        "<t:Message><t:Subject>Lunch</t:Subject><t:IsRead>false</t:IsRead></t:Message>"))
                                .flagged())
                .isFalse();
    }

    @Test
    void ofTwoListsOfRecipientsOfAKindTheLastHolds() throws EwsFault {
        var list =
                "<t:ToRecipients><t:Mailbox><t:EmailAddress>%s@contoso.test</t:EmailAddress></t:Mailbox></t:ToRecipients>";

        var item =
                done(
                        one(
                                "<t:Message>"
                                        + list.formatted("bob")
                                        + list.formatted("joe")
                                        + "</t:Message>"));

        assertThat(item.content().addressees())
                .extracting(Addressee::address)
                .containsExactly("joe@contoso.test");
    }

    static NewItem done(BatchResult<NewItem> result) {
        assertThat(result).isInstanceOf(BatchResult.Done.class);
        return ((BatchResult.Done<NewItem>) result).value();
    }

    static BatchResult<NewItem> one(String item) throws EwsFault {
        var request = read("", "<m:CreateItem><m:Items>" + item + "</m:Items></m:CreateItem>");
        return ((CreateItem.Request) request).items().getFirst();
    }

    private static EwsRequest.Operation read(String header, String body) throws EwsFault {
        return Examples.read(Examples.envelope(header, body)).operation();
    }
}
