package entente.server;

import entente.audit.AuditTerms;
import entente.availability.Limits;
import entente.gate.Entitlement;
import entente.mailtips.TipTerms;
import entente.question.Address;
import entente.question.Domain;
import entente.tokens.OwnIdentity;
import entente.tokens.PersonIssuer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One organisation's server.
///
/// `domain` names it in traces, `url` is where it is reached from outside (scheme, host and port), `state` the folder
/// that holds its settings and, unless `store` names a database, its mailboxes. `signIn` are those whose tokens sign people in; their names differ. `impersonation` says which accounts may act for whom; each account stands there once. `searchers` are the administrators who may search all mailboxes, `recoverers` those who may see what people deleted and have it back. With `pages` there are pages for people with a browser. `limits` bound what one request may ask for, `mailTips` say how MailTips are told, `mail` how mail goes out and comes in, `ntlm` whether people sign in by it.
public record OrganisationSettings(
        String name,
        Domain domain,
        Set<Domain> acceptedDomains,
        URI url,
        Path state,
        StoreSettings store,
        ListenSettings listen,
        Optional<AdministratorSettings> administrator,
        OwnIdentity identity,
        List<PersonIssuer> signIn,
        List<Entitlement> impersonation,
        Set<Address> searchers,
        Set<Address> recoverers,
        boolean pages,
        SigningSettings signing,
        CallingSettings calling,
        Limits limits,
        TipTerms mailTips,
        AuditTerms audit,
        MailSettings mail,
        NtlmSettings ntlm) {
    public OrganisationSettings {
        acceptedDomains = Set.copyOf(acceptedDomains);
        signIn = List.copyOf(signIn);
        impersonation = List.copyOf(impersonation);
        searchers = Set.copyOf(searchers);
        recoverers = Set.copyOf(recoverers);
    }

    /// The same with other ways of mail.
    public OrganisationSettings with(MailSettings mail) {
        return new OrganisationSettings(
                name,
                domain,
                acceptedDomains,
                url,
                state,
                store,
                listen,
                administrator,
                identity,
                signIn,
                impersonation,
                searchers,
                recoverers,
                pages,
                signing,
                calling,
                limits,
                mailTips,
                audit,
                mail,
                ntlm);
    }
}
