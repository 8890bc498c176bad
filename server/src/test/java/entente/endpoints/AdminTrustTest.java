package entente.endpoints;

import static entente.endpoints.AdminAsk.NOON;
import static entente.endpoints.AdminAsk.text;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;
import entente.enrolment.Enrolment;
import entente.enrolment.TrustCheck;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.question.Domain;
import entente.settings.SettingsFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A trust whose broker never answers: what is shown of it, and which requests make no sense.
class AdminTrustTest {
    private static final String WISH =
            "{\"broker\": \"https://auth.test:8443/\", \"domains\": [\"contoso.test\"]}";

    @TempDir private Path folder;

    @AutoClose private SettingsFile file;

    private List<Mount> mounts;

    @BeforeEach
    void open() {
        var https = new Unreachable();
        var clock = InstantSource.fixed(NOON);
        file = SettingsFile.open(folder.resolve("settings.db"));
        var contoso = Domain.of("contoso.test");
        var enrolment = new Enrolment(file.of(Enrolment.KIND), () -> Set.of(contoso), https, clock);
        mounts =
                new AdminTrust(
                                enrolment,
                                new TrustCheck(https, _ -> Optional.empty(), clock),
                                contoso)
                        .mounts(Door.forAdministrators(new Passwords((_, _) -> Optional.empty())));
    }

    @Test
    void whatIsDecidedIsShownThoughTheBrokerIsSilentAndNoPrivateKeyIs() {
        var joined = answer(0, "PUT", WISH);
        var shown = answer(0, "GET", "");
        var tested = answer(5, "POST", "{}");

        assertThat(joined.status()).isEqualTo(400);
        assertThat(text(joined)).contains("TRUST_BROKER_SILENT", "the same command then goes on");
        assertThat(text(shown))
                .contains("\"state\":\"joining\"", "\"broker\":\"https://auth.test:8443\"")
                .contains("\"applicationUri\":\"fed.contoso.test\"", "\"daysLeft\":1825")
                .containsPattern("\"thumbprint\":\"[0-9a-f]{64}\"")
                .doesNotContainIgnoringCase("private");
        assertThat(text(tested))
                .contains(
                        "\"passed\":false",
                        "TRUST_UNFINISHED",
                        "Joining the broker is not finished");
    }

    @Test
    void trustThatIsNotThereSaysHowToMakeOne() {
        assertThat(answer(0, "GET", "").status()).isEqualTo(404);
        assertThat(text(answer(0, "GET", ""))).contains("TRUST_NOT_MADE", "entente trust new");
        assertThat(text(answer(4, "POST", "{}"))).contains("TRUST_NOT_MADE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"broker\": \"http://auth.test\"}",
                "{\"broker\": \"https://auth.test/path\"}",
                "{\"broker\": \"https://auth.test\", \"brokerThumbprint\": \"1234\"}",
                "{\"broker\": \"https://auth.test\", \"applicationUri\": \"not a name\"}",
                "{\"broker\": \"https://auth.test\", \"domains\": [\"not a domain\"]}",
                "{}"
            })
    void malformedWishChangesNothing(String wish) {
        assertThat(text(answer(0, "PUT", wish))).contains("REQUEST_MALFORMED");
        assertThat(answer(0, "GET", "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"step\": \"stage\", \"force\": true}",
                "{\"step\": \"publish\", \"force\": true}",
                "{\"step\": \"clear-previous\", \"force\": \"yes\"}",
                "{\"step\": \"clear\"}",
                "{\"force\": true}"
            })
    void malformedStepIsNotTaken(String step) {
        assertThat(text(answer(3, "POST", step))).contains("REQUEST_MALFORMED");
    }

    private Reply answer(int mount, String method, String body) {
        return new AdminAsk(method, Map.of(), "", body).at(mounts.get(mount));
    }

    private static final class Unreachable implements Https {
        @Override
        public Outcome send(Call call) {
            return new Outcome.NoAnswer(Outcome.Kind.UNREACHABLE, "nothing answers");
        }

        @Override
        public void close() {}
    }
}
