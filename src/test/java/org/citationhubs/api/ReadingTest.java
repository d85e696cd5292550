package org.citationhubs.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.citationhubs.citation.WorkId;
import org.citationhubs.query.QueriedHubs;
import org.citationhubs.query.StoreUnavailableException;
import org.citationhubs.query.StoreUnavailableException.Reason;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.Half;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {

    private static final WorkId HUB = WorkId.parse("pmid:100");

    @TempDir
    Path folder;

    @Test
    void aCopyOfWhichNobodyKnowsHowFarItIsBehindIsNotRead() {
        try (QueriedHubs hubs = new QueriedHubs(folder)) {
            StoreUnavailableException refused = catchThrowableOfType(
                    StoreUnavailableException.class, () -> Reading.of(hubs.service(), Half.HUBS, HUB, Copy.STANDBY));

            assertThat(refused.reason()).isEqualTo(Reason.BEHIND);
        }
    }

    @Test
    void whatAnOwnerReadsIsNeverBehind() {
        try (QueriedHubs hubs = new QueriedHubs(folder)) {
            Origin origin =
                    Reading.of(hubs.service(), Half.HUBS, HUB, Copy.ACTIVE).origin();

            assertThat(origin.behind()).hasValue(0);
        }
    }
}
