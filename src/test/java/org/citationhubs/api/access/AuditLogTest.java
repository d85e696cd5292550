package org.citationhubs.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditLogTest {

    @Test
    void aTextIsOneWordOfALine() {
        assertThat(AuditLog.text("crossref-crawler")).isEqualTo("crossref-crawler");
        assertThat(AuditLog.text("a b\nwrite principal=root\u2028")).isEqualTo("a_b_write_principal=root_");
        assertThat(AuditLog.text(null)).isEqualTo("-");
        assertThat(AuditLog.text("")).isEqualTo("-");
        assertThat(AuditLog.text("x".repeat(1_000))).hasSize(203);
    }

    @Test
    void onlySomeNamesOfSourcesAreKept() {
        // given a request with many sources
        WriteCounts counts = new WriteCounts();
        for (int i = 10; i < 40; i++) {
            counts.addPublished("s" + i);
            counts.addNotAllowed("t" + i);
        }
        counts.addPublished("s10");

        // then all events are counted, and the first sources are named
        assertThat(counts.published()).isEqualTo(31);
        assertThat(counts.sources()).isEqualTo("s10:2,s11:1,s12:1,s13:1,s14:1,s15:1,s16:1,s17:1,s18:1,s19:1");
        assertThat(counts.notAllowed()).isEqualTo("t10,t11,t12,t13,t14,t15,t16,t17,t18,t19");
    }
}
