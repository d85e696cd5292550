package org.citationhubs.citation.vocabulary;

import java.util.Arrays;

/** Finds the constant of an enum by its {@link StoredCode}. */
public final class StoredCodes<E extends Enum<E> & StoredCode> {

    // By code less the least code. Codes are dense, so that an array serves.
    private final E[] byCode;
    private final int least;

    /**
     * Indexes all constants of an enum.
     *
     * @throws IllegalArgumentException if the codes are not dense
     */
    public StoredCodes(E[] constants) {
        this.byCode = constants.clone();
        Arrays.sort(byCode, (a, b) -> Integer.compare(a.code(), b.code()));
        this.least = byCode[0].code();
        for (int i = 0; i < byCode.length; i++) {
            if (byCode[i].code() != least + i) {
                throw new IllegalArgumentException("code " + (least + i) + " is missing or used twice");
            }
        }
    }

    /**
     * Returns the constant with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public E of(int code) {
        int index = code - least;
        if (index < 0 || index >= byCode.length) {
            throw new IllegalArgumentException(code + " is not the code of a "
                    + byCode[0].getDeclaringClass().getSimpleName());
        }
        return byCode[index];
    }
}
