package entente.question;

import java.util.List;
import java.util.Optional;

/// What one mailbox's calendar shows one caller.
///
/// `view` is the highest the caller may see, `merged` the merged string as Exchange2013 and later read it (digits 0–5,
/// present where the view has one), `blocks` are ordered by start, and absent working hours mean that none are known.
public record FreeBusy(
        View view,
        AccessLevel level,
        Optional<String> merged,
        List<BusyBlock> blocks,
        Optional<WorkingHours> workingHours) {
    public FreeBusy {
        blocks = List.copyOf(blocks);
    }
}
