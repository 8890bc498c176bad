package entente.wire.ews;

import static entente.wire.ews.Examples.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.wire.ews.EwsRequest.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EwsRequestTest {
    private static final String ANY = "<m:FindPeople/>";

    @Test
    void clientThatDoesNotSayItsVersionIsTakenFor2013Sp1() throws EwsFault {
        var request = Examples.read(envelope("", ANY));

        assertThat(request.version()).isEqualTo(ExchangeVersion.EXCHANGE2013_SP1);
    }

    @ParameterizedTest
    @CsvSource({
        "Exchange2007, EXCHANGE2007",
        "Exchange2016, EXCHANGE2016",
        "V2018_01_08, V2018_01_08",
        "Exchange2015_SP1, EXCHANGE2015"
    })
    void versionIsReadFromTheHeader(String name, ExchangeVersion version) throws EwsFault {
        var header = "<t:RequestServerVersion Version='%s'/>".formatted(name);

        assertThat(Examples.read(envelope(header, ANY)).version()).isEqualTo(version);
    }

    @Test
    void versionThatThereIsNotIsRefused() {
        assertRefused(
                Code.VERSION_UNKNOWN,
                envelope("<t:RequestServerVersion Version='Exchange2999'/>", ANY));
    }

    @ParameterizedTest
    @CsvSource({
        "<t:ManagementRole/>, ACCESS_HEADER_REFUSED",
        "<t:OpenAsAdminOrSystemService/>, ACCESS_HEADER_REFUSED"
    })
    void headerThatAsksForMoreThanOnesOwnIsRefused(String header, Code code) {
        assertRefused(code, envelope(header, ANY));
    }

    @Test
    void headerOfSomebodyElseIsSkipped() throws EwsFault {
        var header = "<x:ExchangeImpersonation xmlns:x='urn:x'><a/></x:ExchangeImpersonation>";

        assertThat(Examples.read(envelope(header, ANY)).operation()).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "<m:FindPeople/>, OPERATION_NOT_OFFERED",
        "<m:FindConversation/>, OPERATION_NOT_OFFERED",
        "<m:MakeCoffee/>, OPERATION_UNKNOWN",
        "<t:GetFolder/>, OPERATION_UNKNOWN",
        "<t:ConvertId/>, OPERATION_UNKNOWN",
        "<x:ConvertId xmlns:x='urn:x'/>, OPERATION_UNKNOWN"
    })
    void operationThatIsNotReadSaysWhy(String body, Code code) throws EwsFault {
        var operation = (Unknown) Examples.read(envelope("", body)).operation();

        assertThat(operation.refusal().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not xml at all",
                "",
                "<html/>",
                "<!DOCTYPE s:Envelope [<!ENTITY a 'aaaa'>]><s:Envelope/>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope>",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header/></s:Envelope>",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><a/><b/></s:Body></s:Envelope>"
            })
    void requestThatIsNoneIsMalformed(String request) {
        assertRefused(Code.REQUEST_MALFORMED, request);
    }

    @Test
    void requestThatIsNestedWithoutEndIsMalformed() {
        assertRefused(
                Code.REQUEST_MALFORMED, envelope("", "<m:a>".repeat(300) + "</m:a>".repeat(300)));
    }

    @Test
    void requestLongerThanMayBeReadIsRefusedForThat() {
        var request = envelope("", "<m:GetFolder>" + " ".repeat(100_000) + "</m:GetFolder>");

        assertThatThrownBy(() -> EwsRequest.read(Examples.bytes(request), 50_000))
                .isInstanceOfSatisfying(
                        EwsFault.class,
                        fault ->
                                assertThat(fault.refusal().code())
                                        .isEqualTo(Code.REQUEST_TOO_LARGE));
    }

    private static void assertRefused(Code code, String request) {
        assertThatThrownBy(() -> Examples.read(request))
                .isInstanceOfSatisfying(
                        EwsFault.class,
                        fault -> assertThat(fault.refusal().code()).isEqualTo(code));
    }
}
