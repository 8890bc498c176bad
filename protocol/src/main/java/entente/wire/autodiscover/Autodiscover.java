package entente.wire.autodiscover;

import entente.wire.soap.SoapEnvelope;
import java.util.Set;

/// The names of SOAP Autodiscover (MS-OXWSADISC 2.1).
final class Autodiscover {
    static final String NAMESPACE = "http://schemas.microsoft.com/exchange/2010/Autodiscover";
    static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    /// The version that we ask for, and that we say we are.
    static final String VERSION = "Exchange2013_SP1";

    /// What may have a name in a request.
    static final Set<String> REQUEST = Set.of(SoapEnvelope.NAMESPACE, NAMESPACE, ADDRESSING);

    /// What may have a name in a response; a fault's children have no namespace.
    static final Set<String> RESPONSE = Set.of(SoapEnvelope.NAMESPACE, NAMESPACE, ADDRESSING, "");

    private Autodiscover() {}

    /// The WS-Addressing action of an operation, or of `<operation>Response`.
    static String action(String operation) {
        return NAMESPACE + "/Autodiscover/" + operation;
    }
}
