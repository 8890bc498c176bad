package entente.asking;

import static entente.vouching.PartnerWorld.MARY;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Call;
import entente.calling.Site;
import entente.discovery.Discovery;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Finding;
import entente.question.MailTip;
import entente.question.MailTips;
import entente.question.RecipientScope;
import entente.routes.Connectors;
import entente.vouching.PartnerWorld;
import entente.wire.ews.EwsEnvelope;
import entente.wire.ews.EwsFault;
import entente.wire.ews.EwsRequest;
import entente.wire.ews.EwsResponse;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.GetMailTips;
import entente.wire.ews.GetMailTips.Recipient;
import entente.wire.ews.GetMailTips.Response;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailTipsQuestionTest {
    private static final String MAIL = "mail.contoso.cloud.test";
    private static final Address JOE = Address.of("joe@contoso.cloud.test");
    private static final Address SUE = Address.of("sue@contoso.cloud.test");
    private static final Set<MailTip> FULL_OR_CUSTOM = Set.of(MailTip.MAILBOX_FULL, MailTip.CUSTOM);
    private static final MailTips FULL =
            new MailTips(
                    Optional.empty(),
                    Optional.of(true),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of());

    private final PartnerWorld world = new PartnerWorld();
    private final Partners partners =
            new EwsPartners(
                    new Discovery(world.overConnectors, () -> world.now, Duration.ofSeconds(1)),
                    world.overConnectors,
                    (_, _) -> Optional.empty());

    @Test
    void partnerIsAskedAsTheSenderForTheseTipsAlone() throws EwsFault {
        says(told(told(JOE, FULL), told(SUE, MailTips.NOTHING)));

        var findings = ask(JOE, SUE);

        assertThat(asked(world.https.calls().getLast()))
                .isEqualTo(
                        new GetMailTips.Request(
                                MARY.toString(),
                                List.of(JOE.toString(), SUE.toString()),
                                FULL_OR_CUSTOM));
        assertThat(findings)
                .containsEntry(JOE, new Finding.Told<>(FULL))
                .containsEntry(SUE, new Finding.Told<>(MailTips.NOTHING));
    }

    @Test
    void whatWasNotAskedForIsNotPassedOn() {
        says(told(told(JOE, FULL.located(Set.of(RecipientScope.EXTERNAL)))));

        assertThat(ask(JOE)).containsEntry(JOE, new Finding.Told<>(FULL));
    }

    @Test
    void errorForOneRecipientIsThatRecipientsRefusal() {
        var unknown = new Finding.Refused<MailTips>(Refusal.of(Code.MAILBOX_UNKNOWN));
        says(told(new Recipient("", JOE.toString(), unknown), told(SUE, FULL)));

        var findings = ask(JOE, SUE);

        assertThat(findings.get(JOE)).isInstanceOf(Finding.Refused.class);
        assertThat(code(findings, JOE)).isEqualTo(Code.MAILBOX_UNKNOWN);
        assertThat(findings).containsEntry(SUE, new Finding.Told<>(FULL));
    }

    @Test
    void partnerThatTellsUsNothingRefusesAll() {
        says(new Response.Refused(Refusal.of(Code.MAIL_TIPS_DISABLED)));

        var findings = ask(JOE, SUE);

        assertThat(code(findings, JOE)).isEqualTo(Code.MAIL_TIPS_DISABLED);
        assertThat(code(findings, SUE)).isEqualTo(Code.MAIL_TIPS_DISABLED);
    }

    @Test
    void answerAboutOthersThanWereAskedAboutIsNotBelieved() {
        says(told(told(JOE, FULL)));

        assertThat(code(ask(JOE, SUE), JOE)).isEqualTo(Code.PARTNER_ANSWER_UNREADABLE);
    }

    @Test
    void fiftyRecipientsAreAskedAboutInOneCall() {
        world.guarded(
                MAIL,
                call ->
                        Site.said(
                                200,
                                written(
                                        told(
                                                parsed(call).recipients().stream()
                                                        .map(each -> told(Address.of(each), FULL))
                                                        .toArray(Recipient[]::new)))));

        var findings =
                ask(
                        IntStream.range(0, 51)
                                .mapToObj(i -> Address.of("p" + i + "@contoso.cloud.test"))
                                .toArray(Address[]::new));

        assertThat(findings).hasSize(51).values().allMatch(Finding.Told.class::isInstance);
        assertThat(world.tokensTo(MAIL)).hasSize(2);
    }

    private Map<Address, Finding<MailTips>> ask(Address... mailboxes) {
        return partners.ask(
                Connectors.withSharingEpr("contoso.cloud.test"),
                new MailTipsQuestion(Optional.of(MARY), MARY, List.of(mailboxes), FULL_OR_CUSTOM),
                world.trace,
                world.deadline());
    }

    private void says(Response response) {
        world.guarded(MAIL, _ -> Site.said(200, written(response)));
    }

    private static Response told(Recipient... recipients) {
        return new Response.Told(FULL_OR_CUSTOM, List.of(recipients));
    }

    private static Recipient told(Address address, MailTips tips) {
        return new Recipient("", address.toString(), new Finding.Told<>(tips));
    }

    private static byte[] written(EwsResponse response) {
        return EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, response);
    }

    private static GetMailTips.Request parsed(Call call) {
        try {
            return (GetMailTips.Request) asked(call);
        } catch (EwsFault fault) {
            throw new AssertionError(fault);
        }
    }

    private static EwsRequest.Operation asked(Call call) throws EwsFault {
        return EwsRequest.read(new ByteArrayInputStream(call.body()), 1_000_000).operation();
    }

    private static Code code(Map<Address, Finding<MailTips>> findings, Address mailbox) {
        return switch (findings.get(mailbox)) {
            case Finding.Refused<MailTips>(var why) -> why.code();
            case Finding.Unreachable<MailTips>(var why) -> why.code();
            case Finding.Told<MailTips> _ -> throw new AssertionError("told");
            case null -> throw new AssertionError("each mailbox is answered for");
        };
    }
}
