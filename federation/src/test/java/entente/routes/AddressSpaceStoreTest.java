package entente.routes;

import static org.assertj.core.api.Assertions.assertThat;

import entente.objects.NamedObjects.Will;
import entente.problem.Code;
import entente.question.Domain;
import entente.routes.AddressSpace.Proof;
import entente.routes.AddressSpaceStore.Outcome;
import entente.settings.Safe;
import entente.settings.SettingsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AddressSpaceStoreTest {
    private static final Domain NORTHWIND = Domain.of("northwind.test");
    private static final String ORG_WIDE =
            """
            {"accessMethod": "OrgWideFB", "account": "contoso@northwind.test", "secret": "a secret of theirs",
             "targetServiceEpr": "https://mail.northwind.test/EWS/Exchange.asmx"}
            """;

    @TempDir private Path folder;
    @AutoClose private SettingsFile file;
    private AddressSpaceStore spaces;
    private Safe safe;

    @BeforeEach
    void open() {
        file = SettingsFile.open(folder.resolve("settings.db"));
        safe = new Safe(folder.resolve("secrets.key"));
        spaces = new AddressSpaceStore(file.of(AddressSpaceStore.KIND), new People(), safe);
    }

    @Test
    void whatIsPutIsThereAlsoAfterARestart() {
        var put = done(spaces.put(NORTHWIND, json(ORG_WIDE)));

        file.close();
        open();

        assertThat(spaces.all()).containsExactly(put);
        assertThat(put.method()).isEqualTo(AccessMethod.ORG_WIDE);
        assertThat(put.hosts())
                .containsExactly(Host.parse("mail.northwind.test:443").orElseThrow());
        assertThat(secretOf(put)).contains("a secret of theirs");
    }

    @Test
    void secretStandsInNoFile() throws IOException {
        done(spaces.put(NORTHWIND, json(ORG_WIDE)));
        file.close();

        try (var files = Files.list(folder)) {
            for (var each : files.toList()) {
                assertThat(Files.readString(each, StandardCharsets.ISO_8859_1))
                        .doesNotContain("a secret of theirs");
            }
        }
    }

    @Test
    void changeLeavesTheRestAsItIsTheSecretToo() {
        done(spaces.put(NORTHWIND, json(ORG_WIDE)));

        var changed = done(spaces.change(NORTHWIND, json("{\"enabled\": false}")));

        assertThat(changed.enabled()).isFalse();
        assertThat(secretOf(changed)).contains("a secret of theirs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"targetServiceEpr\": \"https://evil.test/EWS/Exchange.asmx\"}",
                "{\"targetServiceEpr\": \"https://mail.northwind.test:8443/EWS/Exchange.asmx\"}",
                "{\"hosts\": [\"evil.test\"]}",
                "{\"account\": \"somebody@northwind.test\"}"
            })
    void secretDoesNotMoveToAnotherPlaceOrAccount(String change) {
        done(spaces.put(NORTHWIND, json(ORG_WIDE)));

        var refused = spaces.change(NORTHWIND, json(change));

        assertThat(sentence(refused)).contains("\"secret\" is needed");
        assertThat(spaces.of(NORTHWIND).orElseThrow().hosts())
                .isEqualTo(AddressSpaces.hosts("northwind.test"));
    }

    @Test
    void ownDomainIsRefused() {
        assertThat(sentence(spaces.put(Domain.of("contoso.test"), json(ORG_WIDE))))
                .contains("contoso.test is a domain of ours");
    }

    @Test
    void oneForestHasOneAddressSpace() {
        done(spaces.put(NORTHWIND, json(ORG_WIDE)));
        done(spaces.put(NORTHWIND, json(ORG_WIDE.replace("OrgWideFB", "PerUserFB"))));

        assertThat(spaces.all())
                .extracting(AddressSpace::method)
                .containsExactly(AccessMethod.PER_USER);
    }

    @Test
    void thereAreNoMoreThanAHundred() {
        for (var at = 0; at < 100; at++) {
            done(spaces.put(Domain.of("f" + at + ".test"), json(ORG_WIDE)));
        }

        assertThat(sentence(spaces.put(NORTHWIND, json(ORG_WIDE)))).contains("100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OrgWideFBToken | use a connector (OAuth) in its place",
                "PublicFolder   | use OrgWideFB in its place",
                "Anything       | must be PerUserFB, OrgWideFB or InternalProxy"
            })
    void methodThatIsNotSpokenSaysWhatIs(String method, String advice) {
        assertThat(sentence(spaces.put(NORTHWIND, json(ORG_WIDE.replace("OrgWideFB", method)))))
                .contains(advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | accessMethod",
                "{\"accessMethod\": \"PerUserFB\", \"useServiceAccount\": true} | targetServiceEpr",
                "{\"accessMethod\": \"OrgWideFB\", \"targetServiceEpr\": \"https://x.test/\"} | one of \"account\"",
                "{\"accessMethod\": \"OrgWideFB\", \"targetServiceEpr\": \"http://x.test/\", \"useServiceAccount\": true} | an https URL",
                "{\"accessMethod\": \"OrgWideFB\", \"targetServiceEpr\": \"https://u:p@x.test/\", \"useServiceAccount\": true} | an https URL",
                "{\"accessMethod\": \"InternalProxy\", \"targetServiceEpr\": \"https://x.test/\", \"useServiceAccount\": true} | proxyUrl",
                "{\"accessMethod\": \"OrgWideFB\", \"proxyUrl\": \"https://x.test/\", \"targetServiceEpr\": \"https://x.test/\", \"useServiceAccount\": true} | for InternalProxy alone",
                "{\"accessMethod\": \"OrgWideFB\", \"targetServiceEpr\": \"https://x.test/\", \"account\": \"a:b\", \"secret\": \"s\"} | the name of an account",
                "{\"accessMethod\": \"OrgWideFB\", \"targetServiceEpr\": \"https://x.test/\", \"account\": \"a\", \"secret\": \"s\", \"useServiceAccount\": true} | one of \"account\""
            })
    void whatMakesNoSenseIsRefused(String object, String fault) {
        assertThat(sentence(spaces.put(NORTHWIND, json(object)))).contains(fault);
        assertThat(spaces.all()).isEmpty();
    }

    @Test
    void removedAddressSpaceIsGone() {
        done(spaces.put(NORTHWIND, json(ORG_WIDE)));

        assertThat(spaces.remove(NORTHWIND)).isPresent();
        assertThat(spaces.remove(NORTHWIND)).isEmpty();
        assertThat(codeOf(spaces.change(NORTHWIND, json("{}"))))
                .isEqualTo(Code.ADDRESS_SPACE_UNKNOWN);
    }

    @Test
    void whatIsTriedIsAnsweredAndNotMade() {
        var tried = spaces.put(NORTHWIND, json(ORG_WIDE), Will.TRY);

        assertThat(done(tried).name()).isEqualTo("northwind.test");
        assertThat(spaces.all()).isEmpty();
        assertThat(folder.resolve("secrets.key")).doesNotExist();
        var put = done(spaces.put(NORTHWIND, json(ORG_WIDE)));
        spaces.change(NORTHWIND, json("{\"enabled\": false}"), Will.TRY);
        spaces.remove(NORTHWIND, Will.TRY);
        assertThat(spaces.all()).containsExactly(put);
    }

    @Test
    void theVerySecretThatItHasChangesNothing() {
        done(spaces.put(NORTHWIND, json(ORG_WIDE)));

        assertThat(spaces.put(NORTHWIND, json(ORG_WIDE), Will.TRY))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.changed()).isFalse());
        assertThat(spaces.change(NORTHWIND, json("{\"secret\": \"another\"}"), Will.TRY))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.changed()).isTrue());
    }

    @Test
    void nothingThatIsToldShowsTheSecret() {
        var space = done(spaces.put(NORTHWIND, json(ORG_WIDE)));

        assertThat(space + " " + AddressSpaceJson.of(space)).doesNotContain("a secret", "eyJ");
    }

    private Optional<String> secretOf(AddressSpace space) {
        return space.proof() instanceof Proof.Account(var name, var secret)
                ? safe.reveal(secret, AddressSpace.purpose(space.forest(), name, space.hosts()))
                : Optional.empty();
    }

    private static tools.jackson.databind.JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static AddressSpace done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).space();
    }

    private static String sentence(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why().sentence();
    }

    private static Code codeOf(Outcome outcome) {
        return ((Outcome.Refused) outcome).why().code();
    }
}
