package entente.registry;

import entente.question.Domain;
import java.util.HashSet;
import java.util.List;

/// Several resolvers, believed where all say the same: to lie to the broker about a domain one must lie through each of them.
public record AgreeingResolvers(List<TxtRecords> resolvers) implements TxtRecords {
    public AgreeingResolvers {
        resolvers = List.copyOf(resolvers);
        if (resolvers.size() < 2) {
            throw new IllegalArgumentException("it takes two resolvers to agree");
        }
    }

    @Override
    public Found at(Domain name) {
        var answers = new HashSet<Found>();
        for (var resolver : resolvers) {
            var found = resolver.at(name);
            if (found instanceof Found.Unknown) {
                return found;
            }
            answers.add(found);
        }
        return answers.size() == 1
                ? answers.iterator().next()
                : new Found.Unknown("the resolvers differ on " + name);
    }
}
