package org.citationhubs.citation.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StoredCodesTest {

    private enum Letter implements StoredCode {
        C(3),
        A(1),
        B(2);

        private final int code;

        Letter(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    @Test
    void constantIsFoundByItsCode() {
        StoredCodes<Letter> codes = new StoredCodes<>(Letter.values());

        for (Letter letter : Letter.values()) {
            assertThat(codes.of(letter.code())).isEqualTo(letter);
        }
    }

    @Test
    void unknownCodeIsRefused() {
        StoredCodes<Letter> codes = new StoredCodes<>(Letter.values());

        assertThatIllegalArgumentException().isThrownBy(() -> codes.of(0)).withMessage("0 is not the code of a Letter");
        assertThatIllegalArgumentException().isThrownBy(() -> codes.of(4));
    }

    @Test
    void codesMustBeDense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoredCodes<>(new Letter[] {Letter.A, Letter.C}))
                .withMessage("code 2 is missing or used twice");
    }
}
