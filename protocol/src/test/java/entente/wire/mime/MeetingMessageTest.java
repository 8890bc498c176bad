package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingMessageTest {
    private static final byte[] LUNCH =
            """
            BEGIN:VCALENDAR
            METHOD:REPLY
            BEGIN:VEVENT
            UID:lunch
            SUMMARY:Frühstück
            ATTENDEE;PARTSTAT=ACCEPTED:mailto:bob@contoso.test
            END:VEVENT
            END:VCALENDAR
            """
                    .replace("\n", "\r\n")
                    .getBytes(UTF_8);

    private static final ItemContent CONTENT =
            new ItemContent(
                    Properties.NONE.with(Known.SUBJECT, "Lunch"),
                    List.of(new Addressee(Addressee.Kind.TO, "Bob", "bob@contoso.test")),
                    List.of());

    @ParameterizedTest
    @CsvSource({
        "REQUEST, IPM.Schedule.Meeting.Request",
        "CANCEL, IPM.Schedule.Meeting.Canceled",
        "REPLY, IPM.Schedule.Meeting.Resp.Pos"
    })
    void whatIsWrittenIsAMessageOfItsKind(String method, String itemClass) throws MimeMalformed {
        var body = new Body(Body.Format.TEXT, "At noon.");

        var source = MeetingMessage.write(CONTENT, Optional.of(body), method, LUNCH);

        var read = MimeMessage.read(source);
        assertThat(read.content().itemClass()).isEqualTo(itemClass);
        assertThat(read.body()).contains(body);
        assertThat(read.content().of(Addressee.Kind.TO)).isEqualTo(CONTENT.addressees());
    }

    @Test
    void theCalendarObjectComesBackByteForByte() throws MimeMalformed {
        var source = MeetingMessage.write(CONTENT, Optional.empty(), "REPLY", LUNCH);

        assertThat(MeetingMessage.calendar(source)).hasValue(LUNCH);
    }

    @Test
    void htmlIsWrittenWithItsPlainForm() throws MimeMalformed {
        var body = new Body(Body.Format.HTML, "<p>At <b>noon</b>.</p>");

        var source = MeetingMessage.write(CONTENT, Optional.of(body), "REQUEST", LUNCH);

        assertThat(new String(source.bytes(), UTF_8)).contains("At noon.", "text/html");
        assertThat(MimeMessage.read(source).body()).contains(body);
    }

    @Test
    void aMessageWithoutACalendarObjectHasNone() throws MimeMalformed {
        var message = MimeMessage.write(CONTENT, Optional.empty(), _ -> Octets.NONE);

        assertThat(MeetingMessage.calendar(message)).isEmpty();
    }

    @Test
    void aCalendarFileThatIsAttachedInvitesNobody() throws MimeMalformed {
        var message =
                "Content-Type: text/calendar\r\nContent-Disposition: attachment\r\n\r\nBEGIN:VCALENDAR\r\n";

        assertThat(MeetingMessage.calendar(message.getBytes(UTF_8))).isEmpty();
    }
}
