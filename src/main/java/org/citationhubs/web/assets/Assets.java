package org.citationhubs.web.assets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Style sheet, script and icon. The URL of an asset contains a hash of its content, so that browsers may cache it for
 * ever.
 */
@Named
@ApplicationScoped
public class Assets {

    private static final String FOLDER = "/web/";

    private final Map<String, Asset> byName = Map.of(
            "pages.css", load("pages.css", "text/css;charset=UTF-8"),
            "pages.js", load("pages.js", "text/javascript;charset=UTF-8"),
            "icon.svg", load("icon.svg", "image/svg+xml"));

    /** Returns the URL of an asset. */
    public String address(String name) {
        Asset asset = Objects.requireNonNull(byName.get(name), name);
        return "/assets/" + asset.version() + '/' + name;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static Asset load(String name, String mediaType) {
        try (InputStream in = Assets.class.getResourceAsStream(FOLDER + name)) {
            byte[] content = Objects.requireNonNull(in, name).readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Asset(mediaType, HexFormat.of().formatHex(digest, 0, 6), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A file that pages load. */
    @SuppressWarnings("ArrayRecordComponent")
    record Asset(String mediaType, String version, byte[] content) {}
}
