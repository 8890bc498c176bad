package entente.tokens;

import static entente.problem.Code.TOKEN_USER;
import static entente.tokens.Refusals.assertRefused;
import static entente.tokens.Refusals.wrong;
import static entente.tokens.TestToken.actor;
import static entente.tokens.TestToken.outer;
import static entente.tokens.TestToken.signedUser;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.tokens.TokenVerifier.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A partner speaks for its own people: for nobody else, and never for ours.
class TokenPersonTest {
    private final TestResource resource = new TestResource();

    @ParameterizedTest(name = "{0}")
    @MethodSource("people")
    void tokenIsRefused(String what, Code code, String token) {
        assertRefused(resource, what, code, token);
    }

    @Test
    void whoIsNoMailUserHereIsRefusedWhereOneIsRequired() {
        resource.setPartners(hybrid());

        assertRefused(resource, "mary", TOKEN_USER, outer(actor()).text());
        assertRefused(resource, "mary, signed", TOKEN_USER, signedUser().text());
        assertThat(
                        resource.call(
                                outer(actor())
                                        .with("smtp", "alice@contoso.test")
                                        .with("upn", "alice@contoso.test")
                                        .without("nameid")))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void applicationIsNoPersonAndNeedNotBeAMailUser() {
        resource.setPartners(hybrid());

        assertThat(resource.call(actor())).isInstanceOf(Verdict.Accepted.class);
    }

    private static PartnerApplication hybrid() {
        var usual = TestResource.contoso();
        return new PartnerApplication(
                usual.name(),
                usual.appId(),
                usual.realm(),
                usual.domains(),
                usual.profiles(),
                usual.metadataUrl(),
                false,
                true,
                usual.maxActorLifetime(),
                usual.operations(),
                true);
    }

    static List<Arguments> people() {
        var nobody = outer(actor()).without("smtp").without("upn").without("nameid");
        return List.of(
                wrong("nobody", TOKEN_USER, nobody),
                wrong(
                        "a security identifier",
                        TOKEN_USER,
                        nobody.with("nameid", "S-1-5-21-3972955417-626881126-188441444-3142913")
                                .with("nii", "urn:office:idp:activedirectory")),
                wrong(
                        "an address called a security identifier",
                        TOKEN_USER,
                        nobody.with("nameid", "mary@contoso.test")
                                .with("nii", "urn:office:idp:activedirectory")),
                wrong(
                        "another partner's person",
                        TOKEN_USER,
                        nobody.with("smtp", "ann@fabrikam.test")),
                wrong(
                        "smtp of the partner, upn of another",
                        TOKEN_USER,
                        outer(actor()).with("upn", "ann@fabrikam.test")),
                wrong(
                        "upn of the partner, smtp of another",
                        TOKEN_USER,
                        outer(actor()).with("smtp", "ann@fabrikam.test")),
                wrong(
                        "nameid of another",
                        TOKEN_USER,
                        outer(actor()).with("nameid", "ann@fabrikam.test")),
                wrong(
                        "one of ours, by our domain",
                        TOKEN_USER,
                        nobody.with("smtp", "joe@contoso.cloud.test")),
                wrong(
                        "one of ours, in a domain of the partner",
                        TOKEN_USER,
                        nobody.with("smtp", "joe@contoso.test")),
                wrong(
                        "two people",
                        TOKEN_USER,
                        outer(actor())
                                .with("smtp", "alice@contoso.test")
                                .with("upn", "bob@contoso.test")),
                wrong("smtp is no address", TOKEN_USER, outer(actor()).with("smtp", "mary")),
                wrong(
                        "several smtp",
                        TOKEN_USER,
                        outer(actor()).with("smtp", List.of("mary@contoso.test"))),
                wrong(
                        "subdomain of the partner's",
                        TOKEN_USER,
                        nobody.with("smtp", "mary@evil.contoso.test")),
                wrong(
                        "user token for another's person",
                        TOKEN_USER,
                        signedUser().with("email", "ann@fabrikam.test")),
                wrong(
                        "user token for one of ours",
                        TOKEN_USER,
                        signedUser().with("email", "joe@contoso.test")),
                wrong("user token for nobody", TOKEN_USER, signedUser().without("email")));
    }
}
