package entente.hybrid;

import entente.routes.TokenProfile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The route that a plan is for, and why it is that one.
public sealed interface Way {
    /// The options by which the other side's wizard takes the same one.
    default List<String> options() {
        return switch (this) {
            case OAuth(var profile, var broker, var _) ->
                    Stream.concat(
                                    Stream.of("--route", "oauth", "--profile", profile.toString()),
                                    broker.stream().flatMap(it -> Stream.of("--broker", it.url())))
                            .toList();
            case Delegation(var broker, var _) -> List.of("--route", "dauth", "--broker", broker);
            case None _ -> List.of();
        };
    }

    /// Over a connector, with tokens of this shape; `broker` vouches where the shape needs one.
    record OAuth(TokenProfile profile, Optional<BrokerRealms> broker, String why) implements Way {}

    /// Over a relationship, with delegation tokens of the broker at this URL.
    record Delegation(String broker, String why) implements Way {}

    /// There is none yet. `whys` say of each route what is missing, `remedy` what to do.
    record None(List<String> whys, String remedy) implements Way {
        public None {
            whys = List.copyOf(whys);
        }
    }
}
