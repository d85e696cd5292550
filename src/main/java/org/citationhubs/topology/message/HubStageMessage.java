package org.citationhubs.topology.message;

import java.util.List;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/** What a partition of hubs is told, by stage 1 or by another partition of hubs. */
public sealed interface HubStageMessage {

    /** Hands the message to the one of the receiver's methods that it is for. */
    void tell(MessageHandler receiver);

    /** A reference list changed in a way that concerns this partition. */
    record ListChanged(PartitionUpdate update) implements HubStageMessage {
        @Override
        public void tell(MessageHandler receiver) {
            receiver.changed(update);
        }
    }

    /**
     * An input partition was read up to an offset, and everything of it that concerns this partition was told before.
     *
     * @param newestDay the newest day on which something in it was observed, in days since 1970
     */
    record InputProgress(InputOffset source, int newestDay) implements HubStageMessage {
        @Override
        public void tell(MessageHandler receiver) {
            receiver.heard(source, newestDay);
        }
    }

    /** Hubs of another partition show works of this one and want their titles, now and whenever they change. */
    record TitleRequests(int byPartition, List<WorkId> works) implements HubStageMessage {
        @Override
        public void tell(MessageHandler receiver) {
            receiver.titlesAsked(byPartition, works);
        }
    }

    /** Titles that this partition asked for. */
    record TitleReplies(List<TitleReply> titles) implements HubStageMessage {
        @Override
        public void tell(MessageHandler receiver) {
            receiver.titlesTold(titles);
        }
    }

    /**
     * The title of a work.
     *
     * @param title null if nobody said it yet
     */
    record TitleReply(WorkId work, @Nullable String title) {}

    /** Takes the messages, one method a kind. */
    interface MessageHandler {

        void changed(PartitionUpdate update);

        void heard(InputOffset source, int newestDay);

        void titlesAsked(int byPartition, List<WorkId> works);

        void titlesTold(List<TitleReply> titles);
    }
}
