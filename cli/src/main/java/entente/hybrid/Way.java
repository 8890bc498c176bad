package entente.hybrid;

import entente.routes.TokenProfile;
import java.util.List;
import java.util.Optional;

/// The route that a plan is for, and why it is that one.
public sealed interface Way {
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
