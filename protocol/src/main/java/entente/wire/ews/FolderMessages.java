package entente.wire.ews;

import entente.wire.soap.XmlWriter;
import java.util.List;

/// The answers of operations on several folders: one message for each, in the order asked.
final class FolderMessages {
    private FolderMessages() {}

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
