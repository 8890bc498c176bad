package entente.ntlm;

/// What the two sides agree on, as bits (MS-NLMP 2.2.2.5).
final class Flags {
    static final int UNICODE = 0x1;
    static final int REQUEST_TARGET = 0x4;
    static final int SIGN = 0x10;
    static final int SEAL = 0x20;
    static final int NTLM = 0x200;
    static final int ANONYMOUS = 0x800;
    static final int ALWAYS_SIGN = 0x8000;
    static final int TARGET_TYPE_DOMAIN = 0x10000;
    static final int EXTENDED_SESSION_SECURITY = 0x80000;
    static final int TARGET_INFO = 0x800000;
    static final int VERSION = 0x2000000;
    static final int BITS_128 = 0x20000000;
    static final int KEY_EXCHANGE = 0x40000000;
    static final int BITS_56 = 0x80000000;

    private static final int KEPT =
            REQUEST_TARGET
                    | SIGN
                    | SEAL
                    | ALWAYS_SIGN
                    | EXTENDED_SESSION_SECURITY
                    | VERSION
                    | BITS_128
                    | KEY_EXCHANGE
                    | BITS_56;

    private Flags() {}

    /// The answer to what a client offers. Names are in Unicode whatever it offers: some clients offer nothing and do as they are told.
    static int answerTo(int offered) {
        return (offered & KEPT) | UNICODE | NTLM | TARGET_TYPE_DOMAIN | TARGET_INFO;
    }

    static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }
}
