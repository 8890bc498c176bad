package entente.server;

import entente.asking.Partners;
import entente.calling.Https;
import entente.endpoints.AdminRelationshipTrial;
import entente.endpoints.AdminServerTrial;
import entente.endpoints.AdminTrials;
import entente.endpoints.PartnersWayBack;
import entente.gate.Door;
import entente.gate.Mount;
import entente.mailbox.MailboxStore;
import entente.routes.RelationshipStore;
import entente.tokens.IssuerKeys;
import entente.tokens.OAuthObjects;
import entente.trials.AuthServerTrial;
import entente.trials.ConnectorTrial;
import entente.trials.PartnerTrial;
import entente.trials.RelationshipTrial;
import entente.trials.ServerTrial;
import entente.trials.WayBackTrial;
import entente.trusts.FederationTrust;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What an organisation tries when an administrator, or a partner of its own way to us, asks for it.
record Trials(
        OrganisationSettings settings,
        MailboxStore store,
        OAuthObjects objects,
        RelationshipStore relationships,
        Supplier<Optional<FederationTrust>> federation,
        BooleanSupplier recordIsKept,
        Https https,
        ServerKeys keys,
        InstantSource clock) {
    /// Where they are asked for: by administrators, and by partners at `door`.
    List<Mount> mounts(Partners partners, IssuerKeys published, Door door, Door administrators) {
        var connector = connector(partners);
        var mounts = new ArrayList<Mount>();
        mounts.add(
                new AdminRelationshipTrial(relationships, relationship(), store)
                        .mount(administrators));
        mounts.addAll(
                new AdminTrials(
                                objects,
                                store,
                                connector,
                                authServer(published),
                                partner(published),
                                wayBack())
                        .mounts(administrators));
        mounts.add(new PartnersWayBack(objects, connector).mount(door));
        mounts.add(new AdminServerTrial(server()).mount(administrators));
        return mounts;
    }

    private ConnectorTrial connector(Partners partners) {
        return new ConnectorTrial(
                https,
                settings::identity,
                keys.signing()::keys,
                objects.authServers()::all,
                partners,
                store::acceptedDomains,
                clock,
                settings.calling().answerPatience());
    }

    private RelationshipTrial relationship() {
        return new RelationshipTrial(
                https,
                federation,
                store::acceptedDomains,
                settings::identity,
                clock,
                settings.calling().answerPatience());
    }

    private AuthServerTrial authServer(IssuerKeys published) {
        return new AuthServerTrial(
                https,
                settings::identity,
                keys.signing()::keys,
                published,
                objects.connectors()::all,
                store::acceptedDomains,
                clock);
    }

    private PartnerTrial partner(IssuerKeys published) {
        return new PartnerTrial(
                published,
                objects.authServers()::all,
                objects.connectors()::all,
                store::acceptedDomains,
                clock);
    }

    private WayBackTrial wayBack() {
        return new WayBackTrial(
                https,
                settings::identity,
                keys.signing()::keys,
                objects.authServers()::all,
                clock,
                settings.calling().answerPatience());
    }

    private ServerTrial server() {
        return new ServerTrial(
                new ServerTrial.Who(settings.domain(), settings.url()),
                settings.state(),
                https,
                store,
                recordIsKept,
                keys.inventory()::at,
                clock);
    }
}
