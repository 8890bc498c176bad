package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// Requests about rooms, delegates and passwords, and their answers.
class RoomsAndDelegatesTest {
    private static final NamedAddress BLUE = new NamedAddress("Blue & co", "blue@contoso.test");
    private static final String MAILBOX =
            "<m:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></m:Mailbox>";

    @Test
    void requestsAreRead() throws EwsFault {
        assertThat(read("<m:GetRoomLists/>")).isEqualTo(new GetRoomLists.Request());
        assertThat(
                        read(
                                "<m:GetRooms><m:RoomList><t:EmailAddress>rooms@contoso.test</t:EmailAddress></m:RoomList></m:GetRooms>"))
                .isEqualTo(new GetRooms.Request("rooms@contoso.test"));
        assertThat(
                        read(
                                "<m:GetPasswordExpirationDate><m:MailboxSmtpAddress>mary@contoso.test</m:MailboxSmtpAddress></m:GetPasswordExpirationDate>"))
                .isEqualTo(new GetPasswordExpirationDate.Request());
        assertThat(read("<m:GetDelegate IncludePermissions='true'>" + MAILBOX + "</m:GetDelegate>"))
                .isEqualTo(new GetDelegate.Request("mary@contoso.test", 0));
        assertThat(
                        read(
                                "<m:GetDelegate IncludePermissions='true'>"
                                        + MAILBOX
                                        + "<m:UserIds><t:UserId><t:PrimarySmtpAddress>bob@contoso.test</t:PrimarySmtpAddress></t:UserId><t:UserId/></m:UserIds></m:GetDelegate>"))
                .isEqualTo(new GetDelegate.Request("mary@contoso.test", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<m:GetRooms/>", "<m:GetDelegate IncludePermissions='true'/>"})
    void aRequestAboutNobodyIsMalformed(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void moreDelegatesThanAnybodyHasAreMalformed() {
        var people = "<t:UserId/>".repeat(1_001);

        assertThatThrownBy(() ->
                        read(
                                "<m:GetDelegate>"
                                        + MAILBOX
                                        + "<m:UserIds>"
                                        + people
                                        + "</m:UserIds></m:GetDelegate>"))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("at most 1000 people");
    }

    @Test
    void whoeverIsAskedAboutIsNoDelegate() {
        var written =
                Examples.written(
                        ExchangeVersion.EXCHANGE2013_SP1,
                        new GetDelegate.Response(BatchResult.done(2)));

        assertThat(written.split("ErrorNotDelegate", -1)).hasSize(3);
        assertThat(written).contains("DeliverMeetingRequests>NoForward<");
    }

    static Stream<EwsResponse> answers() {
        return Stream.of(
                new GetRoomLists.Response(List.of(BLUE, BLUE)),
                new GetRoomLists.Response(List.of()),
                new GetRooms.Response(BatchResult.done(List.of(BLUE))),
                new GetRooms.Response(BatchResult.done(List.of())),
                new GetRooms.Response(BatchResult.refused(Code.ROOM_LIST_UNKNOWN)),
                new GetPasswordExpirationDate.Response(),
                new GetDelegate.Response(BatchResult.done(0)),
                new GetDelegate.Response(BatchResult.done(1)),
                new GetDelegate.Response(BatchResult.refused(Code.DELEGATES_NOT_OWN)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAreValidBySchema(EwsResponse answer) throws SAXException, IOException {
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, answer));
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }
}
