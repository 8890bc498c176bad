package entente.gate;

import entente.tokens.AuthServer;
import entente.tokens.PartnerApplication;
import entente.tokens.PartnerApplication.Profile;
import entente.tokens.TokenVerifier;
import entente.tokens.TokenVerifier.Verdict;
import entente.tokens.TrustSettings;
import entente.trace.Trace;
import entente.wire.jwt.Challenge;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Tokens by the rules of [TokenVerifier], and the challenge that names exactly those whose tokens it would believe.
public final class TrustedTokens implements TokenCheck {
    private final TokenVerifier verifier;
    private final Supplier<TrustSettings> settings;

    public TrustedTokens(TokenVerifier verifier, Supplier<TrustSettings> settings) {
        this.verifier = verifier;
        this.settings = settings;
    }

    @Override
    public Entry check(String token, String host, Instant now, Trace trace) {
        return switch (verifier.verify(token, host, now, trace)) {
            case Verdict.Accepted(var caller, var checks, _) -> new Entry.Admitted(caller, checks);
            case Verdict.Refused(var why, _) -> new Entry.TurnedAway(why);
        };
    }

    @Override
    public Challenge challenge() {
        var trust = settings.get();
        var brokers =
                trust.authServers().stream()
                        .filter(AuthServer::enabled)
                        .flatMap(server ->
                                server.realms().stream()
                                        .sorted()
                                        .map(realm -> server.appId() + "@" + realm));
        var signers =
                trust.partners().stream()
                        .filter(PartnerApplication::enabled)
                        .filter(partner -> partner.profiles().contains(Profile.L2))
                        .map(partner -> partner.appId() + "@" + partner.realm());
        return Challenge.of(
                trust.own().appId(),
                Optional.of(trust.own().realm()),
                Stream.concat(brokers, signers).distinct().toList());
    }
}
