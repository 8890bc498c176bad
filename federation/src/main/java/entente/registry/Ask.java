package entente.registry;

import entente.question.Domain;

/// What an organisation can ask the broker to do with its own registration. What else it takes stands in the request's claims.
///
/// Everything but [Register], [Look] and [PublishCertificate] must be signed with the organisation's current certificate.
public sealed interface Ask {
    /// Claims `applicationUri`, `accountNamespace`, perhaps `contact`. Asked again with the same certificate, it changes nothing.
    record Register() implements Ask {}

    /// Tells how the registration stands; each of its certificates may ask.
    record Look() implements Ask {}

    /// Claim `certificate`, DER in base64: to be signed with from now on, and encrypted for once it is published.
    record StageCertificate() implements Ask {}

    /// The next certificate becomes the current one, and the current one the previous. Signed with the next one: until then nobody has
    /// shown to hold its key.
    record PublishCertificate() implements Ask {}

    /// Nothing that the previous certificate signed is taken any more.
    record ClearPrevious() implements Ask {}

    /// Claim `domain`.
    record ReserveDomain() implements Ask {}

    /// Looks for the proof of a reserved domain.
    record CheckDomain(Domain domain) implements Ask {}

    record ReleaseDomain(Domain domain) implements Ask {}

    /// Claim `uri`, a further ApplicationUri.
    record AddUri() implements Ask {}
}
