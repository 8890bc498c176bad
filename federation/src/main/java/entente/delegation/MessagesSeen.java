package entente.delegation;

import entente.problem.Code;
import entente.tokens.SingleUses;
import entente.tokens.SingleUses.Use;
import entente.tokens.UsedNumbers;
import entente.tokens.UsedNumbers.Recorded;
import entente.wire.saml.DelegationAssertion;
import entente.wire.seal.Namespaces;
import entente.wire.seal.SealBroken;
import entente.wire.seal.SecurityHeader;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// Remembers the messages that came, for as long as each could come again: by their MessageID here, and by their signature, which also holds
/// where an old partner did not sign the MessageID, among the [UsedNumbers], which outlive the process. Their tokens may be used again.
final class MessagesSeen {
    /// Half of it is for one partner: 700 messages each second of those that last five minutes, as ours do, and a half of that at the longest
    /// time that a message may give itself.
    private static final int MOST = 1_000_000;

    /// So long a message that came in time may be looked at, as where the broker's new keys are fetched for it.
    private static final Duration CHECKED_WITHIN = Duration.ofMinutes(2);

    private static final Pattern SPACE = Pattern.compile("\\s");

    private final SingleUses ids;
    private final UsedNumbers numbers;
    private final boolean onlyLooks;

    MessagesSeen(UsedNumbers numbers) {
        this(new SingleUses(MOST), numbers, false);
    }

    private MessagesSeen(SingleUses ids, UsedNumbers numbers, boolean onlyLooks) {
        this.ids = ids;
        this.numbers = numbers;
        this.onlyLooks = onlyLooks;
    }

    /// The same memory for one who only wants to know: what came before is refused, and nothing is remembered.
    MessagesSeen onlyLooking() {
        return new MessagesSeen(ids, numbers, true);
    }

    /// `partner` is the name of the relationship that it came by.
    void record(
            SecurityHeader header,
            DelegationAssertion assertion,
            String partner,
            Instant now,
            List<String> passed)
            throws DelegationRefused {
        var signature = signatureOf(header);
        var signer = "dauth " + assertion.requestorDomain();
        if (onlyLooks) {
            once(ids.look(partner, header.messageId()));
            once(numbers.look(signer, signature));
            passed.add("the message did not come before");
            return;
        }
        var end = header.timestamp().expires().plus(DelegationVerifier.SKEW).plus(CHECKED_WITHIN);
        once(ids.use(partner, header.messageId(), now, end));
        var recorded = numbers.record(signer, signature, now, end);
        if (recorded == Recorded.SEEN) {
            // Else whoever has one message whose MessageID nobody signed fills his memory with it.
            ids.takeBack(partner, header.messageId());
        }
        once(recorded);
        passed.add("the message came once");
    }

    private static void once(Use use) throws DelegationRefused {
        switch (use) {
            case FIRST -> {}
            case AGAIN -> throw replayed("its MessageID was received before");
            case NO_ROOM -> throw replayed("there is no room to remember it");
        }
    }

    private static void once(Recorded recorded) throws DelegationRefused {
        switch (recorded) {
            case NEW -> {}
            case SEEN -> throw replayed("its signature was received before");
            case FAILED -> throw replayed("nobody knows whether it is new: it was not recorded");
        }
    }

    private static DelegationRefused replayed(String cause) {
        return DelegationRefused.ofPartner(Code.SEAL_REPLAYED, cause);
    }

    // Base64 may be wrapped anywhere without being another signature.
    private static String signatureOf(SecurityHeader header) throws DelegationRefused {
        try {
            var security = header.token().flatMap(Element::parent).orElseThrow();
            var signature = XmlTree.only(security, Namespaces.SIGNATURE, "Signature");
            var value = XmlTree.value(signature, Namespaces.SIGNATURE, "SignatureValue");
            return SPACE.matcher(value).replaceAll("");
        } catch (SealBroken changed) {
            throw DelegationRefused.of(Code.SEAL_MALFORMED, changed);
        }
    }
}
