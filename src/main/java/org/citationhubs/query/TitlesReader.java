package org.citationhubs.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.citationhubs.query.TitlesQuestion.Found;
import org.citationhubs.query.TitlesQuestion.TitlePage;
import org.citationhubs.query.route.Asked;

/** Gathers the hubs whose titles begin alike from all partitions into one page. */
final class TitlesReader {

    static final TitlesQuestion QUESTION = new TitlesQuestion();

    private final Cluster cluster;

    TitlesReader(Cluster cluster) {
        this.cluster = cluster;
    }

    Leaders read(TitleRequest request) {
        Gathered<TitlePage> gathered = cluster.askAll(QUESTION, request, Asked.OF_ANYBODY);
        List<Found> all = new ArrayList<>();
        gathered.answers().values().forEach(page -> all.addAll(page.found()));
        all.sort(Comparator.comparing(Found::place));
        boolean more = all.size() > request.limit();
        List<Found> page = more ? all.subList(0, request.limit()) : all;
        return new Leaders(
                page.stream().map(Found::hub).toList(),
                null,
                more ? page.get(page.size() - 1).place().encode() : null,
                CommonOffsets.of(gathered.answers().values().stream()
                        .map(TitlePage::asOf)
                        .toList()),
                gathered.unavailable(),
                gathered.standby());
    }
}
