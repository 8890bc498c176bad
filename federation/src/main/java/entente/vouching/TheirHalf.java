package entente.vouching;

import entente.problem.Code;
import entente.problem.Command;
import entente.problem.Refusal;
import entente.routes.Halves;
import entente.routes.OrganisationRelationship;
import entente.trusts.Action;
import entente.trusts.FederationTrust;
import java.util.Optional;

/// What of the partner's half of a relationship may be missing, where the partner refuses what we bring.
///
/// Partners say as little to us as to a stranger: whatever is wrong with a token sounds the same. So all that it may be is said, with
/// the commands that mend it, for the administrator over there; and the command that tells, for ours.
record TheirHalf(
        OrganisationRelationship relationship,
        Halves halves,
        Action purpose,
        Optional<FederationTrust> trust) {
    /// A fault of WS-Security: about the message that was around the token, or about the token.
    Refusal refused(String code, String words) {
        return code.equals("InvalidSecurity") || code.equals("MessageExpired")
                ? messageRefused(words)
                : tokenRefused(words);
    }

    private Refusal messageRefused(String words) {
        return Refusal.of(Code.PARTNER_REFUSED_TOKEN)
                .saying(
                        "%s refused our message, whose token it did not find fault with."
                                .formatted(relationship.name()))
                .mendedBy(
                        "The clocks, or the address that the partner believes to have, are the likeliest cause: %s compares them."
                                .formatted(halves.test(relationship)))
                .because(words);
    }

    private Refusal tokenRefused(String words) {
        var theirs = halves.theirs();
        var ours = halves.ours();
        return Refusal.of(Code.PARTNER_REFUSED_TOKEN)
                .saying(
                        "%s refused our token, as it does where it has no relationship with %s."
                                .formatted(relationship.name(), ours))
                .mendedBy(
                        "Partners do not say why. Where its half is missing, its administrator makes it: %s. Where there is one, it has to name %s%s: %s, beside its other domains. What can be known of it from here, %s tells."
                                .formatted(
                                        halves.turned().makeRelationship(purpose),
                                        ours,
                                        trust.map(it -> " and " + it.applicationUri()).orElse(""),
                                        theirSettings(theirs.name(), ours.name()),
                                        halves.test(relationship)))
                .because(words);
    }

    private String theirSettings(String theirs, String ours) {
        return trust.map(it ->
                        Command.of(
                                "relationship",
                                "set",
                                "NAME",
                                "--org",
                                theirs,
                                "--domain",
                                ours,
                                "--application-uri",
                                it.applicationUri()))
                .orElseGet(() ->
                        Command.of(
                                "relationship", "set", "NAME", "--org", theirs, "--domain", ours));
    }

    /// 403: it found its relationship with us, and nothing in it that is for what was asked.
    Refusal forbidden() {
        return Refusal.of(Code.PARTNER_FORBIDS)
                .saying(
                        "%s has a relationship with %s, but it is disabled or does not share %s."
                                .formatted(relationship.name(), halves.ours(), purpose.subject()))
                .mendedBy(
                        "Its administrator finds it by %s and opens it: %s. Then %s tells whether it is as it should be."
                                .formatted(
                                        Command.of(
                                                "relationship",
                                                "list",
                                                "--org",
                                                halves.theirs().name()),
                                        halves.turned().openRelationship("NAME", purpose),
                                        halves.test(relationship)));
    }

    /// 401 or 404: nobody takes such messages there.
    Refusal notOffered(String host, int status) {
        var broker =
                trust.map(it -> it.issuer().endpoint())
                        .map(endpoint -> "https://" + endpoint.getRawAuthority())
                        .orElse("URL");
        return Refusal.of(Code.PARTNER_FORBIDS)
                .saying("%s takes no delegation tokens (HTTP %d).".formatted(host, status))
                .mendedBy(
                        "The partner's federation trust is missing or disabled. Its administrator joins our broker by %s, or enables the trust by %s. On an Exchange server, WS-Security must be enabled on Autodiscover and EWS."
                                .formatted(
                                        Command.of(
                                                "trust",
                                                "new",
                                                "--org",
                                                halves.theirs().name(),
                                                "--broker",
                                                broker,
                                                "--domain",
                                                halves.theirs().name()),
                                        Command.of(
                                                "trust",
                                                "enable",
                                                "--org",
                                                halves.theirs().name())));
    }
}
