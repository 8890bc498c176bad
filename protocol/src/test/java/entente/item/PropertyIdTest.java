package entente.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PropertyIdTest {
    private static final UUID SET = UUID.fromString("c11ff724-aa03-4555-9952-8fa248a11c3e");

    @Test
    void everyIdIsReadAgainFromItsText() {
        var ids =
                List.<PropertyId>of(
                        Known.SUBJECT,
                        Known.LAST_PARENT,
                        new PropertyId.Tag(0xffff),
                        Known.REMINDER_SET,
                        new PropertyId.Numbered(SET, -1),
                        Known.CATEGORIES,
                        new PropertyId.Named(SET, "a/b:c {d}"));

        assertThat(ids).allSatisfy(id -> assertThat(PropertyId.parse(id.text())).contains(id));
    }

    @Test
    void idsHaveOneOrderWhateverOneComesFrom() {
        var other = UUID.fromString("00020329-0000-0000-c000-000000000046");
        var ordered =
                List.<PropertyId>of(
                        new PropertyId.Tag(0x37),
                        new PropertyId.Tag(0xe06),
                        new PropertyId.Numbered(SET, 2),
                        new PropertyId.Numbered(SET, -1),
                        new PropertyId.Numbered(other, 1),
                        new PropertyId.Named(SET, "a"),
                        new PropertyId.Named(SET, "b"),
                        new PropertyId.Named(other, "a"));

        assertThat(new TreeSet<>(ordered.reversed())).containsExactlyElementsOf(ordered);
        assertThat(ordered).allSatisfy(id -> assertThat(id).isEqualByComparingTo(id));
    }

    @Test
    void whatIsNoIdIsNotRead() {
        assertThat(
                        List.of(
                                "",
                                "zz",
                                "0",
                                "12345",
                                SET.toString(),
                                SET + "/",
                                SET + ":x",
                                SET + "|1"))
                .allSatisfy(text -> assertThat(PropertyId.parse(text)).isEmpty());
    }

    @Test
    void namesOfInternetHeadersHaveNoCase() {
        assertThat(new PropertyId.Named(PropertySet.INTERNET_HEADERS, "X-Mailer"))
                .isEqualTo(new PropertyId.Named(PropertySet.INTERNET_HEADERS, "x-mailer"));
        assertThat(new PropertyId.Named(SET, "A")).isNotEqualTo(new PropertyId.Named(SET, "a"));
    }

    @Test
    void listHoldsValuesOfItsTypeAlone() {
        var text = new PropertyValue.Text("one");

        assertThatThrownBy(() -> new PropertyValue.Many(PropertyType.INTEGER, List.of(text)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bitOfANumberIsSetAndTakenBack() {
        var read = Properties.NONE.with(Known.FLAGS, Known.FLAG_READ, true);

        assertThat(read.has(Known.FLAGS, Known.FLAG_READ)).isTrue();
        assertThat(read.with(Known.FLAGS, Known.FLAG_READ, false).number(Known.FLAGS)).contains(0);
    }
}
