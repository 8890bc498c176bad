package entente.discovery;

import java.net.URI;

/// One place that was asked, and what came of it, in words.
public record Attempt(URI url, String outcome) {}
