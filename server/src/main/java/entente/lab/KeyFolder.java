package entente.lab;

import entente.question.Domain;
import entente.server.KeyFiles;
import entente.trusts.FederationKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;

/// Every party's keys and certificates as PEM files (RFC 7468), each pair named `NAME.key` and `NAME.crt`.
///
/// `ca` is the authority; `DOMAIN.tls` serves TLS; `DOMAIN.signing` signs tokens, with `auth.test.signing-next` and
/// `auth.test.signing-previous` beside the broker's current one; `client` is the application registered for tests. With
/// `auth.test.federation-signing` the broker signs delegation tokens, with `auth.test.federation-encryption` it opens requests for them, and
/// `DOMAIN.federation` is what a partner signs and opens with.
record KeyFolder(Path folder) {
    /// A kept key with less time left than this is replaced at the start.
    private static final Duration ENOUGH = Duration.ofDays(14);

    Path caFile() {
        return folder.resolve("ca.crt");
    }

    KeyFiles tls(Domain domain) {
        return pair(domain + ".tls");
    }

    KeyFiles signing(Domain domain) {
        return pair(domain + ".signing");
    }

    KeyFiles nextSigning(Domain domain) {
        return pair(domain + ".signing-next");
    }

    KeyFiles previousSigning(Domain domain) {
        return pair(domain + ".signing-previous");
    }

    /// What the broker signs delegation tokens with.
    KeyFiles federationSigning() {
        return pair(World.BROKER + ".federation-signing");
    }

    /// What requests to the broker are encrypted for.
    KeyFiles federationEncryption() {
        return pair(World.BROKER + ".federation-encryption");
    }

    KeyFiles client() {
        return pair("client");
    }

    /// Keeps what is there, if it is whole and good for a while, and else makes all of it anew.
    void fill(Instant now) throws IOException {
        if (!isGoodAt(now.plus(ENOUGH))) {
            makeAll(now);
        }
        if (!federationPairs().stream().allMatch(pair -> isGoodAt(pair, now.plus(ENOUGH)))) {
            makeFederation(now);
        }
    }

    /// What the broker signs delegation tokens with, as whoever trusts it must have seen it.
    X509Certificate brokersCertificate() throws IOException {
        return certificate(federationSigning());
    }

    /// Writes down which key an organisation has in the federation now.
    void keep(Domain domain, FederationKey key) throws IOException {
        write(pair(domain + ".federation"), new Certified(key.privateKey(), key.certificate()));
    }

    private KeyFiles pair(String name) {
        return new KeyFiles(folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
    }

    private void makeAll(Instant now) throws IOException {
        // Removed first and written last, so that a start which was interrupted is seen as one.
        Files.deleteIfExists(caFile());
        PrivateFiles.makeFolder(folder);
        var authority = Certificates.authority(now);
        var wishes = new ArrayList<Wish>();
        for (var domain : domains()) {
            wishes.add(new Wish(tls(domain), () -> Certificates.server(authority, domain, now)));
        }
        for (var pair : signingPairs()) {
            wishes.add(new Wish(pair, () -> Certificates.signing(nameOf(pair), now)));
        }
        for (var made : makeAtOnce(wishes)) {
            write(made.pair(), made.certified());
        }
        write(pair("ca"), authority);
    }

    /// By themselves: whoever joined the broker has pinned them.
    private void makeFederation(Instant now) throws IOException {
        var wishes =
                federationPairs().stream()
                        .map(pair ->
                                new Wish(pair, () -> Certificates.federation(nameOf(pair), now)))
                        .toList();
        for (var made : makeAtOnce(wishes)) {
            write(made.pair(), made.certified());
        }
    }

    private static String nameOf(KeyFiles pair) {
        return pair.key().getFileName().toString().replace(".key", "");
    }

    private List<KeyFiles> federationPairs() {
        return List.of(federationSigning(), federationEncryption());
    }

    private List<KeyFiles> signingPairs() {
        var pairs = new ArrayList<>(List.of(client()));
        domains().forEach(domain -> pairs.add(signing(domain)));
        pairs.add(nextSigning(World.BROKER));
        pairs.add(previousSigning(World.BROKER));
        return pairs;
    }

    private static List<Domain> domains() {
        var domains = new ArrayList<>(List.of(World.BROKER));
        World.ORGANISATIONS.forEach(organisation -> domains.add(organisation.domain()));
        return domains;
    }

    private boolean isGoodAt(Instant time) {
        var pairs = new ArrayList<>(signingPairs());
        domains().forEach(domain -> pairs.add(tls(domain)));
        pairs.add(pair("ca"));
        return pairs.stream().allMatch(pair -> isGoodAt(pair, time));
    }

    private static boolean isGoodAt(KeyFiles pair, Instant time) {
        if (!Files.isRegularFile(pair.key())) {
            return false;
        }
        try {
            return certificate(pair).getNotAfter().toInstant().isAfter(time);
        } catch (IOException unusable) {
            return false;
        }
    }

    private static X509Certificate certificate(KeyFiles pair) throws IOException {
        try (InputStream file = Files.newInputStream(pair.certificate())) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(file);
        } catch (CertificateException none) {
            throw new IOException(pair.certificate() + " holds no certificate", none);
        }
    }

    private record Wish(KeyFiles pair, Callable<Certified> maker) {}

    private record Made(KeyFiles pair, Certified certified) {}

    /// RSA keys are searched for, which takes a noticeable moment each: all processors search.
    private static List<Made> makeAtOnce(List<Wish> wishes) {
        var processors = Runtime.getRuntime().availableProcessors();
        try (var threads = Executors.newFixedThreadPool(processors)) {
            var tasks =
                    wishes.stream()
                            .map(wish ->
                                    (Callable<Made>)
                                            () -> new Made(wish.pair(), wish.maker().call()))
                            .toList();
            var made = new ArrayList<Made>();
            for (var done : threads.invokeAll(tasks)) {
                made.add(done.get());
            }
            return made;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making keys", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a key could not be made", failed.getCause());
        }
    }

    private static void write(KeyFiles pair, Certified certified) throws IOException {
        PrivateFiles.write(pair.key(), pem(new JcaPKCS8Generator(certified.key(), null)));
        PrivateFiles.write(
                pair.certificate(), pem(new JcaMiscPEMGenerator(certified.certificate())));
    }

    private static String pem(PemObjectGenerator object) throws IOException {
        var text = new StringWriter();
        try (var pem = new PemWriter(text)) {
            pem.writeObject(object);
        }
        return text.toString();
    }
}
