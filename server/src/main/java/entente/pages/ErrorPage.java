package entente.pages;

/// That something is not done, or not there: `sentence` says why.
record ErrorPage(Frame frame, String sentence) {}
