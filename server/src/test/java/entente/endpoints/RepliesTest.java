package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.name;
import static entente.endpoints.MailDesk.ref;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.Addressee.Kind;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CreateItem;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.DeleteType;
import entente.wire.ews.Disposition;
import entente.wire.ews.FolderElement;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import entente.wire.ews.MarkAsJunk;
import entente.wire.ews.NewItem;
import entente.wire.ews.SendItem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers to messages, and what becomes of those who are answered.
class RepliesTest {
    private static final Body YES = new Body(Body.Format.TEXT, "Yes.");
    private static final Addressee TO_BOB = new Addressee(Kind.TO, "Bob", "bob@contoso.test");

    /// From Bob to Mary and more people, with a picture in its text and a file.
    private static final String LETTER =
            """
            From: Bob <bob@contoso.test>
            To: Mary <mary@contoso.test>, sales@contoso.test, BOB@contoso.test
            Cc: alice@contoso.test, sales@contoso.test
            Date: Mon, 02 Mar 2026 10:00:00 +0000
            Message-ID: <2@contoso.test>
            References: <1@contoso.test>
            Subject: FW: Lunch
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=cut

            --cut
            Content-Type: multipart/related; boundary=in

            --in
            Content-Type: text/html

            <html><body>At <b>noon</b>? <img src="cid:pic@x"></body></html>
            --in
            Content-Type: image/png; name=pic.png
            Content-Disposition: inline; filename=pic.png
            Content-ID: <pic@x>
            Content-Transfer-Encoding: base64

            cGlj
            --in--
            --cut
            Content-Type: image/png; name=menu.png
            Content-Disposition: attachment; filename=menu.png
            Content-Transfer-Encoding: base64

            c291cA==
            --cut--
            """
                    .replace("\n", "\r\n");

    @TempDir private Path folder;
    private MailDesk desk;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anAnswerGoesToWhomTheMessageIsFrom() {
        var letter = letter();

        done(answer("ReplyToItem", letter, Disposition.SEND_AND_SAVE_COPY));

        var got = whole(AS_BOB, "inbox");
        var properties = got.content().properties();
        assertThat(properties.text(Known.SUBJECT)).contains("RE: Lunch");
        assertThat(properties.text(Known.IN_REPLY_TO)).contains("<2@contoso.test>");
        assertThat(properties.text(Known.REFERENCES)).contains("<1@contoso.test> <2@contoso.test>");
        assertThat(properties.text(Known.CONVERSATION_TOPIC)).contains("Lunch");
        assertThat(properties.find(Known.CONVERSATION_INDEX)).isPresent();
        assertThat(addresses(got, Kind.TO)).containsExactly("bob@contoso.test");
        assertThat(addresses(got, Kind.CC)).isEmpty();
        assertThat(got.body())
                .hasValueSatisfying(body ->
                        assertThat(body.text())
                                .startsWith("<html><body>\r\n<div>Yes.</div>")
                                .contains("<b>From:</b> Bob &lt;bob@contoso.test&gt;")
                                .contains("<b>Sent:</b> Monday, 2 March 2026 11:00")
                                .contains("<b>Subject:</b> FW: Lunch")
                                .contains("At <b>noon</b>?"));
        assertThat(got.content().attachments())
                .extracting(AttachmentPart::name)
                .containsExactly("pic.png");
        assertThat(done(desk.find(AS_MARY, name("sentitems"))).items()).hasSize(1);
    }

    @Test
    void theMessageShowsThatItWasAnswered() {
        var letter = letter();
        var before = desk.source(letter);

        done(answer("ReplyToItem", letter, Disposition.SEND_ONLY));

        var properties = desk.whole(letter).content().properties();
        assertThat(properties.number(Known.LAST_VERB)).contains(102);
        assertThat(properties.number(Known.ICON)).contains(0x105);
        assertThat(properties.time(Known.LAST_VERB_TIME)).isPresent();
        assertThat(desk.source(letter)).isEqualTo(before);
        assertThat(done(desk.find(AS_MARY, name("sentitems"))).items()).isEmpty();
    }

