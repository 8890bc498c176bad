package entente.question;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// Where a recipient is, as the asking person's organisation sees it. Several may hold: a partner is external, too.
public enum RecipientScope {
    INTERNAL(1),
    EXTERNAL(2),
    EXTERNAL_PARTNER(4),
    EXTERNAL_STRANGER(8);

    private final int bit;

    RecipientScope(int bit) {
        this.bit = bit;
    }

    /// The bit mask of EWS (`Scope`).
    public static int bits(Set<RecipientScope> scopes) {
        return scopes.stream().mapToInt(scope -> scope.bit).sum();
    }

    /// The scopes of a bit mask; bits that are not known mean nothing.
    public static Set<RecipientScope> ofBits(int bits) {
        var scopes = EnumSet.noneOf(RecipientScope.class);
        Arrays.stream(values()).filter(scope -> (bits & scope.bit) != 0).forEach(scopes::add);
        return scopes;
    }
}
