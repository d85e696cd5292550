package org.citationhubs.ingest.format.xml;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of two articles the link between them retracts.
 *
 * <p>JATS suggests {@code retracted-article} and {@code partial-retraction} for the link of a notice to the article
 * that it retracts, and {@code retraction-forward} for the link of a retracted article to the notice. Some publishers
 * use the latter in notices, where it would retract the notice. So the type of the article must agree.
 */
final class JatsRetractions {

    private static final Set<String> NOTICES =
            Set.of("retraction", "partial-retraction", "retraction-notice", "withdrawal", "removal");

    private static final Set<String> TO_RETRACTED = Set.of("retracted-article", "partial-retraction");

    private static final Set<String> TO_NOTICE = Set.of("retraction-forward");

    private JatsRetractions() {}

    /** Returns whether an article of a type is the notice of a retraction. */
    static boolean isNotice(@Nullable String articleType) {
        return articleType != null && NOTICES.contains(articleType);
    }

    /** Returns whether an article of a type retracts the one that its link of a type leads to. */
    static boolean retracts(@Nullable String articleType, String linkType) {
        return isNotice(articleType) && TO_RETRACTED.contains(linkType);
    }

    /** Returns whether an article of a type is retracted by the one that its link of a type leads to. */
    static boolean isRetractedBy(@Nullable String articleType, String linkType) {
        return !isNotice(articleType) && TO_NOTICE.contains(linkType);
    }

    /** Returns whether the type of an article says that it is retracted, without a link to a notice. */
    static boolean isRetracted(@Nullable String articleType) {
        return "retracted-article".equals(articleType);
    }
}