    @Test
    void anAnswerToAllGoesToThemAllOnceAndNotToOneself() {
        var letter = letter();

        var draft = draft("ReplyAllToItem", letter);

        assertThat(addresses(draft, Kind.TO))
                .containsExactly("bob@contoso.test", "sales@contoso.test");
        assertThat(addresses(draft, Kind.CC)).containsExactly("alice@contoso.test");
        assertThat(draft.content().properties().has(Known.FLAGS, Known.FLAG_UNSENT)).isTrue();
    }

    @Test
    void whereToAnswerIsWhatTheMessageSays() {
        var letter =
                made(
                        "From: bob@contoso.test\r\nReply-To: sales@contoso.test\r\nTo: mary@contoso.test\r\n\r\nAt noon?");

        var draft = draft("ReplyToItem", letter);

        assertThat(addresses(draft, Kind.TO)).containsExactly("sales@contoso.test");
        assertThat(draft.content().of(Kind.REPLY_TO)).isEmpty();
        assertThat(draft.content().properties().text(Known.SUBJECT)).contains("RE: ");
    }

    @ParameterizedTest
    @CsvSource({"bob@contoso.test,bob@contoso.test", "mary@contoso.test,mary@contoso.test"})
    void onesOwnMessageIsAnsweredToWhomItWasFor(String to, String expected) {
        var letter = made("From: mary@contoso.test\r\nTo: %s\r\n\r\nAt noon?".formatted(to));

        var draft = draft("ReplyAllToItem", letter);

        assertThat(addresses(draft, Kind.TO)).containsExactly(expected);
    }

    @Test
    void whatTheRequestSaysStands() {
        var letter = letter();
        var said =
                new ItemContent(
                        Properties.NONE.with(Known.SUBJECT, "No"), List.of(TO_BOB), List.of());
        var brought =
                new NewItem(
                        "ReplyAllToItem",
                        said,
                        Optional.of(YES),
                        Optional.empty(),
                        List.of(),
                        false,
                        List.of(),
                        Optional.of(letter));

        var draft = got(AS_MARY, done(create(AS_MARY, Disposition.SAVE_ONLY, brought)));

        assertThat(draft.content().properties().text(Known.SUBJECT)).contains("No");
        assertThat(addresses(draft, Kind.TO)).containsExactly("bob@contoso.test");
        assertThat(addresses(draft, Kind.CC))
                .containsExactly("alice@contoso.test", "sales@contoso.test");
        assertThat(draft.body()).contains(YES);
        assertThat(draft.content().attachments()).isEmpty();
    }

    @Test
    void aMessageIsPassedOnWithAllThatHangsOnIt() {
        var letter = letter();
        var brought =
                new NewItem(
                        "ForwardItem",
                        ItemContent.EMPTY.with(List.of(TO_BOB)),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        false,
                        List.of(),
                        Optional.of(letter),
                        Optional.of(YES));

        done(create(AS_MARY, Disposition.SEND_ONLY, brought));

        var got = whole(AS_BOB, "inbox");
        assertThat(got.content().properties().text(Known.SUBJECT)).contains("FW: Lunch");
        assertThat(got.content().properties().text(Known.IN_REPLY_TO)).isEmpty();
        assertThat(got.content().properties().text(Known.REFERENCES))
                .contains("<1@contoso.test> <2@contoso.test>");
        assertThat(got.content().attachments())
                .extracting(AttachmentPart::name)
                .containsExactlyInAnyOrder("pic.png", "menu.png");
        assertThat(new String(got.source().orElseThrow().bytes(), US_ASCII)).contains("c291cA==");
        var properties = desk.whole(letter).content().properties();
        assertThat(properties.number(Known.LAST_VERB)).contains(104);
        assertThat(properties.number(Known.ICON)).contains(0x106);
    }

    @Test
    void aDraftMarksTheMessageWhenItIsSent() {
        var letter = letter();
        var draft = ref(draft("ReplyAllToItem", letter));
        assertThat(desk.whole(letter).content().properties().number(Known.LAST_VERB)).isEmpty();
        desk.update(
                draft,
                new ItemEdit.SetAddressees(Kind.TO, List.of(TO_BOB)),
                new ItemEdit.SetAddressees(Kind.CC, List.of()));

        done(sent(new ItemRef(draft.id(), Optional.empty())));

        assertThat(desk.whole(letter).content().properties().number(Known.LAST_VERB)).contains(103);
        var copy = whole(AS_MARY, "sentitems");
        assertThat(copy.content().properties().find(Known.ANSWERS)).isEmpty();
        assertThat(whole(AS_BOB, "inbox").content().properties().find(Known.ANSWERS)).isEmpty();
    }

