package entente.item;

/// The properties with a meaning of tasks (MS-OXOTASK 2.2.2, MS-OXPROPS 2).
public final class KnownTask {
    /// PidLidTaskStatus: 0 not started, 1 in progress, 2 complete, 3 waiting on others, 4 deferred.
    public static final PropertyId STATUS = task(0x8101);

    public static final int NOT_STARTED = 0;
    public static final int IN_PROGRESS = 1;
    public static final int COMPLETE = 2;

    /// PidLidPercentComplete: a double from 0 to 1.
    public static final PropertyId DONE = task(0x8102);

    /// PidLidTeamTask.
    public static final PropertyId TEAM_TASK = task(0x8103);

    /// PidLidTaskStartDate and PidLidTaskDueDate.
    public static final PropertyId START = task(0x8104);

    public static final PropertyId DUE = task(0x8105);

    /// PidLidTaskDateCompleted.
    public static final PropertyId COMPLETED_AT = task(0x810f);

    /// PidLidTaskActualEffort and PidLidTaskEstimatedEffort, in minutes.
    public static final PropertyId ACTUAL_WORK = task(0x8110);

    public static final PropertyId TOTAL_WORK = task(0x8111);

    /// PidLidTaskVersion: how often it was changed.
    public static final PropertyId VERSION = task(0x8112);

    /// PidLidTaskState: 0 unknown, 1 not assigned, 2 the assignee's, 3 the assigner's, 4 the assigner's of one that was rejected.
    public static final PropertyId STATE = task(0x8113);

    /// PidLidTaskLastUpdate: when what was assigned was changed.
    public static final PropertyId ASSIGNED_AT = task(0x8115);

    /// PidLidTaskComplete.
    public static final PropertyId IS_COMPLETE = task(0x811c);

    /// PidLidTaskOwner: a name.
    public static final PropertyId OWNER = task(0x811f);

    /// PidLidTaskAssigner: a name.
    public static final PropertyId DELEGATOR = task(0x8121);

    /// PidLidTaskRecurrence, bytes: how it comes again.
    public static final PropertyId RECURRENCE = task(0x8116);

    /// PidLidTaskFRecurring.
    public static final PropertyId RECURRING = task(0x8126);

    /// PidLidTaskMode: 0 not assigned, 1 a request, 2 accepted, 3 rejected, 4 an update, 5 one's own.
    public static final PropertyId MODE = common(0x8518);

    /// PidLidCommonStart and PidLidCommonEnd: its start and its due date, as folders of all kinds have them.
    public static final PropertyId COMMON_START = common(0x8516);

    public static final PropertyId COMMON_END = common(0x8517);

    /// PidLidBilling.
    public static final PropertyId BILLING = common(0x8535);

    /// PidLidContacts: a list of names.
    public static final PropertyId CONTACTS = common(0x853a);

    private KnownTask() {}

    private static PropertyId task(int number) {
        return new PropertyId.Numbered(PropertySet.TASK, number);
    }

    private static PropertyId common(int number) {
        return new PropertyId.Numbered(PropertySet.COMMON, number);
    }
}
