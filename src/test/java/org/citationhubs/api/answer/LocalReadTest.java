package org.citationhubs.api.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.query.QueriedHubs;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalReadTest {

    private static final WorkId HUB = WorkId.parse("pmid:100");

    @TempDir
    Path folder;

    @Test
    void doesNotReadAStandbyOfUnknownLag() {
        try (QueriedHubs hubs = new QueriedHubs(folder)) {
            StoreUnavailableException refused = catchThrowableOfType(
                    StoreUnavailableException.class,
                    () -> LocalRead.of(hubs.service(), Stage.HUBS, HUB, ReplicaRole.STANDBY));

            assertThat(refused.reason()).isEqualTo(UnavailableReason.BEHIND);
        }
    }

    @Test
    void anActiveReplicaHasNoLag() {
        try (QueriedHubs hubs = new QueriedHubs(folder)) {
            ServedBy origin = LocalRead.of(hubs.service(), Stage.HUBS, HUB, ReplicaRole.ACTIVE)
                    .servedBy();

            assertThat(origin.replicaLag()).hasValue(0);
        }
    }
}
