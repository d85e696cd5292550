package org.citationhubs.access;

/**
 * What is left of the quota of a caller.
 *
 * @param name name of the quota
 * @param allowed whether the caller may go on
 * @param limit how much the caller may use in {@code windowSeconds}
 * @param windowSeconds zero for a quota of what is open at the same time
 * @param remaining how much of it the caller may use now
 * @param resetSeconds time until more may be used, if nothing is used meanwhile
 */
public record QuotaState(
        String name, boolean allowed, long limit, int windowSeconds, long remaining, long resetSeconds) {

    /** A use that no quota limits. */
    public static final QuotaState UNLIMITED = new QuotaState("", true, 0, 0, 0, 0);

    /** Returns whether a quota limits the use. */
    public boolean isLimited() {
        return limit > 0;
    }
}
