package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.wire.ews.ConvertId.Converted;
import entente.wire.ews.ConvertId.Failed;
import entente.wire.ews.ConvertId.SourceId;
import entente.wire.ews.ResolveNames.Resolution;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryOperationsTest {
    private static final Resolution ANN = new Resolution("Ann", "ann@fabrikam.test", "Mailbox");
    private static final Resolution SALES =
            new Resolution("Ann's sales", "sales@fabrikam.test", "PublicDL");

    @Test
    void entryToResolveIsReadAsTyped() throws EwsFault {
        var request =
                read(
                        "<m:ResolveNames ReturnFullContactData='true' SearchScope='ActiveDirectory'><m:UnresolvedEntry>smtp:an</m:UnresolvedEntry></m:ResolveNames>");

        assertThat(request).isEqualTo(new ResolveNames.Request("smtp:an", true));
    }

    @Test
    void resolvingNothingIsMalformed() {
        assertThatThrownBy(() -> read("<m:ResolveNames ReturnFullContactData='true'/>"))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("ResolveNames/UnresolvedEntry is missing");
    }

    @Test
    void nobodyIsAnError() {
        assertThat(written(new ResolveNames.Response(List.of(), true)))
                .contains(
                        "<m:ResolveNamesResponseMessage ResponseClass=\"Error\"><m:MessageText>",
                        "<m:ResponseCode>ErrorNameResolutionNoResults</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey></m:ResolveNamesResponseMessage>");
    }

    @Test
    void onePersonIsASuccess() {
        assertThat(written(new ResolveNames.Response(List.of(ANN), true)))
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
        assertThat(written(new ResolveNames.Response(List.of(ANN, SALES), false)))
                .contains(
                        "ResponseClass=\"Warning\"",
                        "ErrorNameResolutionMultipleResults",
                        "TotalItemsInView=\"2\" IncludesLastItemInRange=\"false\"",
                        "PublicDL");
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

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }

    private static String written(EwsResponse response) {
        return Examples.written(ExchangeVersion.EXCHANGE2013_SP1, response);
    }
}
