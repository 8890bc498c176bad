package entente.item;

import java.util.Arrays;
import java.util.Optional;

/// Of what kind a property's value is (MS-OXCDATA 2.11.1). `code` is PtypXxx's number, `wireName` its `MapiPropertyTypeType` in EWS.
public enum PropertyType {
    SHORT(0x0002, "Short"),
    INTEGER(0x0003, "Integer"),
    FLOAT(0x0004, "Float"),
    DOUBLE(0x0005, "Double"),
    CURRENCY(0x0006, "Currency"),
    APPLICATION_TIME(0x0007, "ApplicationTime"),
    BOOLEAN(0x000b, "Boolean"),
    LONG(0x0014, "Long"),
    STRING(0x001f, "String"),
    SYSTEM_TIME(0x0040, "SystemTime"),
    GUID(0x0048, "CLSID"),
    BINARY(0x0102, "Binary");

    /// What is added to the code of a type for a list of such values.
    public static final int MANY = 0x1000;

    private final int code;
    private final String wireName;

    PropertyType(int code, String wireName) {
        this.code = code;
        this.wireName = wireName;
    }

    public int code() {
        return code;
    }

    /// Of one value; that of a list of them has `Array` behind it.
    public String wireName() {
        return wireName;
    }

    public static Optional<PropertyType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    public static Optional<PropertyType> named(String wireName) {
        return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
    }
}
