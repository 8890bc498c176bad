package entente.enrolment;

import static entente.enrolment.FakeBroker.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Call;
import entente.calling.ScriptedHttps;
import entente.calling.Site;
import entente.enrolment.Membership.Rolling;
import entente.enrolment.TrustCheck.Finding;
import entente.problem.Code;
import entente.question.Domain;
import entente.settings.SettingsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustCheckTest {
    private static final Domain CONTOSO = Domain.of("contoso.test");

    @TempDir private Path folder;

    @AutoClose private SettingsFile file;

    private final FakeBroker broker = new FakeBroker();
    private final ScriptedHttps https = new ScriptedHttps().at("auth.test", broker);
    private Enrolment enrolment;

    @BeforeEach
    void open() {
        file = SettingsFile.open(folder.resolve("settings.db"));
        enrolment =
                new Enrolment(
                        file.of(Enrolment.KIND),
                        () -> Set.of(CONTOSO),
                        https,
                        InstantSource.fixed(NOON));
        broker.proofs.put("contoso.test", true);
    }

    @Test
    void soundTrustPassesEveryStep() {
        join();

        var findings = findings(NOON);

        assertThat(findings).allMatch(Finding::passed);
        assertThat(findings)
                .extracting(Finding::step)
                .containsExactlyInAnyOrder(
                        "our certificates",
                        "enabled",
                        "clock",
                        "metadata",
                        "the broker's certificates",
                        "token endpoint",
                        "registration",
                        "domains",
                        "token");
    }

    @Test
    void eachFaultIsFoundAtItsOwnStep() {
        join();

        enrolment.enable(false);
        assertThat(failed(NOON)).containsExactly("enabled");
        enrolment.enable(true);
        assertThat(failed(NOON.plus(Duration.ofDays(366))))
                .containsExactly("the broker's certificates");
        assertThat(failed(NOON.plus(Duration.ofDays(6 * 365))))
                .containsExactly("our certificates", "the broker's certificates");
        broker.proofs.clear();
        enrolment.check();
        assertThat(failed(NOON)).containsExactly("domains");
        broker.issuer = "urn:another";
        assertThat(failed(NOON)).containsExactly("domains", "metadata");
    }

    @Test
    void silentBrokerFailsWhateverNeedsIt() {
        join();
        https.at("auth.test", _ -> new Site.Silence());

        assertThat(failed(NOON)).containsExactly("metadata", "registration", "token endpoint");
    }

    @Test
    void clocksThatAreApartAreFound() {
        join();
        https.at("auth.test", TrustCheckTest.this::anHourLate);

        assertThat(failed(NOON)).containsExactly("clock");
    }

    @Test
    void unfinishedStepOfARollIsFound() {
        join();
        https.at("auth.test", _ -> new Site.Silence());
        enrolment.roll(Rolling.STAGE, false);
        https.at("auth.test", broker);

        assertThat(failed(NOON)).containsExactly("roll");
    }

    @Test
    void trustThatIsNotJoinedSaysHowToGoOn() {
        https.at("auth.test", _ -> new Site.Silence());
        join();

        assertThat(findings(NOON).stream().flatMap(each -> each.why().stream()))
                .singleElement()
                .satisfies(why -> {
                    assertThat(why.code()).isEqualTo(Code.TRUST_UNFINISHED);
                    assertThat(why.remedy()).contains("entente trust new");
                });
    }

    private Site.Reply anHourLate(Call call) {
        return broker.answer(call) instanceof Site.Said said
                ? said.with("Date", "Mon, 02 Mar 2026 11:00:00 GMT")
                : new Site.Silence();
    }

    private void join() {
        enrolment.join(
                new Wish(FakeBroker.URL, "fed.contoso.test", Set.of(CONTOSO), Optional.empty()));
        enrolment.check();
    }

    private List<Finding> findings(Instant now) {
        var check =
                new TrustCheck(
                        https,
                        _ -> Optional.of(Finding.passed("token", "one was issued")),
                        InstantSource.fixed(now));
        return check.run(enrolment.membership().orElseThrow());
    }

    private List<String> failed(Instant now) {
        return findings(now).stream()
                .filter(finding -> !finding.passed())
                .map(Finding::step)
                .sorted()
                .toList();
    }
}
