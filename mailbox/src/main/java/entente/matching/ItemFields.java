package entente.matching;

import entente.item.Addressee;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.PropertyValue;
import entente.kql.Importance;
import entente.kql.Kind;
import entente.kql.TextProperty;
import entente.matching.People.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;

/// What an index holds of an item so that [Meaning] finds it: words, and values to compare. No text is kept in it that could be read back.
public final class ItemFields {
    static final String ALL = "all";
    static final String IMPORTANCE = "importance";
    static final String KIND = "kind";
    static final String SIZE = "size";

    private static final int LONGEST_WHOLE = 1_000;
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<IndexableField> fields = new ArrayList<>();

    private ItemFields() {}

    public static List<IndexableField> of(SearchedItem item) {
        var fields = new ItemFields();
        fields.add(item);
        return fields.fields;
    }

    static String words(TextProperty property) {
        return property.name().toLowerCase(Locale.ROOT);
    }

    static String whole(TextProperty property) {
        return words(property) + "-whole";
    }

    private void add(SearchedItem item) {
        var content = item.content();
        var properties = content.properties();
        properties.text(Known.SUBJECT).ifPresent(subject -> text(TextProperty.SUBJECT, subject));
        people(TextProperty.FROM, People.from(content));
        people(TextProperty.TO, People.of(content, Addressee.Kind.TO));
        people(TextProperty.CC, People.of(content, Addressee.Kind.CC));
        people(TextProperty.BCC, People.of(content, Addressee.Kind.BCC));
        properties.texts(Known.CATEGORIES).forEach(each -> text(TextProperty.CATEGORY, each));
        for (var part : content.attachments()) {
            text(TextProperty.ATTACHMENT, part.name());
            inPieces(TextProperty.ATTACHMENT, part.name());
        }
        for (var person : People.of(content, Addressee.Kind.REPLY_TO)) {
            words(ALL, person.text());
        }
        otherTexts(content).forEach(each -> words(ALL, each));
        item.texts().forEach(each -> words(ALL, each));
        importance(content);
        for (var kind : Kind.values()) {
            if (kind.has(content.itemClass())) {
                value(KIND, kind.name());
            }
        }
        properties.time(Known.RECEIVED).ifPresent(at -> number("received", at.toEpochMilli()));
        properties.time(Known.SENT).ifPresent(at -> number("sent", at.toEpochMilli()));
        number(SIZE, item.size());
    }

    /// Of contacts, tasks and appointments everything is said in properties.
    private static Stream<String> otherTexts(ItemContent content) {
        var isMessage =
                Stream.of(
                                ItemContent.APPOINTMENT,
                                ItemContent.CONTACT,
                                ItemContent.LIST,
                                ItemContent.TASK)
                        .noneMatch(content::isOf);
        if (isMessage) {
            return content.properties().text(Known.LOCATION).stream();
        }
        return content.properties().all().entrySet().stream()
                .filter(each -> !each.getKey().equals(Known.ITEM_CLASS))
                .map(each -> each.getValue())
                .flatMap(value ->
                        value instanceof PropertyValue.Many(_, var values)
                                ? values.stream()
                                : Stream.of(value))
                .filter(PropertyValue.Text.class::isInstance)
                .map(value -> ((PropertyValue.Text) value).value());
    }

    private void importance(ItemContent content) {
        var levels = Importance.values();
        var level = content.properties().number(Known.IMPORTANCE).orElse(1);
        value(IMPORTANCE, levels[Math.clamp(level, 0, levels.length - 1)].name());
    }

    private void people(TextProperty property, List<Person> people) {
        for (var person : people) {
            both(property, person.text());
            inPieces(property, person.address());
            whole(property, person.name());
            whole(property, person.address());
            whole(property, person.text());
        }
    }

    private void text(TextProperty property, String text) {
        both(property, text);
        whole(property, text);
    }

    /// What a name is put together of can be looked for too: `report` in `sales-report.pdf`.
    private void inPieces(TextProperty property, String text) {
        var pieces = NO_LETTER.matcher(Words.plain(text)).replaceAll(" ").strip();
        if (pieces.contains(" ")) {
            both(property, pieces);
        }
    }

    private void both(TextProperty property, String text) {
        words(words(property), text);
        words(ALL, text);
    }

    private void words(String field, String text) {
        if (!text.isBlank()) {
            fields.add(new TextField(field, Words.plain(text), Field.Store.NO));
        }
    }

    private void whole(TextProperty property, String text) {
        var whole = Words.whole(text);
        if (!whole.isEmpty() && whole.length() <= LONGEST_WHOLE) {
            value(whole(property), whole);
        }
    }

    private void value(String field, String value) {
        fields.add(new StringField(field, value, Field.Store.NO));
    }

    private void number(String field, long value) {
        fields.add(new LongPoint(field, value));
    }
}
