package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// What operations on several folders have in common. Their answers have one message for each, in the order asked.
final class FolderMessages {
    private FolderMessages() {}

    /// Reads a request that puts folders into another: that one first, then those.
    static <R> R readIntoAnother(XmlCursor xml, BiFunction<FolderRef, List<FolderRef>, R> request)
            throws MalformedXml {
        var to = Optional.<FolderRef>empty();
        var folders = new ArrayList<FolderRef>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ToFolderId" -> to = FolderRef.read(xml).stream().findFirst();
                case "FolderIds" -> folders.addAll(FolderRef.read(xml));
                default -> xml.skip();
            }
        }
        return request.apply(to.orElseThrow(() -> xml.missing("ToFolderId")), folders);
    }

    /// Those that tell of the folder, `<Folders>` in each.
    static void write(
            XmlWriter xml,
            String operation,
            FolderXml writer,
            List<BatchResult<FolderElement>> results) {
        var message = start(xml, operation);
        for (var result : results) {
            switch (result) {
                case BatchResult.Done(var folder) -> {
                    ResponseMessages.success(xml, message);
                    writer.writeAll("m:Folders", List.of(folder));
                }
                case BatchResult.Refused(var why) -> {
                    ResponseMessages.refused(xml, message, why);
                    writer.writeAll("m:Folders", List.of());
                }
            }
            xml.end();
        }
        xml.end().end();
    }

    /// Those that say only whether it was done.
    static void writeBare(XmlWriter xml, String operation, List<BatchResult<FolderGone>> results) {
        var message = start(xml, operation);
        for (var result : results) {
            switch (result) {
                case BatchResult.Done<FolderGone> _ -> ResponseMessages.success(xml, message);
                case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, message, why);
            }
            xml.end();
        }
        xml.end().end();
    }

    private static String start(XmlWriter xml, String operation) {
        xml.start("m:" + operation + "Response").start("m:ResponseMessages");
        return "m:" + operation + "ResponseMessage";
    }
}
