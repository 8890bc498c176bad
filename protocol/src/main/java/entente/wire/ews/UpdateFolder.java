package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// UpdateFolder (MS-OXWSFOLD 3.1.4.8): sets properties of folders.
public final class UpdateFolder {
    private UpdateFolder() {}

    public record Request(List<Change> changes) implements EwsRequest.Operation {
        public Request {
            changes = List.copyOf(changes);
        }
    }

    /// All that is to be changed about one folder, if it still has that change key.
    public record Change(FolderRef folder, Optional<String> changeKey, List<Update> updates) {
        public Change {
            updates = List.copyOf(updates);
        }
    }

    /// What is to become of one property.
    public sealed interface Update {
        /// It is to be as `folder` brings it, which should bring that property and nothing else.
        record Put(FolderField field, FolderProperties folder) implements Update {}

        record Delete(FolderField field) implements Update {}

        record Append() implements Update {}
    }

    /// One result for each folder, in the order asked.
    public record Response(List<BatchResult<FolderElement>> folders) implements EwsResponse {
        public Response {
            folders = List.copyOf(folders);
        }
    }

    /// Reads `<UpdateFolder>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var changes = new ArrayList<Change>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FolderChanges" -> readChanges(xml, changes);
                default -> xml.skip();
            }
        }
        return new Request(changes);
    }

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        var writer = new FolderXml(xml, FolderShape.IDS_ONLY, version);
        FolderMessages.write(xml, "UpdateFolder", writer, response.folders());
    }

    private static void readChanges(XmlCursor xml, List<Change> changes) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FolderChange" -> changes.add(readChange(xml));
                default -> xml.skip();
            }
            if (changes.size() > FolderRef.MOST) {
                throw xml.wrongText("a list of at most %d folders".formatted(FolderRef.MOST));
            }
        }
    }

    private static Change readChange(XmlCursor xml) throws MalformedXml {
        var folder = Optional.<FolderRef>empty();
        var changeKey = Optional.<String>empty();
        var updates = new ArrayList<Update>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FolderId", "DistinguishedFolderId" -> {
                    changeKey = xml.attribute("ChangeKey").filter(key -> !key.isEmpty());
                    folder = FolderRef.readOne(xml);
                }
                case "Updates" -> readUpdates(xml, updates);
                default -> xml.skip();
            }
        }
        return new Change(folder.orElseThrow(() -> xml.missing("FolderId")), changeKey, updates);
    }

    private static void readUpdates(XmlCursor xml, List<Update> updates) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "SetFolderField" -> updates.add(readSet(xml));
                case "DeleteFolderField" -> updates.add(readDelete(xml));
                case "AppendToFolderField" -> {
                    xml.skip();
                    updates.add(new Update.Append());
                }
                default -> xml.skip();
            }
            if (updates.size() > FolderShape.MOST_PATHS) {
                throw xml.wrongText(
                        "a list of at most %d updates".formatted(FolderShape.MOST_PATHS));
            }
        }
    }

    private static Update readSet(XmlCursor xml) throws MalformedXml {
        var field = FolderField.OTHER;
        var folder = Optional.<FolderProperties>empty();
        while (xml.nextChild()) {
            var named = FolderField.named(xml);
            field = named.orElse(field);
            if (named.isPresent()) {
                xml.skip();
            } else {
                folder = Optional.of(FolderProperties.read(xml));
            }
        }
        return new Update.Put(field, folder.orElseThrow(() -> xml.missing("Folder")));
    }

    private static Update readDelete(XmlCursor xml) throws MalformedXml {
        var field = FolderField.OTHER;
        while (xml.nextChild()) {
            field = FolderField.named(xml).orElse(field);
            xml.skip();
        }
        return new Update.Delete(field);
    }
}
