package org.citationhubs.web.assets;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.citationhubs.web.assets.Assets.Asset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Serves the assets of the pages. */
@Path("/assets")
public class AssetsResource {

    private final Assets assets;

    AssetsResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("/{version}/{name}")
    @Operation(hidden = true)
    public Response asset(@RestPath String version, @RestPath String name) {
        Asset asset = assets.find(name).orElseThrow(NotFoundException::new);
        // During an upgrade the page may come from an instance of another version; its assets must not be cached.
        boolean same = asset.version().equals(version);
        return Response.ok(asset.content())
                .header(HttpHeaders.CONTENT_TYPE, asset.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, same ? "public, max-age=31536000, immutable" : "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
