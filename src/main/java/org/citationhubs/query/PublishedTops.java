package org.citationhubs.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.citationhubs.hub.CoCitedWork;
import org.citationhubs.hub.RankedWork;
import org.jspecify.annotations.Nullable;

/**
 * The leading co-cited works of hubs as they were published, with ids and titles: two readings of a store each. They change with a publication
 * only, which raises the revision.
 *
 * <p>What is read may be rolled back, and the same revision be made again, of other works: the ranking itself is therefore part of the key, and
 * nothing is believed for long, because numbers of works might be given anew too.
 */
final class PublishedTops {

    private static final long MOST_CHARACTERS = 8 << 20;
    private static final Duration VALID = Duration.ofSeconds(10);

    private final Cache<Key, List<CoCitedWork>> cache = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher(PublishedTops::characters)
            .expireAfterWrite(VALID)
            .build();

    private static int characters(Key key, List<CoCitedWork> works) {
        int characters = 200;
        for (CoCitedWork work : works) {
            String title = work.title();
            characters += 100 + work.id().value().length() + (title == null ? 0 : title.length());
        }
        return characters;
    }

    @Nullable
    List<CoCitedWork> get(Key key) {
        return cache.getIfPresent(key);
    }

    void put(Key key, List<CoCitedWork> works) {
        cache.put(key, works);
    }

    /**
     * A publication.
     *
     * @param hub its number in the partition
     */
    record Key(int partition, int hub, long revision, List<RankedWork> leading) {

        /** Of the parts that usually differ: a key is made for each question. */
        @Override
        public int hashCode() {
            return 31 * hub + Long.hashCode(revision);
        }
    }
}
