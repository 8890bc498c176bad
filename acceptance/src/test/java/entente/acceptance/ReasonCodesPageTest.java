package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.problem.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The manual's page of reason codes says what the code says.
class ReasonCodesPageTest {
    private static final Path PAGE = Path.of("../docs/manual/reason-codes.md");
    private static final String REWRITE =
            "mvn -B -q -pl acceptance -am -Dtest=ReasonCodesPageTest -Drewrite=true -Dsurefire.failIfNoSpecifiedTests=false test";
    private static final String INTRODUCTION =
            """
            # Reason codes

            Each refusal and each failure has a code that does not change, a sentence that anybody may read, and advice for the
            administrator. `entente lookup --json` gives the code as `reasonCode` and the advice as `remedy`; logs and traces name it too.
            What happened underneath (the cause) stands in the log alone.

            The tables are made from `entente.problem.Code`. After a change there, write this page anew:
            `%s`
            """
                    .formatted(REWRITE);

    @Test
    void pageIsUpToDate() throws IOException {
        if (Boolean.getBoolean("rewrite")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }

        assertThat(PAGE).as("the page is stale; run " + REWRITE).content().isEqualTo(page());
    }

    private static String page() {
        return INTRODUCTION
                + table(
                        "One mailbox of a lookup, one folder or item of a request",
                        "EWS `ResponseCode`",
                        Wire.Mailbox.class)
                + table("A whole EWS request", "EWS `ResponseCode` of the fault", Wire.Fault.class)
                + table("At the door", "HTTP status", Wire.Status.class)
                + table("A token at the door", "`x-ms-diagnostics`", Wire.Diagnostics.class)
                + table(
                        "A sealed message at the door",
                        "`faultcode`, HTTP 500",
                        Wire.Security.class,
                        Wire.NotUnderstood.class)
                + table("At the broker", "HTTP status and OAuth `error`", Wire.OAuth.class)
                + table("Registration at the broker", "HTTP status", Wire.Registration.class)
                + table(
                        "A delegation token at the broker",
                        "subcode of the fault (WS-Trust)",
                        Wire.Trust.class)
                + table("On this machine only", "", Wire.Local.class);
    }

    private static String table(String title, String wire, Class<?>... kinds) {
        var rows =
                Stream.of(Code.values())
                        .filter(code ->
                                Stream.of(kinds).anyMatch(kind -> kind.isInstance(code.wire())))
                        .map(ReasonCodesPageTest::row)
                        .collect(Collectors.joining());
        return "\n## %s\n\n| code | on the wire%s | what happened | what to do |\n|---|---|---|---|\n%s"
                .formatted(title, wire.isEmpty() ? "" : ": " + wire, rows);
    }

    private static String row(Code code) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(code, spoken(code.wire()), code.sentence(), code.remedy());
    }

    private static String spoken(Wire wire) {
        return switch (wire) {
            case Wire.Mailbox(var responseCode) -> "`" + responseCode + "`";
            case Wire.Fault(var responseCode) -> "`" + responseCode + "`";
            case Wire.Diagnostics(var number, var category) ->
                    "`%d`, `%s`".formatted(number, category);
            case Wire.Security(var token) ->
                    token ? "`wsse:InvalidSecurityToken`" : "`wsse:InvalidSecurity`";
            case Wire.NotUnderstood() -> "`s:MustUnderstand`";
            case Wire.OAuth(var status, var error) -> "%d `%s`".formatted(status, error);
            case Wire.Registration(var status) -> Integer.toString(status);
            case Wire.Trust(var subcode) -> "`" + subcode + "`";
            case Wire.Status(var status) -> Integer.toString(status);
            case Wire.Local() -> "–";
        };
    }
}
