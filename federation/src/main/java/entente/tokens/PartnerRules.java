package entente.tokens;

import entente.objects.Rules;
import entente.question.Domain;
import entente.tokens.PartnerApplication.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// How a partner application must stand to others and to us: each application is registered once, and none is ours.
record PartnerRules(
        OwnIdentity own,
        Supplier<Set<Domain>> acceptedDomains,
        Supplier<List<AuthServer>> authServers)
        implements Rules<PartnerApplication> {
    @Override
    public List<String> conflicts(PartnerApplication wanted, List<PartnerApplication> others) {
        var faults = new ArrayList<String>();
        if (wanted.appId().equals(own.appId()) && wanted.realm().equals(own.realm())) {
            faults.add("\"appId\" and \"realm\" are our own");
        }
        others.stream()
                .filter(other -> other.appId().equals(wanted.appId()))
                .filter(other -> other.realm().equals(wanted.realm()))
                .forEach(other ->
                        faults.add(
                                "%s in realm %s is %s already"
                                        .formatted(wanted.appId(), wanted.realm(), other.name())));
        return faults;
    }

    @Override
    public List<String> warnings(PartnerApplication partner) {
        var warnings = new ArrayList<String>();
        if (partner.operations().isEmpty()) {
            warnings.add("It may call nothing yet: operations is empty.");
        }
        partner.domains().stream()
                .filter(acceptedDomains.get()::contains)
                .sorted(Comparator.comparing(Domain::name))
                .forEach(domain ->
                        warnings.add(
                                "%s is a domain of ours: nobody in it is believed."
                                        .formatted(domain)));
        if (needsBroker(partner)
                && authServers.get().stream().noneMatch(it -> issues(it, partner))) {
            warnings.add(
                    "No enabled auth server issues tokens in realm %s.".formatted(partner.realm()));
        }
        return warnings;
    }

    private static boolean needsBroker(PartnerApplication partner) {
        return partner.profiles().contains(Profile.L1) || partner.profiles().contains(Profile.N2);
    }

    private static boolean issues(AuthServer server, PartnerApplication partner) {
        return server.enabled() && server.realms().contains(partner.realm());
    }
}
