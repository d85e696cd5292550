package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.hub.summary.CoCitedWork;
import org.citationhubs.hub.summary.HubSummary;
import org.junit.jupiter.api.Test;

class LargeHubTest {

    @Test
    void aSmallLargeHubIsPublishedWithItsTitlesAndReported() {
        List<String> report = new ArrayList<>();

        HubSummary summary = new LargeHub(report::add).run(2_000, 10);

        assertThat(summary.citingWorks()).isEqualTo(2_011);
        // two publications while it grows, ten after that, one after the restart
        assertThat(summary.revision()).isEqualTo(13);
        assertThat(summary.ranking().leading())
                .hasSize(20)
                .extracting(CoCitedWork::title)
                .doesNotContainNull();
        assertThat(report).hasSize(8).contains("works in the order by date: 2,011");
    }
}
