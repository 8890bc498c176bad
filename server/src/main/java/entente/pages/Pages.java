package entente.pages;

import entente.audit.Audit;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.problem.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The pages of an organisation's server, for people with a browser: `/recover`, on which somebody who signs in with the password of her mailbox has deleted items back.
public final class Pages {
    /// Where one looks at what she deleted, or signs in first.
    public static final String RECOVER = "/recover";

    private static final String RESTORE = "/restore";
    private static final String PURGE = "/purge";
    private static final List<String> FORMS = List.of(SignIn.IN, SignIn.OUT, RESTORE, PURGE);

    private final Entrance entrance;
    private final SignIn signIn;
    private final RecoverList list;
    private final Preview preview;
    private final Restoring restoring;
    private final Purging purging;

    /// `organisation` is the name that people know it by.
    public Pages(String organisation, MailboxStore store, Passwords passwords, Audit audit) {
        var sessions = new Sessions(store::passwordMark);
        var tokens = new FormTokens();
        this.entrance = new Entrance(organisation, sessions, tokens);
        this.signIn =
                new SignIn(
                        organisation,
                        entrance,
                        sessions,
                        tokens,
                        passwords,
                        store::passwordMark,
                        audit);
        this.list = new RecoverList(organisation, store);
        this.preview = new Preview(organisation, store);
        this.restoring = new Restoring(store);
        this.purging = new Purging(organisation, store);
    }

    public List<Mount> mounts() {
        var mounts = new ArrayList<Mount>();
        Arrays.stream(Asset.values()).map(Asset::mount).forEach(mounts::add);
        mounts.add(entrance.page(RECOVER, list::page, signIn::page));
        mounts.addAll(signIn.mounts());
        mounts.add(entrance.page(RECOVER + "/item", preview::page));
        mounts.add(entrance.form(RECOVER + RESTORE, restoring::restore));
        mounts.add(entrance.form(RECOVER + PURGE, purging::purge));
        FORMS.stream().map(Pages::shownAgain).forEach(mounts::add);
        mounts.add(missing());
        return mounts;
    }

    /// Whoever asks for what a form was sent to, as by the address in her browser, gets the page again.
    private static Mount shownAgain(String form) {
        return new Mount.Open(PagePlace.at(RECOVER + form, "GET"), _ -> Entrance.seeOther(RECOVER));
    }

    /// What else may be asked for beside the pages.
    private Mount missing() {
        return new Mount.Open(
                PagePlace.at(RECOVER + "/{other}", "GET"),
                visit ->
                        entrance.errorsShown(
                                visit,
                                () -> {
                                    throw new PageError(404, Refusal.of(Code.PAGE_UNKNOWN));
                                }));
    }
}
