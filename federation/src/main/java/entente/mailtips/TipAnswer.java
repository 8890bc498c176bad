package entente.mailtips;

import entente.question.Finding;
import entente.question.MailTips;

/// What came of one recipient, which was written so. `name` is what the directory here calls it; empty where it does not know it, or it is not
/// for the one who asks.
public record TipAnswer(String written, String name, Finding<MailTips> finding) {}
