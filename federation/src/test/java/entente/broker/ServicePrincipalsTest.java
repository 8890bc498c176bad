package entente.broker;

import static org.assertj.core.api.Assertions.assertThat;

import entente.objects.Faulty;
import entente.objects.NamedObjects;
import entente.objects.NamedObjects.Outcome;
import entente.objects.NamedObjects.Will;
import entente.question.Domain;
import entente.settings.SettingsFile;
import entente.wire.jwt.Issuer;
import entente.wire.jwt.PemKeys;
import java.lang.Thread.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The applications that a broker knows, as administrators change them.
class ServicePrincipalsTest {
    private static final String ID = "7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10";
    private static final String CERTIFICATE =
            PemKeys.pem(World.CONTOSO.verifyKey().certificate()).replace("\n", "\\n");

    @TempDir private Path folder;

    private SettingsFile file;
    private NamedObjects<ServicePrincipal> principals;
    private CurrentRegistry registry;

    @BeforeEach
    void open() {
        file = SettingsFile.open(folder.resolve("settings.db"));
        principals =
                new NamedObjects<>(
                        new ServicePrincipalKind(),
                        file,
                        new ServicePrincipalRules(Set.of("contoso.test", "fabrikam.test")));
        registry = new CurrentRegistry(principals::all, Set.of("contoso.test", "fabrikam.test"));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void applicationIsKnownFromTheChangeOnAndAfterARestart() throws Faulty {
        assertThat(registry.get().named(new Issuer(ID, "contoso.test"))).isEmpty();

        put("Contoso", "contoso.test", ID);

        var known = registry.get().named(new Issuer(ID, "contoso.test")).orElseThrow();
        assertThat(known.keys()).containsExactly(World.CONTOSO.verifyKey());
        assertThat(registry.get().at(Domain.of("mail.contoso.test"))).containsExactly(known);
        close();
        open();
        assertThat(registry.get().named(new Issuer(ID, "contoso.test"))).contains(known);
        principals.remove("contoso", Will.CHANGE);
        assertThat(registry.get().withId(ID)).isEmpty();
    }

    @Test
    void applicationOfARealmThatIsServedNoLongerIsNobody() throws Faulty {
        put("Contoso", "contoso.test", ID);

        var fewer = new CurrentRegistry(principals::all, Set.of("fabrikam.test"));

        assertThat(fewer.get().named(new Issuer(ID, "contoso.test"))).isEmpty();
        assertThat(fewer.get().at(Domain.of("mail.contoso.test"))).isEmpty();
    }

    @Test
    void registryIsTheSameUntilSomethingChanges() throws Faulty {
        put("Contoso", "contoso.test", ID);

        assertThat(registry.get()).isSameAs(registry.get());
    }

    @Test
    void applicationIsRegisteredOnceAndInARealmOfTheBroker() throws Faulty {
        put("Contoso", "contoso.test", ID);

        assertThat(refused(put("Again", "contoso.test", ID)))
                .contains("is registered as Contoso already");
        assertThat(refused(put("Elsewhere", "northwind.test", ID + "@northwind.test")))
                .contains("northwind.test is no realm of this broker");
    }

    @Test
    void whoMayCallWhomIsNeverInDoubt() throws Faulty {
        put("Contoso", "contoso.test", ID);

        var second = put("Fabrikam", "fabrikam.test", ID + "@fabrikam.test");

        assertThat(refused(second))
                .contains("Contoso may call " + ID, "several realms: write " + ID + "@");
        assertThat(registry.get().withId(ID)).hasSize(1);
    }

    @Test
    void privateKeyIsNotTakenForACertificate() throws Faulty {
        var both = CERTIFICATE + "-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----";

        assertThat(refused(put("Contoso", "contoso.test", ID, both)))
                .contains("\"certificates\" must be certificates")
                .doesNotContain("AAAA");
        assertThat(refused(put("Contoso", "contoso.test", ID, "AAAA")))
                .contains("\"certificates\" must be certificates");
    }

    @Test
    void ofTwoChangesAtOnceEachTellsOfWhatItChanged() throws Faulty, InterruptedException {
        var forgotten = new CopyOnWriteArrayList<Boolean>();
        put("Contoso", "contoso.test", ID);
        principals.whenChanged(gone -> forgotten.add(gone.delegation()));
        var second = Thread.ofPlatform().unstarted(() -> delegate(true, () -> {}));

        delegate(
                false,
                () -> {
                    second.start();
                    awaitWaiting(second);
                });
        second.join();

        assertThat(forgotten).containsExactly(true, false);
    }

    /// `meanwhile` is done while this change keeps all others waiting.
    private void delegate(boolean delegation, Runnable meanwhile) {
        var json = JsonMapper.shared().readTree("{\"delegation\": %s}".formatted(delegation));
        try {
            principals.change(
                    "Contoso",
                    before -> {
                        meanwhile.run();
                        return before.over(json);
                    },
                    Will.CHANGE);
        } catch (Faulty faulty) {
            throw new AssertionError(faulty);
        }
    }

    private static void awaitWaiting(Thread thread) {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!List.of(State.BLOCKED, State.WAITING, State.TIMED_WAITING)
                        .contains(thread.getState())
                && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private Outcome<ServicePrincipal> put(String name, String realm, String mayCall) throws Faulty {
        return put(name, realm, mayCall, CERTIFICATE);
    }

    private Outcome<ServicePrincipal> put(
            String name, String realm, String mayCall, String certificate) throws Faulty {
        var json =
                """
                {"appId": "%s", "realm": "%s", "hosts": ["mail.contoso.test"], "certificates": ["%s"],
                 "mayCall": ["%s"], "delegation": true}
                """
                        .formatted(ID, realm, certificate, mayCall);
        var form = principals.kind().form().over(JsonMapper.builder().build().readTree(json));
        return principals.put(name, form);
    }

    private static String refused(Outcome<ServicePrincipal> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<ServicePrincipal>) outcome).why().sentence();
    }
}
