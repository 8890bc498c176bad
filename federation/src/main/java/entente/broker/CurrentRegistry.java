package entente.broker;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The registry of the applications there are now: made anew when they have changed, and not before. Those of a realm that is served no longer
/// are left out: they get no token, and nobody gets one for them.
public final class CurrentRegistry implements Supplier<Registry> {
    private final Supplier<List<ServicePrincipal>> principals;
    private final Set<String> realms;
    private volatile Made last;

    /// `principals` gives the same list until something changes.
    public CurrentRegistry(Supplier<List<ServicePrincipal>> principals, Set<String> realms) {
        this.principals = principals;
        this.realms = Set.copyOf(realms);
        this.last = Made.of(principals.get(), this.realms);
    }

    private record Made(List<ServicePrincipal> of, Registry registry) {
        static Made of(List<ServicePrincipal> principals, Set<String> realms) {
            var served =
                    principals.stream()
                            .filter(principal -> realms.contains(principal.realm()))
                            .toList();
            return new Made(principals, new FixedRegistry(served));
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same list, not an equal one: comparing costs
    public Registry get() {
        var now = principals.get();
        var known = last;
        if (known.of() != now) {
            known = Made.of(now, realms);
            last = known;
        }
        return known.registry();
    }
}
