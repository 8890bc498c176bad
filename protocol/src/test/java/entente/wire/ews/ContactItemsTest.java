package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.FileAs;
import entente.item.Known;
import entente.item.KnownContact;
import entente.item.ListMember;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.wire.ews.FolderShape.Base;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// Contacts and lists of people as requests bring them and answers tell of them.
class ContactItemsTest {
    private static final PropertyId HOME_PHONE = new PropertyId.Tag(0x3a09);
    private static final PropertyId WORK_CITY =
            new PropertyId.Numbered(PropertySet.ADDRESS, 0x8046);
    private static final KnownContact.Email FIRST = KnownContact.Email.numbered(1);

    private static final ListMember BOB = ListMember.of("Bob", "bob@contoso.test");
    private static final ListMember ANN = ListMember.of("", "ann@fabrikam.test");

    private static final String GINA =
            """
            <t:Contact><t:FileAs>Lee, Gina</t:FileAs><t:FileAsMapping>LastCommaFirst</t:FileAsMapping>\
            <t:DisplayName>Gina Lee</t:DisplayName><t:GivenName>Gina</t:GivenName><t:CompanyName>Contoso</t:CompanyName>\
            <t:EmailAddresses><t:Entry Key="EmailAddress1" Name="Gina at work" RoutingType="SMTP">gina@contoso.test</t:Entry>\
            <t:Entry Key="EmailAddress2"/></t:EmailAddresses>\
            <t:PhysicalAddresses><t:Entry Key="Business"><t:Street>1 Main Street</t:Street><t:City>Town</t:City><t:State></t:State></t:Entry></t:PhysicalAddresses>\
            <t:PhoneNumbers><t:Entry Key="HomePhone">555-0100</t:Entry></t:PhoneNumbers>\
            <t:Birthday>1990-04-05T11:59:00Z</t:Birthday><t:Children><t:String>Kim</t:String><t:String>Lou</t:String></t:Children>\
            <t:ImAddresses><t:Entry Key="ImAddress1">gina.lee</t:Entry></t:ImAddresses>\
            <t:PostalAddressIndex>Business</t:PostalAddressIndex><t:Surname>Lee</t:Surname></t:Contact>\
            """;

    @Test
    void aContactIsHeldInThePropertiesThatClientsOfAllKindsKnow() throws EwsFault {
        var properties = created(GINA);

        assertThat(properties)
                .isEqualTo(
                        Properties.NONE
                                .with(Known.ITEM_CLASS, "IPM.Contact")
                                .with(KnownContact.FILE_AS, "Lee, Gina")
                                .with(
                                        KnownContact.FILE_AS_MAPPING,
                                        FileAs.LAST_COMMA_FIRST.number())
                                .with(KnownContact.DISPLAY_NAME, "Gina Lee")
                                .with(new PropertyId.Tag(0x3a06), "Gina")
                                .with(KnownContact.COMPANY_NAME, "Contoso")
                                .with(
                                        new PropertyId.Numbered(PropertySet.ADDRESS, 0x8083),
                                        "gina@contoso.test")
                                .with(FIRST.original(), "gina@contoso.test")
                                .with(FIRST.name(), "Gina at work")
                                .with(FIRST.type(), "SMTP")
                                .with(
                                        new PropertyId.Numbered(PropertySet.ADDRESS, 0x8045),
                                        "1 Main Street")
                                .with(WORK_CITY, "Town")
                                .with(HOME_PHONE, "555-0100")
                                .with(KnownContact.BIRTHDAY, Instant.parse("1990-04-05T11:59:00Z"))
                                .with(
                                        KnownContact.CHILDREN,
                                        PropertyValue.Many.texts(List.of("Kim", "Lou")))
                                .with(KnownContact.IM_ADDRESSES.getFirst(), "gina.lee")
                                .with(KnownContact.POSTAL_ADDRESS_INDEX, 2)
                                .with(KnownContact.SURNAME, "Lee"));
    }

