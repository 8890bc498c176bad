package entente.ntlm;

import java.util.Set;

/// How strict sign-ins are. `hosts` are the names under which this server is reached, in lower case. `withoutMic` also takes clients that do not protect the
/// handshake from being changed.
public record NtlmTerms(Protection protection, boolean withoutMic, Set<String> hosts) {
    /// Whether a sign-in must be tied to the TLS session it comes over (Set-WebServicesVirtualDirectory -ExtendedProtectionTokenChecking).
    public enum Protection {
        /// It need not, and what is said of it is not looked at.
        NONE,
        /// What is said of it must be right.
        ALLOW,
        /// It must, and be for a host of ours.
        REQUIRE
    }

    public NtlmTerms {
        hosts = Set.copyOf(hosts);
    }
}
