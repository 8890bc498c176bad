package entente.broker;

class RememberedIssueLogTest implements IssueLogContract {
    private final RememberedIssueLog log = new RememberedIssueLog();

    @Override
    public IssueLog log() {
        return log;
    }

    @Override
    public void settle() {}
}
