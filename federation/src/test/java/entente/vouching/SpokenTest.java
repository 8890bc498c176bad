package entente.vouching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpokenTest {
    @Test
    void whatLooksLikeATokenIsLeftOutHoweverLongItIs() {
        assertThat(Spoken.quoted("see eyJ" + "a.".repeat(100_000) + " there"))
                .isEqualTo("see (token) there");
    }

    @Test
    void wordsArePrintableAndCut() {
        assertThat(Spoken.quoted("a\u001b[2J\nb" + "c".repeat(1000)))
                .startsWith("a?[2J?b")
                .hasSizeLessThan(310);
    }
}