    @Test
    void aDraftIsSentAlsoWhereTheMessageIsGone() {
        var letter = letter();
        var draft = ref(draft("ReplyToItem", letter));
        desk.own.answer(
                AS_MARY,
                new DeleteItem.Request(
                        DeleteType.HARD_DELETE,
                        Optional.of(Invitations.SEND_TO_NONE),
                        List.of(letter)));

        done(sent(draft));

        assertThat(done(desk.find(AS_BOB, name("inbox"))).items()).hasSize(1);
    }

    @Test
    void aDraftThatSaysThatItAnswersAnothersMessageMarksNothingThere() {
        var bobs =
                ref(
                        done(
                                desk.create(
                                        AS_BOB,
                                        name("inbox"),
                                        MailDesk.item(
                                                "Message", Properties.NONE, Optional.of(LETTER)))));
        var draft =
                desk.made(
                        new NewItem(
                                "Message",
                                new ItemContent(
                                        Properties.NONE.with(Known.ANSWERS, "102 " + bobs.id()),
                                        List.of(TO_BOB),
                                        List.of()),
                                Optional.of(YES),
                                Optional.empty(),
                                List.of(),
                                false));

        done(sent(draft));

        assertThat(got(AS_BOB, bobs).content().properties().number(Known.LAST_VERB)).isEmpty();
    }

