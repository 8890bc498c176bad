package entente.item;

import java.util.UUID;

/// The sets of properties that have names of their own (MS-OXPROPS 1.3.2).
public final class PropertySet {
    public static final UUID APPOINTMENT = mapi("00062002");
    public static final UUID TASK = mapi("00062003");
    public static final UUID ADDRESS = mapi("00062004");
    public static final UUID COMMON = mapi("00062008");
    public static final UUID SHARING = mapi("00062040");
    public static final UUID PUBLIC_STRINGS = mapi("00020329");
    public static final UUID INTERNET_HEADERS = mapi("00020386");
    public static final UUID MEETING = UUID.fromString("6ed8da90-450b-101b-98da-00aa003f1305");
    public static final UUID CALENDAR_ASSISTANT =
            UUID.fromString("11000e07-b51b-40d6-af21-caa85edab1d0");
    public static final UUID UNIFIED_MESSAGING =
            UUID.fromString("4442858e-a9e3-4e80-b900-317a210cc15b");

    private PropertySet() {}

    private static UUID mapi(String first) {
        return UUID.fromString(first + "-0000-0000-c000-000000000046");
    }
}
