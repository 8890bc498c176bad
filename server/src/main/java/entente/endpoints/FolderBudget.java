package entente.endpoints;

/// How many folders one answer may still tell of: a short question must not make an answer without end.
final class FolderBudget {
    /// More in one page are left to the next.
    static final int MOST_A_PAGE = 1_000;

    private static final int MOST = 10_000;

    private int left = MOST;

    boolean allows(int folders) {
        if (folders > left) {
            return false;
        }
        left -= folders;
        return true;
    }
}
