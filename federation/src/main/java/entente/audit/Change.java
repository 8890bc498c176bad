package entente.audit;

import java.util.Optional;

/// What somebody did to an object: `action` is the method and what of the object it was for, `asked` what was sent, `before` and `after`
/// the members that differ. `reason` is the code by which it was refused, or the status where there was none.
public record Change(
        String by,
        String action,
        Optional<String> reason,
        Optional<Withheld> asked,
        Optional<Withheld> before,
        Optional<Withheld> after) {}
