package entente.lab;

import entente.broker.ServicePrincipal;
import entente.broker.ServicePrincipalKind;
import entente.objects.Form;
import entente.objects.NamedObjects;
import entente.objects.NamedObjects.Outcome;
import entente.problem.Problem;
import entente.question.Domain;
import entente.server.KeyFiles;
import entente.wire.jwt.PemKeys;
import entente.wire.jwt.PemKeys.PemMalformed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Registers at the lab's broker the two Contosos, which may call each other for their people, and the application registered for tests,
/// which may call both. What a kept lab has already is left as it is, keys that were rolled too,
/// unless the key in its folder was made anew.
record Registrations(KeyFolder keys) {
    void make(NamedObjects<ServicePrincipal> principals) throws IOException {
        server(World.CONTOSO, World.CLOUD, principals);
        server(World.CLOUD, World.CONTOSO, principals);
        make(
                "client for tests",
                keys.client(),
                form(principals, Applications.CLIENT, World.CONTOSO)
                        .with(
                                ServicePrincipalKind.MAY_CALL,
                                List.of(
                                        Applications.of(World.CONTOSO),
                                        Applications.of(World.CLOUD))),
                principals);
    }

    private void server(
            Domain organisation, Domain partner, NamedObjects<ServicePrincipal> principals)
            throws IOException {
        make(
                "mail." + organisation,
                keys.signing(organisation),
                form(principals, Applications.of(organisation), organisation)
                        .with(
                                ServicePrincipalKind.HOSTS,
                                OrganisationPlan.hosts(organisation).stream()
                                        .map(Domain::name)
                                        .toList())
                        .with(ServicePrincipalKind.MAY_CALL, List.of(Applications.of(partner))),
                principals);
    }

    private static Form<ServicePrincipal> form(
            NamedObjects<ServicePrincipal> principals, String appId, Domain realm) {
        return principals
                .kind()
                .form()
                .with(ServicePrincipalKind.APP_ID, List.of(appId))
                .with(ServicePrincipalKind.REALM, List.of(realm.name()))
                .with(ServicePrincipalKind.ROLES, List.of("freebusy"))
                .with(ServicePrincipalKind.DELEGATION, List.of("true"));
    }

    private static void make(
            String name,
            KeyFiles signing,
            Form<ServicePrincipal> fresh,
            NamedObjects<ServicePrincipal> principals)
            throws IOException {
        var form = principals.named(name).map(principals.kind()::formOf).orElse(fresh);
        var certificate = Files.readString(signing.certificate());
        if (principals.named(name).filter(known -> signsWith(known, certificate)).isPresent()) {
            return;
        }
        if (principals.put(name, form.with(ServicePrincipalKind.CERTIFICATES, List.of(certificate)))
                instanceof Outcome.Refused<ServicePrincipal>(var why)) {
            throw new Problem(why);
        }
    }

    private static boolean signsWith(ServicePrincipal principal, String certificate) {
        try {
            var thumbprint = PemKeys.certificates(certificate).getFirst().thumbprint();
            return principal.keys().stream().anyMatch(key -> key.thumbprint().equals(thumbprint));
        } catch (PemMalformed unreadable) {
            return false;
        }
    }
}
