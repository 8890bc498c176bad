package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Window;
import entente.wire.ews.OofSettings.Audience;
import entente.wire.ews.OofSettings.Reply;
import entente.wire.ews.OofSettings.State;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// Requests for an automatic reply, and what is told of one.
class OofSettingsTest {
    private static final OofSettings ON_HOLIDAY =
            new OofSettings(
                    State.SCHEDULED,
                    Audience.KNOWN,
                    Optional.of(
                            new Window(
                                    Instant.parse("2026-03-02T07:00:00Z"),
                                    Instant.parse("2026-03-06T16:00:00Z"))),
                    Optional.of(new Reply("Ask <b>Bob</b>.", Optional.of("de-AT"))),
                    Optional.empty());
    private static final String STATE =
            "<t:OofState>%s</t:OofState><t:ExternalAudience>Known</t:ExternalAudience>";
    private static final String TIMES =
            "<t:Duration><t:StartTime>%s</t:StartTime><t:EndTime>%s</t:EndTime></t:Duration>";

    @Test
    void whoseReplyIsAskedForIsRead() throws EwsFault {
        var ask =
                read(
                        "<m:GetUserOofSettingsRequest><t:Mailbox><t:Name>M</t:Name><t:Address>mary@contoso.test</t:Address></t:Mailbox></m:GetUserOofSettingsRequest>");

        assertThat(ask).isEqualTo(new GetUserOofSettings.Request("mary@contoso.test"));
    }

    @Test
    void aReplyIsReadWithItsTimesAndTexts() throws EwsFault {
        var settings =
                settings(
                        STATE.formatted("Scheduled")
                                + TIMES.formatted(
                                        "2026-03-02T08:00:00+01:00", "2026-03-06T16:00:00")
                                + "<t:InternalReply xml:lang='de-AT'><t:Message>Ask &lt;b&gt;Bob&lt;/b&gt;.</t:Message></t:InternalReply>"
                                + "<t:ExternalReply><t:Message/></t:ExternalReply>"
                                + "<t:CreateOOFEvent>false</t:CreateOOFEvent>");

        assertThat(settings).isEqualTo(BatchResult.done(ON_HOLIDAY));
    }

    @Test
    void timesOfAReplyThatIsNotScheduledAreNotKept() throws EwsFault {
        var settings =
                settings(
                        STATE.formatted("Enabled")
                                + TIMES.formatted("2026-03-02T08:00:00Z", "2026-03-01T08:00:00Z"));

        assertThat(settings)
                .isEqualTo(
                        BatchResult.done(
                                new OofSettings(
                                        State.ENABLED,
                                        Audience.KNOWN,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<t:Duration><t:StartTime>2026-03-02T08:00:00Z</t:StartTime></t:Duration>",
                "<t:Duration><t:EndTime>2026-03-02T08:00:00Z</t:EndTime></t:Duration>",
                "<t:Duration><t:StartTime>2026-03-02T08:00:00Z</t:StartTime><t:EndTime>2026-03-02T08:00:00Z</t:EndTime></t:Duration>"
            })
    void aScheduleNeedsAStartAndALaterEnd(String times) throws EwsFault {
        var settings = settings(STATE.formatted("Scheduled") + times);

        assertThat(settings).isEqualTo(BatchResult.refused(Code.REPLY_SCHEDULE_INVALID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:DeclineMeetingReply><t:Message>No.</t:Message></t:DeclineMeetingReply>",
                "<t:DeclineEventsForScheduledOOF>true</t:DeclineEventsForScheduledOOF>",
                "<t:DeclineAllEventsForScheduledOOF>1</t:DeclineAllEventsForScheduledOOF>",
                "<t:CreateOOFEvent>true</t:CreateOOFEvent>",
                "<t:AutoDeclineFutureRequestsWhenOOF>true</t:AutoDeclineFutureRequestsWhenOOF>"
            })
    void whatIsToBeDoneWithMeetingsIsRefusedAndNotForgotten(String more) throws EwsFault {
        var settings = settings(STATE.formatted("Enabled") + more);

        assertThat(settings).isEqualTo(BatchResult.refused(Code.REPLY_PART_NOT_KEPT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:ExternalAudience>All</t:ExternalAudience>",
                "<t:OofState>Away</t:OofState>",
                "<t:OofState>Enabled</t:OofState><t:ExternalAudience>Some</t:ExternalAudience>",
                "<t:OofState>Scheduled</t:OofState><t:Duration><t:StartTime>noon</t:StartTime></t:Duration>"
            })
    void whatIsNoReplyIsMalformed(String settings) {
        assertThatThrownBy(() -> settings(settings))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("UserOofSettings");
    }

    @Test
    void aRequestWithoutAReplyIsMalformed() {
        assertThatThrownBy(() -> read("<m:SetUserOofSettingsRequest/>"))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("UserOofSettings is missing");
    }

    @Test
    void aReplyIsToldWithBothTexts() {
        var written = Examples.written(ExchangeVersion.EXCHANGE2013_SP1, told());

        assertThat(written)
                .contains(
                        "<m:ResponseMessage ResponseClass=\"Success\"><m:ResponseCode>NoError</m:ResponseCode></m:ResponseMessage>")
                .contains(
                        "<t:Duration><t:StartTime>2026-03-02T07:00:00Z</t:StartTime><t:EndTime>2026-03-06T16:00:00Z</t:EndTime></t:Duration>")
                .contains(
                        "<t:InternalReply xml:lang=\"de-AT\"><t:Message>Ask &lt;b&gt;Bob&lt;/b&gt;.</t:Message></t:InternalReply>")
                .contains("<t:ExternalReply><t:Message/></t:ExternalReply>")
                .contains("<m:AllowExternalOof>All</m:AllowExternalOof>");
    }

    static Stream<EwsResponse> answers() {
        return Stream.of(
                told(),
                new GetUserOofSettings.Response(BatchResult.refused(Code.REPLY_NOT_OWN)),
                new SetUserOofSettings.Response(BatchResult.done(ON_HOLIDAY)),
                new SetUserOofSettings.Response(
                        new BatchResult.Refused<>(Refusal.of(Code.REPLY_TEXT_INVALID))));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAreValidBySchema(EwsResponse answer) throws SAXException, IOException {
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, answer));
    }

    private static GetUserOofSettings.Response told() {
        return new GetUserOofSettings.Response(
                BatchResult.done(new GetUserOofSettings.Told(ON_HOLIDAY, Audience.ALL)));
    }

    private static BatchResult<OofSettings> settings(String parts) throws EwsFault {
        return ((SetUserOofSettings.Request)
                        read(
                                "<m:SetUserOofSettingsRequest><t:Mailbox><t:Address>mary@contoso.test</t:Address></t:Mailbox><t:UserOofSettings>%s</t:UserOofSettings></m:SetUserOofSettingsRequest>"
                                        .formatted(parts)))
                .settings();
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }
}
