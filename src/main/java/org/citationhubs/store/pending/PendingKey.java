package org.citationhubs.store.pending;

import org.apache.kafka.common.utils.Bytes;
import org.citationhubs.store.kv.StoreKeys;
import org.jspecify.annotations.Nullable;

/**
 * The key of one piece of pending work. Its bytes are the number alone for a publication, else the code of the kind and
 * the number.
 *
 * @param number of the hub or the work, zero for a kind that concerns the whole partition
 */
record PendingKey(PendingKind kind, int number) {

    private static final int NUMBER_LENGTH = 4;
    private static final int KIND_AND_NUMBER_LENGTH = 5;

    Bytes toBytes() {
        return kind == PendingKind.PUBLICATION ? StoreKeys.of(number) : StoreKeys.ofKind(kind.code(), number);
    }

    /** Returns the key of these bytes, null if this version does not know their kind. */
    static @Nullable PendingKey ofBytes(Bytes bytes) {
        int length = bytes.get().length;
        if (length == NUMBER_LENGTH) {
            return new PendingKey(PendingKind.PUBLICATION, StoreKeys.intAt(bytes, 0));
        }
        PendingKind kind = length == KIND_AND_NUMBER_LENGTH ? PendingKind.ofCode(bytes.get()[0]) : null;
        return kind == null ? null : new PendingKey(kind, StoreKeys.intAt(bytes, 1));
    }
}
