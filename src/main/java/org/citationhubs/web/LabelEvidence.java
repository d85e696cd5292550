package org.citationhubs.web;

import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.summary.HubLabel;
import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.HubSummary;
import org.jspecify.annotations.Nullable;

/**
 * What a hub is called, and why.
 *
 * @param label null if it has none
 * @param sentence the counts behind the label, or why there is none
 * @param rule what earns the label, null without one
 */
record LabelEvidence(
        @Nullable String label, String sentence, @Nullable String rule) {

    static LabelEvidence of(HubSummary hub) {
        HubLabel label = hub.label();
        return label == null
                ? new LabelEvidence(null, unlabelled(hub.counts()), null)
                : new LabelEvidence(label.name().text(), sentence(label, hub.citingWorks()), label.rule());
    }

    private static String unlabelled(HubCounts counts) {
        if (counts.citingWorks() == 0) {
            return "No work that was received cites it.";
        }
        return counts.classifiedCitingWorks() == 0
                ? "What it is cited for is not known of any citing work, so it has no label."
                : "What it is cited for is known of " + DisplayFormat.count(counts.classifiedCitingWorks()) + " of "
                        + DisplayFormat.count(counts.citingWorks(), "citing work", "citing works")
                        + ": too few for a label.";
    }

    private static String sentence(HubLabel label, int citingWorks) {
        long some = Math.round(label.share() * label.n());
        String interval = "; the 95 % interval is " + DisplayFormat.percent(label.low()) + " to "
                + DisplayFormat.percent(label.high());
        String of = DisplayFormat.count(some) + " of the " + DisplayFormat.count(label.n());
        Role role = label.role();
        String said;
        if (role == null) {
            said = of + " citing works that take a stance contest it";
        } else if (label.name() == LabelName.MIXED) {
            said = "No one role prevails. The most frequent is " + DisplayFormat.inSentence(role) + ", with " + of
                    + " citing works of a known role";
        } else {
            said = of + " citing works of a known role cite it mainly for " + DisplayFormat.inSentence(role);
        }
        String known = label.n() == citingWorks
                ? ""
                : " That is what is known of " + DisplayFormat.percent(label.coverage()) + " of all citing works.";
        return said + " (" + DisplayFormat.percent(label.share()) + interval + ")." + known;
    }
}
