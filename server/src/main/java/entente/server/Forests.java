package entente.server;

import entente.asking.Partners;
import entente.audit.Audit;
import entente.calling.Https;
import entente.endpoints.AddressSpaceTrial;
import entente.endpoints.AdminAcceptedForests;
import entente.endpoints.AdminAddressSpaces;
import entente.forests.AcceptedForests;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.mailbox.Directory;
import entente.question.Address;
import entente.routes.AddressSpaceStore;
import entente.settings.Safe;
import entente.settings.SettingsFile;
import entente.vouching.ForestCalls;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Forests without a broker: those that this server asks, and those that ask here.
public record Forests(Safe safe, AddressSpaceStore spaces, AcceptedForests accepted) {
    static Forests of(OrganisationSettings settings, SettingsFile kept, Directory directory) {
        var safe = new Safe(StateFolder.at(settings.state()).secretsKey());
        Predicate<Address> isAdministrator =
                address ->
                        settings.administrator()
                                .filter(it -> it.address().equals(address))
                                .isPresent();
        return new Forests(
                safe,
                new AddressSpaceStore(kept.of(AddressSpaceStore.KIND), directory, safe),
                new AcceptedForests(
                        kept.of(AcceptedForests.KIND),
                        directory::acceptedDomains,
                        isAdministrator.or(address -> directory.find(address).isPresent())));
    }

    /// How forests are called: `https` shows no certificate, and one beside it this server's own.
    ForestCalls calls(
            OrganisationSettings settings, Https https, Closing opened, InstantSource clock) {
        var own = PemFiles.certified(settings.listen().tls());
        var certified = opened.with(OutgoingCalls.by(settings.calling(), own));
        return new ForestCalls(https, certified, safe, clock);
    }

    ClientCertificates certificates() {
        return new ClientCertificates(accepted::certificates);
    }

    List<Mount> mounts(
            OrganisationSettings settings,
            Partners partners,
            Https https,
            Directory directory,
            Audit audit,
            Passwords passwords,
            Door administrators) {
        var patience = settings.calling().answerPatience();
        var trial = new AddressSpaceTrial(partners, https, directory, audit, patience);
        var mounts = new ArrayList<>(new AdminAddressSpaces(spaces, trial).mounts(administrators));
        mounts.addAll(new AdminAcceptedForests(accepted, passwords).mounts(administrators));
        return mounts;
    }
}
