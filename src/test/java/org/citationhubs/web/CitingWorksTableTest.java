package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.page.Page;
import org.citationhubs.web.HubPageRequest.HubPageView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CitingWorksTableTest {

    @Test
    void aTotalThatIsNotKnownIsSaidInWords() {
        assertThat(total(null)).isEqualTo("Not all counted");
        assertThat(total(1_234)).isEqualTo("1,234");
    }

    private static String total(@Nullable Integer total) {
        HubPageView view =
                new HubPageView(Measure.COUNT, new CitingWorksRequest(List.of(), CitingWorksSort.DATE, 20, null));
        return CitingWorksTable.of(
                        PageUrl.of("/hubs/pmid:1"),
                        view,
                        SourceAgreement.of(HubCounts.NONE, PageUrl::of),
                        new Page<>(List.of(), total, "next", InputOffsets.NONE))
                .total();
    }
}
