package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.problem.Wire;
import entente.question.Answer;
import entente.question.AttendeeConflict;
import entente.question.Quality;
import entente.question.Status;
import entente.question.SuggestedDay;
import entente.question.SuggestedDay.Suggestion;
import entente.question.View;
import entente.question.WindowsZones;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

class EwsEnvelopeTest {
    @Test
    void faultIsWrittenAsTheExampleHasIt() {
        assertThat(fault(Refusal.of(Code.SERVER_BUSY))).isEqualTo(Examples.onOneLine("fault.xml"));
    }

    @Test
    void faultTellsTheSentenceAndNeitherRemedyNorCause() {
        var refusal = Refusal.of(Code.WINDOW_TOO_LONG, "the cause").saying("The sentence.");

        assertThat(fault(refusal))
                .contains("ErrorTimeIntervalTooBig", "The sentence.")
                .doesNotContain("the cause", refusal.remedy());
    }

    @Test
    void refusalThatIsNotOfEwsIsAnInternalErrorThere() {
        assertThat(fault(Refusal.of(Code.STORE_UNREADABLE)))
                .contains("<e:ResponseCode>ErrorInternalServerError</e:ResponseCode>");
        assertThat(fault(Refusal.of(Code.OPERATION_FORBIDDEN)))
                .contains("<e:ResponseCode>ErrorAccessDenied</e:ResponseCode>");
    }

    @Test
    void suggestionsFollowTheFreeBusyArray() {
        assertThat(Examples.written(ExchangeVersion.EXCHANGE2010, suggestions()))
                .contains(
                        """
                        <m:SuggestionsResponse><m:ResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>\
                        </m:ResponseMessage><m:SuggestionDayResultArray><t:SuggestionDayResult><t:Date>2026-07-01T00:00:00</t:Date>\
                        <t:DayQuality>Good</t:DayQuality><t:SuggestionArray><t:Suggestion><t:MeetingTime>2026-07-01T08:00:00</t:MeetingTime>\
                        <t:IsWorkTime>true</t:IsWorkTime><t:SuggestionQuality>Good</t:SuggestionQuality><t:AttendeeConflictDataArray>\
                        <t:UnknownAttendeeConflictData/><t:IndividualAttendeeConflictData><t:BusyType>Free</t:BusyType>\
                        </t:IndividualAttendeeConflictData><t:TooBigGroupAttendeeConflictData/><t:GroupAttendeeConflictData>\
                        <t:NumberOfMembers>4</t:NumberOfMembers><t:NumberOfMembersAvailable>2</t:NumberOfMembersAvailable>\
                        <t:NumberOfMembersWithConflict>1</t:NumberOfMembersWithConflict><t:NumberOfMembersWithNoData>1</t:NumberOfMembersWithNoData>\
                        </t:GroupAttendeeConflictData></t:AttendeeConflictDataArray></t:Suggestion></t:SuggestionArray>\
                        </t:SuggestionDayResult></m:SuggestionDayResultArray></m:SuggestionsResponse></m:GetUserAvailabilityResponse>\
                        """);
    }

    @ParameterizedTest
    @MethodSource("responses")
    void everyResponseIsValidByThePublishedSchemas(EwsResponse response)
            throws SAXException, IOException {
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, response));
    }

    @Test
    void ourRequestIsValidByThePublishedSchemas() throws SAXException, IOException, EwsFault {
        var request = Examples.readAvailability(Examples.text("availability-request.xml"));

        SchemaOracle.find()
                .judge(GetUserAvailability.request(request, ExchangeVersion.EXCHANGE2013_SP1));
    }

    @Test
    void everyResponseCodeIsOneOfThePublishedSchemas() throws SAXException, IOException {
        var oracle = SchemaOracle.find();

        for (var code : Code.values()) {
            if (code.wire() instanceof Wire.Mailbox) {
                var answer = new Answer.Unreachable(Refusal.of(code));
                var response = Answers.response(Answers.BERLIN, answer);
                oracle.judge(EwsEnvelope.bytes(ExchangeVersion.ASSUMED, response));
            } else if (code.wire() instanceof Wire.Fault(var name)) {
                oracle.judge(
                        EwsEnvelope.bytes(
                                ExchangeVersion.ASSUMED,
                                new ConvertId.Response(List.of(new ConvertId.Failed(name)))));
            }
        }
    }

    @Test
    void oracleFindsWhatIsWrong() {
        var wrong = Examples.text("availability-response.xml").replace(">OOF<", ">Sleeping<");

        var oracle = SchemaOracle.find();

        assertThatThrownBy(() -> oracle.judge(wrong.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("Sleeping");
    }

    static Stream<EwsResponse> responses() {
        var views =
                Arrays.stream(View.values())
                        .map(view -> new Answer.Answered(Answers.calendar(view)))
                        .map(answer -> Answers.response(Answers.PACIFIC, answer, Answers.UNKNOWN));
        var others =
                Stream.of(
                        suggestions(),
                        GetMailTipsTest.TOLD,
                        new GetMailTips.Response.Refused(Refusal.of(Code.MAILBOX_UNKNOWN)),
                        GetServiceConfigurationTest.BOTH,
                        GetUserPhotoTest.SHOWN,
                        GetUserPhotoTest.REFUSED,
                        new GetServerTimeZones.Response(WindowsZones.ids(), true),
                        new GetServerTimeZones.Response(WindowsZones.ids(), false),
                        DirectoryOperationsTest.found(),
                        DirectoryOperationsTest.found(
                                DirectoryOperationsTest.ANN,
                                DirectoryOperationsTest.SALES,
                                DirectoryOperationsTest.JOE,
                                DirectoryOperationsTest.FRIENDS),
                        new ResolveNames.Response.Refused(Refusal.of(Code.FOLDER_UNKNOWN)),
                        DirectoryOperationsTest.MEMBERS,
                        new ExpandDL.Response(BatchResult.refused(Code.LIST_UNKNOWN)),
                        new ConvertId.Response(
                                List.of(
                                        new ConvertId.Failed("ErrorInvalidIdMalformed"),
                                        new ConvertId.Converted("EwsId", "A", "a@b.test"))));
        return Stream.concat(views, others);
    }

    private static GetUserAvailability.Response suggestions() {
        var conflicts =
                List.<AttendeeConflict>of(
                        new AttendeeConflict.Unknown(),
                        new AttendeeConflict.Individual(Status.WORKING_ELSEWHERE),
                        new AttendeeConflict.TooBigGroup(),
                        new AttendeeConflict.Group(4, 2, 1, 1));
        var suggestion =
                new Suggestion(
                        Instant.parse("2026-07-01T15:00:00Z"), true, Quality.GOOD, conflicts);
        var day = new SuggestedDay(LocalDate.of(2026, 7, 1), Quality.GOOD, List.of(suggestion));
        return new GetUserAvailability.Response(
                Answers.PACIFIC, List.of(Answers.UNKNOWN), Optional.of(List.of(day)));
    }

    private static String fault(Refusal refusal) {
        return new String(EwsEnvelope.fault(refusal), StandardCharsets.UTF_8);
    }
}
