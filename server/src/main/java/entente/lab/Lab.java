package entente.lab;

import entente.gate.Door;
import entente.gate.Mount;
import entente.lab.ReadyDocument.Account;
import entente.lab.ReadyDocument.Broker;
import entente.lab.ReadyDocument.Client;
import entente.pages.Pages;
import entente.question.Address;
import entente.question.Domain;
import entente.server.BrokerServer;
import entente.server.FastCrypto;
import entente.server.OrganisationServer;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Starts the lab: keys, the broker, then each organisation with its people, the partnership of two of them, and at the end the document
/// that says so.
public final class Lab {
    private final LabOptions options;
    private final LabFolder folder;
    private final Addresses addresses;
    private final Function<Door, List<Mount>> more;
    private final Deque<Party> servers = new ArrayDeque<>();

    private Lab(
            LabOptions options,
            LabFolder folder,
            Addresses addresses,
            Function<Door, List<Mount>> more) {
        this.options = options;
        this.folder = folder;
        this.addresses = addresses;
        this.more = more;
    }

    /// Returns once everything answers. What fails on the way leaves nothing running.
    ///
    /// @throws IOException where a folder, a file or a port is not to be had
    public static RunningLab start(LabOptions options) throws IOException {
        return start(options, _ -> List.of());
    }

    /// The same, each organisation with endpoints of the caller's own beside the usual ones.
    public static RunningLab start(LabOptions options, Function<Door, List<Mount>> more)
            throws IOException {
        FastCrypto.install();
        // A document from an earlier run would be taken for this one's.
        if (options.readyFile().isPresent()) {
            Files.deleteIfExists(options.readyFile().get());
        }
        var addresses = new Addresses(Ports.choose(parties(), options.portBase()));
        var lab = new Lab(options, LabFolder.of(options.folder()), addresses, more);
        try {
            return lab.start();
        } catch (IOException | RuntimeException failed) {
            stop(lab.servers);
            lab.folder.leave();
            throw failed;
        }
    }

    private RunningLab start() throws IOException {
        folder.keys().fill(clockOf(World.BROKER).instant());
        PrivateFiles.write(folder.hostsFile(), HostsFile.text(parties()));
        var broker = startBroker();
        var running = new LinkedHashMap<Domain, OrganisationServer>();
        var organisations = new ArrayList<ReadyDocument.Organisation>();
        for (var organisation : World.ORGANISATIONS) {
            organisations.add(start(organisation, running));
        }
        new Federation(addresses, folder.keys(), folder.zones()).found(running);
        new Neighbours(addresses).introduce(running);
        var ready = document(organisations, broker);
        PrivateFiles.write(folder.readyFile(), ready.json());
        if (options.readyFile().isPresent()) {
            PrivateFiles.write(options.readyFile().get(), ready.json());
        }
        return new RunningLab(
                ready,
                folder,
                options.readyFile(),
                servers,
                new Restarts(folder, addresses, options.clocks(), more));
    }

    private InstantSource clockOf(Domain party) {
        return options.clocks().apply(party);
    }

    /// Its administrator.
    private Account startBroker() throws IOException {
        var state = folder.state(World.BROKER);
        var plan = new BrokerPlan(state, addresses, folder.keys(), folder.zones());
        var password = Passwords.fresh(new SecureRandom());
        PrivateFiles.write(plan.administratorPassword(), password + "\n");
        var server = BrokerServer.start(plan.settings(), clockOf(World.BROKER));
        servers.push(new Party(World.BROKER, server));
        new Registrations(folder.keys()).make(server.principals());
        return new Account(BrokerPlan.ADMINISTRATOR.toString(), password);
    }

    private ReadyDocument.Organisation start(
            World.Organisation organisation, Map<Domain, OrganisationServer> running)
            throws IOException {
        var state = folder.state(organisation.domain());
        var plan = new OrganisationPlan(organisation, state, addresses, folder.keys());
        var passwords = Passwords.of(organisation, new SecureRandom());
        PrivateFiles.write(
                plan.administratorPassword(), passwords.get(organisation.administrator()) + "\n");
        var server =
                OrganisationServer.start(plan.settings(), clockOf(organisation.domain()), more);
        servers.push(new Party(organisation.domain(), server));
        running.put(organisation.domain(), server);
        new Acquaintance(organisation.domain(), addresses).make(server.objects());
        new Inside(organisation.domain()).make(server.remoteDomains().objects());
        new Seed(organisation, server.store()).sow(passwords);
        return told(organisation, passwords);
    }

    private ReadyDocument.Organisation told(
            World.Organisation organisation, Map<Address, String> passwords) {
        var domain = organisation.domain();
        return new ReadyDocument.Organisation(
                organisation.name(),
                List.of(domain.name()),
                addresses.here(domain, ""),
                addresses.here(domain, "/EWS/Exchange.asmx"),
                addresses.here(domain, "/autodiscover/autodiscover.svc"),
                addresses.here(domain, Pages.RECOVER),
                organisation.people().stream()
                        .map(person -> account(person.address(), passwords))
                        .toList(),
                account(organisation.administrator(), passwords));
    }

    private static Account account(Address address, Map<Address, String> passwords) {
        return new Account(address.toString(), passwords.getOrDefault(address, ""));
    }

    private ReadyDocument document(
            List<ReadyDocument.Organisation> organisations, Account administrator) {
        var keys = folder.keys();
        var realm = World.CONTOSO.name();
        var tokenUrl = addresses.here(World.BROKER, "/" + realm + "/tokens/OAuth/2");
        return new ReadyDocument(
                organisations,
                new Broker(
                        addresses.here(World.BROKER, ""),
                        tokenUrl,
                        addresses.here(World.BROKER, "/" + realm + "/metadata/json/1"),
                        addresses.here(World.BROKER, "/extSTS.srf"),
                        addresses.here(World.BROKER, "/jwks"),
                        administrator),
                new Client(
                        Applications.CLIENT,
                        keys.client().key().toString(),
                        keys.client().certificate().toString(),
                        realm,
                        tokenUrl),
                keys.caFile().toString(),
                folder.hostsFile().toString(),
                keys.folder().toString());
    }

    private static List<Domain> parties() {
        var parties = new ArrayList<>(List.of(World.BROKER));
        World.ORGANISATIONS.forEach(organisation -> parties.add(organisation.domain()));
        return parties;
    }

    /// Stops what was started, the last first; one that fails to stop does not keep the others running.
    static void stop(Deque<Party> servers) {
        var failures = new ArrayList<Exception>();
        while (!servers.isEmpty()) {
            try {
                servers.pop().server().close();
            } catch (Exception failed) {
                failures.add(failed);
            }
        }
        if (!failures.isEmpty()) {
            var told = new IllegalStateException("a server did not stop", failures.getFirst());
            failures.stream().skip(1).forEach(told::addSuppressed);
            throw told;
        }
    }
}
