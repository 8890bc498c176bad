package entente.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One organisation's server, and how an administrator gets in. `domains` is empty where nobody said whose server it is.
/// `authorities` replaces the system's trust where it is given.
record AdminServer(
        URI base, List<String> domains, Optional<Path> authorities, String user, String password) {
    AdminServer {
        domains = List.copyOf(domains);
    }

    /// How people call it.
    String label() {
        return domains.isEmpty() ? base.toString() : domains.getFirst();
    }

    /// Never the password.
    @Override
    public String toString() {
        return user + " at " + base;
    }
}
