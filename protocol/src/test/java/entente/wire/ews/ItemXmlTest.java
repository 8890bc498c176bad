package entente.wire.ews;

import static entente.wire.ews.ItemExamples.LUNCH;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.wire.ews.FolderShape.Base;
import entente.wire.ews.ItemShape.BodyFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/// What an answer tells of an item.
class ItemXmlTest {
    private static final UUID SET = UUID.fromString("0f0e0d0c-0b0a-0908-0706-050403020100");

    @Test
    void anItemOfWhichTheIdIsWantedIsItsIdInTheElementOfItsClass() {
        var answer = written(ItemShape.IDS_ONLY, LUNCH);

        assertThat(answer)
                .contains(
                        "<m:Items><t:Message><t:ItemId Id=\"TFVOQ0g=\" ChangeKey=\"S0VZ\"/></t:Message></m:Items>");
    }

    @Test
    void theDefaultShapeOfAMessageIsWhatAReaderNeeds() {
        var answer = written(ItemExamples.shape(Base.DEFAULT), LUNCH);

        assertThat(answer)
                .contains(
                        "<t:Subject>Lunch</t:Subject><t:Sensitivity>Private</t:Sensitivity><t:Body BodyType=\"HTML\">&lt;p&gt;At ",
                        "<t:Size>2048</t:Size><t:DateTimeSent>2026-03-02T07:59:55Z</t:DateTimeSent><t:DateTimeCreated>2026-03-02T08:00:00Z</t:DateTimeCreated><t:HasAttachments>true</t:HasAttachments>",
                        "<t:ToRecipients><t:Mailbox><t:Name>Bob</t:Name><t:EmailAddress>bob@contoso.test</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType></t:Mailbox><t:Mailbox><t:Name>joe@contoso.test</t:Name>",
                        "<t:From><t:Mailbox><t:Name>Ann</t:Name><t:EmailAddress>ann@fabrikam.test</t:EmailAddress>",
                        "<t:IsRead>true</t:IsRead></t:Message>")
                .doesNotContain("t:MimeContent", "t:Categories", "t:Sender", "t:ItemClass");
    }

    @Test
    void anAttachmentIsToldOfWithAnIdThatLeadsBackToIt() {
        var answer = written(ItemExamples.shape(Base.DEFAULT), LUNCH);

        assertThat(answer)
                .contains(
                        "<t:FileAttachment><t:AttachmentId Id=\"00000001TFVOQ0g=\"/><t:Name>menu.png</t:Name><t:ContentType>image/png</t:ContentType><t:ContentId>menu@contoso.test</t:ContentId><t:Size>7</t:Size><t:IsInline>true</t:IsInline></t:FileAttachment><t:ItemAttachment>");
        assertThat(AttachmentRef.parse("00000001TFVOQ0g="))
                .contains(new AttachmentRef("TFVOQ0g=", 1));
        assertThat(AttachmentRef.parse("0000000gTFVOQ0g=")).isEmpty();
        assertThat(AttachmentRef.parse("0000")).isEmpty();
    }

    @Test
    void aListNeverHasTextsAttachmentsRecipientsOrSources() {
        var answer = written(ItemExamples.everything().listed(), LUNCH);

        assertThat(answer)
                .contains("<t:DisplayTo>Bob; joe@contoso.test</t:DisplayTo>", "<t:From>")
                .doesNotContain(
                        "t:MimeContent",
                        "t:Body",
                        "t:TextBody",
                        "t:Attachments",
                        "t:InternetMessageHeaders",
                        "Recipients",
                        "t:ReplyTo");
    }

    @Test
    void aTextIsGivenInTheFormatThatIsWanted() {
        var html = LUNCH;
        var plain = new ItemShape(Base.DEFAULT, false, BodyFormat.TEXT, List.of());

        assertThat(written(plain, html))
                .contains("<t:Body BodyType=\"Text\">At noon?&#13;&#10;Ann &amp; I</t:Body>");
    }

    @Test
    void itemsWithoutATextHaveAnEmptyOne() {
        var bare = ItemElement.ofId(ItemExamples.LUNCH_ID, "IPM.Note");

        assertThat(written(ItemExamples.shape(Base.DEFAULT), bare))
                .contains("<t:Body BodyType=\"Text\"/>");
    }

    @Test
    void whatAnItemHasNotIsLeftOutOrWhatItIsByItself() {
        var bare = ItemElement.ofId(ItemExamples.LUNCH_ID, "IPM.Note");
        var answer = written(ItemExamples.everything(), bare);

        assertThat(answer)
                .contains(
                        "<t:Sensitivity>Normal</t:Sensitivity>",
                        "<t:Importance>Normal</t:Importance>",
                        "<t:FlagStatus>NotFlagged</t:FlagStatus>",
                        "<t:IsRead>false</t:IsRead>")
                .doesNotContain("t:Subject", "t:From", "t:ToRecipients", "t:Attachments");
    }

