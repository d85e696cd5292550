package org.citationhubs.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * API keys by their SHA-256. The keys themselves are in no file of the service.
 *
 * <p>A hash without salt suffices, because keys are random and long: {@link #MIN_CHARACTERS} hexadecimal digits are
 * 128 bits, which nobody tries out.
 */
public final class ApiKeys {

    /** A shorter text is refused as a key, because its hash could be reversed. */
    static final int MIN_CHARACTERS = 32;

    private static final int MAX_CHARACTERS = 256;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ROLE = Pattern.compile("reader|operator|instance|writer(:.+)?");

    private final Map<String, ApiKey> byHash;

    private ApiKeys(Map<String, ApiKey> byHash) {
        this.byHash = byHash;
    }

    /**
     * Reads lines of the form {@code PRINCIPAL SHA-256 ROLE,ROLE}. Blank lines and lines that begin with {@code #} are
     * skipped.
     *
     * @throws IllegalArgumentException if a line has another form; the message has its number and no part of it
     */
    public static ApiKeys parse(List<String> lines) {
        Map<String, ApiKey> keys = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] fields = SPACES.split(line, -1);
            String hash = fields.length == 3 ? fields[1].toLowerCase(Locale.ROOT) : "";
            if (!HASH.matcher(hash).matches()) {
                throw invalid(i, "must be PRINCIPAL, the SHA-256 of the key in 64 hexadecimal digits, and ROLE,ROLE");
            }
            Set<String> roles = new TreeSet<>(Arrays.asList(fields[2].split(",", -1)));
            if (!roles.stream().allMatch(role -> ROLE.matcher(role).matches())) {
                throw invalid(i, "has a role that is none of reader, writer, writer:SOURCE, operator, instance");
            }
            if (keys.put(hash, new ApiKey(fields[0], roles)) != null) {
                throw invalid(i, "has the key of an earlier line");
            }
        }
        return new ApiKeys(keys);
    }

    private static IllegalArgumentException invalid(int index, String reason) {
        return new IllegalArgumentException("line " + (index + 1) + ' ' + reason);
    }

    /** Returns what a key stands for, empty if it is unknown. */
    public Optional<ApiKey> find(String key) {
        return key.length() < MIN_CHARACTERS || key.length() > MAX_CHARACTERS
                ? Optional.empty()
                : Optional.ofNullable(byHash.get(hash(key)));
    }

    /** Returns the number of keys. */
    public int size() {
        return byHash.size();
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
