package entente.server;

/// Where a server listens, and the certificate it shows there. `address` is one of this machine's or `0.0.0.0`; port 0
/// takes a free one.
public record ListenSettings(String address, int port, KeyFiles tls) {}
