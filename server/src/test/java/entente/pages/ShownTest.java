package entente.pages;

import static org.assertj.core.api.Assertions.assertThat;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts of others, as lines.
class ShownTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x09, 0x0A, 0x1B, 0x7F, 0x80, 0x85, 0x9F, 0x2028, 0x2029, 0x202A, 0x202E,
                0x2066, 0x2069, 0xFEFF
            })
    void whatControlsALineIsABlankInSubjectsAndNames(int control) {
        var text = "%1$cInvoice%1$c%1$cexe.pdf%1$c".formatted(control);
        var content =
                ItemContent.EMPTY.with(
                        Properties.NONE.with(Known.SUBJECT, text).with(Known.FROM_NAME, text));

        var subject = DeletedItem.subject(content);
        var name = DeletedItem.from(content);

        assertThat(subject).isEqualTo("Invoice exe.pdf");
        assertThat(name).isEqualTo("Invoice exe.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grüße", "日本語", "שלום", "🙂 ok", "a\u200Db", "a\u2065b"})
    void whatIsTextStays(String text) {
        assertThat(Shown.line(text)).isEqualTo(text);
    }
}
