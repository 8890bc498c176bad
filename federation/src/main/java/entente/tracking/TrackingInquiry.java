package entente.tracking;

import entente.question.Caller;
import entente.question.Hop;

/// Who asks what became of messages, and how the question came here.
public record TrackingInquiry(Caller caller, Hop hop) {}
