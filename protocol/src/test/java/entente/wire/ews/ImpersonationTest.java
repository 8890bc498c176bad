package entente.wire.ews;

import static entente.wire.ews.Examples.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import entente.wire.ews.Impersonation.ByAddress;
import entente.wire.ews.Impersonation.ByPrincipalName;
import entente.wire.ews.Impersonation.BySid;
import entente.wire.ews.Impersonation.Unreadable;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImpersonationTest {
    private static final String BOB =
            "<t:PrimarySmtpAddress>bob@contoso.test</t:PrimarySmtpAddress>";

    @Test
    void mostRequestsAreForWhoeverSends() throws EwsFault {
        var header = "<t:RequestServerVersion Version='Exchange2013'/>";

        assertThat(said(header)).isEmpty();
    }

    @Test
    void personIsNamedInEachOfTheWaysOfTheSchema() throws EwsFault {
        var bob = new ByAddress("bob@contoso.test");

        assertThat(said(naming(BOB))).contains(bob);
        assertThat(said(naming("<t:SmtpAddress> bob@contoso.test\n</t:SmtpAddress>")))
                .contains(bob);
        assertThat(said(naming("<t:PrincipalName>bob@contoso.test</t:PrincipalName>")))
                .contains(new ByPrincipalName("bob@contoso.test"));
        assertThat(said(naming("<t:SID>S-1-5-21-1-2-3-500</t:SID>"))).contains(new BySid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:ExchangeImpersonation/>",
                "<t:ExchangeImpersonation><t:ConnectingSID/></t:ExchangeImpersonation>",
                "<t:ExchangeImpersonation><t:ConnectingSID><t:SID> </t:SID></t:ConnectingSID></t:ExchangeImpersonation>",
                "<t:ExchangeImpersonation><t:ConnectingSID><t:Nickname>bob</t:Nickname></t:ConnectingSID></t:ExchangeImpersonation>",
                "<t:ExchangeImpersonation><t:PrimarySmtpAddress>bob@contoso.test</t:PrimarySmtpAddress></t:ExchangeImpersonation>"
            })
    void headerThatNamesNobodyIsKnownForThat(String header) throws EwsFault {
        assertThat(said(header)).contains(new Unreadable());
    }

    @Test
    void headerThatNamesSeveralIsOfNobody() throws EwsFault {
        var twoInOne = naming(BOB + BOB);
        var twoHeaders = naming(BOB) + naming(BOB);
        var oneAndEmpty = naming(BOB) + "<t:ExchangeImpersonation/>";
        var three = naming(BOB) + naming(BOB) + naming(BOB);

        for (var header : new String[] {twoInOne, twoHeaders, oneAndEmpty, three}) {
            assertThat(said(header)).as(header).contains(new Unreadable());
        }
    }

    private static String naming(String person) {
        return "<t:ExchangeImpersonation><t:ConnectingSID>%s</t:ConnectingSID></t:ExchangeImpersonation>"
                .formatted(person);
    }

    private static Optional<Impersonation> said(String header) throws EwsFault {
        return Examples.read(envelope(header, "<m:FindPeople/>")).impersonation();
    }
}