    @Test
    void nobodyAnswersAnothersMessage() {
        var letter = letter();
        var brought = brought("ReplyToItem", Optional.of(letter));

        assertThat(code(create(AS_BOB, Disposition.SEND_ONLY, brought)))
                .isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(create(AS_BOB, Disposition.SAVE_ONLY, brought)))
                .isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(create(AS_BOB, Disposition.SAVE_ONLY, suppressing(letter))))
                .isEqualTo(Code.ITEMS_NOT_SHARED);
    }

    @Test
    void whatIsNoMessageIsNotAnswered() {
        var contact =
                desk.made(
                        MailDesk.item(
                                "Contact",
                                Properties.NONE.with(Known.ITEM_CLASS, "IPM.Contact"),
                                Optional.empty()));

        assertThat(code(answer("ReplyToItem", contact, Disposition.SEND_ONLY)))
                .isEqualTo(Code.ANSWERED_NO_MESSAGE);
        assertThat(
                        code(
                                create(
                                        AS_MARY,
                                        Disposition.SAVE_ONLY,
                                        brought("ForwardItem", Optional.empty()))))
                .isEqualTo(Code.ANSWER_REFERENCE_MISSING);
    }

    @Test
    void anAnswerThatCannotBeSentMarksNothing() {
        var letter = made("From: nobody@contoso.test\r\nTo: mary@contoso.test\r\n\r\nHello");

        assertThat(code(answer("ReplyToItem", letter, Disposition.SEND_ONLY)))
                .isEqualTo(Code.RECIPIENT_UNKNOWN);
        assertThat(desk.whole(letter).content().properties().number(Known.LAST_VERB)).isEmpty();
    }

    @Test
    void aReceiptIsSuppressedWhereOneIsWanted() {
        var wanted =
                made(
                        "From: bob@contoso.test\r\nDisposition-Notification-To: bob@contoso.test\r\n\r\nHello");

        done(create(AS_MARY, Disposition.SAVE_ONLY, suppressing(wanted)));

        assertThat(code(create(AS_MARY, Disposition.SAVE_ONLY, suppressing(letter()))))
                .isEqualTo(Code.READ_RECEIPT_NOT_WANTED);
        assertThat(done(desk.find(AS_BOB, name("inbox"))).items()).isEmpty();
    }

    @Test
    void junkGoesToItsFolderAndBack() {
        var letter = letter();

        var junk = done(junk(true, true, letter)).orElseThrow();
        assertThat(desk.subjects("junkemail")).containsExactly("FW: Lunch");
        var back = done(junk(false, true, new ItemRef(junk.id(), Optional.empty()))).orElseThrow();

        assertThat(desk.subjects("inbox")).containsExactly("FW: Lunch");
        assertThat(desk.subjects("junkemail")).isEmpty();
        assertThat(done(junk(true, false, new ItemRef(back.id(), Optional.empty())))).isEmpty();
        assertThat(desk.subjects("inbox")).containsExactly("FW: Lunch");
        assertThat(
                        code(
                                desk.own
                                        .answer(
                                                AS_BOB,
                                                new MarkAsJunk.Request(
                                                        true,
                                                        true,
                                                        List.of(
                                                                new ItemRef(
                                                                        back.id(),
                                                                        Optional.empty()))))
                                        .items()
                                        .getFirst()))
                .isEqualTo(Code.ITEMS_NOT_SHARED);
    }

    @Test
    void aLongConversationIsCutInTheMiddle() {
        var references = new StringBuilder("References:");
        for (var index = 0; index < 100; index++) {
            references.append("\r\n <").append(index).append("@x>");
        }
        var letter =
                made(
                        "From: bob@contoso.test\r\nMessage-ID: <last@x>\r\n"
                                + references
                                + "\r\n\r\nHello");

        var draft = draft("ReplyToItem", letter);

        assertThat(draft.content().properties().text(Known.REFERENCES).orElseThrow().split(" "))
                .hasSize(50)
                .startsWith("<0@x>", "<52@x>")
                .endsWith("<99@x>", "<last@x>");
    }

    @Test
    void aConversationGrowsByEachStep() {
        var letter = letter();

        var first = draft("ReplyToItem", letter);
        var second = draft("ForwardItem", ref(first));

        assertThat(index(first)).hasSize(22);
        assertThat(index(second)).hasSize(27).startsWith(index(first));
    }

    private static byte[] index(ItemElement item) {
        return ((PropertyValue.Binary)
                        item.content().properties().find(Known.CONVERSATION_INDEX).orElseThrow())
                .bytes();
    }

    private ItemRef letter() {
        return made(LETTER);
    }

    private ItemRef made(String source) {
        return desk.made(MailDesk.item("Message", Properties.NONE, Optional.of(source)));
    }

    private BatchResult<Optional<ItemElement>> answer(
            String element, ItemRef to, Disposition disposition) {
        return create(AS_MARY, disposition, brought(element, Optional.of(to)));
    }

    private static NewItem brought(String element, Optional<ItemRef> to) {
        return new NewItem(
                element,
                ItemContent.EMPTY,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                List.of(),
                to,
                Optional.of(YES));
    }

    private static NewItem suppressing(ItemRef message) {
        return new NewItem(
                "SuppressReadReceipt",
                ItemContent.EMPTY,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                List.of(),
                Optional.of(message));
    }

    private ItemElement draft(String element, ItemRef to) {
        return got(AS_MARY, done(answer(element, to, Disposition.SAVE_ONLY)));
    }

    private ItemElement got(Caller caller, Optional<ItemElement> made) {
        return got(caller, ref(made.orElseThrow()));
    }

    private ItemElement got(Caller caller, ItemRef ref) {
        return done(desk.get(caller, ref));
    }

    /// The only item of a folder.
    private ItemElement whole(Caller caller, String folder) {
        var items = done(desk.find(caller, name(folder))).items();
        assertThat(items).hasSize(1);
        return got(caller, ref(items.getFirst()));
    }

    private BatchResult<Optional<ItemElement>> create(
            Caller caller, Disposition disposition, NewItem item) {
        var ask =
                new CreateItem.Request(
                        Optional.of(disposition),
                        Optional.empty(),
                        List.of(BatchResult.done(item)));
        return desk.own.answer(caller, ask).items().getFirst();
    }

    private BatchResult<?> sent(ItemRef draft) {
        var ask = new SendItem.Request(true, Optional.empty(), List.of(draft));
        return desk.own.answer(AS_MARY, ask).items().getFirst();
    }

    private BatchResult<Optional<FolderElement.Id>> junk(
            boolean junk, boolean moves, ItemRef item) {
        return desk.own
                .answer(AS_MARY, new MarkAsJunk.Request(junk, moves, List.of(item)))
                .items()
                .getFirst();
    }

    private static List<String> addresses(ItemElement item, Kind kind) {
        return item.content().of(kind).stream().map(Addressee::address).toList();
    }
}
