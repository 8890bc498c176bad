package entente.lab;

import entente.question.Domain;

/// One of the lab's running servers, and whose it is.
record Party(Domain domain, AutoCloseable server) {}
