package org.citationhubs.store.memory;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bounded memory of what was used lately, in two generations: when the young one is full it becomes the old one and what was in
 * the old one is forgotten, unless it was used meanwhile. Cheaper than a linked list for each look, which is what it is for. Not
 * thread-safe.
 */
public final class GenerationalCache<K, V> {

    private final int generation;
    private Map<K, V> young = new HashMap<>();
    private Map<K, V> old = new HashMap<>();
    private boolean complete = true;

    /** Remembers at most so many, and at least half of them. */
    public GenerationalCache(int most) {
        this.generation = Math.max(1, most / 2);
    }

    /** What is remembered, or null. */
    public @Nullable V get(K key) {
        V value = young.get(key);
        if (value == null) {
            value = old.get(key);
            if (value != null) {
                put(key, value);
            }
        }
        return value;
    }

    /** Whether nothing was forgotten yet. */
    public boolean isComplete() {
        return complete;
    }

    /** Remembers. */
    public void put(K key, V value) {
        if (young.size() >= generation) {
            complete &= old.isEmpty();
            old = young;
            young = new HashMap<>();
        }
        young.put(key, value);
    }
}
