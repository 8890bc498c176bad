package entente.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Domain;
import entente.registry.TxtRecords.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolversTest {
    private static final Domain NAME = Domain.of("_fedproof.contoso.test");
    private static final String LONG = "p".repeat(342);

    @TempDir private Path folder;

    @Test
    void fileSaysWhatDnsWould() throws IOException {
        var file = folder.resolve("dns.txt");
        Files.writeString(
                file,
                """
                # the lab's DNS
                _fedproof.contoso.test TXT "one" "two"   # in two strings
                _FedProof.Contoso.Test TXT "another"
                """);

        assertThat(new ResolverFile(file).at(NAME)).isEqualTo(texts("onetwo", "another"));
    }

    @Test
    void fileIsReadAgainWhenItChanged() throws IOException {
        var file = folder.resolve("dns.txt");
        var resolver = new ResolverFile(file);
        assertThat(resolver.at(NAME)).isEqualTo(texts());

        Files.writeString(file, "_fedproof.contoso.test TXT \"one\"\n");
        assertThat(resolver.at(NAME)).isEqualTo(texts("one"));

        Files.writeString(file, "_fedproof.contoso.test TXT \"another\"\n");
        assertThat(resolver.at(NAME)).isEqualTo(texts("another"));
    }

    @Test
    void faultsOfAFileAreToldByLine() throws IOException {
        var file = folder.resolve("dns.txt");
        Files.writeString(
                file,
                "_fedproof.contoso.test TXT unquoted\n\n_fedproof.contoso.test TXT \"good\"\nA record\n");
        var resolver = new ResolverFile(file);

        assertThat(resolver.faults())
                .containsExactly(
                        "line 1 is not: NAME TXT \"text\"", "line 4 is not: NAME TXT \"text\"");
        assertThat(resolver.at(NAME)).isEqualTo(texts("good"));
    }

    @Test
    void dnsServerIsAskedAndItsStringsAreJoined() throws IOException {
        try (var server = new DnsServer(NAME, LONG)) {
            var resolver = new DnsResolver("127.0.0.1:" + server.port());

            assertThat(resolver.at(NAME)).isEqualTo(texts(LONG));
            assertThat(resolver.at(Domain.of("_fedproof.fabrikam.test"))).isEqualTo(texts());
        }
    }

    @Test
    void resolversThatAgreeAreBelieved() throws IOException {
        try (var one = new DnsServer(NAME, LONG);
                var two = new DnsServer(NAME, LONG)) {
            var both = new AgreeingResolvers(List.of(at(one), at(two)));

            assertThat(both.at(NAME)).isEqualTo(texts(LONG));
        }
    }

    @Test
    void resolversThatDifferSayNothing() throws IOException {
        try (var one = new DnsServer(NAME, LONG);
                var two = new DnsServer(NAME, "other")) {
            var both = new AgreeingResolvers(List.of(at(one), at(two)));

            assertThat(both.at(NAME)).isInstanceOf(Found.Unknown.class);
        }
    }

    private static DnsResolver at(DnsServer server) {
        return new DnsResolver("127.0.0.1:" + server.port());
    }

    private static Found texts(String... texts) {
        return new Found.Texts(Set.of(texts));
    }

    static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
