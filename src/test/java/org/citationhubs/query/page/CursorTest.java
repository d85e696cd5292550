package org.citationhubs.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.citationhubs.citation.id.WorkId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void readsWhatItWrote() {
        Cursor cursor = new Cursor('d', 1_022_996, WorkId.parse("doi:10.1000/é b".replace(" ", "_")));

        assertThat(Cursor.decode(cursor.encode(), 'd')).isEqualTo(cursor);
    }

    @Test
    void needsNoEncodingInAUrl() {
        assertThat(new Cursor('c', Long.MAX_VALUE, WorkId.parse("doi:10.1000/~~~???")).encode())
                .matches("[A-Za-z0-9_-]+");
    }

    @Test
    void rejectsACursorOfAnotherOrder() {
        String byDate = new Cursor('d', 1, WorkId.parse("pmid:1")).encode();

        assertThatExceptionOfType(InvalidQueryException.class)
                .isThrownBy(() -> Cursor.decode(byDate, 'm'))
                .withMessageContaining("another order")
                .satisfies(e -> assertThat(e.parameter()).isEqualTo("cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "ZA", "ZDEy", "ZDEyIHBtaWQ", "ZHggcG1pZDox"})
    void rejectsOtherText(String text) {
        assertThatExceptionOfType(InvalidQueryException.class)
                .isThrownBy(() -> Cursor.decode(text, 'd'))
                .withMessageContaining("no cursor");
    }
}
