package entente.broker;

import entente.question.Domain;
import entente.wire.jwt.Issuer;
import java.util.List;
import java.util.Optional;

/// The applications a broker knows, enabled or not. What is not in it gets no token and no token is issued for it.
public interface Registry {
    /// The application of this id in this realm, both byte for byte.
    Optional<ServicePrincipal> named(Issuer name);

    /// Those of this id in any realm.
    List<ServicePrincipal> withId(String appId);

    /// Those that answer at this host.
    List<ServicePrincipal> at(Domain host);

    /// Whether `client` is registered as one that may ask tokens for exactly this `resource`.
    boolean mayCall(ServicePrincipal client, ServicePrincipal resource);
}
