package org.citationhubs.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallerQuotasTest {

    private final AtomicLong now = new AtomicLong(1);

    @Test
    void aMinuteOfUsesMayBeSpentAtOnce() {
        // given a quota of 60 a minute
        RateQuota quota = new RateQuota("events", 60, now::get);

        // when all is spent, then the next is refused until a second has passed
        for (int left = 59; left >= 0; left--) {
            assertThat(quota.take("a").remaining()).isEqualTo(left);
        }
        assertThat(quota.take("a")).isEqualTo(new QuotaState("events", false, 60, 60, 0, 1));
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
        assertThat(quota.take("a").allowed()).isFalse();
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(2));
        assertThat(quota.take("a")).isEqualTo(new QuotaState("events", true, 60, 60, 0, 60));
    }

    @Test
    void aCallerDoesNotUseTheQuotaOfAnother() {
        RateQuota quota = new RateQuota("events", 1, now::get);

        assertThat(quota.take("a").allowed()).isTrue();
        assertThat(quota.take("a").allowed()).isFalse();
        assertThat(quota.take("b").allowed()).isTrue();
    }

    @Test
    void noMoreThanOneMinuteIsSaved() {
        RateQuota quota = new RateQuota("events", 2, now::get);
        quota.take("a");

        now.addAndGet(TimeUnit.HOURS.toNanos(5));

        assertThat(quota.take("a").remaining()).isEqualTo(1);
        assertThat(quota.take("a").remaining()).isZero();
        assertThat(quota.take("a").allowed()).isFalse();
    }

    @Test
    void whatIsClosedMakesRoom() {
        // given a caller with all that it may have open
        OpenQuota quota = new OpenQuota("streams", 2);
        assertThat(quota.open("a").remaining()).isEqualTo(1);
        assertThat(quota.open("a").remaining()).isZero();
        assertThat(quota.open("a")).isEqualTo(new QuotaState("streams", false, 2, 0, 0, 10));
        assertThat(quota.open("b").allowed()).isTrue();

        // when one is closed, then one may be opened
        quota.close("a");
        assertThat(quota.open("a").allowed()).isTrue();
        assertThat(quota.open("a").allowed()).isFalse();
    }

    @Test
    void callersWithNothingOpenAreForgotten() {
        OpenQuota quota = new OpenQuota("streams", 2);
        for (int i = 0; i < 1_000; i++) {
            quota.open("address " + i);
            quota.close("address " + i);
        }

        assertThat(quota.callers()).isZero();
    }

    @Test
    void zeroIsNoLimit() {
        assertThat(CallerQuotas.NONE.events().take("a").isLimited()).isFalse();
        assertThat(CallerQuotas.NONE.questions().take("a").allowed()).isTrue();
        assertThat(CallerQuotas.NONE.streams().open("a").allowed()).isTrue();
    }
}
