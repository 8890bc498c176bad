package entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages are there as EWS is, unless the configuration says that they are not.
class PagesTest {
    @TempDir private Path folder;

    @Test
    void pagesAreThereUnlessTheConfigurationTakesThemAway()
            throws IOException, ConfigurationFaults {
        var cloudWithout =
                new TwoOrganisations.Variation() {
                    @Override
                    public String edited(String domain, String usual) {
                        return domain.equals("contoso.cloud.test")
                                ? usual.replaceFirst("url =", "pages = false\nurl =")
                                : usual;
                    }
                };
        try (var both = new TwoOrganisations(folder, cloudWithout);
                var client = new TestClient(folder.resolve("ca.crt"))) {
            var there = client.get(TwoOrganisations.at(both.contosoPort, "/recover"));
            var taken = client.get(TwoOrganisations.at(both.cloudPort, "/recover"));

            assertThat(there.statusCode()).isEqualTo(200);
            assertThat(there.body()).contains("Sign in");
            assertThat(taken.statusCode()).isEqualTo(404);
        }
    }
}
