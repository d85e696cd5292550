package org.citationhubs.runtime.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterLogTest {

    private static final String REJECTED = "record rejected, see dead-letters.v1: ";

    private final List<String> lines = new ArrayList<>();
    private final Logger logger = Logger.getLogger(DeadLetterLog.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            lines.add(logged.getMessage()
                            .formatted(logged.getParameters() == null ? new Object[0] : logged.getParameters())
                    + " | " + MDC.get("topic") + " " + MDC.get("partition") + " " + MDC.get("offset"));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private long now;
    private final DeadLetterLog log = new DeadLetterLog(() -> now);

    @BeforeEach
    void addHandler() {
        logger.addHandler(handler);
    }

    @AfterEach
    void removeHandler() {
        logger.removeHandler(handler);
    }

    @Test
    void logsTheFirstOfEachReasonAndCountsTheOthers() {
        log.rejected(RejectionReason.UNDECODABLE, "citations.v1", 3, 100);
        log.rejected(RejectionReason.UNDECODABLE, "citations.v1", 3, 101);
        log.rejected(RejectionReason.INVALID_WORK_ID, "works.v1", 0, 7);
        now += Duration.ofSeconds(10).toNanos();
        log.rejected(RejectionReason.UNDECODABLE, "citations.v1", 2, 50);

        assertThat(lines)
                .containsExactly(
                        REJECTED + "reason=UNDECODABLE at=citations.v1-3@100 more=0 | citations.v1 3 100",
                        REJECTED + "reason=INVALID_WORK_ID at=works.v1-0@7 more=0 | works.v1 0 7",
                        REJECTED + "reason=UNDECODABLE at=citations.v1-2@50 more=1 | citations.v1 2 50");
        assertThat(MDC.get("offset")).isNull();
    }
}
