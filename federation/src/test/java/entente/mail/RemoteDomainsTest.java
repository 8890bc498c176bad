package entente.mail;

import static org.assertj.core.api.Assertions.assertThat;

import entente.objects.Faulty;
import entente.objects.NamedObjects.Outcome;
import entente.objects.NamedObjects.Will;
import entente.question.Domain;
import entente.settings.SettingsFile;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RemoteDomainsTest {
    private static final Domain FABRIKAM = Domain.of("fabrikam.test");
    private static final Domain BELOW = Domain.of("paris.fabrikam.test");
    private static final Domain NORTHWIND = Domain.of("northwind.test");

    @TempDir private Path folder;

    @AutoClose private SettingsFile file;

    private RemoteDomains domains;

    @BeforeEach
    void open() {
        reopen();
    }

    @Test
    void ownDomainsAreInternalAndOthersAreNotUnlessItIsSaid() {
        assertThat(domains.isInternal(Domain.of("contoso.test"))).isTrue();
        assertThat(domains.isInternal(FABRIKAM)).isFalse();

        put("a partner", "fabrikam.test", true);

        assertThat(domains.isInternal(FABRIKAM)).isTrue();
        assertThat(domains.isInternal(BELOW)).isFalse();
        assertThat(domains.isInternal(Domain.of("notfabrikam.test"))).isFalse();
        assertThat(domains.isInternal(NORTHWIND)).isFalse();
    }

    @Test
    void aStarCoversADomainAndAllBelowIt() {
        put("a partner", "*.fabrikam.test", true);

        assertThat(domains.isInternal(FABRIKAM)).isTrue();
        assertThat(domains.isInternal(BELOW)).isTrue();
        assertThat(domains.isInternal(Domain.of("notfabrikam.test"))).isFalse();
    }

    @Test
    void theClosestNameCounts() {
        put("everybody", "*", true);
        put("a partner", "*.fabrikam.test", false);
        put("one office", "paris.fabrikam.test", true);
        put("guests of the office", "*.paris.fabrikam.test", false);

        assertThat(domains.isInternal(NORTHWIND)).isTrue();
        assertThat(domains.isInternal(FABRIKAM)).isFalse();
        assertThat(domains.isInternal(BELOW)).isTrue();
        assertThat(domains.isInternal(Domain.of("guests.paris.fabrikam.test"))).isFalse();
    }

    @Test
    void whatIsSaidSurvivesARestartAndGoesWhenItIsRemoved() {
        put("a partner", "*.fabrikam.test", true);
        put("everybody", "*", false);

        file.close();
        reopen();
        assertThat(domains.isInternal(BELOW)).isTrue();

        domains.objects().remove("a partner", Will.CHANGE);
        assertThat(domains.isInternal(BELOW)).isFalse();
    }

    @Test
    void noDomainIsTwoRemoteDomainsAndNoneIsOurs() {
        put("a partner", "fabrikam.test", true);

        assertThat(outcome("another", "Fabrikam.Test", false)).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome("us", "contoso.test", false)).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome("another", "*.fabrikam.test", false)).isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*.", "*.*", "fabrikam.*", "a b", "**"})
    void whatIsNoDomainIsNone(String text) {
        assertThat(outcome("a partner", text, true)).isInstanceOf(Outcome.Refused.class);
    }

    private void put(String name, String domain, boolean internal) {
        assertThat(outcome(name, domain, internal)).isInstanceOf(Outcome.Done.class);
    }

    private Outcome<RemoteDomain> outcome(String name, String domain, boolean internal) {
        var json = JsonMapper.shared().createObjectNode();
        json.put("domainName", domain).put("isInternal", internal);
        try {
            return domains.objects().put(name, domains.objects().kind().form().over(json));
        } catch (Faulty impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void reopen() {
        file = SettingsFile.open(folder.resolve("settings.db"));
        domains = new RemoteDomains(file, () -> Set.of(Domain.of("contoso.test")));
    }
}
