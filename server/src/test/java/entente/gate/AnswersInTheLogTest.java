package entente.gate;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import entente.wire.seal.Suite;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What partners are answered is on record, and fills no log besides; what they are refused does both.
class AnswersInTheLogTest {
    private final Logger gate = (Logger) LoggerFactory.getLogger(Gate.class);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final SealedWorld fabrikam = new SealedWorld();

    @BeforeEach
    void listen() {
        gate.setLevel(Level.INFO);
        written.start();
        gate.addAppender(written);
    }

    @AfterEach
    void stopListening() {
        gate.detachAppender(written);
        gate.setLevel(null);
    }

    @Test
    void answerToAPartnerIsNoLineInTheLog() {
        var reply = fabrikam.post(new Letter());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(written.list).isEmpty();
    }

    @Test
    void whoLooksCloserSeesIt() {
        gate.setLevel(Level.DEBUG);

        fabrikam.post(new Letter());

        assertThat(said()).singleElement().asString().contains("200");
    }

    @Test
    void messageThatIsTurnedAwayIsALine() {
        fabrikam.post(Letter.of(letter -> letter.suite = Suite.LEGACY));

        assertThat(said()).singleElement().asString().contains("turned away");
    }

    private List<String> said() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
