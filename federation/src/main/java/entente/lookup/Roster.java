package entente.lookup;

import entente.availability.Limits;
import entente.question.Address;
import entente.routes.Partner;
import entente.routes.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Everybody a lookup is about, each with the way that leads there: those who were named, and the members of the groups
/// among them, also of groups within groups.
final class Roster {
    private final Map<Address, Route> ways = new LinkedHashMap<>();
    private final Map<Address, Set<Address>> members = new LinkedHashMap<>();
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
    Map<Partner, List<Address>> targets() {
        var targets = new LinkedHashMap<Partner, List<Address>>();
        for (var way : ways.values()) {
            if (way instanceof Route.Away(var partner, var target)) {
                targets.computeIfAbsent(partner, _ -> new ArrayList<>()).add(target);
            }
        }
        return targets;
    }

    /// Whether a mailbox of ours is on the roster.
    boolean anybodyHere() {
        return ways.values().stream().anyMatch(Route.Local.class::isInstance);
    }

    private void add(Address mailbox) {
        if (ways.containsKey(mailbox)) {
            return;
        }
        var way = wayTo.apply(mailbox);
        ways.put(mailbox, way);
        if (way instanceof Route.LocalGroup(var group)) {
            var people = new LinkedHashSet<Address>();
            dissolve(group.members(), people, new LinkedHashSet<>(List.of(mailbox)));
            members.put(mailbox, people);
        }
    }

    private void dissolve(List<Address> listed, Set<Address> people, Set<Address> groups) {
        for (var member : listed) {
            if (people.size() > limits.mostGroupMembers()) {
                return;
            }
            if (groups.contains(member)) {
                continue;
            }
            var way = ways.computeIfAbsent(member, wayTo);
            if (way instanceof Route.LocalGroup(var inner)) {
                groups.add(member);
                dissolve(inner.members(), people, groups);
            } else {
                people.add(member);
            }
        }
    }
}
