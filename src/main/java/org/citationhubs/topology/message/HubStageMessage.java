package org.citationhubs.topology.message;

import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.work.DescriptionsBySource;
import org.jspecify.annotations.Nullable;

/** A message to a partition of hubs, from stage 1 or from another partition of hubs. */
public sealed interface HubStageMessage
        permits HubStageMessage.ListChanged,
                HubStageMessage.InputProgress,
                HubStageMessage.TitleRequests,
                HubStageMessage.TitleReplies,
                HubStageMessage.AliasRequest,
                HubStageMessage.AliasReply,
                HubStageMessage.SurvivorRequest,
                SourceRevocation {

    /** Calls the method of a handler for this kind of message. */
    void dispatch(MessageHandler handler);

    /** A change of a reference list that concerns the partition. */
    record ListChanged(PartitionUpdate update) implements HubStageMessage {
        @Override
        public void dispatch(MessageHandler handler) {
            handler.onListChange(update);
        }
    }

    /**
     * Progress of input partitions. All changes up to their offsets that concern the receiver were sent before. See
     * {@link ProgressRoute} for who sends it.
     *
     * @param sources the offsets that changed, none if only the day did
     * @param newestDay the newest day on which a citation in the input was observed, in days since 1970
     */
    record InputProgress(InputOffsets sources, int newestDay) implements HubStageMessage {
        @Override
        public void dispatch(MessageHandler handler) {
            handler.onInputProgress(sources, newestDay);
        }
    }

    /** Requests for the titles of works that hubs of another partition show, now and whenever the titles change. */
    record TitleRequests(int byPartition, List<WorkId> works) implements HubStageMessage {
        @Override
        public void dispatch(MessageHandler handler) {
            handler.onTitleRequests(byPartition, works);
        }
    }

    /** Titles that the receiver requested. */
    record TitleReplies(List<TitleReply> titles) implements HubStageMessage {
        @Override
        public void dispatch(MessageHandler handler) {
            handler.onTitleReplies(titles);
        }
    }

    /**
     * The title of a work.
     *
     * @param title null if no event states it yet
     */
    record TitleReply(WorkId work, @Nullable String title) {}

    /**
     * Requests what lists say of an alias, now and whenever it changes, or ends an earlier request.
     *
     * @param survivor the id that the alias is merged into, directly or not
     * @param wanted false to end the request
     */
    record AliasRequest(WorkId alias, WorkId survivor, boolean wanted) implements HubStageMessage {
        @Override
        public void dispatch(MessageHandler handler) {
            handler.onAliasRequest(alias, survivor, wanted);
        }
    }

    /** What lists say of an alias, in reply to a request. */
    record AliasReply(WorkId survivor, WorkId alias, DescriptionsBySource descriptions) implements HubStageMessage {
        @Override
        public void dispatch(MessageHandler handler) {
            handler.onAliasReply(survivor, alias, descriptions);
        }
    }

    /**
     * Requests the surviving ids of works that a list cites, which may have been merged without the list knowing it.
     *
     * @param citing the work of the list
     */
    record SurvivorRequest(WorkId citing, List<WorkId> cited) implements HubStageMessage {
        @Override
        public void dispatch(MessageHandler handler) {
            handler.onSurvivorRequest(citing, cited);
        }
    }

    /** Receives messages, with one method for each kind. */
    interface MessageHandler {

        void onListChange(PartitionUpdate update);

        void onInputProgress(InputOffsets sources, int newestDay);

        void onTitleRequests(int byPartition, List<WorkId> works);

        void onTitleReplies(List<TitleReply> titles);

        void onAliasRequest(WorkId alias, WorkId survivor, boolean wanted);

        void onAliasReply(WorkId survivor, WorkId alias, DescriptionsBySource descriptions);

        void onSourceRevocation(SourceRevocation revocation);

        void onSurvivorRequest(WorkId citing, List<WorkId> cited);
    }
}
