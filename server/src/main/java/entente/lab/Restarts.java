package entente.lab;

import entente.gate.Door;
import entente.gate.Mount;
import entente.question.Domain;
import entente.server.BrokerServer;
import entente.server.BrokerSettings;
import entente.server.OrganisationServer;
import entente.server.OrganisationSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Starts one of a lab's servers once more, on its state and with the settings of the first time as they were changed.
record Restarts(
        LabFolder folder,
        Addresses addresses,
        Function<Domain, InstantSource> clocks,
        Function<Door, List<Mount>> more) {
    Party broker(UnaryOperator<BrokerSettings> change) throws IOException {
        var plan =
                new BrokerPlan(
                        folder.state(World.BROKER), addresses, folder.keys(), folder.zones());
        return new Party(
                World.BROKER,
                BrokerServer.start(change.apply(plan.settings()), clocks.apply(World.BROKER)));
    }

    Party organisation(Domain domain, UnaryOperator<OrganisationSettings> change)
            throws IOException {
        var organisation =
                World.ORGANISATIONS.stream()
                        .filter(each -> each.domain().equals(domain))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException(domain + " is not in the lab"));
        var plan =
                new OrganisationPlan(organisation, folder.state(domain), addresses, folder.keys());
        return new Party(
                domain,
                OrganisationServer.start(
                        change.apply(plan.settings()), clocks.apply(domain), more));
    }
}
