package entente.server;

import static entente.server.TwoOrganisations.PASSWORD;
import static entente.server.TwoOrganisations.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people are told while their store cannot be written.
class StoreTroubleTest {
    private static final String MAKING_A_FOLDER =
            """
            <m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id="msgfolderroot"/></m:ParentFolderId>
            <m:Folders><t:Folder><t:DisplayName>Work</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>
            """;

    @TempDir private Path folder;

    @Test
    void whatCouldNotBeWrittenIsToldInTheWordsOfTheStore() throws IOException, ConfigurationFaults {
        try (var parties = new TwoOrganisations(folder);
                var client = new TestClient(folder.resolve("ca.crt"))) {
            parties.contoso.store().close();

            var refused =
                    client.post(
                            at(parties.contosoPort, "/EWS/Exchange.asmx"),
                            EwsText.enveloped(MAKING_A_FOLDER),
                            "Authorization",
                            TestClient.basic("mary@contoso.test", PASSWORD));

            assertThat(refused.statusCode()).isEqualTo(500);
            assertThat(refused.body())
                    .contains("ErrorInternalServerError", "The store is closed or too busy.");
        }
    }
}
