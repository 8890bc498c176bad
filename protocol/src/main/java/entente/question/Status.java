package entente.question;

/// How firmly someone's time is taken. In the order in which a merged slot is coloured: a later one wins.
public enum Status {
    FREE,
    WORKING_ELSEWHERE,
    TENTATIVE,
    BUSY,
    OUT_OF_OFFICE,
    NO_DATA
}
