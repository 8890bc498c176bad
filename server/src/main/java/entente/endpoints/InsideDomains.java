package entente.endpoints;

import entente.mail.RemoteDomain;
import entente.mail.RemoteDomains;
import entente.mailbox.Directory;
import entente.wire.ews.GetServiceConfiguration.InternalDomain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The domains whose people a client takes for insiders: ours, and the remote domains of which administrators say so. That all domains are
/// inside cannot be said to a client.
public final class InsideDomains {
    private InsideDomains() {}

    public static List<InternalDomain> of(Directory directory, RemoteDomains remote) {
        var inside = new ArrayList<InternalDomain>();
        directory.acceptedDomains().stream()
                .map(domain -> new InternalDomain(domain, false))
                .forEach(inside::add);
        remote.objects().all().stream()
                .filter(RemoteDomain::isInternal)
                .map(RemoteDomain::reach)
                .flatMap(reach ->
                        reach.domain().map(it -> new InternalDomain(it, reach.below())).stream())
                .forEach(inside::add);
        inside.sort(Comparator.comparing(each -> each.domain().name()));
        return inside;
    }
}
