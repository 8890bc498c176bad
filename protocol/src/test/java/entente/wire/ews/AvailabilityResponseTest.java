package entente.wire.ews;

import static entente.wire.ews.Examples.MOST_BYTES;
import static entente.wire.ews.Examples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.question.Answer;
import entente.question.BusyBlock;
import entente.question.FreeBusy;
import entente.question.Status;
import entente.question.TimeZoneRule;
import entente.question.View;
import entente.wire.soap.MalformedXml;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvailabilityResponseTest {
    @Test
    void answerIsWrittenAsTheExampleHasIt() {
        var response =
                Answers.response(
                        Answers.PACIFIC,
                        new Answer.Answered(Answers.calendar(View.DETAILED_MERGED)),
                        Answers.UNKNOWN);

        var written = Examples.written(ExchangeVersion.EXCHANGE2013_SP1, response);

        assertThat(written).isEqualTo(Examples.onOneLine("availability-response.xml"));
    }

    @Test
    void versionsBefore2013AreToldNothingOfWorkingElsewhere() {
        var response =
                Answers.response(
                        Answers.PACIFIC,
                        new Answer.Answered(Answers.calendar(View.DETAILED_MERGED)),
                        Answers.UNKNOWN);

        var written = Examples.written(ExchangeVersion.EXCHANGE2010_SP2, response);

        assertThat(written)
                .isEqualTo(
                        Examples.onOneLine("availability-response.xml")
                                .replace("WorkingElsewhere", "Free"));
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void partnerReadsWhatWasAnswered(View view) throws MalformedXml, PartnerFault {
        var shown = Answers.calendar(view);
        var response =
                Answers.response(Answers.PACIFIC, new Answer.Answered(shown), Answers.UNKNOWN);

        var written = Examples.written(ExchangeVersion.EXCHANGE2013_SP1, response);

        assertThat(read(written, Answers.PACIFIC))
                .containsExactly(
                        new PartnerAnswer.Shown<>(shown),
                        new PartnerAnswer.Error<>(
                                "ErrorMailRecipientNotFound", "No mailbox here has this address."));
    }

    @Test
    void timesFollowTheClockAcrossItsChange() {
        // Berlin's clock goes from 02:00 to 03:00 at 01:00 UTC on 29 March 2026, and back from
        // 03:00 to 02:00 on 25 October.
        var blocks =
                List.of(
                        busy("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z"),
                        busy("2026-10-25T00:59:59Z", "2026-10-25T01:00:00Z"));

        var written = writtenIn(Answers.BERLIN, blocks);

        assertThat(written)
                .contains(
                        "<t:StartTime>2026-03-29T01:30:00</t:StartTime><t:EndTime>2026-03-29T03:00:00</t:EndTime>")
                .contains(
                        "<t:StartTime>2026-10-25T02:59:59</t:StartTime><t:EndTime>2026-10-25T02:00:00</t:EndTime>");
    }

    @Test
    void calendarWithNothingInItStillHasItsEmptyArray() {
        assertThat(writtenIn(TimeZoneRule.UTC, List.of())).contains("<t:CalendarEventArray/>");
    }

    @Test
    void faultOfThePartnerIsThrownWithItsCode() {
        var fault = Examples.text("fault.xml");

        assertThatThrownBy(() -> read(fault, TimeZoneRule.UTC))
                .isInstanceOfSatisfying(
                        PartnerFault.class,
                        e -> {
                            assertThat(e.responseCode()).isEqualTo("ErrorServerBusy");
                            assertThat(e.text()).isEqualTo("This server is busy.");
                        });
    }

    @Test
    void successThatShowsNothingIsNoFreeCalendar() throws MalformedXml, PartnerFault {
        var answers =
                read(
                        response(
                                "<m:ResponseMessage ResponseClass='Success'/><m:FreeBusyView><t:FreeBusyViewType>None</t:FreeBusyViewType></m:FreeBusyView>"),
                        TimeZoneRule.UTC);

        assertThat(answers)
                .singleElement()
                .isInstanceOfSatisfying(
                        PartnerAnswer.Error.class,
                        error -> assertThat(error.text()).contains("shows nothing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:MergedFreeBusy>01x</t:MergedFreeBusy>",
                "<t:CalendarEventArray><t:CalendarEvent/></t:CalendarEventArray>",
                "<t:CalendarEventArray><t:CalendarEvent><t:StartTime>2026-03-02T09:00:00</t:StartTime><t:EndTime>2026-03-02T08:00:00</t:EndTime></t:CalendarEvent></t:CalendarEventArray>"
            })
    void viewThatCannotBeIsMalformed(String content) {
        var response = response("<m:FreeBusyView>" + content + "</m:FreeBusyView>");

        assertThatThrownBy(() -> read(response, TimeZoneRule.UTC)).isInstanceOf(MalformedXml.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Welcome</body></html>",
                "",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><other/></s:Body></s:Envelope>"
            })
    void answerThatIsNoneIsMalformed(String answer) {
        assertThatThrownBy(() -> read(answer, TimeZoneRule.UTC)).isInstanceOf(MalformedXml.class);
    }

    @Test
    void workingHoursThatCannotBeAreLeftOut() throws MalformedXml, PartnerFault {
        var answer =
                response(
                        "<m:FreeBusyView><t:MergedFreeBusy>0</t:MergedFreeBusy><t:WorkingHours><t:TimeZone><t:Bias>0</t:Bias></t:TimeZone><t:WorkingPeriodArray/></t:WorkingHours></m:FreeBusyView>");

        assertThat(read(answer, TimeZoneRule.UTC))
                .singleElement()
                .extracting(answered -> ((PartnerAnswer.Shown<FreeBusy>) answered).what())
                .satisfies(shown -> assertThat(shown.workingHours()).isEmpty());
    }

    private static List<PartnerAnswer<FreeBusy>> read(String answer, TimeZoneRule zone)
            throws MalformedXml, PartnerFault {
        return GetUserAvailability.readResponse(bytes(answer), zone, MOST_BYTES);
    }

    private static String response(String content) {
        return Examples.envelope(
                "",
                "<m:GetUserAvailabilityResponse><m:FreeBusyResponseArray><m:FreeBusyResponse>"
                        + content
                        + "</m:FreeBusyResponse></m:FreeBusyResponseArray></m:GetUserAvailabilityResponse>");
    }

    private static String writtenIn(TimeZoneRule zone, List<BusyBlock> blocks) {
        var base = Answers.calendar(View.FREE_BUSY);
        var shown =
                new FreeBusy(base.view(), base.level(), base.merged(), blocks, Optional.empty());
        return Examples.written(
                ExchangeVersion.EXCHANGE2013_SP1,
                Answers.response(zone, new Answer.Answered(shown)));
    }

    private static BusyBlock busy(String start, String end) {
        return new BusyBlock(
                Instant.parse(start), Instant.parse(end), Status.BUSY, Optional.empty());
    }
}