    @Test
    void linesOfTheHeaderAreGivenAllOrByName() {
        var all = written(ItemExamples.shape(Base.ALL_PROPERTIES), LUNCH);
        var some =
                written(
                        ItemExamples.shape(
                                Base.ID_ONLY,
                                new ItemPath.Indexed("item:InternetMessageHeader", "X-MOOD")),
                        LUNCH);

        assertThat(all)
                .contains(
                        "<t:InternetMessageHeader HeaderName=\"Received\">by mx.contoso.test&#9;for bob</t:InternetMessageHeader><t:InternetMessageHeader HeaderName=\"X-Mood\">");
        assertThat(some)
                .contains(
                        "<t:InternetMessageHeaders><t:InternetMessageHeader HeaderName=\"X-Mood\">good</t:InternetMessageHeader><t:InternetMessageHeader HeaderName=\"x-mood\">hungry</t:InternetMessageHeader></t:InternetMessageHeaders>");
    }

    @Test
    void extendedPropertiesGoBackAsTheyWereAskedForWithTagsInLowerHex() throws EwsFault {
        var request =
                Examples.read(
                        Examples.envelope(
                                "",
                                "<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:ExtendedFieldURI PropertyTag='0x0E07' PropertyType='Integer'/><t:ExtendedFieldURI DistinguishedPropertySetId='InternetHeaders' PropertyName='X-Mood' PropertyType='String'/><t:ExtendedFieldURI PropertySetId='00020329-0000-0000-C000-000000000046' PropertyName='Keywords' PropertyType='StringArray'/><t:ExtendedFieldURI PropertyTag='55' PropertyType='Binary'/></t:AdditionalProperties></m:ItemShape></m:GetItem>"));
        var mood = new PropertyId.Named(PropertySet.INTERNET_HEADERS, "X-Mood");
        var item = ItemExamples.with(ItemExamples.properties().with(mood, "good"));

        var answer = written(((GetItem.Request) request.operation()).shape(), item);

        assertThat(answer)
                .contains(
                        "<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag=\"0xe07\" PropertyType=\"Integer\"/><t:Value>17</t:Value></t:ExtendedProperty>",
                        "<t:ExtendedFieldURI DistinguishedPropertySetId=\"InternetHeaders\" PropertyName=\"X-Mood\" PropertyType=\"String\"/><t:Value>good</t:Value>",
                        "<t:ExtendedFieldURI PropertySetId=\"00020329-0000-0000-C000-000000000046\" PropertyName=\"Keywords\" PropertyType=\"StringArray\"/><t:Values><t:Value>Food</t:Value><t:Value>Town</t:Value></t:Values>")
                .doesNotContain("0x37");
    }

    @Test
    void whatIsAskedForInSeveralSpellingsIsToldOnce() throws EwsFault {
        var spelled =
                "<t:ExtendedFieldURI PropertySetId='%s' PropertyName='Keywords' PropertyType='StringArray'/>";
        var set = "00020329-0000-0000-c000-000000000046";
        var request =
                Examples.read(
                        Examples.envelope(
                                "",
                                "<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>%s%s</t:AdditionalProperties></m:ItemShape></m:GetItem>"
                                        .formatted(
                                                spelled.formatted(set),
                                                spelled.formatted(set.replace('c', 'C')))));

        var answer = written(((GetItem.Request) request.operation()).shape(), LUNCH);

        assertThat(answer).containsOnlyOnce("<t:Value>Food</t:Value>");
    }

