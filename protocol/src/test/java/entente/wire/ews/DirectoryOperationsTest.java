package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.KnownContact;
import entente.item.Properties;
import entente.wire.ews.ConvertId.Converted;
import entente.wire.ews.ConvertId.Failed;
import entente.wire.ews.ConvertId.SourceId;
import entente.wire.ews.FolderShape.Base;
import entente.wire.ews.MailboxElement.Kind;
import entente.wire.ews.ResolveNames.Resolution;
import entente.wire.ews.ResolveNames.Scope;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryOperationsTest {
    private static final FolderElement.Id NOBODY = new FolderElement.Id("", "");

    static final Resolution ANN =
            new Resolution(
                    MailboxElement.of("Ann", "ann@fabrikam.test", Kind.MAILBOX),
                    Optional.of(contact(NOBODY, "Ann", "ann@fabrikam.test")));
    static final Resolution SALES =
            new Resolution(
                    MailboxElement.of("Ann's sales", "sales@fabrikam.test", Kind.GROUP),
                    Optional.empty());
    static final Resolution JOE =
            new Resolution(
                    new MailboxElement(
                            "Joe",
                            Optional.of("joe@fabrikam.test"),
                            "SMTP",
                            Kind.CONTACT,
                            Optional.of(ItemExamples.LUNCH_ID)),
                    Optional.of(contact(ItemExamples.LUNCH_ID, "Joe", "joe@fabrikam.test")));
    static final Resolution FRIENDS =
            new Resolution(
                    MailboxElement.ofList("Friends", ItemExamples.LUNCH_ID), Optional.empty());
    static final ExpandDL.Response MEMBERS =
            new ExpandDL.Response(
                    BatchResult.done(
                            new ExpandDL.Members(
                                    List.of(ANN.mailbox(), SALES.mailbox(), JOE.mailbox()),
                                    false)));

    @Test
    void entryToResolveIsReadAsTyped() throws EwsFault {
        var request =
                read(
                        "<m:ResolveNames ReturnFullContactData='true' SearchScope='ContactsActiveDirectory' ContactDataShape='Default'><m:ParentFolderIds><t:DistinguishedFolderId Id='contacts'/></m:ParentFolderIds><m:UnresolvedEntry>smtp:an</m:UnresolvedEntry></m:ResolveNames>");

        assertThat(request)
                .isEqualTo(
                        new ResolveNames.Request(
                                "smtp:an",
                                Scope.CONTACTS_THEN_DIRECTORY,
                                List.of(new FolderRef.ByName("contacts", Optional.empty())),
                                Optional.of(ItemExamples.shape(Base.DEFAULT).listed())));
    }

    @Test
    void whereNothingIsSaidTheDirectoryIsAskedBeforeContactsOfWhichNothingIsTold() throws EwsFault {
        var request =
                read(
                        "<m:ResolveNames ReturnFullContactData='false'><m:UnresolvedEntry>an</m:UnresolvedEntry></m:ResolveNames>");

        assertThat(request)
                .isEqualTo(
                        new ResolveNames.Request(
                                "an", Scope.DIRECTORY_THEN_CONTACTS, List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SearchScope='Friends'", "ContactDataShape='PcxPeopleSearch'"})
    void whatIsNoScopeOrShapeIsMalformed(String attribute) {
        assertThatThrownBy(() ->
                        read(
                                "<m:ResolveNames ReturnFullContactData='true' %s><m:UnresolvedEntry>an</m:UnresolvedEntry></m:ResolveNames>"
                                        .formatted(attribute)))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("that is none");
    }

    @Test
    void resolvingNothingIsMalformed() {
        assertThatThrownBy(() -> read("<m:ResolveNames ReturnFullContactData='true'/>"))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("ResolveNames/UnresolvedEntry is missing");
    }

    @Test
    void nobodyIsAnError() {
        assertThat(written(found()))
                .contains(
                        "<m:ResolveNamesResponseMessage ResponseClass=\"Error\"><m:MessageText>",
                        "<m:ResponseCode>ErrorNameResolutionNoResults</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey></m:ResolveNamesResponseMessage>");
    }

    @Test
    void onePersonIsASuccess() {
        assertThat(written(found(new Resolution(ANN.mailbox(), Optional.empty()))))
                .contains(
                        """
                        <m:ResolveNamesResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>\
                        <m:ResolutionSet TotalItemsInView="1" IncludesLastItemInRange="true"><t:Resolution><t:Mailbox>\
                        <t:Name>Ann</t:Name><t:EmailAddress>ann@fabrikam.test</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType>\
                        <t:MailboxType>Mailbox</t:MailboxType></t:Mailbox></t:Resolution></m:ResolutionSet>\
                        </m:ResolveNamesResponseMessage>\
                        """);
    }

    @Test
    void severalAreAWarning() {
        assertThat(
                        written(
                                new ResolveNames.Response.Found(
                                        List.of(ANN, SALES), false, ItemShape.IDS_ONLY)))
                .contains(
                        "ResponseClass=\"Warning\"",
                        "ErrorNameResolutionMultipleResults",
                        "TotalItemsInView=\"2\" IncludesLastItemInRange=\"false\"",
                        "PublicDL");
    }

    @Test
    void aContactIsToldAsTheItemThatItIsAndSomebodyInTheDirectoryAsNone() {
        var answer = written(found(ANN, JOE));

        assertThat(answer)
                .contains(
                        "<t:Contact><t:DisplayName>Ann</t:DisplayName><t:EmailAddresses><t:Entry Key=\"EmailAddress1\" RoutingType=\"SMTP\">ann@fabrikam.test</t:Entry></t:EmailAddresses><t:ContactSource>ActiveDirectory</t:ContactSource></t:Contact></t:Resolution>",
                        "<t:MailboxType>Contact</t:MailboxType><t:ItemId Id=\"TFVOQ0g=\" ChangeKey=\"S0VZ\"/></t:Mailbox><t:Contact><t:ItemId Id=\"TFVOQ0g=\" ChangeKey=\"S0VZ\"/>",
                        "<t:ContactSource>Store</t:ContactSource>");
    }

    @Test
    void aListOfOnesOwnIsFoundWithoutAnAddress() {
        assertThat(written(found(FRIENDS)))
                .contains(
                        "<t:Mailbox><t:Name>Friends</t:Name><t:RoutingType>MAPIPDL</t:RoutingType><t:MailboxType>PrivateDL</t:MailboxType><t:ItemId Id=\"TFVOQ0g=\" ChangeKey=\"S0VZ\"/></t:Mailbox>");
    }

    @Test
    void aListIsExpandedByItsAddressOrByItsId() throws EwsFault {
        var byAddress =
                read(
                        "<m:ExpandDL><m:Mailbox><t:EmailAddress>sales@contoso.test</t:EmailAddress></m:Mailbox></m:ExpandDL>");
        var byId =
                read(
                        "<m:ExpandDL><m:Mailbox><t:Name>Friends</t:Name><t:ItemId Id='A' ChangeKey='B'/></m:Mailbox></m:ExpandDL>");

        assertThat(byAddress)
                .isEqualTo(
                        new ExpandDL.Request(Optional.of("sales@contoso.test"), Optional.empty()));
        assertThat(byId)
                .isEqualTo(
                        new ExpandDL.Request(
                                Optional.empty(), Optional.of(new ItemRef("A", Optional.of("B")))));
        assertThatThrownBy(() -> read("<m:ExpandDL/>"))
                .hasMessageContaining("ExpandDL/Mailbox is missing");
    }

    @Test
    void membersAreToldInTheirOrderAndWhetherTheyAreAll() {
        assertThat(written(MEMBERS))
                .contains(
                        "<m:ExpandDLResponse><m:ResponseMessages><m:ExpandDLResponseMessage ResponseClass=\"Success\"><m:ResponseCode>NoError</m:ResponseCode><m:DLExpansion TotalItemsInView=\"3\" IncludesLastItemInRange=\"false\"><t:Mailbox><t:Name>Ann</t:Name>");
    }

    @Test
    void idsToConvertAreReadAsSent() throws EwsFault {
        var request =
                read(
                        "<m:ConvertId DestinationFormat='EwsId'><m:SourceIds><t:AlternateId Format='EwsId' Id='DUMMY' Mailbox='DUMMY'/><t:AlternatePublicFolderId Format='EwsId' FolderId='x'/></m:SourceIds></m:ConvertId>");

        assertThat(request)
                .isEqualTo(
                        new ConvertId.Request(
                                "EwsId",
                                List.of(
                                        new SourceId("EwsId", "DUMMY", "DUMMY"),
                                        new SourceId("EwsId", "", ""))));
    }

    @Test
    void eachIdHasItsOwnResult() {
        var response =
                new ConvertId.Response(
                        List.of(
                                new Failed("ErrorInvalidIdMalformed"),
                                new Converted("EwsId", "AAA=", "ann@fabrikam.test")));

        assertThat(written(response))
                .contains(
                        "<m:ConvertIdResponseMessage ResponseClass=\"Error\"><m:MessageText>This id cannot be converted.</m:MessageText><m:ResponseCode>ErrorInvalidIdMalformed</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey></m:ConvertIdResponseMessage>",
                        "xsi:type=\"t:AlternateIdType\" Format=\"EwsId\" Id=\"AAA=\" Mailbox=\"ann@fabrikam.test\"/>");
    }

    static ResolveNames.Response found(Resolution... resolutions) {
        return new ResolveNames.Response.Found(
                List.of(resolutions), true, ItemExamples.shape(Base.ALL_PROPERTIES).listed());
    }

    private static ItemElement contact(FolderElement.Id id, String name, String address) {
        return ItemElement.ofId(id, ItemContent.CONTACT)
                .with(
                        Properties.NONE
                                .with(Known.ITEM_CLASS, ItemContent.CONTACT)
                                .with(KnownContact.DISPLAY_NAME, name)
                                .with(KnownContact.Email.numbered(1).address(), address));
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }

    private static String written(EwsResponse response) {
        return Examples.written(ExchangeVersion.EXCHANGE2013_SP1, response);
    }
}
