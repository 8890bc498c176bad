package entente.pages;

import static entente.pages.PagesDesk.BOB;
import static entente.pages.PagesDesk.MARY;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How many sessions there are, and whose make room.
class SessionsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void onePersonHasSoManyAndTheOneUsedLongestAgoMakesRoom() {
        var sessions = new Sessions(_ -> Optional.of("mark"));
        var hers = new ArrayList<String>();
        for (var number = 0; number < Sessions.MOST_OF_ONE; number++) {
            hers.add(sessions.begin(MARY, "mark", NOON));
        }
        var his = sessions.begin(BOB, "mark", NOON);
        sessions.use(hers.getFirst(), NOON.plusSeconds(1));

        var another = sessions.begin(MARY, "mark", NOON.plusSeconds(2));

        assertThat(hers.stream().map(it -> sessions.use(it, NOON.plusSeconds(3)).isPresent()))
                .containsExactly(true, false, true, true, true);
        assertThat(sessions.use(his, NOON.plusSeconds(3))).isPresent();
        assertThat(sessions.use(another, NOON.plusSeconds(3))).isPresent();
    }

    @Test
    void allOfThemTogetherAreSoMany() {
        var sessions = new Sessions(_ -> Optional.of("mark"), 3);
        var first = sessions.begin(MARY, "mark", NOON);
        for (var number = 0; number < 3; number++) {
            sessions.begin(Address.of("p" + number + "@contoso.test"), "mark", NOON);
        }

        var ended = sessions.use(first, NOON);

        assertThat(ended).isEmpty();
    }

    @Test
    void aSessionEndsWhereTheClockWasPutBackToLongBeforeItBegan() {
        var sessions = new Sessions(_ -> Optional.of("mark"));
        var cookie = sessions.begin(MARY, "mark", NOON);
        var earliest = NOON.minus(Sessions.LONGEST_UNUSED);

        var little = sessions.use(cookie, earliest);
        var much = sessions.use(cookie, earliest.minusMillis(1));

        assertThat(little).isPresent();
        assertThat(much).isEmpty();
        assertThat(sessions.use(cookie, NOON)).isEmpty();
    }

    @Test
    void aSessionOfAPasswordThatWasChangedWhileItWasLookedAtIsOverAtOnce() {
        var sessions = new Sessions(_ -> Optional.of("new"));

        var cookie = sessions.begin(MARY, "old", NOON);

        assertThat(sessions.use(cookie, NOON)).isEmpty();
    }
}
