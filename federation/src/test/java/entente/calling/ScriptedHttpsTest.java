package entente.calling;

import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Outcome.Kind;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ScriptedHttpsTest implements HttpsContract {
    @Override
    public Reached reaching(Site site) {
        return new Reached(
                new ScriptedHttps().at("fabrikam.test", site),
                URI.create("https://fabrikam.test/"));
    }

    @Test
    void nobodyAnswersAtANameThatIsNotInTheScript() {
        var outcome =
                new ScriptedHttps()
                        .send(Call.get(URI.create("https://nowhere.test/"), PATIENCE, 1));

        assertThat(HttpsContract.kindOf(outcome)).isEqualTo(Kind.NAME_UNKNOWN);
    }
}
