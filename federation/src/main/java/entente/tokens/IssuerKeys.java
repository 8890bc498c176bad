package entente.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.calling.Https;
import entente.trace.Trace;
import entente.wire.jwt.Header;
import entente.wire.jwt.VerifyKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// The keys that issuers publish, read from their metadata documents and kept for a day.
///
/// A token that names a key we do not know has the document read again once, at most every five minutes, so that an issuer may
/// change keys and nobody can make us call it at will. A document that cannot be had leaves the last good copy in force, until its
/// certificates end.
public final class IssuerKeys implements SignerKeys {
    private static final int MOST_ISSUERS = 1_000;

    private final Cache<KeySource, PublishedKeys> issuers =
            Caffeine.newBuilder().maximumSize(MOST_ISSUERS).build();
    private final MetadataReader reader;
    private final Executor background;

    public IssuerKeys(Https https) {
        this(https, Thread::startVirtualThread);
    }

    /// Documents of which there is a copy are read in the `background`.
    IssuerKeys(Https https, Executor background) {
        this.reader = new MetadataReader(https);
        this.background = background;
    }

    @Override
    public List<VerifyKey> named(KeySource source, Header header, Instant now, Trace trace) {
        var published = issuers.get(source, its -> new PublishedKeys(its, background));
        published.readIfDue(reader, now, trace);
        var named = meant(published.keys(), header, now);
        if (named.isEmpty() && namesAKey(header)) {
            published.readAgain(reader, now, trace);
            named = meant(published.keys(), header, now);
        }
        return named;
    }

    /// The keys of each issuer as they were last read.
    public List<Held> held() {
        return issuers.asMap().entrySet().stream()
                .filter(each -> !each.getValue().keys().isEmpty())
                .map(each ->
                        new Held(
                                each.getKey().appId(),
                                each.getKey().metadataUrl(),
                                each.getValue().readAt(),
                                each.getValue().keys()))
                .toList();
    }

    /// What stood in the document of application `appId` at `readAt`.
    public record Held(String appId, URI metadataUrl, Instant readAt, List<VerifyKey> keys) {
        public Held {
            keys = List.copyOf(keys);
        }
    }

    @Override
    public List<VerifyKey> atHand(KeySource source, Header header, Instant now) {
        var published = issuers.getIfPresent(source);
        return published == null ? List.of() : meant(published.keys(), header, now);
    }

    @Override
    public SignerKeys rehearsed(Optional<Instant> reading) {
        return new RehearsedKeys(this, reading);
    }

    /// Reads a broker's document now, and keeps what it says (`Set-AuthServer -RefreshAuthMetadata`). One that is not believed leaves the last
    /// good copy in force.
    public KeyDocument readNow(AuthServer server, Instant now) {
        return readNow(KeySource.of(server), now);
    }

    /// The same of a partner that signs for itself; empty where it does not.
    public Optional<KeyDocument> readNow(PartnerApplication partner, Instant now) {
        return partner.metadataUrl().map(url -> readNow(KeySource.of(partner, url), now));
    }

    private KeyDocument readNow(KeySource source, Instant now) {
        return issuers.get(source, its -> new PublishedKeys(its, background)).readNow(reader, now);
    }

    /// Forgets the keys of a broker, so that its document is read anew.
    public void forget(AuthServer server) {
        issuers.invalidate(KeySource.of(server));
    }

    /// Forgets the keys of a partner that signs for itself.
    public void forget(PartnerApplication partner) {
        partner.metadataUrl().ifPresent(url -> issuers.invalidate(KeySource.of(partner, url)));
    }

    private static List<VerifyKey> meant(List<VerifyKey> keys, Header header, Instant now) {
        return keys.stream()
                .filter(key -> key.namedBy(header))
                .filter(key -> key.validAt(now))
                .toList();
    }

    private static boolean namesAKey(Header header) {
        return header.x5t().isPresent() || header.x5tS256().isPresent() || header.kid().isPresent();
    }
}
