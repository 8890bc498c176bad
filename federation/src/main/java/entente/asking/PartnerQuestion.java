package entente.asking;

import entente.question.Address;
import entente.question.View;
import entente.question.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What one partner is asked: about which of its mailboxes, each once, and for whom.
///
/// `user` is our person who asks; empty where the organisation itself does. `mailboxes` are target addresses.
public record PartnerQuestion(
        Optional<Address> user,
        List<Address> mailboxes,
        Window window,
        View view,
        Duration interval) {
    public PartnerQuestion {
        mailboxes = mailboxes.stream().distinct().toList();
    }
}
