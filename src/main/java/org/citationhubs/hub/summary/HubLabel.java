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
 * What a hub is to the works that cite it, in two words, with the evidence.
 *
 * <p>The first that holds, of enough classified citing works: one of five roles is the primary role of most of them, by its share and
 * by the lower end of the share's 95 % interval; a share of those with a stance contests; else it is mixed. Where too few are
 * classified there is no label. A citing work that is {@link Polarity#MIXED} contests too: one of its statements does, and both
 * common views of stances count it so. {@link Polarity#UNCLEAR} is no stance, {@link Polarity#NEUTRAL} is one.
 *
 * <p>A standing label is left only when its share falls below the threshold less the hysteresis; the least numbers of citing works
 * know no hysteresis, and a label that stands earlier in that order, once earned, takes the place of the standing one.
 *
 * @param name the label
 * @param role whose share it is: the role that labels, the most frequent one of a mixed hub, null if the share is that of the
 *     contesting
 * @param n citing works that have a role, or of a contested hub a stance
 * @param share of {@code n}, 0 to 1
 * @param low lower end of the 95 % interval of the share, see {@link WilsonInterval}
 * @param high upper end
 * @param coverage {@code n} of all citing works, 0 to 1
 * @param rule what earned the label, a sentence with the thresholds, the same for all hubs with the label
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

    /** The labels in use, the ones by role in no particular order: no two of them can hold at once. */
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

        /** As it is published, such as {@code Canonical reference}. */
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
     * The label of a hub, null if it has none.
     *
     * @param standing its label until now, null if it had none
     */
    public static @Nullable HubLabel of(HubCounts counts, LabelRules rules, @Nullable LabelName standing) {
        int citingWorks = counts.citingWorks();
        int classified = counts.classifiedCitingWorks();
        Role leading = leading(counts.roles());
        int led = citingWorks(counts.roles(), leading);
        if (classified >= rules.leastClassified()) {
            LabelName name = LabelName.ofRole(leading);
            if (name != null && labels(led, classified, rules, name == standing)) {
                return label(name, leading, led, classified, citingWorks, rules);
            }
        }
        Map<Polarity, CategoryCounts> stances = counts.polarities();
        int contesting = citingWorks(stances, Polarity.CONTRAST) + citingWorks(stances, Polarity.MIXED);
        int withStance = contesting + citingWorks(stances, Polarity.SUPPORT) + citingWorks(stances, Polarity.NEUTRAL);
        if (withStance >= rules.leastClassified()
                && contested(contesting, withStance, rules, standing == LabelName.CONTESTED)) {
            return label(LabelName.CONTESTED, null, contesting, withStance, citingWorks, rules);
        }
        return classified < rules.leastClassified()
                ? null
                : label(LabelName.MIXED, leading, led, classified, citingWorks, rules);
    }

    /** Of the roles but unclassified the one of most citing works; among as many the one that would stand for both. */
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

    private static <K> int citingWorks(Map<K, CategoryCounts> tallies, K key) {
        return tallies.getOrDefault(key, CategoryCounts.ZERO).citingWorks();
    }

    private static boolean labels(int some, int n, LabelRules rules, boolean standing) {
        double share = (double) some / n;
        return standing
                ? share >= ShareThreshold.less(rules.share(), rules.hysteresis())
                : share >= rules.share() && WilsonInterval.of(some, n).low() >= rules.lowerBound();
    }

    private static boolean contested(int some, int n, LabelRules rules, boolean standing) {
        double needed =
                standing ? ShareThreshold.less(rules.contestedShare(), rules.hysteresis()) : rules.contestedShare();
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
            return "At least %s of the citing works with a role, of which there are at least %d, cite it mainly for %s; "
                            .formatted(percent(rules.share()), rules.leastClassified(), words(role))
                    + "with 95 % confidence at least " + percent(rules.lowerBound()) + " do.";
        }
        if (name == LabelName.CONTESTED) {
            return "At least %s of the citing works with a stance, of which there are at least %d, contest it; at least %d do."
                    .formatted(percent(rules.contestedShare()), rules.leastClassified(), rules.contestedLeast());
        }
        return ("Of at least %d citing works with a role no labelling role reaches %s with 95 %% confidence of at least %s,"
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
