package entente.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import entente.lab.ReadyDocument.Account;
import entente.lab.ReadyDocument.Broker;
import entente.lab.ReadyDocument.Client;
import entente.lab.ReadyDocument.Organisation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadyDocumentTest {
    private static final ReadyDocument DOCUMENT =
            new ReadyDocument(
                    List.of(
                            new Organisation(
                                    "Contoso on-premises",
                                    List.of("contoso.test"),
                                    "https://localhost:8441",
                                    "https://localhost:8441/EWS/Exchange.asmx",
                                    "https://localhost:8441/autodiscover/autodiscover.svc",
                                    "https://localhost:8441/",
                                    List.of(new Account("mary@contoso.test", "marys secret")),
                                    new Account("admin@contoso.test", "admins secret"))),
                    new Broker(
                            "https://localhost:8440",
                            "t",
                            "m",
                            "w",
                            "j",
                            new Account("admin@auth.test", "p")),
                    new Client("id", "client.key", "client.crt", "contoso.test", "t"),
                    "ca.crt",
                    "hosts",
                    "keys");

    @Test
    void documentReadsBackAsItWasWritten() {
        assertThat(ReadyDocument.parse(DOCUMENT.json())).isEqualTo(DOCUMENT);
    }

    @Test
    void documentHasTheNamesThatProgramsRelyOn() {
        assertThat(DOCUMENT.json())
                .containsSubsequence(
                        "\"organisations\"",
                        "\"name\"",
                        "\"domains\"",
                        "\"baseUrl\"",
                        "\"ewsUrl\"",
                        "\"autodiscoverUrl\"",
                        "\"webUrl\"",
                        "\"users\"",
                        "\"address\"",
                        "\"password\"",
                        "\"admin\"",
                        "\"broker\"",
                        "\"baseUrl\"",
                        "\"tokenUrl\"",
                        "\"metadataUrl\"",
                        "\"wsTrustUrl\"",
                        "\"jwksUrl\"",
                        "\"client\"",
                        "\"appId\"",
                        "\"key\"",
                        "\"certificate\"",
                        "\"caFile\"",
                        "\"hostsFile\"",
                        "\"keysDir\"");
    }

    @Test
    void documentOfANewerProgramIsReadTogetherWithWhatItAdds() {
        var newer = DOCUMENT.json().replaceFirst("\\{", "{\"added\": 1,");

        assertThat(ReadyDocument.parse(newer)).isEqualTo(DOCUMENT);
    }

    @Test
    void documentThatLacksAPartIsRefused() {
        var broken = DOCUMENT.json().replace("\"caFile\"", "\"other\"");

        assertThatIllegalArgumentException().isThrownBy(() -> ReadyDocument.parse(broken));
        assertThatIllegalArgumentException().isThrownBy(() -> ReadyDocument.parse("{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> ReadyDocument.parse("no JSON"));
    }

    @Test
    void passwordIsNotPrinted() {
        assertThat(DOCUMENT.toString()).doesNotContain("secret").contains("mary@contoso.test");
    }
}
