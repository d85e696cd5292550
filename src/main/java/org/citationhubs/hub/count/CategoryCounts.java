package org.citationhubs.hub.count;

/**
 * How often a role or a polarity occurs at a hub.
 *
 * @param citingWorks citing works whose primary role, or whose stance, it is: these add up to all citing works
 * @param statements statements whose primary role, or whose stance, it is: these add up to all statements
 * @param anyCitingWorks citing works of which one statement at least has it: these may add up to more
 */
public record CategoryCounts(int citingWorks, int statements, int anyCitingWorks) {

    /** It does not occur. */
    public static final CategoryCounts ZERO = new CategoryCounts(0, 0, 0);

    CategoryCounts plus(int sign, boolean primary, int moreStatements, boolean any) {
        return new CategoryCounts(
                citingWorks + (primary ? sign : 0),
                statements + sign * moreStatements,
                anyCitingWorks + (any ? sign : 0));
    }

    boolean isZero() {
        return equals(ZERO);
    }
}