    @Test
    void aContactIsToldAsItWasBrought() throws EwsFault {
        var answer = written(ItemExamples.shape(Base.ALL_PROPERTIES), created(GINA));

        assertThat(answer)
                .contains(
                        "<t:FileAs>Lee, Gina</t:FileAs><t:FileAsMapping>LastCommaFirst</t:FileAsMapping><t:DisplayName>Gina Lee</t:DisplayName><t:GivenName>Gina</t:GivenName><t:CompleteName><t:FirstName>Gina</t:FirstName><t:LastName>Lee</t:LastName><t:FullName>Gina Lee</t:FullName></t:CompleteName><t:CompanyName>Contoso</t:CompanyName>",
                        "<t:EmailAddresses><t:Entry Key=\"EmailAddress1\" Name=\"Gina at work\" RoutingType=\"SMTP\">gina@contoso.test</t:Entry></t:EmailAddresses>",
                        "<t:PhysicalAddresses><t:Entry Key=\"Business\"><t:Street>1 Main Street</t:Street><t:City>Town</t:City></t:Entry></t:PhysicalAddresses>",
                        "<t:PhoneNumbers><t:Entry Key=\"HomePhone\">555-0100</t:Entry></t:PhoneNumbers>",
                        "<t:Birthday>1990-04-05T11:59:00Z</t:Birthday><t:Children><t:String>Kim</t:String><t:String>Lou</t:String></t:Children><t:ContactSource>Store</t:ContactSource>",
                        "<t:ImAddresses><t:Entry Key=\"ImAddress1\">gina.lee</t:Entry></t:ImAddresses><t:PostalAddressIndex>Business</t:PostalAddressIndex><t:Surname>Lee</t:Surname>");
    }

    @Test
    void oneEntryOfSeveralIsToldWhereItAloneIsAskedFor() throws EwsFault {
        var shape =
                ItemExamples.shape(
                        Base.ID_ONLY,
                        new ItemPath.Indexed("contacts:PhysicalAddress:City", "Business"),
                        new ItemPath.Indexed("contacts:PhoneNumber", "CarPhone"));

        assertThat(written(shape, created(GINA)))
                .contains(
                        "<t:PhysicalAddresses><t:Entry Key=\"Business\"><t:City>Town</t:City></t:Entry></t:PhysicalAddresses></t:Contact>")
                .doesNotContain("t:Street", "t:PhoneNumbers");
    }

    @Test
    void oneEntryOfSeveralIsSetAndDeletedAlone() throws EwsFault {
        var set =
                update(
                        "SetItemField",
                        "<t:IndexedFieldURI FieldURI='contacts:PhoneNumber' FieldIndex='HomePhone'/>",
                        "<t:Contact><t:PhoneNumbers><t:Entry Key='HomePhone'>1</t:Entry></t:PhoneNumbers></t:Contact>");
        var emptied =
                update(
                        "SetItemField",
                        "<t:IndexedFieldURI FieldURI='contacts:PhysicalAddress:City' FieldIndex='Business'/>",
                        "<t:Contact><t:PhysicalAddresses><t:Entry Key='Business'><t:City/></t:Entry></t:PhysicalAddresses></t:Contact>");
        var deleted =
                update(
                        "DeleteItemField",
                        "<t:IndexedFieldURI FieldURI='contacts:EmailAddress' FieldIndex='EmailAddress1'/>",
                        "");

        assertThat(set)
                .isEqualTo(
                        BatchResult.done(
                                List.of(
                                        new ItemEdit.SetProperties(
                                                Properties.NONE.with(HOME_PHONE, "1")))));
        assertThat(emptied).isEqualTo(BatchResult.done(List.of(new ItemEdit.Remove(WORK_CITY))));
        assertThat(deleted)
                .isEqualTo(
                        BatchResult.done(
                                Stream.of(
                                                FIRST.address(),
                                                FIRST.name(),
                                                FIRST.type(),
                                                FIRST.original())
                                        .map(ItemEdit.Remove::new)
                                        .toList()));
    }