    @ParameterizedTest
    @CsvSource({
        "IPM.Note, t:Message",
        "ipm.note.SMIME, t:Message",
        "IPM.Notebook, t:Item",
        "IPM.Contact, t:Contact",
        "IPM.DistList, t:DistributionList",
        "IPM.Task, t:Task",
        "IPM.Post, t:PostItem",
        "IPM.Appointment, t:CalendarItem",
        "IPM.Schedule.Meeting.Request, t:MeetingRequest",
        "IPM.Schedule.Meeting.Resp.Pos, t:MeetingResponse",
        "IPM.Schedule.Meeting.Canceled, t:MeetingCancellation",
        "REPORT.IPM.Note.NDR, t:Message",
        "Mine, t:Item"
    })
    void theClassSaysWhichElementAnItemIs(String itemClass, String element)
            throws SAXException, IOException {
        var response = response(ItemExamples.everything(), ItemExamples.ofClass(itemClass));

        assertThat(Examples.written(ExchangeVersion.EXCHANGE2016, response))
                .contains("<m:Items><" + element + ">", "</" + element + "></m:Items>");
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2016, response));
    }

    @Test
    void noElementIsNewerThanTheClient() {
        var response = response(ItemExamples.everything(), LUNCH);

        assertThat(Examples.written(ExchangeVersion.EXCHANGE2007_SP1, response))
                .doesNotContain("t:Flag>", "t:TextBody", "t:IsAssociated", "t:DisplayBcc");
        assertThat(Examples.written(ExchangeVersion.EXCHANGE2013, response))
                .contains("<t:Flag><t:FlagStatus>Flagged</t:FlagStatus></t:Flag>")
                .doesNotContain("t:DisplayBcc");
    }

    @Test
    void anErrorStandsInItsPlaceWithNoItems() {
        var response =
                new GetItem.Response(
                        ItemShape.IDS_ONLY,
                        List.of(
                                BatchResult.done(LUNCH),
                                BatchResult.refused(Code.ITEM_UNKNOWN),
                                BatchResult.done(LUNCH)));

        assertThat(Examples.written(ExchangeVersion.EXCHANGE2013_SP1, response))
                .containsPattern(
                        "Success.*ErrorItemNotFound</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey><m:Items/>.*Success");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyShapeIsAsTheSchemasHaveIt(ItemShape shape) throws SAXException, IOException {
        var response = response(shape, ItemExamples.with(everyType()));

        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2007_SP1, response));
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2016, response));
    }

    static Stream<ItemShape> shapes() {
        var extended =
                everyType().all().entrySet().stream()
                        .map(entry ->
                                ItemPath.Extended.of(
                                        entry.getKey(),
                                        entry.getValue().type(),
                                        entry.getValue().isMany()))
                        .toArray(ItemPath[]::new);
        return Stream.of(
                ItemExamples.shape(Base.DEFAULT),
                ItemExamples.shape(Base.ALL_PROPERTIES),
                ItemExamples.everything(extended),
                ItemExamples.everything(extended).listed());
    }

    @ParameterizedTest
    @EnumSource(PropertyType.class)
    void aValueIsReadAsItWasWritten(PropertyType type) {
        var value = everyType().find(new PropertyId.Numbered(SET, type.code())).orElseThrow();

        var read = ValueXml.read(type, ValueXml.text(value), ZoneContext.NONE);

        assertThat(read).contains(value);
    }

    private static Properties everyType() {
        var values =
                Map.<PropertyType, PropertyValue>ofEntries(
                        Map.entry(PropertyType.SHORT, new PropertyValue.Int16((short) -3)),
                        Map.entry(PropertyType.INTEGER, new PropertyValue.Int32(70_000)),
                        Map.entry(PropertyType.FLOAT, new PropertyValue.Real32(1.5f)),
                        Map.entry(PropertyType.DOUBLE, new PropertyValue.Real64(-2.5)),
                        Map.entry(PropertyType.CURRENCY, new PropertyValue.Currency(12_345)),
                        Map.entry(
                                PropertyType.APPLICATION_TIME,
                                new PropertyValue.ApplicationTime(46_000.25)),
                        Map.entry(PropertyType.BOOLEAN, new PropertyValue.Flag(true)),
                        Map.entry(PropertyType.LONG, new PropertyValue.Int64(1L << 40)),
                        Map.entry(PropertyType.STRING, new PropertyValue.Text("a <b> & c")),
                        Map.entry(
                                PropertyType.SYSTEM_TIME,
                                new PropertyValue.Time(ItemExamples.MORNING.minusMillis(123))),
                        Map.entry(PropertyType.GUID, new PropertyValue.Guid(SET)),
                        Map.entry(
                                PropertyType.BINARY,
                                PropertyValue.Binary.of(new byte[] {0, -1, 7})));
        var all = ItemExamples.properties();
        for (var type : Arrays.asList(PropertyType.values())) {
            var value = Objects.requireNonNull(values.get(type));
            all =
                    all.with(new PropertyId.Numbered(SET, type.code()), value)
                            .with(
                                    new PropertyId.Named(SET, type.wireName()),
                                    new PropertyValue.Many(type, List.of(value, value)));
        }
        return all.without(new PropertyId.Named(SET, "Boolean"))
                .without(Known.CATEGORIES)
                .with(Known.CATEGORIES, PropertyValue.Many.texts(List.of("Food")));
    }

    static GetItem.Response response(ItemShape shape, ItemElement item) {
        return new GetItem.Response(shape, List.of(BatchResult.done(item)));
    }

    private static String written(ItemShape shape, ItemElement item) {
        return Examples.written(ExchangeVersion.EXCHANGE2013_SP1, response(shape, item));
    }
}
