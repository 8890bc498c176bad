package entente.routes;

import entente.objects.Faulty;
import entente.question.Domain;
import entente.routes.AddressSpace.Proof;
import entente.settings.LockedSecret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The settings of an address space by the names they are written with: those of `Add-AvailabilityAddressSpace`, where it has them.
public final class AddressSpaceJson {
    static final String METHOD = "accessMethod";
    static final String OWN_CERTIFICATE = "useServiceAccount";
    static final String ACCOUNT = "account";
    static final String SECRET = "secret";
    static final String PROXY = "proxyUrl";
    static final String AUTODISCOVER = "targetAutodiscoverEpr";
    static final String SERVICE = "targetServiceEpr";
    static final String HOSTS = "hosts";
    static final String ENABLED = "enabled";

    /// Everything that can be said of one.
    public static final Set<String> MEMBERS =
            Set.of(
                    METHOD,
                    OWN_CERTIFICATE,
                    ACCOUNT,
                    SECRET,
                    PROXY,
                    AUTODISCOVER,
                    SERVICE,
                    HOSTS,
                    ENABLED);

    private AddressSpaceJson() {}

    /// All but the secret, which is never told again.
    public static Map<String, Object> of(AddressSpace space) {
        var json = new LinkedHashMap<String, Object>();
        json.put(METHOD, space.method().toString());
        switch (space.proof()) {
            case Proof.Account(var name, _) -> json.put(ACCOUNT, name);
            case Proof.OwnCertificate _ -> json.put(OWN_CERTIFICATE, true);
        }
        put(
                json,
                space.method() == AccessMethod.INTERNAL_PROXY ? PROXY : SERVICE,
                space.endpoint());
        put(json, AUTODISCOVER, space.autodiscoverEpr());
        var further = space.furtherHosts().stream().map(Host::toString).sorted().toList();
        if (!further.isEmpty()) {
            json.put(HOSTS, further);
        }
        json.put(ENABLED, space.enabled());
        return json;
    }

    /// The settings in `object` as [#of] tells them of an address space that has them, whatever its secret.
    public static Map<String, Object> inOrder(Domain forest, JsonNode object) throws Faulty {
        var read =
                AddressSpaceReader.read(
                        forest, object, (_, _, _) -> Optional.of(new LockedSecret("some")));
        return switch (read) {
            case AddressSpaceReader.Outcome.Read(var space) -> of(space);
            case AddressSpaceReader.Outcome.Faulty(var faults) -> throw new Faulty(faults);
        };
    }

    private static void put(Map<String, Object> json, String member, Optional<URI> url) {
        url.ifPresent(present -> json.put(member, present.toString()));
    }
}
