package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;

/// Where what is deleted goes (MS-OXWSCDATA 2.2.5.7 `DisposalType`).
public enum DeleteType {
    HARD_DELETE,
    SOFT_DELETE,
    MOVE_TO_DELETED_ITEMS;

    /// Reads the attribute `DeleteType` of the element at hand.
    static DeleteType read(XmlCursor xml) throws MalformedXml {
        return switch (xml.attribute("DeleteType").orElse("")) {
            case "HardDelete" -> HARD_DELETE;
            case "SoftDelete" -> SOFT_DELETE;
            case "MoveToDeletedItems" -> MOVE_TO_DELETED_ITEMS;
            default ->
                    throw xml.wrong(
                            "needs a DeleteType of HardDelete, SoftDelete or MoveToDeletedItems");
        };
    }
}
