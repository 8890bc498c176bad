package entente.wire.autodiscover;

/// What [AutodiscoverEnvelope] can write as the answer to an [AutodiscoverRequest]; HTTP 200.
public sealed interface AutodiscoverResponse
        permits UserSettings.Response,
                DomainSettings.Response,
                FederationInformation.Response,
                RelationshipSettings.Response,
                AutodiscoverResponse.Failed {
    /// A call that failed as a whole, though it was understood: `operation` is its name, such as `GetUserSettings`.
    record Failed(String operation, ErrorCode code, String message)
            implements AutodiscoverResponse {}
}
