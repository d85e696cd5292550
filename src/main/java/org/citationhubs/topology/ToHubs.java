package org.citationhubs.topology;

import java.util.List;
import org.citationhubs.citation.ListUpdate;
import org.citationhubs.citation.SourceOffset;
import org.citationhubs.citation.WorkId;
import org.jspecify.annotations.Nullable;

/** What a partition of hubs is told, by stage 1 or by another partition of hubs. */
sealed interface ToHubs {

    /** Hands the message to the one of the receiver's methods that it is for. */
    void tell(Receiver receiver);

    /** A reference list changed in a way that concerns this partition. */
    record Changed(ListUpdate update) implements ToHubs {
        @Override
        public void tell(Receiver receiver) {
            receiver.changed(update);
        }
    }

    /**
     * An input partition was read up to an offset, and everything of it that concerns this partition was told before.
     *
     * @param newestDay the newest day on which something in it was observed, in days since 1970
     */
    record Heard(SourceOffset source, int newestDay) implements ToHubs {
        @Override
        public void tell(Receiver receiver) {
            receiver.heard(source, newestDay);
        }
    }

    /** Hubs of another partition show works of this one and want their titles, now and whenever they change. */
    record TitlesAsked(int byPartition, List<WorkId> works) implements ToHubs {
        @Override
        public void tell(Receiver receiver) {
            receiver.titlesAsked(byPartition, works);
        }
    }

    /** Titles that this partition asked for. */
    record TitlesTold(List<TitleTold> titles) implements ToHubs {
        @Override
        public void tell(Receiver receiver) {
            receiver.titlesTold(titles);
        }
    }

    /**
     * The title of a work.
     *
     * @param title null if nobody said it yet
     */
    record TitleTold(WorkId work, @Nullable String title) {}

    /** Takes the messages, one method a kind. */
    interface Receiver {

        void changed(ListUpdate update);

        void heard(SourceOffset source, int newestDay);

        void titlesAsked(int byPartition, List<WorkId> works);

        void titlesTold(List<TitleTold> titles);
    }
}
