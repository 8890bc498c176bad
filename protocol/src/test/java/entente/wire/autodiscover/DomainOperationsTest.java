package entente.wire.autodiscover;

import static entente.wire.autodiscover.Examples.MOST_BYTES;
import static entente.wire.autodiscover.Examples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.wire.autodiscover.FederationInformation.TokenIssuer;
import entente.wire.autodiscover.RelationshipSettings.Relationship;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DomainOperationsTest {
    @Test
    void domainsAndTheirSettingsAreReadAsSent() throws MalformedXml {
        var operation =
                read(
                        "<a:GetDomainSettingsRequestMessage><a:Request><a:Domains><a:Domain>fabrikam.test</a:Domain></a:Domains><a:RequestedSettings><a:Setting>ExternalEwsUrl</a:Setting></a:RequestedSettings></a:Request></a:GetDomainSettingsRequestMessage>");

        assertThat(operation)
                .isEqualTo(
                        new DomainSettings.Request(
                                List.of("fabrikam.test"), List.of("ExternalEwsUrl")));
    }

    @Test
    void eachDomainHasItsOwnAnswer() {
        var response =
                new DomainSettings.Response(
                        List.of(
                                new DomainSettings.Settings(
                                        Map.of("ExternalEwsUrl", "https://mail.fabrikam.test/"),
                                        List.of()),
                                new DomainSettings.Failed(
                                        ErrorCode.INVALID_DOMAIN, "Not a domain of ours.")));

        assertThat(written(response))
                .contains(
                        """
                        <DomainResponses><DomainResponse><ErrorCode>NoError</ErrorCode><ErrorMessage>No error.</ErrorMessage>\
                        <DomainSettingErrors/><DomainSettings><DomainSetting i:type="DomainStringSetting"><Name>ExternalEwsUrl</Name>\
                        <Value>https://mail.fabrikam.test/</Value></DomainSetting></DomainSettings><RedirectTarget i:nil="true"/>\
                        </DomainResponse><DomainResponse><ErrorCode>InvalidDomain</ErrorCode>\
                        """);
    }

    @Test
    void domainSettingsAreAskedForAndReadAsTheyAreWritten() throws Exception {
        var response =
                new DomainSettings.Response(
                        List.of(
                                new DomainSettings.Settings(
                                        Map.of("ExternalEwsUrl", "https://mail.fabrikam.test/"),
                                        List.of(
                                                new SettingError(
                                                        ErrorCode.INVALID_SETTING, "No.", "X"))),
                                new DomainSettings.Failed(
                                        ErrorCode.INVALID_DOMAIN, "Not a domain of ours.")));
        var written = AutodiscoverEnvelope.write(response, Optional.empty());
        var asked =
                AutodiscoverRequest.read(
                        new ByteArrayInputStream(
                                DomainSettings.request(
                                        "fabrikam.test", "https://autodiscover.fabrikam.test/")),
                        MOST_BYTES);

        assertThat(DomainSettings.readResponse(new ByteArrayInputStream(written), MOST_BYTES))
                .isEqualTo(response);
        assertThat(asked.operation())
                .isEqualTo(
                        new DomainSettings.Request(
                                List.of("fabrikam.test"), List.of("ExternalEwsUrl")));
    }

    @Test
    void federationInformationTellsWhoWeAreInOrder() throws MalformedXml {
        var operation =
                read(
                        "<a:GetFederationInformationRequestMessage><a:Request><a:Domain>fabrikam.test</a:Domain></a:Request></a:GetFederationInformationRequestMessage>");
        var response =
                new FederationInformation.Response(
                        "fabrikam.test",
                        List.of("fabrikam.test"),
                        List.of(new TokenIssuer("https://auth.test/token", "urn:federation:auth")));

        assertThat(operation).isEqualTo(new FederationInformation.Request("fabrikam.test"));
        assertThat(written(response))
                .contains(
                        """
                        <ErrorCode>NoError</ErrorCode><ErrorMessage/><ApplicationUri>fabrikam.test</ApplicationUri><Domains>\
                        <Domain>fabrikam.test</Domain></Domains><TokenIssuers><TokenIssuer><Endpoint>https://auth.test/token</Endpoint>\
                        <Uri>urn:federation:auth</Uri></TokenIssuer></TokenIssuers></Response>\
                        """);
    }

    @Test
    void federationInformationIsAskedForAndReadAsItIsWritten() throws Exception {
        var url = "https://fabrikam.test/autodiscover/autodiscover.svc";
        var told =
                new FederationInformation.Response(
                        "fed.fabrikam.test",
                        List.of("fabrikam.test", "fabrikam.example"),
                        List.of(new TokenIssuer("https://auth.test/extSTS.srf", "urn:a")));

        var request =
                AutodiscoverRequest.read(
                        new ByteArrayInputStream(
                                FederationInformation.request("fabrikam.test", url, "urn:uuid:1")),
                        MOST_BYTES);
        var answer =
                FederationInformation.readResponse(
                        new ByteArrayInputStream(
                                AutodiscoverEnvelope.write(told, request.messageId())),
                        MOST_BYTES);

        assertThat(request.operation())
                .isEqualTo(new FederationInformation.Request("fabrikam.test"));
        assertThat(request.messageId()).contains("urn:uuid:1");
        assertThat(answer).isEqualTo(told);
    }

    @Test
    void federationInformationThatFailedIsThrownWithItsCode() {
        var answer =
                AutodiscoverEnvelope.write(
                        new AutodiscoverResponse.Failed(
                                "GetFederationInformation", ErrorCode.NOT_FEDERATED, "No."),
                        Optional.empty());

        assertThatThrownBy(() ->
                        FederationInformation.readResponse(
                                new ByteArrayInputStream(answer), MOST_BYTES))
                .isInstanceOfSatisfying(
                        AutodiscoverFault.class,
                        fault -> assertThat(fault.code()).isEqualTo("NotFederated"));
    }

    @Test
    void relationshipsAreToldInTheOrderOfTheirNames() throws MalformedXml {
        var operation =
                read(
                        "<a:GetOrganizationRelationshipSettingsRequestMessage><a:Request><a:Domains><a:Domain>contoso.test</a:Domain></a:Domains></a:Request></a:GetOrganizationRelationshipSettingsRequestMessage>");
        var relationship =
                new Relationship(
                        "Contoso",
                        List.of("contoso.test"),
                        true,
                        "LimitedDetails",
                        false,
                        "None",
                        false,
                        false,
                        "contoso.test",
                        "https://autodiscover.contoso.test/autodiscover/autodiscover.svc",
                        "");

        assertThat(operation).isEqualTo(new RelationshipSettings.Request(List.of("contoso.test")));
        assertThat(written(new RelationshipSettings.Response(List.of(relationship))))
                .containsSubsequence(
                        "<OrganizationRelationshipSettingsCollection><OrganizationRelationshipSettings>",
                        "<DeliveryReportEnabled>false<",
                        "<DomainNames><Domain>contoso.test</Domain></DomainNames>",
                        "<FreeBusyAccessEnabled>true<",
                        "<FreeBusyAccessLevel>LimitedDetails<",
                        "<MailTipsAccessEnabled>false<",
                        "<MailTipsAccessLevel>None<",
                        "<MailboxMoveEnabled>false<",
                        "<Name>Contoso<",
                        "<TargetApplicationUri>contoso.test<",
                        "<TargetAutodiscoverEpr>https://autodiscover.contoso.test/",
                        "<TargetSharingEpr/>");
    }

    @Test
    void relationshipsThatAreToldAreReadBackAsTheyWere() throws Exception {
        var told =
                new RelationshipSettings.Response(
                        List.of(
                                new Relationship(
                                        "Contoso",
                                        List.of("contoso.test", "contoso.cloud.test"),
                                        true,
                                        "LimitedDetails",
                                        true,
                                        "Limited",
                                        true,
                                        true,
                                        "fed.contoso.test",
                                        "https://autodiscover.contoso.test/autodiscover/autodiscover.svc/WSSecurity",
                                        "https://mail.contoso.test/EWS/Exchange.asmx/WSSecurity"),
                                new Relationship(
                                        "Old", List.of(), false, "None", false, "None", false,
                                        false, "", "", "")));

        var read =
                RelationshipSettings.readResponse(
                        new ByteArrayInputStream(
                                AutodiscoverEnvelope.write(told, Optional.empty())),
                        MOST_BYTES);

        assertThat(read).isEqualTo(told);
    }

    @Test
    void relationshipsThatWeAskForAreThoseWithOurDomain() throws MalformedXml {
        var asked =
                RelationshipSettings.request(
                        "contoso.test",
                        "https://autodiscover.fabrikam.test/autodiscover/autodiscover.svc");

        assertThat(
                        AutodiscoverRequest.read(new ByteArrayInputStream(asked), MOST_BYTES)
                                .operation())
                .isEqualTo(new RelationshipSettings.Request(List.of("contoso.test")));
    }

    @Test
    void refusalToTellRelationshipsIsAFault() {
        var refused =
                AutodiscoverEnvelope.write(
                        new AutodiscoverResponse.Failed(
                                "GetOrganizationRelationshipSettings",
                                ErrorCode.INVALID_DOMAIN,
                                "No."),
                        Optional.empty());

        assertThatThrownBy(() ->
                        RelationshipSettings.readResponse(
                                new ByteArrayInputStream(refused), MOST_BYTES))
                .isInstanceOfSatisfying(
                        AutodiscoverFault.class,
                        fault -> assertThat(fault.code()).isEqualTo("InvalidDomain"));
    }

    @Test
    void operationThatThereIsNotIsNamed() throws MalformedXml {
        assertThat(read("<a:MakeCoffee/>"))
                .isEqualTo(new AutodiscoverRequest.Unknown("MakeCoffee"));
        assertThat(read("<x:GetUserSettingsRequestMessage xmlns:x='urn:x'/>"))
                .isEqualTo(new AutodiscoverRequest.Unknown("{urn:x}GetUserSettingsRequestMessage"));
    }

    @Test
    void twoOperationsInOneBodyAreMalformed() {
        assertThatThrownBy(() -> read("<a:One/><a:Two/>")).isInstanceOf(MalformedXml.class);
    }

    private static AutodiscoverRequest.Operation read(String body) throws MalformedXml {
        return AutodiscoverRequest.read(bytes(Examples.envelope(body)), MOST_BYTES).operation();
    }

    private static String written(AutodiscoverResponse response) {
        return Examples.text(AutodiscoverEnvelope.write(response, Optional.empty()));
    }
}
