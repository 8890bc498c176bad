package entente.lab;

import entente.mail.RemoteDomain;
import entente.mail.RemoteDomainKind;
import entente.objects.NamedObjects;
import entente.objects.NamedObjects.Outcome;
import entente.problem.Problem;
import entente.question.Domain;
import java.util.List;

/// Has each of the two Contosos treat the other's people as its own. A lab that has remote domains keeps those it has.
record Inside(Domain domain) {
    void make(NamedObjects<RemoteDomain> objects) {
        var other = World.otherContoso(domain);
        if (other.isEmpty() || !objects.all().isEmpty()) {
            return;
        }
        var form =
                objects.kind()
                        .form()
                        .with(RemoteDomainKind.DOMAIN, List.of(other.get().name()))
                        .with(RemoteDomainKind.INTERNAL, List.of("true"));
        if (objects.put(World.nameOf(other.get()), form)
                instanceof Outcome.Refused<RemoteDomain>(var why)) {
            throw new Problem(why);
        }
    }
}
