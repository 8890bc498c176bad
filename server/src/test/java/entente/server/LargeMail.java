package entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Base64Octets;
import entente.item.Octets;
import entente.spool.SpooledContents;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// Somebody with large messages, of which her client holds none whole: requests are made while they are sent, and what comes back lies in files.
final class LargeMail {
    private static final Set<String> NAMESPACES =
            Set.of(
                    "http://schemas.xmlsoap.org/soap/envelope/",
                    "http://schemas.microsoft.com/exchange/services/2006/errors",
                    "http://schemas.microsoft.com/exchange/services/2006/messages",
                    "http://schemas.microsoft.com/exchange/services/2006/types");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http;
    private final URI ews;
    private final String person;
    private final SpooledContents contents;

    /// What she is given lies in `contents`.
    LargeMail(
            SSLContext trust,
            URI ews,
            String person,
            HttpClient.Version version,
            SpooledContents contents) {
        this.contents = contents;
        this.http = HttpClient.newBuilder().sslContext(trust).version(version).build();
        this.ews = ews;
        this.person = person;
    }

    /// What an answer holds: its codes, the ids of items and folders with their change keys, those of attachments, and contents, each in their order.
    record Answer(
            List<String> codes,
            List<String> items,
            List<String> keys,
            List<String> attachments,
            List<Octets> contents) {
        Answer() {
            this(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        Octets content() {
            return contents.getFirst();
        }

        List<String> digests() {
            return contents.stream().map(LargeMail::digest).toList();
        }
    }

    /// A message of about `size` bytes with so many attachments, of `from` and for `to`.
    static Octets message(long seed, long size, int attachments, String from, String to) {
        var parts = new ArrayList<Octets>();
        parts.add(
                text(
                        "From: %s\r\nTo: %s\r\nSubject: Plans %d\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\nSee the plans.\r\n"
                                .formatted(from, to, seed)));
        // 57 bytes are a line of 78.
        var each = size / attachments * 57 / 78 - 1_000;
        for (var at = 0; at < attachments; at++) {
            parts.add(
                    text(
                            "--cut\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=plan%d.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                    .formatted(at)));
            parts.add(new Base64Octets(new RandomOctets(seed * 100 + at, each), true));
        }
        parts.add(text("--cut--\r\n"));
        return Octets.joined(parts);
    }

    static Octets text(String text) {
        return Octets.of(text.getBytes(UTF_8));
    }

    /// Bytes as they stand in a request.
    static Octets base64(Octets bytes) {
        return new Base64Octets(bytes, false);
    }

    /// Asks, and reads the answer.
    Answer ask(Octets... operation) {
        var body = new ArrayList<Octets>();
        var envelope = EwsText.enveloped("|").split("\\|", 2);
        body.add(text(envelope[0]));
        body.addAll(List.of(operation));
        body.add(text(envelope[1]));
        try {
            var response = send(Octets.joined(body));
            try (var in = response.body()) {
                return read(in);
            }
        } catch (IOException | MalformedXml broken) {
            throw new IllegalStateException("no answer for " + person, broken);
        }
    }

    private HttpResponse<InputStream> send(Octets body) throws IOException {
        var publisher =
                BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(body::open), body.length());
        try {
            return http.send(
                    HttpRequest.newBuilder(ews)
                            .header(
                                    "Authorization",
                                    TestClient.basic(
                                            person + "@contoso.test", TwoOrganisations.PASSWORD))
                            .header("Content-Type", "text/xml; charset=utf-8")
                            .timeout(PATIENCE)
                            .POST(publisher)
                            .build(),
                    BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Answer read(InputStream in) throws MalformedXml {
        var answer = new Answer();
        try (var xml = XmlCursor.open(in, NAMESPACES, 4 << 20, Optional.of(contents))) {
            while (xml.nextChild()) {
                readAll(xml, answer);
            }
        }
        return answer;
    }

    private static void readAll(XmlCursor xml, Answer answer) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ResponseCode" -> answer.codes().add(xml.text());
                case "MimeContent", "Content", "Data" ->
                        answer.contents().add(xml.octets(Integer.MAX_VALUE));
                case "ItemId", "FolderId" -> {
                    answer.items().add(xml.attribute("Id").orElseThrow());
                    answer.keys().add(xml.attribute("ChangeKey").orElseThrow());
                    xml.skip();
                }
                case "AttachmentId" -> {
                    answer.attachments().add(xml.attribute("Id").orElseThrow());
                    xml.skip();
                }
                default -> readAll(xml, answer);
            }
        }
    }

    static String digest(Octets bytes) {
        try (var in = bytes.open()) {
            return digest(in);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String digest(InputStream in) throws IOException {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[Octets.SMALL];
            for (int read; (read = in.read(buffer)) >= 0; ) {
                sha.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException everyRuntimeHasIt) {
            throw new IllegalStateException(everyRuntimeHasIt);
        }
    }
}
