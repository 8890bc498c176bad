package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import entente.testkit.RegisteredClient;
import entente.wire.jwt.UnsignedToken;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// With everything turned up, the log of a lab in which much is asked and much refused holds no token and no password.
class NoSecretInTheLogTest {
    private static final Pattern TOKEN =
            Pattern.compile("eyJ[A-Za-z0-9_-]*\\.eyJ[A-Za-z0-9_-]*\\.");
    private static final String CLOUD = "contoso.cloud.test";
    private static final String JOE = "joe@contoso.cloud.test";
    private static final String MARY = "mary@contoso.test";

    @Test
    void everythingIsLoggedButSecrets() {
        var everything = new EveryLogLine();
        var secrets = new ArrayList<String>();
        try (var _ = everything.turnedUp();
                var lab = LabUnderTest.start()) {
            secrets.addAll(passwords(lab));
            callAround(lab);
        }

        assertThat(everything.lines()).hasSizeGreaterThan(20);
        assertThat(everything.lines()).anyMatch(line -> line.text().contains("TOKEN_SIGNATURE"));
        assertThat(everything.lines())
                .noneMatch(line -> TOKEN.matcher(line.text()).find())
                .noneMatch(line -> secrets.stream().anyMatch(line.text()::contains))
                .noneMatch(line -> line.text().contains("a wrong password"))
                .noneMatch(line -> line.text().contains("PRIVATE KEY"));
    }

    private static List<String> passwords(LabUnderTest lab) {
        var passwords = new ArrayList<String>();
        for (var organisation : lab.ready().organisations()) {
            passwords.add(organisation.admin().password());
            organisation.users().forEach(user -> passwords.add(user.password()));
        }
        return passwords;
    }

    /// What is asked in the ways that end well, and in those that do not.
    private static void callAround(LabUnderTest lab) {
        var client = RegisteredClient.of(lab);
        var resource = client.resource(CLOUD);
        var actor = client.actorToken(resource);
        var outer = UnsignedToken.of(client.outer(actor, resource, MARY));
        var ask = Envelopes.freeBusy(JOE);

        lab.ews("contoso.test", lab.basic(MARY), Envelopes.freeBusy("joe@contoso.test"));
        lab.ews(CLOUD, "Bearer " + outer, ask);
        lab.ews(CLOUD, "Bearer " + actor, ask);
        lab.ews(CLOUD, "Bearer " + client.accessToken(resource), ask);
        lab.ews(CLOUD, "Bearer " + outer.replace("eyJ0", "eyJ1"), ask);
        lab.ews(CLOUD, "Bearer " + actor.substring(0, actor.length() - 20) + "AAAA", ask);
        lab.ews(CLOUD, "Bearer " + client.signed(client.actorAssertion()), ask);
        lab.ews("contoso.test", "Basic bWFyeUBjb250b3NvLnRlc3Q6YSB3cm9uZyBwYXNzd29yZA==", ask);
        client.askForActorToken(client.signed(client.actorAssertion()), "nowhere");
        client.askForActorToken(actor, resource);
        lab.administer(
                "contoso.test",
                "PUT",
                "/entente/admin/mailboxes/alice@contoso.test",
                "{\"displayName\": \"Alice\", \"kind\": \"person\", \"zone\": \"Europe/London\", \"password\": \"a wrong password\"}");
    }
}
