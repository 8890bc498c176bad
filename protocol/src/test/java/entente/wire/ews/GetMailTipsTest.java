package entente.wire.ews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Finding;
import entente.question.MailTip;
import entente.question.MailTips;
import entente.question.MailTips.AutomaticReply;
import entente.question.RecipientScope;
import entente.question.Window;
import entente.wire.ews.GetMailTips.Recipient;
import entente.wire.ews.GetMailTips.Request;
import entente.wire.ews.GetMailTips.Response;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

class GetMailTipsTest {
    private static final Window WEEK =
            new Window(
                    Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-09T00:00:00Z"));

    static final MailTips EVERYTHING =
            new MailTips(
                    Optional.of(
                            new AutomaticReply(
                                    "Away & <out>", Optional.of("de-DE"), Optional.of(WEEK))),
                    Optional.of(true),
                    Optional.of("Orders go to sales."),
                    Optional.of(31),
                    Optional.of(4),
                    Optional.of(10_485_760),
                    Optional.of(false),
                    Optional.of(true),
                    Optional.of(false),
                    Optional.of(Set.of(RecipientScope.EXTERNAL, RecipientScope.EXTERNAL_PARTNER)),
                    Set.of(MailTip.MODERATION));

    static final Response.Told TOLD =
            new Response.Told(
                    EnumSet.allOf(MailTip.class),
                    List.of(
                            new Recipient(
                                    "Ann", "ann@fabrikam.test", new Finding.Told<>(EVERYTHING)),
                            new Recipient(
                                    "",
                                    "raj@fabrikam.test",
                                    new Finding.Unreachable<>(
                                            Refusal.of(Code.PARTNER_UNREACHABLE))),
                            new Recipient("", "", new Finding.Told<>(MailTips.NOTHING))));

    @Test
    void requestIsReadAsSent() throws EwsFault {
        var request = Examples.read(Examples.text("mail-tips-request.xml")).operation();

        assertThat(request)
                .isEqualTo(
                        new Request(
                                "mary@contoso.test",
                                List.of("ann@fabrikam.test", "", "not an address"),
                                Set.of(MailTip.AUTOMATIC_REPLY, MailTip.CUSTOM)));
    }

    @Test
    void requestThatWeSendIsReadBack() throws EwsFault {
        var sent = new Request("mary@contoso.test", List.of("ann@fabrikam.test"), everyTip());

        var written = GetMailTips.request(sent, ExchangeVersion.EXCHANGE2013_SP1);

        assertThat(EwsRequest.read(new ByteArrayInputStream(written), Examples.MOST_BYTES))
                .extracting(EwsRequest::operation)
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "All, 10",
        "MaxMessageSize OutOfOfficeMessage, 2",
        "OutOfOfficeMessage RecipientSuggestions, 1",
        "PreferAccessibleContent, 0",
        "'', 0"
    })
    void tipsThatThereAreNotAreNotTold(String names, int tips) {
        assertThat(GetMailTips.tips(names)).hasSize(tips);
    }

    @Test
    void askingForNoTipsAtAllIsMalformed() {
        assertThatThrownBy(() ->
                        Examples.read(
                                Examples.envelope(
                                        "", "<m:GetMailTips><m:Recipients/></m:GetMailTips>")))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("GetMailTips/MailTipsRequested is missing");
    }

    @Test
    void moreRecipientsThanAnybodyAnswersForAreMalformed() {
        var many = "<t:Mailbox/>".repeat(GetMailTips.MOST + 1);

        assertThatThrownBy(() ->
                        Examples.read(
                                Examples.envelope(
                                        "",
                                        "<m:GetMailTips><m:Recipients>%s</m:Recipients><m:MailTipsRequested>All</m:MailTipsRequested></m:GetMailTips>"
                                                .formatted(many))))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("at most 1000 recipients");
    }

    @Test
    void answerIsWrittenAsTheExampleHasIt() {
        assertThat(Examples.written(ExchangeVersion.EXCHANGE2013_SP1, TOLD))
                .isEqualTo(Examples.onOneLine("mail-tips-response.xml"));
    }

    @Test
    void partnerReadsWhatWasAnswered() throws MalformedXml, PartnerFault {
        var written = EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, TOLD);

