package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.question.Hop;
import entente.wire.ews.GetUserAvailability.Request;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardingTest {
    @Test
    void whatWeSayIsReadBack() throws EwsFault {
        var said = new Forwarding(Hop.ACROSS_FORESTS, Optional.of("mary@contoso.test"));
        var ask = (Request) Examples.read(Examples.text("availability-request.xml")).operation();

        var sent = GetUserAvailability.request(ask, ExchangeVersion.EXCHANGE2013_SP1, said);

        var read = EwsRequest.read(new ByteArrayInputStream(sent), Examples.MOST_BYTES);
        assertThat(read.forwarding()).isEqualTo(said);
        assertThat(new String(sent, java.nio.charset.StandardCharsets.UTF_8))
                .contains("<t:UserSid>S-1-0-0</t:UserSid>");
    }

    @Test
    void requestThatSaysNothingIsWhoeversItIs() throws EwsFault {
        assertThat(forwarding("")).isEqualTo(Forwarding.NONE);
    }

    @Test
    void sidsNameNobody() throws EwsFault {
        var read =
                forwarding(
                        """
                        <t:SerializedSecurityContext><t:UserSid>S-1-5-21-1-2-3-500</t:UserSid>
                        <t:GroupSids><t:GroupIdentifier t:Attributes="7"><t:SecurityIdentifier>S-1-5-32-544</t:SecurityIdentifier></t:GroupIdentifier></t:GroupSids>
                        </t:SerializedSecurityContext>
                        """);

        assertThat(read.person()).contains("");
    }

    @Test
    void personWhoIsNamedTwiceIsMalformed() {
        var header =
                "<t:SerializedSecurityContext><t:PrimarySmtpAddress>a@b.test</t:PrimarySmtpAddress></t:SerializedSecurityContext>";

        assertThatThrownBy(() -> forwarding(header + header))
                .isInstanceOfSatisfying(
                        EwsFault.class,
                        fault ->
                                assertThat(fault.refusal().code())
                                        .isEqualTo(Code.REQUEST_MALFORMED));
    }

    @ParameterizedTest
    @CsvSource({
        "ProxyRequestTypeHeader, CrossSite, WITHIN_FOREST",
        "ProxyRequestTypeHeader, CrossForest, ACROSS_FORESTS",
        "RequestTypeHeader, CrossForest, ACROSS_FORESTS",
        "ProxyRequestTypeHeader, Whatever, ACROSS_FORESTS",
        "ProxyRequestTypeHeader, '', ACROSS_FORESTS"
    })
    void wayIsReadAndOneThatIsNotKnownIsTheLongest(String element, String type, Hop hop)
            throws EwsFault {
        var read =
                forwarding(
                        "<t:%1$s><t:RequestType>%2$s</t:RequestType></t:%1$s>"
                                .formatted(element, type));

        assertThat(read.hop()).isEqualTo(hop);
    }

    @Test
    void longerWayCountsWhereTwoAreSaid() throws EwsFault {
        var read =
                forwarding(
                        """
                        <t:ProxyRequestTypeHeader><t:RequestType>CrossForest</t:RequestType></t:ProxyRequestTypeHeader>
                        <t:ProxyRequestTypeHeader><t:RequestType>CrossSite</t:RequestType></t:ProxyRequestTypeHeader>
                        """);

        assertThat(read.hop()).isEqualTo(Hop.ACROSS_FORESTS);
    }

    private static Forwarding forwarding(String header) throws EwsFault {
        return Examples.read(Examples.envelope(header, "<m:GetItem/>")).forwarding();
    }
}
