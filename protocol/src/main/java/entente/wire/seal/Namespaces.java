package entente.wire.seal;

/// The namespaces of sealed messages.
public final class Namespaces {
    /// SOAP 1.1, which Exchange's services speak.
    public static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";

    /// SOAP 1.2, which the broker speaks.
    public static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

    /// WS-Addressing 1.0.
    public static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    /// WS-Security 1.0: `wsse`.
    public static final String SECURITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    /// The utilities of WS-Security, ids and times: `wsu`.
    public static final String UTILITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

    /// WS-Security 1.1: `wsse11`.
    public static final String SECURITY_11 =
            "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";

    /// XML Signature: `ds`.
    public static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    /// XML Encryption 1.0: `xenc`.
    public static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";

    /// What XML Encryption 1.1 added: `xenc11`.
    public static final String ENCRYPTION_11 = "http://www.w3.org/2009/xmlenc11#";

    private Namespaces() {}
}
