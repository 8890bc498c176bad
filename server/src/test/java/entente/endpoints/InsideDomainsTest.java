package entente.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import entente.mail.RemoteDomains;
import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.objects.Faulty;
import entente.objects.NamedObjects.Outcome;
import entente.question.Address;
import entente.question.Domain;
import entente.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class InsideDomainsTest {
    private static final Directory CONTOSO = new Contoso();

    @TempDir private Path folder;

    @AutoClose private SettingsFile file;

    private RemoteDomains domains;

    @BeforeEach
    void open() {
        file = SettingsFile.open(folder.resolve("settings.db"));
        domains = new RemoteDomains(file, CONTOSO::acceptedDomains);
    }

    @Test
    void ourDomainsAreInsideAndThoseOfWhichItIsSaid() {
        put("fabrikam.test", true);
        put("*.tailspin.test", true);
        put("northwind.test", false);
        put("*.wingtip.test", false);

        assertThat(told()).containsExactly("contoso.test", "fabrikam.test", "*.tailspin.test");
    }

    @Test
    void thatAllDomainsAreInsideIsNotTold() {
        put("*", true);

        assertThat(told()).containsExactly("contoso.test");
    }

    @Test
    void whatIsBelowIsLeftOutWhereSomeOfItIsOutside() {
        put("*.fabrikam.test", true);
        put("dev.fabrikam.test", true);
        put("lab.fabrikam.test", false);
        put("*.tailspin.test", true);
        put("*.lab.tailspin.test", false);
        put("afabrikam.test", false);

        assertThat(told())
                .containsExactly(
                        "contoso.test", "dev.fabrikam.test", "fabrikam.test", "tailspin.test");
    }

    @Test
    void domainThatIsItselfOutsideIsNotToldForWhatIsBelowIt() {
        put("*.fabrikam.test", true);
        put("fabrikam.test", false);

        assertThat(told()).containsExactly("contoso.test");
    }

    @Test
    void domainThatIsInsideAmongOthersThatAreNotIsTold() {
        put("*.fabrikam.test", false);
        put("fabrikam.test", true);
        put("*.dev.fabrikam.test", true);

        assertThat(told()).containsExactly("contoso.test", "*.dev.fabrikam.test", "fabrikam.test");
    }

    @Test
    void whatIsNarrowedToADomainIsToldOnce() {
        put("*.fabrikam.test", true);
        put("fabrikam.test", true);
        put("lab.fabrikam.test", false);

        assertThat(told()).containsExactly("contoso.test", "fabrikam.test");
    }

    private List<String> told() {
        return InsideDomains.of(CONTOSO, domains).stream()
                .map(each -> (each.andBelow() ? "*." : "") + each.domain())
                .toList();
    }

    private void put(String domain, boolean internal) {
        var json = JsonMapper.shared().createObjectNode();
        json.put("domainName", domain).put("isInternal", internal);
        try {
            assertThat(
                            domains.objects()
                                    .put(
                                            "domain " + domain.replace('*', 'x'),
                                            domains.objects().kind().form().over(json)))
                    .isInstanceOf(Outcome.Done.class);
        } catch (Faulty impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// Nobody, at contoso.test.
    private static final class Contoso implements Directory {
        @Override
        public Set<Domain> acceptedDomains() {
            return Set.of(Domain.of("contoso.test"));
        }

        @Override
        public Optional<Recipient> find(Address address) {
            return Optional.empty();
        }

        @Override
        public List<Recipient> resolve(String entry, int most) {
            return List.of();
        }
    }
}
