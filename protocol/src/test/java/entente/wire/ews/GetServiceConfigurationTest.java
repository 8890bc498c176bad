package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.wire.ews.GetServiceConfiguration.InternalDomain;
import entente.wire.ews.GetServiceConfiguration.MailTipsConfiguration;
import entente.wire.ews.GetServiceConfiguration.Request;
import entente.wire.ews.GetServiceConfiguration.Response;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetServiceConfigurationTest {
    static final Response BOTH =
            new Response(
                    List.of(
                            new BatchResult.Done<>(
                                    new MailTipsConfiguration(
                                            true,
                                            50,
                                            36_700_160,
                                            25,
                                            true,
                                            List.of(
                                                    new InternalDomain(
                                                            new Domain("contoso.test"), false),
                                                    new InternalDomain(
                                                            new Domain("contoso.cloud.test"),
                                                            true)),
                                            1_000)),
                            new BatchResult.Refused<>(Refusal.of(Code.OPERATION_NOT_OFFERED))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<m:ConfigurationName>MailTips</m:ConfigurationName><m:ConfigurationName>ProtectionRules</m:ConfigurationName>",
                "<m:ConfigurationName>MailTips ProtectionRules</m:ConfigurationName>"
            })
    void namesAreReadOneByOneOrAsAList(String names) throws EwsFault {
        assertThat(
                        read(
                                """
                                <m:GetServiceConfiguration><m:ActingAs><t:EmailAddress>mary@contoso.test</t:EmailAddress></m:ActingAs>
                                <m:RequestedConfiguration>%s</m:RequestedConfiguration></m:GetServiceConfiguration>\
                                """
                                        .formatted(names)))
                .isEqualTo(
                        new Request(
                                Optional.of("mary@contoso.test"),
                                List.of("MailTips", "ProtectionRules")));
    }

    @Test
    void askingForNothingIsMalformed() {
        assertThatThrownBy(() ->
                        read(
                                "<m:GetServiceConfiguration><m:RequestedConfiguration/></m:GetServiceConfiguration>"))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("ConfigurationName is missing");
    }

    @Test
    void eachNameHasItsOwnResult() {
        assertThat(Examples.written(ExchangeVersion.EXCHANGE2013_SP1, BOTH))
                .contains(
                        """
                        <m:GetServiceConfigurationResponse ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:ResponseMessages>\
                        <m:ServiceConfigurationResponseMessageType ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>\
                        <m:MailTipsConfiguration><t:MailTipsEnabled>true</t:MailTipsEnabled>\
                        <t:MaxRecipientsPerGetMailTipsRequest>50</t:MaxRecipientsPerGetMailTipsRequest>\
                        <t:MaxMessageSize>36700160</t:MaxMessageSize><t:LargeAudienceThreshold>25</t:LargeAudienceThreshold>\
                        <t:ShowExternalRecipientCount>true</t:ShowExternalRecipientCount>\
                        <t:InternalDomains><t:Domain Name="contoso.test" IncludeSubdomains="false"/>\
                        <t:Domain Name="contoso.cloud.test" IncludeSubdomains="true"/></t:InternalDomains>\
                        <t:PolicyTipsEnabled>false</t:PolicyTipsEnabled><t:LargeAudienceCap>1000</t:LargeAudienceCap>\
                        </m:MailTipsConfiguration></m:ServiceConfigurationResponseMessageType>\
                        <m:ServiceConfigurationResponseMessageType ResponseClass="Error">\
                        """)
                .contains("<m:ResponseCode>ErrorInvalidOperation</m:ResponseCode>");
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }
}
