package entente.gate;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import entente.trusts.Action;
import entente.wire.seal.Suite;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What partners are answered is no line in the log where it is on record; what they are refused is, and what no record has.
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

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 500})
    void partnerWhoWasLetInAndIsRefusedIsALine(int status) {
        fabrikam.status = status;

        fabrikam.post(new Letter());

        assertThat(said()).singleElement().asString().contains(": " + status + " after");
    }

    @Test
    void answerThatNoRecordHasIsALine() {
        fabrikam.takes(
                Letter.of(letter -> {
                    letter.path = SealedWorld.AUTODISCOVER;
                    letter.to = "https://mail.fabrikam.test:8443" + SealedWorld.AUTODISCOVER;
                    letter.action = Letter.AUTODISCOVER + "/Autodiscover/GetUserSettings";
                    letter.body =
                            "<a:GetUserSettingsRequestMessage xmlns:a=\"%s\"/>"
                                    .formatted(Letter.AUTODISCOVER);
                    letter.token.action = Action.AUTODISCOVER.wireName();
                }));

        assertThat(said()).singleElement().asString().contains(": 200 after");
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
