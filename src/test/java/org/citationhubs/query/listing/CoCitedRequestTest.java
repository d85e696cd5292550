package org.citationhubs.query.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.InvalidQueryException;
import org.junit.jupiter.api.Test;

class CoCitedRequestTest {

    @Test
    void eachMeasureHasItsOwnOrder() {
        assertThat(Arrays.stream(Measure.values())
                        .map(measure -> request(measure, null).order()))
                .containsExactly('c', 's', 'j', 'i', 'a');
    }

    @Test
    void rejectsACursorOfAnotherMeasure() {
        String cursor = new Cursor('c', 7, WorkId.parse("pmid:1")).encode();

        assertThat(request(Measure.COUNT, cursor).after()).isEqualTo(new Cursor('c', 7, WorkId.parse("pmid:1")));
        assertThatThrownBy(() -> request(Measure.SALTON, cursor))
                .isInstanceOfSatisfying(InvalidQueryException.class, refused -> assertThat(refused.parameter())
                        .isEqualTo("cursor"));
    }

    private static CoCitedRequest request(Measure measure, String cursor) {
        return new CoCitedRequest(measure, SelfCitationFilter.INCLUDE, 1, 20, cursor);
    }
}
