package org.citationhubs.api.dto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.citationhubs.api.render.JsonBytes;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.query.page.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageFieldsTest {

    @Test
    void aTotalThatIsNotKnownIsNullAndNotComplete() {
        assertThat(json(null))
                .isEqualTo("{\"total\":null,\"complete\":false,\"nextCursor\":\"next\","
                        + "\"asOf\":{\"citations.v1\":{\"0\":7}}}");
    }

    @Test
    void aKnownTotalIsComplete() {
        assertThat(json(12)).startsWith("{\"total\":12,\"complete\":true,");
    }

    private static String json(@Nullable Integer total) {
        Page<String> page = new Page<>(List.of(), total, "next", InputOffsets.of(Map.of(0, 7L)));
        return new String(JsonBytes.of(PageFields.of(page)), UTF_8);
    }
}
