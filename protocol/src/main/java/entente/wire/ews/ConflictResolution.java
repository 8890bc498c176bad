package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;

/// What an update is to do where the item was changed since (MS-OXWSCDATA 2.2.5.6 `ConflictResolutionType`).
public enum ConflictResolution {
    NEVER_OVERWRITE,
    AUTO_RESOLVE,
    ALWAYS_OVERWRITE;

    /// Reads the attribute `ConflictResolution` of the element at hand.
    static ConflictResolution read(XmlCursor xml) throws MalformedXml {
        return switch (xml.attribute("ConflictResolution").orElse("")) {
            case "NeverOverwrite" -> NEVER_OVERWRITE;
            case "AutoResolve" -> AUTO_RESOLVE;
            case "AlwaysOverwrite" -> ALWAYS_OVERWRITE;
            default ->
                    throw xml.wrong(
                            "needs a ConflictResolution of NeverOverwrite, AutoResolve or AlwaysOverwrite");
        };
    }
}
