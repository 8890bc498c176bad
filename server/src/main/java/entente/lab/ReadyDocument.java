package entente.lab;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Everything a program needs to use a running lab: the document of `--ready-file`. The names of its fields are stable.
///
/// It holds passwords that were made for this run: write it where only its user can read.
public record ReadyDocument(
        List<Organisation> organisations,
        Broker broker,
        Client client,
        String caFile,
        String hostsFile,
        String keysDir) {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    // A file that a newer program wrote may say more.
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    public ReadyDocument {
        organisations = List.copyOf(organisations);
    }

    /// One organisation, with URLs that need no name resolution.
    public record Organisation(
            String name,
            List<String> domains,
            String baseUrl,
            String ewsUrl,
            String autodiscoverUrl,
            String webUrl,
            List<Account> users,
            Account admin) {
        public Organisation {
            domains = List.copyOf(domains);
            users = List.copyOf(users);
        }
    }

    public record Account(String address, String password) {
        /// Whose it is; never the password.
        @Override
        public String toString() {
            return address;
        }
    }

    public record Broker(
            String baseUrl,
            String tokenUrl,
            String metadataUrl,
            String wsTrustUrl,
            String jwksUrl,
            Account admin) {}

    /// An application registered for tests: `key` and `certificate` are PEM files, `tokenUrl` is where it gets its tokens.
    public record Client(
            String appId, String key, String certificate, String realm, String tokenUrl) {}

    public String json() {
        return JSON.writeValueAsString(this) + "\n";
    }

    /// Reads what [#json] wrote.
    ///
    /// @throws IllegalArgumentException where `text` is no such document
    public static ReadyDocument parse(String text) {
        try {
            return JSON.readValue(text, ReadyDocument.class);
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException(
                    "this is not the document of a lab: " + unreadable.getOriginalMessage());
        }
    }
}
