package entente.lab;

import entente.objects.Form;
import entente.objects.NamedObjects;
import entente.objects.NamedObjects.Outcome;
import entente.problem.Problem;
import entente.question.Domain;
import entente.routes.Connector;
import entente.routes.ConnectorKind;
import entente.tokens.AuthServer;
import entente.tokens.AuthServerKind;
import entente.tokens.OAuthObjects;
import entente.tokens.PartnerApplication;
import entente.tokens.PartnerKind;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Has the two Contosos know the broker and one another, and the application that is registered for tests: by the settings that
/// administrators make. What a kept lab has already is left as it is, but for the ports.
record Acquaintance(Domain domain, Addresses addresses) {
    private static final String AUTH_SERVER = "lab broker";
    private static final List<String> OPERATIONS = List.of("freebusy", "mailtips");
    private static final List<String> OPERATIONS_OF_A_SERVER =
            List.of("freebusy", "mailtips", "photos", "messagetracking");

    void make(OAuthObjects objects) {
        partner()
                .ifPresent(other -> {
                    make(AUTH_SERVER, objects.authServers(), this::authServer, this::withPorts);
                    make(
                            other.name(),
                            objects.partners(),
                            form -> server(form, other),
                            form -> form);
                    make(
                            "client for tests",
                            objects.partners(),
                            Acquaintance::client,
                            form -> form);
                    make(
                            World.nameOf(other),
                            objects.connectors(),
                            form -> connector(form, other),
                            form -> withPorts(form, other));
                });
    }

    private static <T> void make(
            String name,
            NamedObjects<T> objects,
            UnaryOperator<Form<T>> fresh,
            UnaryOperator<Form<T>> withPorts) {
        var kind = objects.kind();
        var known = objects.named(name);
        var form = known.map(kind::formOf).orElseGet(() -> fresh.apply(kind.form()));
        // In a kept lab another may have taken its place: then that one counts.
        if (objects.put(name, withPorts.apply(form)) instanceof Outcome.Refused<T>(var why)
                && (known.isPresent() || objects.all().isEmpty())) {
            throw new Problem(why);
        }
    }

    private Optional<Domain> partner() {
        return World.otherContoso(domain);
    }

    private Form<AuthServer> authServer(Form<AuthServer> form) {
        return form.with(AuthServerKind.APP_ID, List.of(Applications.BROKER))
                .with(AuthServerKind.REALM, List.of(domain.name()))
                .with(AuthServerKind.REALMS, List.of(World.CONTOSO.name(), World.CLOUD.name()));
    }

    private Form<AuthServer> withPorts(Form<AuthServer> form) {
        var broker = addresses.broker();
        return form.with(
                        AuthServerKind.ISSUER_URLS,
                        List.of(
                                World.CONTOSO + "=" + broker + "/" + World.CONTOSO,
                                World.CLOUD + "=" + broker + "/" + World.CLOUD))
                .with(AuthServerKind.METADATA, List.of(broker + "/" + domain + "/metadata/json/1"))
                .with(
                        AuthServerKind.TOKEN_ENDPOINT,
                        List.of(broker + "/" + domain + "/tokens/OAuth/2"));
    }

    private static Form<PartnerApplication> server(Form<PartnerApplication> form, Domain partner) {
        return partner(form, Applications.of(partner), partner)
                .with(PartnerKind.OPERATIONS, OPERATIONS_OF_A_SERVER)
                .with(PartnerKind.PROFILES, List.of("L1"));
    }

    private static Form<PartnerApplication> client(Form<PartnerApplication> form) {
        return partner(form, Applications.CLIENT, World.CONTOSO)
                .with(PartnerKind.PROFILES, List.of("L1", "N2"));
    }

    private static Form<PartnerApplication> partner(
            Form<PartnerApplication> form, String appId, Domain realm) {
        return form.with(PartnerKind.APP_ID, List.of(appId))
                .with(PartnerKind.REALM, List.of(realm.name()))
                .with(PartnerKind.DOMAINS, List.of(realm.name()))
                .with(PartnerKind.OPERATIONS, OPERATIONS);
    }

    private static Form<Connector> connector(Form<Connector> form, Domain partner) {
        return form.with(ConnectorKind.DOMAINS, List.of(partner.name()))
                .with(ConnectorKind.PARTNER_APP_ID, List.of(Applications.of(partner)))
                .with(ConnectorKind.PARTNER_REALM, List.of(partner.name()))
                .with(ConnectorKind.PROFILE, List.of("L1"))
                .with(ConnectorKind.AUTH_SERVER, List.of(AUTH_SERVER))
                .with(ConnectorKind.HOSTS, HostsFile.names(partner));
    }

    private Form<Connector> withPorts(Form<Connector> form, Domain partner) {
        return form.with(
                ConnectorKind.DISCOVERY, List.of(addresses.autodiscover(partner).toString()));
    }
}
