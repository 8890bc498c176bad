package entente.wire.ews;

import entente.wire.soap.SoapEnvelope;
import java.util.Set;

/// The namespaces of EWS, and the prefixes we write them with: `m` and `t`.
final class Ews {
    static final String MESSAGES = "http://schemas.microsoft.com/exchange/services/2006/messages";
    static final String TYPES = "http://schemas.microsoft.com/exchange/services/2006/types";
    static final String ERRORS = "http://schemas.microsoft.com/exchange/services/2006/errors";
    static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    /// What may have a name in a request.
    static final Set<String> REQUEST = Set.of(SoapEnvelope.NAMESPACE, MESSAGES, TYPES);

    /// What may have a name in a response; a fault's children have no namespace.
    static final Set<String> RESPONSE = Set.of(SoapEnvelope.NAMESPACE, MESSAGES, TYPES, ERRORS, "");

    private Ews() {}
}
