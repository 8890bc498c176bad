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

/// Requests about rooms and passwords, and their answers.
class RoomsTest {
    private static final NamedAddress BLUE = new NamedAddress("Blue & co", "blue@contoso.test");

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
    }

    @ParameterizedTest
    @ValueSource(strings = {"<m:GetRooms/>"})
    void aRequestAboutNobodyIsMalformed(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("is missing");
    }

    static Stream<EwsResponse> answers() {
        return Stream.of(
                new GetRoomLists.Response(List.of(BLUE, BLUE)),
                new GetRoomLists.Response(List.of()),
                new GetRooms.Response(BatchResult.done(List.of(BLUE))),
                new GetRooms.Response(BatchResult.done(List.of())),
                new GetRooms.Response(BatchResult.refused(Code.ROOM_LIST_UNKNOWN)),
                new GetPasswordExpirationDate.Response());
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
