package entente.mailtips;

import entente.question.Caller;
import entente.question.Hop;
import entente.question.MailTip;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One request for MailTips, as it came: as whom the message would be sent, to whom (as written, in order, repeated ones repeated), and which
/// tips are wanted.
///
/// `administrator` is who asks in the caller's name, where one does; `hop` is how it came here, as the sender said.
public record TipInquiry(
        Caller caller,
        String sendingAs,
        List<String> recipients,
        Set<MailTip> tips,
        Optional<String> administrator,
        Hop hop) {
    public TipInquiry {
        recipients = List.copyOf(recipients);
        tips = Set.copyOf(tips);
    }
}
