package entente.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.mailbox.Directory;
import entente.mailbox.MailAcceptance;
import entente.mailbox.MailAcceptances;
import entente.mailbox.Recipient;
import entente.mailtips.TipDesk;
import entente.mailtips.TipTerms;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.Hop;
import entente.question.MailTip;
import entente.question.TraceId;
import entente.routes.Routes;
import entente.trace.Trace;
import entente.wire.ews.BatchResult;
import entente.wire.ews.EwsFault;
import entente.wire.ews.GetMailTips;
import entente.wire.ews.GetServiceConfiguration;
import entente.wire.ews.GetServiceConfiguration.InternalDomain;
import entente.wire.ews.GetServiceConfiguration.MailTipsConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TipOperationsTest {
    private static final Caller MARY = new Caller.OwnPerson(Address.of("mary@contoso.test"));
    private static final List<InternalDomain> INSIDE =
            List.of(new InternalDomain(Domain.of("contoso.test"), false));

    @Test
    void everyRecipientIsAnsweredAsItWasWritten() throws EwsFault {
        var response = ask(TipTerms.USUAL, List.of("Nobody@Contoso.test", "nils@northwind.test"));

        var told = (GetMailTips.Response.Told) response;
        assertThat(told.asked()).containsExactly(MailTip.INVALID_RECIPIENT);
        assertThat(told.recipients())
                .extracting(GetMailTips.Recipient::address)
                .containsExactly("Nobody@Contoso.test", "nils@northwind.test");
    }

    @Test
    void moreRecipientsThanTheTermsAllowAreRefusedAsAWhole() {
        var many = Collections.nCopies(51, "nobody@contoso.test");

        assertRefused(Code.MAILBOXES_TOO_MANY, many);
        assertRefused(Code.MAILBOXES_NONE, List.of());
    }

    @Test
    void whoIsToldNothingIsAnsweredSoAndNotWithAFault() throws EwsFault {
        var off = new TipTerms(false, 50, 1_000, 25, 1_000, true);

        var response = ask(off, List.of("nobody@contoso.test"));

        assertThat(response)
                .isInstanceOfSatisfying(
                        GetMailTips.Response.Refused.class,
                        refused ->
                                assertThat(refused.why().code())
                                        .isEqualTo(Code.MAIL_TIPS_DISABLED));
    }

    @Test
    void configurationIsThatOfTheTermsAndOtherServicesHaveNone() {
        var terms = new TipTerms(true, 40, 2_000, 7, 300, false);

        var response =
                operations(terms)
                        .answer(
                                new GetServiceConfiguration.Request(
                                        Optional.empty(), List.of("MailTips", "ProtectionRules")));

        assertThat(response.results().getFirst())
                .isEqualTo(
                        new BatchResult.Done<>(
                                new MailTipsConfiguration(true, 40, 2_000, 7, false, INSIDE, 300)));
        assertThat(response.results().getLast()).isInstanceOf(BatchResult.Refused.class);
    }

    private static void assertRefused(Code code, List<String> recipients) {
        assertThatThrownBy(() -> ask(TipTerms.USUAL, recipients))
                .isInstanceOfSatisfying(
                        EwsFault.class,
                        fault -> assertThat(fault.refusal().code()).isEqualTo(code));
    }

    private static GetMailTips.Response ask(TipTerms terms, List<String> recipients)
            throws EwsFault {
        return operations(terms)
                .answer(
                        MARY,
                        Hop.FIRST,
                        new GetMailTips.Request("", recipients, Set.of(MailTip.INVALID_RECIPIENT)),
                        new Trace(TraceId.fresh(), "contoso.test"));
    }

    private static TipOperations operations(TipTerms terms) {
        var directory = new Nobody();
        return new TipOperations(
                new TipDesk(
                        directory,
                        directory,
                        _ -> Optional.empty(),
                        new Routes(directory, List::of, List::of, List::of),
                        List::of,
                        directory.acceptedDomains()::contains,
                        terms,
                        new SilentPartners(),
                        _ -> true,
                        InstantSource.fixed(Instant.EPOCH),
                        Duration.ofSeconds(5)),
                () -> INSIDE);
    }

    private static final class Nobody implements Directory, MailAcceptances {
        @Override
        public Optional<MailAcceptance> acceptanceOf(Address recipient) {
            return Optional.empty();
        }

        @Override
        public long heldBy(Address recipient) {
            return 0;
        }

        @Override
        public Set<Domain> acceptedDomains() {
            return Set.of(Domain.of("contoso.test"));
        }

        @Override
        public Optional<Recipient> find(Address address) {
            return Optional.empty();
        }

        @Override
        public List<Recipient> resolve(String entry, int most) {
            return List.of();
        }
    }
}