    @Test
    void allEntriesAreSetAsAWhole() throws EwsFault {
        var edits =
                update(
                        "SetItemField",
                        "<t:FieldURI FieldURI='contacts:ImAddresses'/>",
                        "<t:Contact><t:ImAddresses><t:Entry Key='ImAddress2'>gina</t:Entry></t:ImAddresses></t:Contact>");

        assertThat(edits)
                .isEqualTo(
                        BatchResult.done(
                                List.of(
                                        new ItemEdit.Remove(KnownContact.IM_ADDRESSES.get(0)),
                                        new ItemEdit.Remove(KnownContact.IM_ADDRESSES.get(2)),
                                        new ItemEdit.SetProperties(
                                                Properties.NONE.with(
                                                        KnownContact.IM_ADDRESSES.get(1),
                                                        "gina")))));
    }

    @Test
    void anUpdateOfOneEntryThatBringsAnotherIsRefused() throws EwsFault {
        var edits =
                update(
                        "SetItemField",
                        "<t:IndexedFieldURI FieldURI='contacts:PhoneNumber' FieldIndex='HomePhone'/>",
                        "<t:Contact><t:PhoneNumbers><t:Entry Key='CarPhone'>1</t:Entry></t:PhoneNumbers></t:Contact>");

        assertThat(edits).isEqualTo(BatchResult.refused(Code.ITEM_UPDATE_MISMATCHED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:PhoneNumbers><t:Entry Key='Pigeon'>1</t:Entry></t:PhoneNumbers>",
                "<t:EmailAddresses><t:Entry>gina@contoso.test</t:Entry></t:EmailAddresses>",
                "<t:FileAsMapping>Shoe</t:FileAsMapping>",
                "<t:PostalAddressIndex>Moon</t:PostalAddressIndex>"
            })
    void aKeyOrANameThatIsNoneIsMalformed(String property) {
        assertThatThrownBy(() -> created("<t:Contact>" + property + "</t:Contact>"))
                .isInstanceOf(EwsFault.class);
    }

    @Test
    void whatTheServerSaysOfAContactIsPassedOver() throws EwsFault {
        assertThat(
                        created(
                                "<t:Contact><t:CompleteName/><t:ContactSource>Store</t:ContactSource><t:HasPicture>true</t:HasPicture></t:Contact>"))
                .isEqualTo(Properties.NONE.with(Known.ITEM_CLASS, "IPM.Contact"));
    }

    @Test
    void aPropertyHasTheTypeThatItsElementHas() {
        assertThat(ItemFields.mayBe(KnownContact.BIRTHDAY, PropertyType.SYSTEM_TIME, false))
                .isTrue();
        assertThat(ItemFields.mayBe(KnownContact.BIRTHDAY, PropertyType.STRING, false)).isFalse();
        assertThat(ItemFields.mayBe(HOME_PHONE, PropertyType.STRING, false)).isTrue();
        assertThat(ItemFields.mayBe(HOME_PHONE, PropertyType.STRING, true)).isFalse();
        assertThat(ItemFields.mayBe(KnownContact.CHILDREN, PropertyType.STRING, true)).isTrue();
        assertThat(ItemFields.mayBe(KnownContact.CHILDREN, PropertyType.STRING, false)).isFalse();
        assertThat(ItemFields.mayBe(KnownContact.LIST_MEMBERS, PropertyType.BINARY, true)).isTrue();
        assertThat(ItemFields.mayBe(KnownContact.LIST_MEMBERS, PropertyType.LONG, true)).isFalse();
    }

    @Test
    void membersOfAListAreKeptAsEntriesAndToldWithTheirKeys() throws EwsFault {
        var list =
                created(
                        "<t:DistributionList><t:DisplayName>Friends</t:DisplayName><t:Members><t:Member><t:Mailbox><t:Name>Bob</t:Name><t:EmailAddress>bob@contoso.test</t:EmailAddress></t:Mailbox></t:Member><t:Member><t:Mailbox><t:EmailAddress>ann@fabrikam.test</t:EmailAddress></t:Mailbox></t:Member></t:Members></t:DistributionList>");

        assertThat(ListMember.of(list)).containsExactly(BOB, ANN);
        assertThat(written(ItemExamples.shape(Base.ALL_PROPERTIES), list))
                .contains(
                        "<t:DisplayName>Friends</t:DisplayName><t:ContactSource>Store</t:ContactSource><t:Members><t:Member Key=\"%s\"><t:Mailbox><t:Name>Bob</t:Name><t:EmailAddress>bob@contoso.test</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType><t:MailboxType>OneOff</t:MailboxType></t:Mailbox><t:Status>Normal</t:Status></t:Member>"
                                .formatted(key(BOB)));
        assertThat(written(ItemExamples.shape(Base.ALL_PROPERTIES).listed(), list))
                .doesNotContain("t:Members");
    }

    @Test
    void whoIsInAListIsAddedReplacedAndTakenOutByTheKey() throws EwsFault {
        var ann =
                "<t:DistributionList><t:Members><t:Member><t:Mailbox><t:EmailAddress>ann@fabrikam.test</t:EmailAddress></t:Mailbox></t:Member></t:Members></t:DistributionList>";
        var byKey =
                "<t:IndexedFieldURI FieldURI='distributionlist:Members:Member' FieldIndex='%s'/>"
                        .formatted(key(BOB));
        var id = KnownContact.LIST_ONE_OFF_MEMBERS;
        var adding =
                new ItemEdit.AddValues(
                        id, new PropertyValue.Many(PropertyType.BINARY, List.of(ANN.entryId())));
        var removing = new ItemEdit.RemoveValue(id, BOB.entryId());

        assertThat(
                        update(
                                "AppendToItemField",
                                "<t:FieldURI FieldURI='distributionlist:Members'/>",
                                ann))
                .isEqualTo(BatchResult.done(List.of(adding)));
        assertThat(update("SetItemField", byKey, ann))
                .isEqualTo(BatchResult.done(List.of(removing, adding)));
        assertThat(update("DeleteItemField", byKey, ""))
                .isEqualTo(BatchResult.done(List.of(removing)));
        assertThat(
                        update(
                                "DeleteItemField",
                                "<t:FieldURI FieldURI='distributionlist:Members'/>",
                                ""))
                .isEqualTo(BatchResult.done(List.of(new ItemEdit.Remove(id))));
    }

    @Test
    void aMemberWithoutAnAddressIsRefused() throws EwsFault {
        var item =
                CreateItemTest.one(
                        "<t:DistributionList><t:Members><t:Member><t:Mailbox><t:Name>Friends</t:Name><t:MailboxType>PrivateDL</t:MailboxType><t:ItemId Id='A'/></t:Mailbox></t:Member></t:Members></t:DistributionList>");

        assertThat(item).isEqualTo(BatchResult.refused(Code.LIST_MEMBER_WITHOUT_ADDRESS));
    }

    @Test
    void moreMembersThanAListHasAreRefused() throws EwsFault {
        var members = new StringBuilder();
        for (var number = 0; number <= ListMember.MOST; number++) {
            members.append(
                    "<t:Member><t:Mailbox><t:EmailAddress>g%d@contoso.test</t:EmailAddress></t:Mailbox></t:Member>"
                            .formatted(number));
        }

        var item =
                CreateItemTest.one(
                        "<t:DistributionList><t:Members>%s</t:Members></t:DistributionList>"
                                .formatted(members));

        assertThat(item).isEqualTo(BatchResult.refused(Code.LIST_TOO_LONG));
    }

    @Test
    void aMemberNobodyCanReadIsToldAsSuch() {
        var list =
                Properties.NONE
                        .with(Known.ITEM_CLASS, "IPM.DistList")
                        .with(
                                KnownContact.LIST_ONE_OFF_MEMBERS,
                                new PropertyValue.Many(
                                        PropertyType.BINARY,
                                        List.of(PropertyValue.Binary.of(new byte[] {1, 2}))));

        assertThat(written(ItemExamples.shape(Base.ALL_PROPERTIES), list))
                .contains("<t:Member Key=\"AQI=\"><t:Status>Unrecognized</t:Status></t:Member>");
    }

    @ParameterizedTest
    @MethodSource("items")
    void everythingIsAsTheSchemasHaveIt(Properties item) throws SAXException, IOException {
        var response = ItemXmlTest.response(ItemExamples.everything(), ItemExamples.with(item));

        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2007_SP1, response));
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2016, response));
    }

    /// Of each kind one that has all that its element can say.
    static Stream<Properties> items() {
        return Stream.of("IPM.Contact", "IPM.DistList", "IPM.Task")
                .map(itemClass -> full().with(Known.ITEM_CLASS, itemClass));
    }

    private static Properties full() {
        var properties = ItemExamples.properties();
        for (var field : ItemField.values()) {
            if (field.ofContacts() || field.ofTasks()) {
                for (var id : field.held().ids().toList()) {
                    properties = properties.with(id, value(field, id));
                }
            }
        }
        return properties.with(
                KnownContact.LIST_ONE_OFF_MEMBERS,
                new PropertyValue.Many(
                        PropertyType.BINARY,
                        List.of(
                                BOB.entryId(),
                                ANN.entryId(),
                                PropertyValue.Binary.of(new byte[] {1}))));
    }

    private static PropertyValue value(ItemField field, PropertyId id) {
        return switch (field.held()) {
            case HeldAs.Texts _ -> PropertyValue.Many.texts(List.of("one", "two"));
            case HeldAs.Truth _ -> new PropertyValue.Flag(true);
            case HeldAs.Choice choice -> new PropertyValue.Int32(choice.numbers().getLast());
            case HeldAs.Percent _ -> new PropertyValue.Real64(0.333);
            case HeldAs.Single(_, var type) when type == PropertyType.SYSTEM_TIME ->
                    new PropertyValue.Time(ItemExamples.MORNING);
            case HeldAs.Single(_, var type) when type == PropertyType.INTEGER ->
                    new PropertyValue.Int32(3);
            default -> new PropertyValue.Text("text of " + id.text());
        };
    }

    @Test
    void everyWayToFileAContactHasANameOfTheSchemasAndItsNumber() {
        for (var way : FileAs.values()) {
            var answer =
                    written(
                            ItemExamples.shape(Base.ALL_PROPERTIES),
                            Properties.NONE
                                    .with(Known.ITEM_CLASS, "IPM.Contact")
                                    .with(KnownContact.FILE_AS_MAPPING, way.number()));
            assertThat(answer).contains("<t:FileAsMapping>%s<".formatted(way.wireName()));
        }
    }

    private static String key(ListMember member) {
        return ValueXml.text(member.entryId());
    }

    private static Properties created(String item) throws EwsFault {
        return CreateItemTest.done(CreateItemTest.one(item)).content().properties();
    }

    private static BatchResult<List<ItemEdit>> update(String kind, String path, String item)
            throws EwsFault {
        var request =
                (UpdateItem.Request)
                        Examples.read(
                                        Examples.envelope(
                                                "",
                                                "<m:UpdateItem ConflictResolution='AlwaysOverwrite'><m:ItemChanges><t:ItemChange><t:ItemId Id='A'/><t:Updates><t:%1$s>%2$s%3$s</t:%1$s></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
                                                        .formatted(kind, path, item)))
                                .operation();
        return request.changes().getFirst().edits();
    }

    private static String written(ItemShape shape, Properties item) {
        return Examples.written(
                ExchangeVersion.EXCHANGE2013_SP1,
                ItemXmlTest.response(shape, ItemExamples.with(item)));
    }
}
