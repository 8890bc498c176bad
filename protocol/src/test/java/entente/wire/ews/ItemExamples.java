package entente.wire.ews;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyValue;
import entente.wire.ews.FolderShape.Base;
import entente.wire.ews.ItemShape.BodyFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Items that tests tell of.
final class ItemExamples {
    static final FolderElement.Id LUNCH_ID = new FolderElement.Id("TFVOQ0g=", "S0VZ");
    static final FolderElement.Id INBOX_ID = new FolderElement.Id("SU5CT1g=", "S0VZMg==");
    static final Instant MORNING = Instant.parse("2026-03-02T08:00:00.123Z");
    static final AttachmentPart MENU =
            new AttachmentPart(
                    1, "menu.png", "image/png", Optional.of("menu@contoso.test"), true, false, 7);
    static final AttachmentPart LETTER =
            new AttachmentPart(
                    2, "Re: Dinner", "message/rfc822", Optional.empty(), false, true, 900);

    /// A message with all that one can say.
    static final ItemElement LUNCH =
            new ItemElement(
                    LUNCH_ID,
                    Optional.of(INBOX_ID),
                    new ItemContent(
                            properties(),
                            List.of(
                                    new Addressee(Addressee.Kind.TO, "Bob", "bob@contoso.test"),
                                    new Addressee(Addressee.Kind.TO, "", "joe@contoso.test"),
                                    new Addressee(Addressee.Kind.CC, "Team", ""),
                                    new Addressee(Addressee.Kind.BCC, "", "kim@fabrikam.test"),
                                    new Addressee(
                                            Addressee.Kind.REPLY_TO, "", "mary@contoso.test")),
                            List.of(MENU, LETTER)),
                    Optional.of(
                            new Body(Body.Format.HTML, "<p>At <b>noon</b>?<br>Ann &amp; I</p>")),
                    Optional.of(
                            Octets.of(
                                    "Subject: Lunch\r\n\r\n".getBytes(StandardCharsets.US_ASCII))),
                    MORNING,
                    MORNING.plusSeconds(60),
                    2_048,
                    true);

    private ItemExamples() {}

    static ItemElement ofClass(String itemClass) {
        return with(properties().with(Known.ITEM_CLASS, itemClass));
    }

    static ItemElement with(Properties properties) {
        return new ItemElement(
                LUNCH.id(),
                LUNCH.parent(),
                LUNCH.content().with(properties),
                LUNCH.body(),
                LUNCH.source(),
                LUNCH.made(),
                LUNCH.changed(),
                LUNCH.size(),
                true);
    }

    /// All there is to ask for, each path by itself too, known or not.
    static ItemShape everything(ItemPath... more) {
        var fields =
                Arrays.stream(ItemField.values())
                        .<ItemPath>map(field -> new ItemPath.Field(field.uri()));
        var all = Stream.concat(fields, Arrays.stream(more)).toList();
        return new ItemShape(Base.ALL_PROPERTIES, true, BodyFormat.BEST, all);
    }

    static ItemShape shape(Base base, ItemPath... more) {
        return new ItemShape(base, false, BodyFormat.BEST, List.of(more));
    }

    static Properties properties() {
        return Properties.NONE
                .with(Known.ITEM_CLASS, "IPM.Note")
                .with(Known.SUBJECT, "Lunch")
                .with(Known.SENSITIVITY, 2)
                .with(Known.IMPORTANCE, 2)
                .with(Known.RECEIVED, MORNING)
                .with(Known.SENT, MORNING.minusSeconds(5))
                .with(Known.FLAGS, Known.FLAG_READ | Known.FLAG_HAS_ATTACHMENT)
                .with(Known.FLAG_STATUS, 2)
                .with(Known.HAS_ATTACHMENTS, true)
                .with(Known.CATEGORIES, PropertyValue.Many.texts(List.of("Food", "Town")))
                .with(Known.IN_REPLY_TO, "<1@contoso.test>")
                .with(Known.REFERENCES, "<1@contoso.test>")
                .with(Known.MESSAGE_ID, "<2@fabrikam.test>")
                .with(Known.CONVERSATION_TOPIC, "Lunch")
                .with(Known.CONVERSATION_INDEX, PropertyValue.Binary.of(new byte[] {1, 2, 3}))
                .with(Known.FROM_NAME, "Ann")
                .with(Known.FROM_ADDRESS, "ann@fabrikam.test")
                .with(Known.SENDER_ADDRESS, "desk@fabrikam.test")
                .with(Known.READ_RECEIPT_REQUESTED, true)
                .with(Known.REMINDER_SET, true)
                .with(Known.REMINDER_DUE, MORNING)
                .with(Known.REMINDER_MINUTES, 15)
                .with(
                        Known.HEADERS,
                        "Received: by mx.contoso.test\r\n\tfor bob\r\nX-Mood: good\r\nno header\r\nx-mood: hungry\r\n");
    }
}
