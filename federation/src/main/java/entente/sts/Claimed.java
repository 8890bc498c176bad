package entente.sts;

import entente.problem.Code;
import entente.question.Domain;
import entente.registry.Members;
import entente.registry.Names;
import entente.registry.Organisation;
import entente.trusts.Action;
import entente.wire.trust.TokenRequest;

/// The names in a request, each held against what is registered.
final class Claimed {
    private Claimed() {}

    /// A registered organisation under one of its own names.
    record Named(Organisation organisation, Domain name) {}

    /// The requestor under the name it gives itself, which must be its own.
    static Named requestor(TokenRequest request, Organisation requestor, Members known)
            throws IssueRefused {
        var name = Names.uri(request.requestor());
        if (name.flatMap(known::owner).filter(requestor::equals).isEmpty()) {
            throw new IssueRefused(
                    Code.STS_REQUESTOR_FORGED, "the name of the requestor is not its own");
        }
        return new Named(requestor, name.orElseThrow());
    }

    static Named target(TokenRequest request, Members known) throws IssueRefused {
        var name = Names.uri(request.appliesTo());
        var owner = name.flatMap(known::owner).filter(target -> target.terms().enabled());
        if (owner.isEmpty()) {
            throw new IssueRefused(
                    Code.STS_TARGET_UNKNOWN,
                    name.map(it -> "nobody enabled owns " + it).orElse("AppliesTo is no name"));
        }
        return new Named(owner.get(), name.orElseThrow());
    }

    static Action action(TokenRequest request, Organisation requestor, Organisation target)
            throws IssueRefused {
        var action =
                Action.of(request.action())
                        .orElseThrow(() ->
                                new IssueRefused(
                                        Code.STS_ACTION_FORBIDDEN, "the action is unknown"));
        for (var each : new Organisation[] {requestor, target}) {
            if (!each.terms().actions().contains(action)) {
                throw new IssueRefused(
                        Code.STS_ACTION_FORBIDDEN,
                        "%s is not allowed for %s".formatted(action, each.appId()));
            }
        }
        return action;
    }

    static void requireKeySize(TokenRequest request) throws IssueRefused {
        var bits = request.keyBits();
        if (bits < TokenRequest.LEAST_KEY_BITS
                || bits > TokenRequest.MOST_KEY_BITS
                || bits % Byte.SIZE != 0) {
            throw new IssueRefused(
                    Code.STS_KEY_REFUSED, "a proof key of %d bits is not offered".formatted(bits));
        }
    }
}
