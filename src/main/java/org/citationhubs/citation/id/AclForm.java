package org.citationhubs.citation.id;

import java.util.regex.Pattern;
import org.citationhubs.citation.text.IdText;
import org.jspecify.annotations.Nullable;

/** Reads the ids of the ACL Anthology: {@code 2020.acl-main.1} since 2020, {@code P44-1101} before. */
final class AclForm {

    private static final Pattern VOLUME = Pattern.compile("[0-9]{4}\\.");

    private static final Pattern OLD = Pattern.compile("[a-z][0-9]{2}-[0-9]");

    private AclForm() {}

    /** Returns the id without a file name, in its usual case; null if the text cannot be an id. */
    static @Nullable String canonical(String text) {
        String paper = IdText.withoutEnd(IdText.withHyphens(text), "/ \n\u00a0");
        int extension = paper.length() - 4;
        if (extension > 0 && paper.regionMatches(true, extension, ".pdf", 0, 4)) {
            return canonical(paper.substring(0, extension));
        }
        if (paper.isEmpty() || !IdText.isUsable(paper)) {
            return null;
        }
        if (VOLUME.matcher(paper).lookingAt()) {
            return IdText.lowerAscii(paper);
        }
        boolean letter = paper.charAt(0) >= 'a'
                && paper.charAt(0) <= 'z'
                && OLD.matcher(paper).lookingAt();
        return letter ? (char) (paper.charAt(0) - 'a' + 'A') + paper.substring(1) : paper;
    }
}
