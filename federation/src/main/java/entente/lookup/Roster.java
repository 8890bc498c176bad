package entente.lookup;

import entente.availability.Limits;
import entente.question.Address;
import entente.routes.Partner;
import entente.routes.Route;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Everybody a lookup is about, each with the way that leads there: those who were named, and the members of the groups
/// among them, also of groups within groups. Who is only in a group that is too large is not looked up.
final class Roster {
    private final Map<Address, Route> ways = new LinkedHashMap<>();
    private final Map<Address, Set<Address>> members = new LinkedHashMap<>();
    private final Set<Address> lookedUp = new LinkedHashSet<>();
    private final Limits limits;
    private final Function<Address, Route> wayTo;

    private Roster(Limits limits, Function<Address, Route> wayTo) {
        this.limits = limits;
        this.wayTo = wayTo;
    }

    /// Finds the way to each address once; what is no address is left out.
    static Roster of(List<String> written, Limits limits, Function<Address, Route> wayTo) {
        var roster = new Roster(limits, wayTo);
        written.stream().flatMap(each -> Address.parse(each).stream()).forEach(roster::add);
        return roster;
    }

    /// The way to somebody on the roster.
    Route wayTo(Address mailbox) {
        return Objects.requireNonNull(ways.get(mailbox), "everybody asked for is on the roster");
    }

    /// Those who are in a group on the roster, each once, in order; groups among them are dissolved. One more than the limits
    /// allow is enough to know that they are too many.
    List<Address> membersOf(Address group) {
        return List.copyOf(Objects.requireNonNull(members.get(group), "a group on the roster"));
    }

    /// The target addresses at each partner, each once, in order.
    Map<Partner, Set<Address>> targets() {
        var targets = new LinkedHashMap<Partner, Set<Address>>();
        for (var each : lookedUp) {
            if (wayTo(each) instanceof Route.Away(var partner, var target)) {
                targets.computeIfAbsent(partner, _ -> new LinkedHashSet<>()).add(target);
            }
        }
        return targets;
    }

    /// Whether a mailbox of ours is looked up.
    boolean anybodyHere() {
        return lookedUp.stream().map(this::wayTo).anyMatch(Route.Local.class::isInstance);
    }

    private void add(Address mailbox) {
        var way = ways.computeIfAbsent(mailbox, wayTo);
        if (!(way instanceof Route.LocalGroup(var group))) {
            lookedUp.add(mailbox);
        } else if (!members.containsKey(mailbox)) {
            var people = dissolved(mailbox, group.members());
            members.put(mailbox, people);
            if (people.size() <= limits.mostGroupMembers()) {
                lookedUp.addAll(people);
            }
        }
    }

    /// A group is dissolved once, however often it is in others, also where it is in itself.
    private Set<Address> dissolved(Address named, List<Address> listed) {
        var people = new LinkedHashSet<Address>();
        var groups = new HashSet<>(List.of(named));
        var open = new ArrayDeque<>(listed);
        while (!open.isEmpty() && people.size() <= limits.mostGroupMembers()) {
            var member = open.pop();
            if (groups.contains(member)) {
                continue;
            }
            if (ways.computeIfAbsent(member, wayTo) instanceof Route.LocalGroup(var inner)) {
                groups.add(member);
                inner.members().reversed().forEach(open::push);
            } else {
                people.add(member);
            }
        }
        return people;
    }
}
