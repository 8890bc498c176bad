package entente.wire.ews;

import static entente.wire.ews.ItemExamples.LETTER;
import static entente.wire.ews.ItemExamples.LUNCH_ID;
import static entente.wire.ews.ItemExamples.MENU;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.AttachmentPart;
import entente.item.Octets;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// What hangs on items: given, hung on and taken away.
class AttachmentOperationsTest {
    private static final Octets SOUP = Octets.of("soup".getBytes(US_ASCII));
    private static final ItemShape ALL =
            new ItemShape(Base.ALL_PROPERTIES, false, BodyFormat.BEST, List.of());
    private static final ItemShape WITH_SOURCE =
            new ItemShape(Base.ALL_PROPERTIES, true, BodyFormat.BEST, List.of());
    private static final String IDS =
            "<m:AttachmentIds><t:AttachmentId Id='A1'/><t:AttachmentId Id='B2' RootItemId='QQ=='/></m:AttachmentIds>";

    @Test
    void attachmentsAreAskedForByTheirIds() throws EwsFault {
        assertThat(read("<m:GetAttachment>" + IDS + "</m:GetAttachment>"))
                .isEqualTo(new GetAttachment.Request(ALL, List.of("A1", "B2")));
        assertThat(
                        read(
                                "<m:GetAttachment><m:AttachmentShape><t:IncludeMimeContent>true</t:IncludeMimeContent></m:AttachmentShape>"
                                        + IDS
                                        + "</m:GetAttachment>"))
                .isEqualTo(new GetAttachment.Request(WITH_SOURCE, List.of("A1", "B2")));
        assertThat(read("<m:DeleteAttachment>" + IDS + "</m:DeleteAttachment>"))
                .isEqualTo(new DeleteAttachment.Request(List.of("A1", "B2")));
    }

    @Test
    void filesAndMessagesAreHungOnAnItemAndOthersAreRefusedInTheirPlace() throws EwsFault {
        var request =
                (CreateAttachment.Request)
                        read(
                                "<m:CreateAttachment><m:ParentItemId Id='QQ==' ChangeKey='S0VZ'/><m:Attachments><t:FileAttachment><t:Name>menu.txt</t:Name><t:IsInline>false</t:IsInline><t:Content>c291cA==</t:Content></t:FileAttachment><t:ItemAttachment><t:Name>Dinner</t:Name><t:Task><t:Subject>x</t:Subject></t:Task></t:ItemAttachment><t:ItemAttachment><t:Name>Dinner</t:Name><t:Message><t:MimeContent>c291cA==</t:MimeContent><t:Subject>x</t:Subject></t:Message></t:ItemAttachment></m:Attachments></m:CreateAttachment>");

        assertThat(request.parent()).isEqualTo(new ItemRef("QQ==", Optional.of("S0VZ")));
        assertThat(request.attachments()).hasSize(3);
        assertThat(part(request.attachments().get(0)))
                .isEqualTo(
                        new AttachmentPart(
                                1,
                                "menu.txt",
                                "application/octet-stream",
                                Optional.empty(),
                                false,
                                false,
                                4));
        assertThat(request.attachments().get(1))
                .isEqualTo(BatchResult.refused(Code.ITEM_KIND_NOT_OFFERED));
        assertThat(part(request.attachments().get(2)))
                .isEqualTo(
                        new AttachmentPart(
                                3, "Dinner", "message/rfc822", Optional.empty(), false, true, 4));
    }

    @Test
    void aFileIsGivenWithItsBytes() {
        var answer = written(ALL, new AttachmentElement("A1", MENU, SOUP, Optional.empty()));

        assertThat(answer)
                .contains(
                        "<m:Attachments><t:FileAttachment><t:AttachmentId Id=\"A1\"/><t:Name>menu.png</t:Name>",
                        "<t:Content>c291cA==</t:Content></t:FileAttachment></m:Attachments>");
    }

    @Test
    void aMessageIsGivenAsOneWithItsSourceWhereThatIsWanted() {
        var attachment = new AttachmentElement("B2", LETTER, SOUP, Optional.of(attached()));

        assertThat(written(ALL, attachment))
                .contains("<t:Message><t:ItemClass>IPM.Note</t:ItemClass><t:Subject>Lunch")
                .doesNotContain("t:MimeContent", "t:ItemId");
        assertThat(written(WITH_SOURCE, attachment))
                .contains(
                        "<t:Message><t:MimeContent CharacterSet=\"UTF-8\">c291cA==</t:MimeContent>");
    }

