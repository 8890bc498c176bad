package entente.item;

import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Filter.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What texts hold what is looked for in them.
class FilterTest {
    private static final PropertyId SUBJECT = Known.SUBJECT;

    @Test
    void nothingIsWithinEveryText() {
        for (var where : List.of(Place.BEGINNING, Place.ANYWHERE, Place.WORDS)) {
            assertThat(holds("lunch", "", where)).isTrue();
            assertThat(holds("lunch at noon.", "", where)).isTrue();
            assertThat(holds("", "", where)).isTrue();
        }
    }

    @Test
    void wordsAreFoundAsWholeOnes() {
        assertThat(holds("sunlunch, lunch at noon", "lunch at", Place.WORDS)).isTrue();
        assertThat(holds("lunches at noon", "lunch", Place.WORDS)).isFalse();
        assertThat(holds("a sunlunch", "lunch", Place.WORDS)).isFalse();
        assertThat(holds("lunches at noon", "lunch", Place.BEGINNING_OF_WORDS)).isTrue();
        assertThat(holds("a sunlunch", "lunch", Place.BEGINNING_OF_WORDS)).isFalse();
    }

    private static boolean holds(String subject, String text, Place where) {
        return new Filter.Contains(SUBJECT, text, where, false)
                .matches(Properties.NONE.with(SUBJECT, subject));
    }
}
