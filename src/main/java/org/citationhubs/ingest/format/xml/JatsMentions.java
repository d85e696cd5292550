package org.citationhubs.ingest.format.xml;

import java.util.List;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.xml.JatsReferences.CitedWork;
import org.jspecify.annotations.Nullable;

/**
 * Makes in-text statements of the markers of one article. Contexts, and then statements, are left out where the event
 * would become larger than the service takes: it would be refused whole.
 */
final class JatsMentions {

    /** Bytes of a citation without statements, with an id of some length. */
    private static final int CITATION_BYTES = 100;

    /** Bytes of the event beside its citations. */
    private static final int EVENT_BYTES = 2_000;

    /** Bytes of a statement beside its texts. */
    private static final int MENTION_BYTES = 30;

    private final JatsReferences references;
    private final ImportCounts counts;
    private long bytesLeft;

    JatsMentions(JatsReferences references, ImportCounts counts) {
        this.references = references;
        this.counts = counts;
        this.bytesLeft = InputLimits.DEFAULT.eventBytes()
                - EVENT_BYTES
                - (long) CITATION_BYTES * references.works().size();
    }

    /** Adds the statements to the references. */
    void add(JatsMarkers markers) {
        for (TextMarker marker : markers.markers()) {
            Statement statement = new Statement(marker.section(), marker.context());
            for (String id : marker.ids()) {
                List<CitedWork> works = references.worksOf(id);
                if (works.isEmpty()) {
                    counts.skip("to no ref");
                } else if (!addTo(works, statement)) {
                    counts.skip("to ref without id");
                }
            }
        }
        for (MarkerRange range : markers.ranges()) {
            Statement statement = new Statement(range.first().section(), range.context());
            for (int position : range.members(references)) {
                if (addTo(references.worksAt(position), statement)) {
                    counts.input("mentions by range", 1);
                }
            }
        }
    }

    /** Returns whether one of the works has an id. */
    private boolean addTo(List<CitedWork> works, Statement statement) {
        boolean identified = false;
        for (CitedWork work : works) {
            if (work.id() != null) {
                identified = true;
                addTo(work, statement);
            }
        }
        return identified;
    }

    private void addTo(CitedWork work, Statement statement) {
        boolean full = work.mentions().size() >= InputLimits.DEFAULT.mentionsPerCitation();
        if (!full && statement.bytes <= bytesLeft) {
            work.mentions().add(statement.mention);
            bytesLeft -= statement.bytes;
        } else if (!full && statement.bytesWithoutContext <= bytesLeft) {
            work.mentions().add(statement.withoutContext);
            bytesLeft -= statement.bytesWithoutContext;
            counts.skip("context over limit");
        } else {
            counts.skip("mention over limit");
        }
    }

    private static final class Statement {

        final Mention mention;
        final Mention withoutContext;
        final int bytes;
        final int bytesWithoutContext;

        Statement(@Nullable String section, @Nullable String context) {
            mention = new Mention(section, context, List.of(), PolarityAssignment.UNCLASSIFIED, null);
            withoutContext = context == null
                    ? mention
                    : new Mention(section, null, List.of(), PolarityAssignment.UNCLASSIFIED, null);
            bytesWithoutContext = MENTION_BYTES + bytes(section);
            bytes = bytesWithoutContext + bytes(context);
        }

        /** Returns how many bytes a text takes in JSON at most. */
        private static int bytes(@Nullable String text) {
            int bytes = 0;
            for (int i = 0; text != null && i < text.length(); i++) {
                char c = text.charAt(i);
                boolean one = c < 0x80 && c != '"' && c != '\\';
                bytes += one ? 1 : c < 0x800 ? 2 : 3;
            }
            return bytes;
        }
    }
}
