package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.DelegationClient;
import entente.testkit.LabUnderTest;
import entente.trusts.Action;
import entente.wire.trust.IssuedToken;
import entente.wire.trust.TokenResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// With everything turned up, no log, no trace and no answer of a lab in which people are looked up over DAuth, and refused, shows a token,
/// what is in it, or a key.
class NothingSealedIsShownTest {
    private static final String CONTOSO = "contoso.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String MARY = "mary@contoso.test";
    private static final String ANN = "ann@fabrikam.test";
    private static final byte[] ANOTHER_KEY = "one that is not the token's own!".getBytes(UTF_8);
    private static final List<String> MARKS =
            List.of(
                    "PRIVATE KEY",
                    "BinarySecret",
                    "CipherValue",
                    "<saml:Assertion",
                    "ConfirmationMethod",
                    "RequestSecurityToken>");

    /// A key of 256 bits in base64, as tokens hold it.
    private static final Pattern KEY =
            Pattern.compile("(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])");

    private static final Pattern CIPHER = Pattern.compile("CipherValue>([A-Za-z0-9+/]{60})");

    private final List<String> shown = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();

    @Test
    void whateverIsAskedAndRefused() throws IOException {
        var everything = new EveryLogLine();
        try (var _ = everything.turnedUp();
                var lab = LabUnderTest.start()) {
            secrets.addAll(privateKeys(Path.of(lab.ready().keysDir())));
            lookUp(lab);
            deceive(lab);
            administer(lab);
        }

        assertThat(everything.lines())
                .anyMatch(line -> line.text().contains("SEAL_SIGNATURE"))
                .anyMatch(line -> line.text().contains("STS_"));
        assertThat(shown).hasSizeGreaterThan(8);
        assertThat(secrets).hasSizeGreaterThan(16).allMatch(this::showsSecret);
        assertThat(everything.lines()).noneMatch(line -> showsSecret(line.text()));
        assertThat(shown.stream().filter(this::showsSecret).count()).isZero();
    }

    private boolean showsSecret(String text) {
        return MARKS.stream().anyMatch(text::contains)
                || secrets.stream().anyMatch(text::contains)
                || KEY.matcher(text).find();
    }

    /// What ends well, and what the other side's administrators refuse.
    private void lookUp(LabUnderTest lab) {
        shown.add(AdminLookup.answers(lab, MARY, ANN, "raj@fabrikam.test").toString());
        shown.add(AdminLookup.answers(lab, ANN, MARY).toString());
        lab.administer(
                FABRIKAM, "PATCH", "/entente/admin/relationships/Contoso", "{\"enabled\": false}");
        shown.add(AdminLookup.answers(lab, MARY, ANN).toString());
        lab.administer(
                FABRIKAM, "PATCH", "/entente/admin/relationships/Contoso", "{\"enabled\": true}");
    }

    /// Tokens and requests that are right but for one thing.
    private void deceive(LabUnderTest lab) {
        var contoso = DelegationClient.of(lab, CONTOSO);
        var impostor = DelegationClient.of(lab, CONTOSO, FABRIKAM);
        var ask = Envelopes.freeBusy(ANN);
        var token = contoso.token(MARY, FABRIKAM, Action.FREE_BUSY);
        var other = contoso.token(MARY, FABRIKAM, Action.AUTODISCOVER);
        List.of(token, other).forEach(this::remember);

        var answered = contoso.ews(FABRIKAM, token, token.proofKey(), ask);
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(new String(answered.body(), UTF_8)).contains("Sales meeting");
        refused(contoso.ews(FABRIKAM, token, ANOTHER_KEY, ask).body());
        refused(contoso.ews(FABRIKAM, other, other.proofKey(), ask).body());
        refused(contoso.ews(CONTOSO, token, token.proofKey(), ask).body());
        refused(impostor.ask(MARY, "fed.fabrikam.test", Action.FREE_BUSY));
        refused(contoso.ask("ann@fabrikam.test", "fed.fabrikam.test", Action.FREE_BUSY));
        refused(contoso.ask(MARY, "fed.nowhere.test", Action.FREE_BUSY));
    }

    private void refused(byte[] answer) {
        var text = new String(answer, UTF_8);
        assertThat(text).contains("Fault");
        shown.add(text);
    }

    private void refused(TokenResponse answer) {
        assertThat(answer).isInstanceOf(TokenResponse.Refused.class);
        shown.add(answer.toString());
    }

    private void administer(LabUnderTest lab) {
        for (var domain : List.of(CONTOSO, FABRIKAM)) {
            shown.add(lab.administer(domain, "GET", "/entente/admin/trust", "").toString());
            shown.add(lab.administer(domain, "POST", "/entente/admin/trust/test", "{}").toString());
        }
    }

    private void remember(IssuedToken token) {
        secrets.add(Base64.getEncoder().encodeToString(token.proofKey()));
        secrets.add(HexFormat.of().formatHex(token.proofKey()));
        CIPHER.matcher(new String(token.encryptedData(), UTF_8))
                .results()
                .forEach(found -> secrets.add(found.group(1)));
    }

    /// A line from the middle of each.
    private static List<String> privateKeys(Path folder) throws IOException {
        var lines = new ArrayList<String>();
        try (var keys = Files.newDirectoryStream(folder, "*.key")) {
            for (var key : keys) {
                var text = Files.readAllLines(key);
                lines.add(text.get(text.size() / 2));
            }
        }
        return lines;
    }
}
