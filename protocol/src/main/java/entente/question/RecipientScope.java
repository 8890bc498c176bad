package entente.question;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// Where a recipient is, as the asking person's organisation sees it. Several may hold: a partner is external, too.
public enum RecipientScope {
    INTERNAL(1, "Internal"),
    EXTERNAL(2, "External"),
    EXTERNAL_PARTNER(4, "ExternalPartner"),
    EXTERNAL_STRANGER(8, "ExternalNonPartner");

    private final int bit;
    private final String wireName;

    RecipientScope(int bit, String wireName) {
        this.bit = bit;
        this.wireName = wireName;
    }

    /// The name administrators know it by.
    public String wireName() {
        return wireName;
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
