package entente.calling;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// The certificate that we show to servers which ask their clients for one, and its key.
///
/// It is shown whichever authorities a server says it trusts: whoever lists our very certificate need not know who issued it.
public final class OwnCertificate extends X509ExtendedKeyManager {
    private static final String ONLY = "own";

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    /// `chain` begins with our own.
    public OwnCertificate(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return choice(keyTypes);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return choice(keyTypes);
    }

    private @Nullable String choice(String[] keyTypes) {
        return List.of(keyTypes).contains(key.getAlgorithm()) ? ONLY : null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[] {ONLY};
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String toString() {
        return "the certificate of " + chain.getFirst().getSubjectX500Principal();
    }
}
