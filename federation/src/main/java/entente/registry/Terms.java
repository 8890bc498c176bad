package entente.registry;

import entente.trusts.Action;
import java.util.EnumSet;
import java.util.Set;

/// What the broker's administrator allows an organisation; it has no say in it itself.
///
/// One that is not `enabled` gets no token, and none is issued for it. `legacy` takes and uses the old algorithms for it, `plainRequests` takes
/// requests whose body is not encrypted; both are off unless the administrator says otherwise. `actions` are what its tokens, and those for
/// it, may be used for.
public record Terms(boolean enabled, boolean legacy, boolean plainRequests, Set<Action> actions) {
    /// Enabled, every action, nothing old.
    public static final Terms USUAL = new Terms(true, false, false, EnumSet.allOf(Action.class));

    public Terms {
        actions = Set.copyOf(actions);
    }
}
