package org.citationhubs.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final StringWriter out = new StringWriter();
    private final AtomicLong time = new AtomicLong();

    @Test
    void printsALineEveryFiveSecondsWithoutATerminal() {
        ProgressBar progress = new ProgressBar(new PrintWriter(out), false, time::get);

        progress.start("reading", 2_000);
        for (int second = 1; second <= 12; second++) {
            time.set(TimeUnit.SECONDS.toNanos(second));
            progress.advanceTo(second * 100L);
        }
        progress.printLine("a.tsv:1: wrong");
        progress.end();

        assertThat(out.toString().lines())
                .containsExactly(
                        "reading: 25 %  500 of 2,000, 5.0 s",
                        "reading: 50 %  1,000 of 2,000, 10.0 s",
                        "a.tsv:1: wrong",
                        "reading: 100 %  2,000 of 2,000, 12.0 s");
    }

    @Test
    void redrawsTheBarOnATerminalAfterOtherLines() {
        ProgressBar progress = new ProgressBar(new PrintWriter(out), true, time::get);

        progress.start("reading", 10);
        time.addAndGet(TimeUnit.MILLISECONDS.toNanos(50));
        progress.advanceTo(1);
        time.addAndGet(TimeUnit.MILLISECONDS.toNanos(50));
        progress.advanceTo(5);
        progress.printLine("a.tsv:1: wrong");
        progress.end();

        String empty = "reading  [..............................]   0 %  0 of 10, 0.0 s";
        String half = "reading  [###############...............]  50 %  5 of 10, 0.1 s";
        String full = "reading  [##############################] 100 %  10 of 10, 0.1 s";
        assertThat(out.toString().replace(System.lineSeparator(), "\n"))
                .isEqualTo("\r" + empty + "\r" + half + "\r" + " ".repeat(half.length()) + "\ra.tsv:1: wrong\n\r" + full
                        + "\n");
    }

    @Test
    void aTaskWithoutStepsIsComplete() {
        ProgressBar progress = new ProgressBar(new PrintWriter(out), false, time::get);

        progress.start("reading", 0);
        progress.end();

        assertThat(out.toString().strip()).isEqualTo("reading: 100 %  0 of 0, 0.0 s");
    }
}
