package entente.server;

import java.nio.file.Path;

/// A certificate and its private key, each in a PEM file. The key's file is read once, at start, and never written.
public record KeyFiles(Path certificate, Path key) {}
