package entente.broker;

import java.util.List;
import java.util.function.Supplier;

/// The registry of the applications there are now: made anew when they have changed, and not before.
public final class CurrentRegistry implements Supplier<Registry> {
    private final Supplier<List<ServicePrincipal>> principals;
    private volatile Made last;

    /// `principals` gives the same list until something changes.
    public CurrentRegistry(Supplier<List<ServicePrincipal>> principals) {
        this.principals = principals;
        this.last = Made.of(principals.get());
    }

    private record Made(List<ServicePrincipal> of, Registry registry) {
        static Made of(List<ServicePrincipal> principals) {
            return new Made(principals, new FixedRegistry(principals));
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same list, not an equal one: comparing costs
    public Registry get() {
        var now = principals.get();
        var known = last;
        if (known.of() != now) {
            known = Made.of(now);
            last = known;
        }
        return known.registry();
    }
}