        assertThat(read(written))
                .containsExactly(
                        new PartnerAnswer.Shown<>(EVERYTHING),
                        new PartnerAnswer.Error<>(
                                "ErrorProxyRequestProcessingFailed",
                                "The partner's server could not be reached."),
                        new PartnerAnswer.Shown<>(MailTips.NOTHING));
    }

    @Test
    void refusalOfAllIsNoAnswerForAnybody() {
        var refused = new Response.Refused(Refusal.of(Code.MAILBOX_UNKNOWN));

        var written = EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, refused);

        assertThatThrownBy(() -> read(written))
                .isInstanceOfSatisfying(
                        PartnerFault.class,
                        fault ->
                                assertThat(fault.responseCode())
                                        .isEqualTo("ErrorMailRecipientNotFound"));
    }

    @Test
    void emptyCustomTipIsNone() throws MalformedXml, PartnerFault {
        var answer = answer("<t:CustomMailTip/>");

        assertThat(read(answer)).containsExactly(new PartnerAnswer.Shown<>(MailTips.NOTHING));
    }

    @Test
    void replyThatEndsBeforeItStartsIsForAllTimes() throws MalformedXml, PartnerFault {
        var answer =
                answer(
                        "<t:OutOfOffice><t:ReplyBody><t:Message>Away</t:Message></t:ReplyBody><t:Duration><t:StartTime>2026-03-09T00:00:00Z</t:StartTime><t:EndTime>2026-03-02T00:00:00Z</t:EndTime></t:Duration></t:OutOfOffice>");

        assertThat(reply(answer))
                .isEqualTo(new AutomaticReply("Away", Optional.empty(), Optional.empty()));
    }

    @Test
    void languageThatIsNoneIsLeftOut() throws MalformedXml, PartnerFault {
        var answer =
                answer(
                        "<t:OutOfOffice><t:ReplyBody xml:lang='&quot;onload'><t:Message>Away</t:Message></t:ReplyBody></t:OutOfOffice>");

        assertThat(reply(answer).language()).isEmpty();
    }

    @Test
    void textOfAPartnerIsCut() throws MalformedXml, PartnerFault {
        var answer =
                answer(
                        "<t:OutOfOffice><t:ReplyBody><t:Message>%s</t:Message></t:ReplyBody></t:OutOfOffice>"
                                .formatted("x".repeat(40_000)));

        assertThat(reply(answer).text()).hasSize(32_768);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:TotalMemberCount>-1</t:TotalMemberCount>",
                "<t:MailboxFull>perhaps</t:MailboxFull>",
                "<t:MaxMessageSize>99999999999</t:MaxMessageSize>"
            })
    void tipsThatCannotBeAreMalformed(String tips) {
        var answer = answer(tips);

        assertThatThrownBy(() -> read(answer)).isInstanceOf(MalformedXml.class);
    }

    @Test
    void successThatTellsNothingIsNoAnswer() throws MalformedXml, PartnerFault {
        var answer =
                Examples.envelope(
                                "",
                                "<m:GetMailTipsResponse ResponseClass='Success'><m:ResponseMessages><m:MailTipsResponseMessageType ResponseClass='Success'/></m:ResponseMessages></m:GetMailTipsResponse>")
                        .getBytes(UTF_8);

        assertThat(read(answer))
                .singleElement()
                .isInstanceOfSatisfying(
                        PartnerAnswer.Error.class,
                        error -> assertThat(error.text()).contains("tells nothing"));
    }

    @Test
    void ourRequestIsValidByThePublishedSchemas() throws SAXException, IOException {
        var request = new Request("mary@contoso.test", List.of("ann@fabrikam.test"), everyTip());

        SchemaOracle.find().judge(GetMailTips.request(request, ExchangeVersion.EXCHANGE2013_SP1));
    }

    private static Set<MailTip> everyTip() {
        return EnumSet.allOf(MailTip.class);
    }

    private static List<PartnerAnswer<MailTips>> read(byte[] answer)
            throws MalformedXml, PartnerFault {
        return GetMailTips.readResponse(new ByteArrayInputStream(answer), Examples.MOST_BYTES);
    }

    private static AutomaticReply reply(byte[] answer) throws MalformedXml, PartnerFault {
        var shown = (PartnerAnswer.Shown<MailTips>) read(answer).getFirst();
        return shown.what().automaticReply().orElseThrow();
    }

    private static byte[] answer(String tips) {
        return Examples.envelope(
                        "",
                        """
                        <m:GetMailTipsResponse ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:ResponseMessages>
                        <m:MailTipsResponseMessageType ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>
                        <m:MailTips><t:PendingMailTips/>%s</m:MailTips></m:MailTipsResponseMessageType>
                        </m:ResponseMessages></m:GetMailTipsResponse>\
                        """
                                .formatted(tips))
                .getBytes(UTF_8);
    }
}
