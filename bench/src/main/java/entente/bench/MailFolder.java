package entente.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// A folder of mary's with as many messages as wanted in it, a minute apart and every second of them unread, put there over EWS as any client would.
final class MailFolder {
    static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private static final int A_REQUEST = 500;
    private static final int WORKERS = 4;
    private static final Pattern ID = Pattern.compile("<t:(?:Folder|Item)Id Id=\"([^\"]+)\"");

    private final LabChild lab;
    private final HttpsClient client;
    private final String id;
    private final int size;

    private MailFolder(LabChild lab, HttpsClient client, String id, int size) {
        this.lab = lab;
        this.client = client;
        this.id = id;
        this.size = size;
    }

    static MailFolder of(LabChild lab, HttpsClient client, int size) throws Exception {
        var made =
                new MailFolder(lab, client, "", 0)
                        .ask(
                                """
                                <m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id="inbox"/></m:ParentFolderId>
                                <m:Folders><t:Folder><t:DisplayName>Bench %d</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>\
                                """
                                        .formatted(size));
        var folder = new MailFolder(lab, client, firstId(made), size);
        folder.fill();
        return folder;
    }

    String id() {
        return id;
    }

    int size() {
        return size;
    }

    /// When the message that is the how manieth newest was received; the newest is the first.
    Instant receivedAt(int newest) {
        return FIRST.plusSeconds(60L * (size - newest));
    }

    /// The first page of a folder, which has to have as many of that element.
    Work listing(String folder, int page, String element) {
        var request =
                request(
                        """
                        <m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>
                        <m:IndexedPageItemView MaxEntriesReturned="%d" Offset="0" BasePoint="Beginning"/>
                        <m:ParentFolderIds><t:FolderId Id="%s"/></m:ParentFolderIds></m:FindItem>\
                        """
                                .formatted(page, folder));
        return () -> require(page, send(request), element);
    }

    static void require(int times, String answer, String text) {
        var found = answer.split(Pattern.quote(text), -1).length - 1;
        if (found != times) {
            throw new IllegalStateException("%s %d times, not %d".formatted(text, found, times));
        }
    }

    /// A request that puts one message more into the folder.
    byte[] saving(String subject) {
        return request(creation(List.of(message(subject, FIRST.minusSeconds(60), true))));
    }

    /// What the server says to the operation in this element; it has to be good.
    String ask(String operation) throws IOException {
        return send(request(operation));
    }

    String send(byte[] request) throws IOException {
        var answer =
                new String(
                        client.send("POST", ews(), headers(), request).ok(),
                        StandardCharsets.UTF_8);
        if (answer.contains("ResponseClass=\"Error\"")) {
            throw new IllegalStateException(answer);
        }
        return answer;
    }

    static byte[] request(String operation) {
        return """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
          xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
          xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
        <s:Header><t:RequestServerVersion Version="Exchange2013_SP1"/></s:Header><s:Body>%s</s:Body></s:Envelope>\
        """
                .formatted(operation)
                .getBytes(StandardCharsets.UTF_8);
    }

    static String firstId(String answer) {
        var id = ID.matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException("an answer without an id: " + answer);
        }
        return id.group(1);
    }

    private void fill() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Void>>();
            for (var worker = 0; worker < WORKERS; worker++) {
                var first = worker * A_REQUEST;
                work.add(() -> fillFrom(first));
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a folder was not filled", failed.getCause());
        }
    }

    private Void fillFrom(int first) throws IOException {
        for (var from = first; from < size; from += WORKERS * A_REQUEST) {
            var messages = new ArrayList<String>();
            for (var i = from; i < Math.min(size, from + A_REQUEST); i++) {
                messages.add(message("Message " + i, FIRST.plusSeconds(60L * i), i % 2 == 0));
            }
            ask(creation(messages));
        }
        return null;
    }

    private String creation(List<String> messages) {
        return """
        <m:CreateItem MessageDisposition="SaveOnly"><m:SavedItemFolderId><t:FolderId Id="%s"/></m:SavedItemFolderId>
        <m:Items>%s</m:Items></m:CreateItem>\
        """
                .formatted(id, String.join("", messages));
    }

    private static String message(String subject, Instant received, boolean read) {
        return """
        <t:Message><t:Subject>%s</t:Subject><t:Body BodyType="Text">%s: are you free then? Ann asks for all of us.</t:Body>
        <t:DateTimeReceived>%s</t:DateTimeReceived>
        <t:ToRecipients><t:Mailbox><t:Name>Bob</t:Name><t:EmailAddress>bob@contoso.test</t:EmailAddress></t:Mailbox></t:ToRecipients>
        <t:IsRead>%s</t:IsRead></t:Message>\
        """
                .formatted(subject, subject, received, read);
    }

    private URI ews() {
        return URI.create(lab.organisation("contoso.test").ewsUrl());
    }

    private Map<String, String> headers() {
        return Map.of(
                "Authorization",
                lab.authorization(Crowd.CALLER),
                "Content-Type",
                "text/xml; charset=utf-8");
    }
}
