package org.citationhubs.web;

import org.citationhubs.citation.Role;
import org.citationhubs.hub.HubCounts;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.hub.Label;
import org.citationhubs.hub.Label.Name;
import org.jspecify.annotations.Nullable;

/**
 * What a hub is called, and why.
 *
 * @param label null if it has none
 * @param sentence the counts behind the label, or why there is none
 * @param rule what earns the label, null without one
 */
record Evidence(
        @Nullable String label, String sentence, @Nullable String rule) {

    static Evidence of(HubSummary hub) {
        Label label = hub.label();
        return label == null
                ? new Evidence(null, unlabelled(hub.counts()), null)
                : new Evidence(label.name().text(), sentence(label, hub.citingWorks()), label.rule());
    }

    private static String unlabelled(HubCounts counts) {
        if (counts.citingWorks() == 0) {
            return "No work that was received cites it.";
        }
        return counts.classifiedCitingWorks() == 0
                ? "What it is cited for is not known of any citing work, so it has no label."
                : "What it is cited for is known of " + Words.count(counts.classifiedCitingWorks()) + " of "
                        + Words.count(counts.citingWorks(), "citing work", "citing works")
                        + ": too few for a label.";
    }

    private static String sentence(Label label, int citingWorks) {
        long some = Math.round(label.share() * label.n());
        String interval = "; the 95 % interval is " + Words.percent(label.low()) + " to " + Words.percent(label.high());
        String of = Words.count(some) + " of the " + Words.count(label.n());
        Role role = label.role();
        String said;
        if (role == null) {
            said = of + " citing works that take a stance contest it";
        } else if (label.name() == Name.MIXED) {
            said = "No one role prevails. The most frequent is " + Words.inSentence(role) + ", with " + of
                    + " citing works of a known role";
        } else {
            said = of + " citing works of a known role cite it mainly for " + Words.inSentence(role);
        }
        String known = label.n() == citingWorks
                ? ""
                : " That is what is known of " + Words.percent(label.coverage()) + " of all citing works.";
        return said + " (" + Words.percent(label.share()) + interval + ")." + known;
    }
}
