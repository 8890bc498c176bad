package entente.problem;

/// How a reason is spoken on the wire of the protocol it ends.
public sealed interface Wire {
    /// One mailbox's or folder's answer inside an EWS response that is otherwise good: `m:ResponseCode`.
    record Mailbox(String responseCode) implements Wire {}

    /// A whole EWS request refused: SOAP fault, HTTP 500.
    record Fault(String responseCode) implements Wire {}

    /// A token refused: HTTP 401 with `x-ms-diagnostics: number;reason="…";error_category="category"`.
    record Diagnostics(int number, String category) implements Wire {}

    /// A token request refused by the broker: HTTP status and OAuth `error` (RFC 6749 5.2).
    record OAuth(int status, String error) implements Wire {}

    /// A sealed message refused: SOAP 1.1 fault, HTTP 500, by one of two codes with one text each (WS-Security 1.1, 12): `token` for what is wrong
    /// with the token in it (`wsse:InvalidSecurityToken`), else `wsse:InvalidSecurity`.
    record Security(boolean token) implements Wire {}

    /// A message with a header that must be understood and is not: SOAP 1.1 fault `MustUnderstand` (SOAP 1.1, 4.4.1), HTTP 500.
    record NotUnderstood() implements Wire {}

    /// A registration request refused by the broker: HTTP status, and the reason as JSON.
    record Registration(int status) implements Wire {}

    /// A delegation token refused by the broker: the fault's subcode in the namespace of WS-Trust.
    record Trust(String subcode) implements Wire {}

    /// An HTTP status and nothing more.
    record Status(int status) implements Wire {}

    /// Never leaves this machine: start-up, commands, files.
    record Local() implements Wire {}
}
