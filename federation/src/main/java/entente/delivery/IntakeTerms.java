package entente.delivery;

import entente.mailtips.TipTerms;

/// How mail from outside is taken: as what this server is known (`ownName`, a host name), how large a message may be, and whether whoever brings it has made sure that it is from whom its `From` says (`verifiedSenders`).
///
/// Without that nobody is believed to have written it: it is mail, and touches no calendar, and whoever takes messages of certain senders alone does not take it.
public record IntakeTerms(String ownName, TipTerms sizes, boolean verifiedSenders) {}
