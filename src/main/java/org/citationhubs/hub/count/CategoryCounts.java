package org.citationhubs.hub.count;

/**
 * Counts how often a role or a polarity occurs at a hub.
 *
 * @param citingWorks citing works whose primary role, or whose stance, it is; these add up to all citing works
 * @param statements statements whose primary role, or whose stance, it is; these add up to all statements
 * @param anyCitingWorks citing works with at least one statement that has it; these may add up to more than all citing
 *     works
 */
public record CategoryCounts(int citingWorks, int statements, int anyCitingWorks) {

    /** The counts of a role or polarity that does not occur. */
    public static final CategoryCounts ZERO = new CategoryCounts(0, 0, 0);

    /** Returns what one citing work adds ({@code sign} 1) or takes away ({@code sign} -1). */
    static CategoryCounts of(int sign, boolean primary, int statements, boolean any) {
        return new CategoryCounts(primary ? sign : 0, sign * statements, any ? sign : 0);
    }

    CategoryCounts plus(CategoryCounts more) {
        return new CategoryCounts(
                citingWorks + more.citingWorks, statements + more.statements, anyCitingWorks + more.anyCitingWorks);
    }

    boolean isZero() {
        return equals(ZERO);
    }
}
