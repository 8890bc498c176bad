package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.problem.Code;
import entente.wire.ews.FolderShape.Base;
import entente.wire.ews.ItemShape.BodyFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// Answers to messages as requests bring them, which answers are told of, and junk.
class ResponseObjectsTest {
    private static final ItemShape ASKED =
            new ItemShape(
                    Base.ID_ONLY,
                    false,
                    BodyFormat.BEST,
                    List.of(new ItemPath.Field("item:ResponseObjects")));

    @ParameterizedTest
    @ValueSource(strings = {"ReplyToItem", "ReplyAllToItem", "ForwardItem"})
    void anAnswerIsReadWithWhatItSays(String element) throws EwsFault {
        var item =
                read(
                        "<t:%s><t:Subject>RE: Lunch</t:Subject><t:ToRecipients><t:Mailbox><t:EmailAddress>ann@fabrikam.test</t:EmailAddress></t:Mailbox></t:ToRecipients><t:ReferenceItemId Id='QQ==' ChangeKey='S0VZ'/><t:NewBodyContent BodyType='HTML'>&lt;p&gt;Yes.&lt;/p&gt;</t:NewBodyContent></t:%1$s>"
                                .formatted(element));

        assertThat(item.element()).isEqualTo(element);
        assertThat(item.reference()).contains(new ItemRef("QQ==", Optional.of("S0VZ")));
        assertThat(item.above()).contains(new Body(Body.Format.HTML, "<p>Yes.</p>"));
        assertThat(item.body()).isEmpty();
        assertThat(item.content().properties().text(Known.SUBJECT)).contains("RE: Lunch");
        assertThat(item.content().of(Addressee.Kind.TO))
                .extracting(Addressee::address)
                .containsExactly("ann@fabrikam.test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IPM.Note|1|ReplyToItem ReplyAllToItem ForwardItem",
                "REPORT.IPM.Note.NDR|1|ReplyToItem ReplyAllToItem ForwardItem",
                "IPM.Schedule.Meeting.Request|0|AcceptItem TentativelyAcceptItem DeclineItem ReplyToItem ReplyAllToItem ForwardItem",
                "IPM.Note|9|''",
                "IPM.Contact|1|''",
                "IPM.Appointment|1|''"
            })
    void whatCanBeAnsweredIsTold(String itemClass, int flags, String expected) {
        var told = told(content(itemClass, flags));

        assertThat(told).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1,CancelCalendarItem",
        "3,AcceptItem TentativelyAcceptItem DeclineItem",
        "7,''",
        "0,''"
    })
    void meetingsAreAnsweredByWhomTheyAreNotOf(int state, String expected) {
        var content = content("IPM.Appointment", 1);

        var told = told(content.with(content.properties().with(Known.APPOINTMENT_STATE, state)));

        assertThat(told).isEqualTo(expected);
    }

    @Test
    void aReceiptCanBeSuppressedUntilTheMessageIsRead() {
        var unread = content("IPM.Note", 0);
        var wanted = unread.properties().with(Known.READ_RECEIPT_REQUESTED, true);

        assertThat(told(unread.with(wanted))).endsWith(" SuppressReadReceipt");
        assertThat(told(unread.with(wanted.with(Known.FLAGS, 1)))).endsWith("ForwardItem");
    }

    @Test
    void whatIsNotAskedForIsNotTold() {
        var written = written(content("IPM.Note", 1), ItemShape.IDS_ONLY);

        assertThat(written).doesNotContain("ResponseObjects");
        assertThat(written(content("IPM.Note", 1), ASKED.listed()))
                .doesNotContain("ResponseObjects");
    }

    @Test
    void junkIsReadAndToldByTheIdsThatItHas() throws EwsFault {
        var ask =
                Examples.read(
                                Examples.envelope(
                                        "",
                                        "<m:MarkAsJunk IsJunk='true' MoveItem='0'><m:ItemIds><t:ItemId Id='QQ=='/></m:ItemIds></m:MarkAsJunk>"))
                        .operation();

        assertThat(ask)
                .isEqualTo(
                        new MarkAsJunk.Request(
                                true, false, List.of(new ItemRef("QQ==", Optional.empty()))));
        assertThat(Examples.written(ExchangeVersion.EXCHANGE2013_SP1, junk()))
                .contains("<m:MovedItemId Id=\"QQ==\" ChangeKey=\"S0VZ\"/>");
    }

    @Test
    void junkHasToSayWhetherItIsAny() {
        assertThatThrownBy(() ->
                        Examples.read(
                                Examples.envelope(
                                        "",
                                        "<m:MarkAsJunk MoveItem='true'><m:ItemIds/></m:MarkAsJunk>")))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("IsJunk");
    }

    static Stream<EwsResponse> answers() {
        var meeting = content("IPM.Schedule.Meeting.Request", 0);
        return Stream.of(
                junk(),
                new GetItem.Response(
                        new ItemShape(Base.ALL_PROPERTIES, false, BodyFormat.BEST, List.of()),
                        List.of(
                                BatchResult.done(
                                        element(
                                                meeting.with(
                                                        meeting.properties()
                                                                .with(
                                                                        Known
                                                                                .READ_RECEIPT_REQUESTED,
                                                                        true)))))));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAreValidBySchema(EwsResponse answer) throws SAXException, IOException {
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, answer));
    }

    private static MarkAsJunk.Response junk() {
        return new MarkAsJunk.Response(
                List.of(
                        BatchResult.done(Optional.of(new FolderElement.Id("QQ==", "S0VZ"))),
                        BatchResult.done(Optional.empty()),
                        BatchResult.refused(Code.ITEM_UNKNOWN)));
    }

    private static NewItem read(String item) throws EwsFault {
        var ask =
                (CreateItem.Request)
                        Examples.read(
                                        Examples.envelope(
                                                "",
                                                "<m:CreateItem MessageDisposition='SendOnly'><m:Items>%s</m:Items></m:CreateItem>"
                                                        .formatted(item)))
                                .operation();
        return ask.items().getFirst() instanceof BatchResult.Done(var read)
                ? read
                : throwing(ask.items().getFirst());
    }

    private static NewItem throwing(BatchResult<NewItem> refused) {
        throw new AssertionError(refused);
    }

    private static ItemContent content(String itemClass, int flags) {
        return ItemContent.EMPTY.with(
                Properties.NONE.with(Known.ITEM_CLASS, itemClass).with(Known.FLAGS, flags));
    }

    private static String told(ItemContent content) {
        var written = written(content, ASKED);
        var start = written.indexOf("<t:ResponseObjects>");
        return start < 0
                ? ""
                : written.substring(start + 19, written.indexOf("</t:ResponseObjects>"))
                        .replace("<t:", "")
                        .replace("/>", " ")
                        .strip();
    }

    private static String written(ItemContent content, ItemShape shape) {
        return Examples.written(
                ExchangeVersion.EXCHANGE2013_SP1,
                new GetItem.Response(shape, List.of(BatchResult.done(element(content)))));
    }

    private static ItemElement element(ItemContent content) {
        return new ItemElement(
                new FolderElement.Id("QQ==", "S0VZ"),
                Optional.empty(),
                content,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                true);
    }
}
