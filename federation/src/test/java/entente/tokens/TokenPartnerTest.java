package entente.tokens;

import static entente.problem.Code.TOKEN_MALFORMED;
import static entente.problem.Code.TOKEN_NO_RIGHTS;
import static entente.problem.Code.TOKEN_REPLAYED;
import static entente.problem.Code.TOKEN_SIGNATURE;
import static entente.tokens.Refusals.codeOf;
import static entente.tokens.TestToken.actor;
import static entente.tokens.TestToken.outer;
import static entente.tokens.TestToken.signedUser;
import static org.assertj.core.api.Assertions.assertThat;

import entente.tokens.PartnerApplication.Profile;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a partner was not allowed, no token of it may do; and what is made for one call is taken once.
class TokenPartnerTest {
    private final TestResource resource = new TestResource();

    @ParameterizedTest(name = "{0}")
    @MethodSource("entente.tokens.Refusals#everyShape")
    void disabledPartnerIsRefused(String what, String token) {
        resource.setPartners(
                TestResource.contoso(
                        EnumSet.allOf(Profile.class), false, false, Set.of(PartnerRight.FREE_BUSY)),
                TestResource.fabrikam());

        var verdict = resource.call(token);

        assertThat(codeOf(verdict)).as(what).isIn(TOKEN_NO_RIGHTS, TOKEN_SIGNATURE);
        assertThat(resource.handled).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entente.tokens.Refusals#everyShape")
    void shapeThatIsNotAcceptedFromThisPartnerIsRefused(String what, String token) {
        resource.setPartners(
                TestResource.contoso(Set.of(), false, true, Set.of(PartnerRight.FREE_BUSY)));

        var verdict = resource.call(token);

        assertThat(codeOf(verdict)).as(what).isEqualTo(TOKEN_MALFORMED);
        assertThat(resource.handled).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entente.tokens.Refusals#everyShape")
    void partnerThatMayCallNothingIsRefused(String what, String token) {
        resource.setPartners(
                TestResource.contoso(EnumSet.allOf(Profile.class), false, true, Set.of()));

        var verdict = resource.call(token);

        assertThat(codeOf(verdict)).as(what).isEqualTo(TOKEN_NO_RIGHTS);
        assertThat(resource.handled).isZero();
    }

    @Test
    void unsignedEnvelopeIsRefusedWhereASignedOneIsRequired() {
        resource.setPartners(
                TestResource.contoso(
                        EnumSet.allOf(Profile.class), true, true, Set.of(PartnerRight.FREE_BUSY)));

        var verdict = resource.call(outer(actor()));

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_MALFORMED);
        assertThat(resource.handled).isZero();
    }

    @Test
    void userTokenIsTakenOnce() {
        var token = signedUser().text();
        resource.call(token);

        var verdict = resource.call(token);

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_REPLAYED);
        assertThat(resource.handled).isOne();
    }

    @Test
    void signedEnvelopeIsTakenOnce() {
        var token =
                outer(actor())
                        .signedBy(TestKeys.CONTOSO)
                        .with("jti", UUID.randomUUID().toString())
                        .text();
        resource.call(token);

        var verdict = resource.call(token);

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_REPLAYED);
        assertThat(resource.handled).isOne();
    }
}
