package entente.wire.autodiscover;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/// `UserSettingErrors` and `DomainSettingErrors`, which differ in their names only.
final class SettingErrors {
    private SettingErrors() {}

    /// `kind` is `UserSetting` or `DomainSetting`.
    static void write(XmlWriter xml, String kind, List<SettingError> errors) {
        xml.start(kind + "Errors");
        for (var error : errors) {
            xml.start(kind + "Error");
            xml.element("ErrorCode", error.code().wireName());
            xml.element("ErrorMessage", error.message());
            xml.element("SettingName", error.setting());
            xml.end();
        }
        xml.end();
    }

    /// Reads the children of either.
    static List<SettingError> read(XmlCursor xml) throws MalformedXml {
        var errors = new ArrayList<SettingError>();
        while (xml.nextChild()) {
            errors.add(readOne(Lists.room(xml, errors)));
        }
        return errors;
    }

    private static SettingError readOne(XmlCursor xml) throws MalformedXml {
        var code = ErrorCode.INTERNAL_SERVER_ERROR;
        var message = "";
        var setting = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ErrorCode" -> code = ErrorCode.parse(xml.text()).orElse(code);
                case "ErrorMessage" -> message = xml.text();
                case "SettingName" -> setting = xml.text();
                default -> xml.skip();
            }
        }
        return new SettingError(code, message, setting);
    }
}
