package entente.ntlm;

/// A hash that lets somebody in, and whom.
public record KnownHash<A>(A account, NtHash hash) {}
