package entente.lab;

import entente.mailbox.AllowedSenders;
import entente.mailbox.AutomaticReply;
import entente.mailbox.AutomaticReply.ExternalAudience;
import entente.mailbox.AutomaticReply.State;
import entente.mailbox.Filling;
import entente.mailbox.MailAcceptance;
import entente.question.Address;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How the lab's people and groups take mail. Who is not named takes it as a new mailbox does.
final class Habits {
    private static final long GIGABYTE = 1L << 30;
    private static final MailAcceptance USUAL = MailAcceptance.INITIAL;

    private static final Map<Address, MailAcceptance> BY_ADDRESS =
            Map.of(
                    Address.of("alice@contoso.test"),
                    USUAL.withCustomTip(Optional.of("Alice reads her mail on Mondays.")),
                    Address.of("bob@contoso.test"),
                    full(),
                    Address.of("room.blue@contoso.test"),
                    USUAL.withLargestMessage(Optional.of(1L << 20))
                            .with(new AllowedSenders(Set.of(), Set.of(), true)),
                    Address.of("joe@contoso.cloud.test"),
                    USUAL.with(
                            away(
                                    "I am at the customer's until Friday; Sue knows everything.",
                                    "I answer on Friday.")),
                    Address.of("sue@contoso.cloud.test"),
                    USUAL.withLargestMessage(Optional.of(10L << 20)),
                    Address.of("ann@fabrikam.test"),
                    USUAL.with(away("Back on Monday, says Ann.", "Ann is away until Monday."))
                            .withCustomTip(Optional.of("Ann speaks French and English.")),
                    Address.of("raj@fabrikam.test"),
                    full(),
                    Address.of("sales@fabrikam.test"),
                    USUAL.moderatedBy(Set.of(Address.of("ann@fabrikam.test")))
                            .withCustomTip(Optional.of("Sales answers within a day.")));

    private static final Set<Address> WITH_PHOTO =
            Set.of(
                    Address.of("mary@contoso.test"),
                    Address.of("bob@contoso.test"),
                    Address.of("joe@contoso.cloud.test"),
                    Address.of("ann@fabrikam.test"),
                    Address.of("nils@northwind.test"));

    private Habits() {}

    static Optional<MailAcceptance> of(Address address) {
        return Optional.ofNullable(BY_ADDRESS.get(address));
    }

    static boolean hasPhoto(Address address) {
        return WITH_PHOTO.contains(address);
    }

    private static MailAcceptance full() {
        return USUAL.with(new Filling(Optional.of(GIGABYTE), GIGABYTE));
    }

    private static AutomaticReply away(String inside, String outside) {
        return new AutomaticReply(
                new State.On(),
                Optional.of(inside),
                Optional.of(outside),
                ExternalAudience.ALL,
                Optional.of(Locale.ENGLISH));
    }
}
