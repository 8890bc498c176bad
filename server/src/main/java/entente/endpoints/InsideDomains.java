package entente.endpoints;

import entente.mail.RemoteDomain;
import entente.mail.RemoteDomains;
import entente.mailbox.Directory;
import entente.question.Domain;
import entente.wire.ews.GetServiceConfiguration.InternalDomain;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The domains whose people a client takes for insiders: ours, and the remote domains of which administrators say so.
///
/// A client can be told of a domain, alone or with all below it, and of no exception. So what is below is left out where some of it is not inside,
/// and that all domains are inside is not told at all: better an insider who is taken for a stranger than the other way round.
public final class InsideDomains {
    private InsideDomains() {}

    public static List<InternalDomain> of(Directory directory, RemoteDomains remote) {
        return Stream.concat(
                        directory.acceptedDomains().stream()
                                .map(domain -> new InternalDomain(domain, false)),
                        remote.objects().all().stream()
                                .filter(RemoteDomain::isInternal)
                                .map(RemoteDomain::reach)
                                .flatMap(reach -> told(reach, remote)))
                .distinct()
                .sorted(Comparator.comparing(each -> each.domain().name()))
                .toList();
    }

    private static Stream<InternalDomain> told(RemoteDomain.Reach reach, RemoteDomains remote) {
        return reach
                .domain()
                // Another says more closely what the domain itself is.
                .filter(remote::isInternal)
                .map(domain ->
                        new InternalDomain(
                                domain, reach.below() && !hasOutsidersBelow(domain, remote)))
                .stream();
    }

    private static boolean hasOutsidersBelow(Domain domain, RemoteDomains remote) {
        return remote.objects().all().stream()
                .filter(other -> !other.isInternal())
                .flatMap(other -> other.reach().domain().stream())
                .anyMatch(other -> other.name().endsWith("." + domain.name()));
    }
}
