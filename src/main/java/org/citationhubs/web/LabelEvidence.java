package org.citationhubs.web;

import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.summary.HubLabel;
import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.HubSummary;
import org.jspecify.annotations.Nullable;

/**
 * The label of a hub with its evidence.
 *
 * @param label null if the hub has none
 * @param sentence the counts behind the label, or the reason why there is none
 * @param rule of the label; null without a label
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
            return "No known work cites it.";
        }
        return counts.classifiedCitingWorks() == 0
                ? "No label: no citing work has a known role."
                : "No label: too few citing works have a known role, "
                        + DisplayFormat.count(counts.classifiedCitingWorks()) + " of "
                        + DisplayFormat.count(counts.citingWorks()) + '.';
    }

    private static String sentence(HubLabel label, int citingWorks) {
        long part = Math.round(label.share() * label.n());
        String interval = "; the 95 % interval is " + DisplayFormat.percent(label.low()) + " to "
                + DisplayFormat.percent(label.high());
        String of = DisplayFormat.count(part) + " of " + DisplayFormat.count(label.n());
        Role role = label.role();
        String finding;
        if (role == null) {
            finding = of + " citing works with a stance contest it";
        } else if (label.name() == LabelName.MIXED) {
            finding = "No role dominates. The most frequent is " + DisplayFormat.inSentence(role) + ": " + of
                    + " citing works with a known role";
        } else {
            finding = of + " citing works with a known role cite it mainly for " + DisplayFormat.inSentence(role);
        }
        String coverage = label.n() == citingWorks
                ? ""
                : " These are " + DisplayFormat.percent(label.coverage()) + " of all citing works.";
        return finding + " (" + DisplayFormat.percent(label.share()) + interval + ")." + coverage;
    }
}
