package org.citationhubs.ingest.command;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citationhubs.ingest.follow.StubFeed.StubAnswer;
import org.citationhubs.ingest.follow.StubWorks;

/**
 * Answers like Crossref, of days with the same number of made-up works each. Some answers are faults, by a seed; pages
 * are never.
 */
final class FaultyCrossref {

    private static final Pattern QUESTION =
            Pattern.compile("from-index-date:(.*),until-index-date:(.*)&rows=(\\d+)&cursor=([^&]*)");

    private final Instant firstDay;
    private final int days;
    private final int worksOfADay;
    private final Random random;
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger expiredCursors = new AtomicInteger();

    FaultyCrossref(Instant firstDay, int days, int worksOfADay, long seed) {
        this.firstDay = firstDay;
        this.days = days;
        this.worksOfADay = worksOfADay;
        this.random = new Random(seed);
    }

    synchronized StubAnswer answer(URI request) {
        Matcher question = QUESTION.matcher(URLDecoder.decode(request.toString(), StandardCharsets.UTF_8));
        if (!question.find()) {
            return StubAnswer.of(400, "text/plain", "no question: " + request);
        }
        String cursor = question.group(4);
        StubAnswer fault = fault(cursor);
        if (fault != null) {
            faults.incrementAndGet();
            return fault;
        }
        pages.incrementAndGet();
        return StubAnswer.json(page(
                Instant.parse(question.group(1) + "Z"),
                Instant.parse(question.group(2) + "Z"),
                Integer.parseInt(question.group(3)),
                cursor));
    }

    private String page(Instant from, Instant until, int rows, String cursor) {
        long day = Duration.between(firstDay, from).toDays();
        boolean whole = Duration.between(from, until).equals(Duration.ofDays(1));
        if (!whole || day < 0 || day >= days) {
            return StubWorks.page(0, 0, 0, "none");
        }
        int first = (int) day * worksOfADay;
        int begin = cursor.equals("*") ? first : Integer.parseInt(cursor);
        int end = Math.min(begin + rows, first + worksOfADay);
        return StubWorks.page(begin, end, worksOfADay, Integer.toString(end));
    }

    private StubAnswer fault(String cursor) {
        String whole = StubWorks.page(1, 3, 1000, "never");
        return switch (random.nextInt(200)) {
            case 0 -> StubAnswer.of(429, "text/plain", "slow down").with("Retry-After", "7");
            case 1 ->
                StubAnswer.of(429, "text/plain", "slow down").with("Retry-After", "Mon, 25 May 2020 10:00:00 GMT");
            case 2 -> StubAnswer.of(503, "text/html", "<html>busy</html>");
            case 3 -> StubAnswer.of(500, "application/json", "{\"status\": \"error\"}");
            case 4 -> StubAnswer.json(whole).endingEarly(1 + random.nextInt(whole.length() - 1));
            case 5 -> StubAnswer.json(whole.substring(0, random.nextInt(whole.length())));
            case 6 -> StubAnswer.json(whole).packed().endingEarly(1);
            case 7 -> StubAnswer.of(200, "text/html", "<html>Maintenance</html>");
            case 8 -> StubAnswer.json("{\"status\": \"ok\", \"message\": {\"DOI\": \"10.1000/1\"}}");
            case 9 -> expired(cursor);
            default -> null;
        };
    }

    /** Seldom, because the whole day starts again. */
    private StubAnswer expired(String cursor) {
        if (cursor.equals("*") || random.nextInt(10) != 0) {
            return null;
        }
        expiredCursors.incrementAndGet();
        return StubAnswer.of(404, "text/plain", "Resource not found.");
    }

    /** Returns the number of pages that were answered. */
    int pages() {
        return pages.get();
    }

    int faults() {
        return faults.get();
    }

    int expiredCursors() {
        return expiredCursors.get();
    }
}