    @Test
    void aMessageThatCannotBeReadIsGivenByItsName() {
        var attachment = new AttachmentElement("B2", LETTER, SOUP, Optional.empty());

        assertThat(written(WITH_SOURCE, attachment))
                .contains(
                        "<t:Message><t:MimeContent CharacterSet=\"UTF-8\">c291cA==</t:MimeContent><t:Subject>Re: Dinner</t:Subject></t:Message></t:ItemAttachment>");
    }

    @Test
    void whoChangesAttachmentsIsToldWhichItemChanged() {
        var made = new CreateAttachment.Made(new AttachmentRef(LUNCH_ID.id(), 3), false, LUNCH_ID);

        assertThat(written(new CreateAttachment.Response(List.of(BatchResult.done(made)))))
                .contains(
                        "<t:FileAttachment><t:AttachmentId Id=\"00000003TFVOQ0g=\" RootItemId=\"TFVOQ0g=\" RootItemChangeKey=\"S0VZ\"/></t:FileAttachment>");
        assertThat(written(new DeleteAttachment.Response(List.of(BatchResult.done(LUNCH_ID)))))
                .contains("<m:RootItemId RootItemId=\"TFVOQ0g=\" RootItemChangeKey=\"S0VZ\"/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<m:CreateAttachment/>",
                "<m:CreateAttachment><m:ParentItemId Id='QQ=='/><m:Attachments><t:FileAttachment><t:Content>*</t:Content></t:FileAttachment></m:Attachments></m:CreateAttachment>",
                "<m:GetAttachment><m:AttachmentShape><t:IncludeMimeContent>some</t:IncludeMimeContent></m:AttachmentShape></m:GetAttachment>"
            })
    void aRequestWithoutWhatItNeedsIsMalformed(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(EwsFault.class);
    }

    @ParameterizedTest
    @MethodSource("responses")
    void everyAnswerIsAsTheSchemasHaveIt(EwsResponse response) throws SAXException, IOException {
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2007_SP1, response));
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2016, response));
    }

    static Stream<EwsResponse> responses() {
        var letter = new AttachmentRef(LUNCH_ID.id(), 3);
        return Stream.of(
                new GetAttachment.Response(
                        WITH_SOURCE,
                        List.of(
                                BatchResult.done(
                                        new AttachmentElement("A1", MENU, SOUP, Optional.empty())),
                                BatchResult.refused(Code.ATTACHMENT_UNKNOWN),
                                BatchResult.done(
                                        new AttachmentElement(
                                                "B2", LETTER, SOUP, Optional.of(attached()))),
                                BatchResult.done(
                                        new AttachmentElement(
                                                "B2", LETTER, SOUP, Optional.empty())))),
                new CreateAttachment.Response(
                        List.of(
                                BatchResult.done(new CreateAttachment.Made(letter, true, LUNCH_ID)),
                                BatchResult.refused(Code.ITEM_TOO_LARGE))),
                new DeleteAttachment.Response(
                        List.of(
                                BatchResult.done(LUNCH_ID),
                                BatchResult.refused(Code.ATTACHMENT_UNKNOWN))));
    }

    private static ItemElement attached() {
        return new ItemElement(
                new FolderElement.Id("", ""),
                Optional.empty(),
                ItemExamples.LUNCH.content().withAttachments(List.of()),
                ItemExamples.LUNCH.body(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                4,
                true);
    }

    private static AttachmentPart part(BatchResult<NewAttachment> result) {
        assertThat(result).isInstanceOf(BatchResult.Done.class);
        return ((BatchResult.Done<NewAttachment>) result).value().part();
    }

    private static String written(ItemShape shape, AttachmentElement attachment) {
        return written(new GetAttachment.Response(shape, List.of(BatchResult.done(attachment))));
    }

    private static String written(EwsResponse response) {
        return Examples.written(ExchangeVersion.EXCHANGE2013_SP1, response);
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }
}
