package org.citationhubs.hub.summary;

import java.util.Locale;
import java.util.Map;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.StoredCode;
import org.citationhubs.citation.vocabulary.StoredCodes;
import org.citationhubs.hub.count.CategoryCounts;
import org.citationhubs.hub.count.HubCounts;
import org.jspecify.annotations.Nullable;

/**
 * Describes in one or two words how a hub is used by the works that cite it, with the evidence.
 *
 * <p>A hub has the first of these labels that applies, if enough citing works are classified. A label by role: one of
 * five roles is the primary role of most classified works, by its share and by the lower end of the 95 % interval of
 * the share. Contested: a share of the works with a stance contests the hub. Mixed: neither applies. A hub with too few
 * classified works has no label. A citing work that is {@link Polarity#MIXED} contests too, because one of its
 * statements does and both common views of stances count it so. {@link Polarity#UNCLEAR} is not a stance,
 * {@link Polarity#NEUTRAL} is one.
 *
 * <p>A hub loses its current label only when the share falls below the threshold less the hysteresis. There is no
 * hysteresis for the least numbers of citing works. A label that comes earlier in that order replaces the current one
 * as soon as it applies.
 *
 * @param name the label
 * @param role the role whose share is given: that of the label, or the most frequent one of a mixed hub; null for a
 *     contested hub
 * @param n citing works that have a role, or, for a contested hub, a stance
 * @param share share of {@code n}, 0 to 1
 * @param low lower end of the 95 % interval of the share, see {@link WilsonInterval}
 * @param high upper end of that interval
 * @param coverage share of {@code n} in all citing works, 0 to 1
 * @param rule the rule with its thresholds as a sentence, the same for all hubs with the label
 */
public record HubLabel(
        LabelName name,
        @Nullable Role role,
        int n,
        double share,
        double low,
        double high,
        double coverage,
        String rule) {

    /** The labels. Those by role exclude each other, so that their order does not matter. */
    public enum LabelName implements StoredCode {
        CANONICAL_REFERENCE(1, "Canonical reference", Role.BACKGROUND),
        METHOD_REFERENCE(2, "Method reference", Role.METHOD),
        DATASET(3, "Dataset", Role.DATASET),
        BASELINE(4, "Baseline", Role.BASELINE),
        EXTENDED_WORK(5, "Extended work", Role.EXTENSION),
        CONTESTED(6, "Contested", null),
        MIXED(7, "Mixed", null);

        private static final StoredCodes<LabelName> CODES = new StoredCodes<>(values());

        private final int code;
        private final String text;
        private final @Nullable Role role;

        LabelName(int code, String text, @Nullable Role role) {
            this.code = code;
            this.text = text;
            this.role = role;
        }

        /** Returns the published form, such as {@code Canonical reference}. */
        public String text() {
            return text;
        }

        @Override
        public int code() {
            return code;
        }

        /** Returns the constant stored under a code. */
        public static LabelName ofCode(int code) {
            return CODES.of(code);
        }

        private static @Nullable LabelName ofRole(Role role) {
            for (LabelName name : values()) {
                if (name.role == role) {
                    return name;
                }
            }
            return null;
        }
    }

    /**
     * Returns the label of a hub, null if it has none.
     *
     * @param current its label until now, null if it had none
     */
    public static @Nullable HubLabel of(HubCounts counts, LabelRules rules, @Nullable LabelName current) {
        int citingWorks = counts.citingWorks();
        int classified = counts.classifiedCitingWorks();
        Role leading = leading(counts.roles());
        int led = citingWorks(counts.roles(), leading);
        if (classified >= rules.leastClassified()) {
            LabelName name = LabelName.ofRole(leading);
            if (name != null && labels(led, classified, rules, name == current)) {
                return label(name, leading, led, classified, citingWorks, rules);
            }
        }
        Map<Polarity, CategoryCounts> stances = counts.polarities();
        int contesting = citingWorks(stances, Polarity.CONTRAST) + citingWorks(stances, Polarity.MIXED);
        int withStance = contesting + citingWorks(stances, Polarity.SUPPORT) + citingWorks(stances, Polarity.NEUTRAL);
        if (withStance >= rules.leastClassified()
                && contested(contesting, withStance, rules, current == LabelName.CONTESTED)) {
            return label(LabelName.CONTESTED, null, contesting, withStance, citingWorks, rules);
        }
        return classified < rules.leastClassified()
                ? null
                : label(LabelName.MIXED, leading, led, classified, citingWorks, rules);
    }

    /**
     * Returns the role with most citing works, without unclassified; of equally frequent roles the one with the higher
     * priority.
     */
    private static Role leading(Map<Role, CategoryCounts> roles) {
        Role leading = Role.UNCLASSIFIED;
        int most = 0;
        for (Role role : Role.byPriority()) {
            int citingWorks = citingWorks(roles, role);
            if (role != Role.UNCLASSIFIED && citingWorks > most) {
                leading = role;
                most = citingWorks;
            }
        }
        return leading;
    }

    private static <K> int citingWorks(Map<K, CategoryCounts> counts, K key) {
        return counts.getOrDefault(key, CategoryCounts.ZERO).citingWorks();
    }

    private static boolean labels(int some, int n, LabelRules rules, boolean current) {
        double share = (double) some / n;
        return current
                ? share >= ShareThreshold.less(rules.share(), rules.hysteresis())
                : share >= rules.share() && WilsonInterval.of(some, n).low() >= rules.lowerBound();
    }

    private static boolean contested(int some, int n, LabelRules rules, boolean current) {
        double needed =
                current ? ShareThreshold.less(rules.contestedShare(), rules.hysteresis()) : rules.contestedShare();
        return some >= rules.contestedLeast() && (double) some / n >= needed;
    }

    private static HubLabel label(
            LabelName name, @Nullable Role role, int some, int n, int citingWorks, LabelRules rules) {
        WilsonInterval interval = WilsonInterval.of(some, n);
        return new HubLabel(
                name,
                role,
                n,
                (double) some / n,
                interval.low(),
                interval.high(),
                (double) n / citingWorks,
                rule(name, rules));
    }

    private static String rule(LabelName name, LabelRules rules) {
        Role role = name.role;
        if (role != null) {
            return ("At least %s of the citing works with a role, of which there are at least %d,"
                                    + " cite it mainly for %s; ")
                            .formatted(percent(rules.share()), rules.leastClassified(), words(role))
                    + "with 95 % confidence at least " + percent(rules.lowerBound()) + " do.";
        }
        if (name == LabelName.CONTESTED) {
            return ("At least %s of the citing works with a stance, of which there are at least %d, contest it;"
                            + " at least %d do.")
                    .formatted(percent(rules.contestedShare()), rules.leastClassified(), rules.contestedLeast());
        }
        return ("Of at least %d citing works with a role no labelling role reaches %s"
                        + " with 95 %% confidence of at least %s,"
                        + " and fewer than %s of those with a stance, or fewer than %d, contest it.")
                .formatted(
                        rules.leastClassified(),
                        percent(rules.share()),
                        percent(rules.lowerBound()),
                        percent(rules.contestedShare()),
                        rules.contestedLeast());
    }

    private static String words(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String percent(double share) {
        long tenths = Math.round(share * 1_000);
        return tenths % 10 == 0 ? tenths / 10 + " %" : tenths / 10 + "." + tenths % 10 + " %";
    }
}
