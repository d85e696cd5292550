package org.citationhubs.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.citationhubs.web.Assets.Asset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Style sheet, script and icon of the pages. */
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
        // A page may come from an instance of another version than the one that is asked for its style: that must not
        // be kept.
        boolean same = asset.version().equals(version);
        return Response.ok(asset.content())
                .header(HttpHeaders.CONTENT_TYPE, asset.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, same ? "public, max-age=31536000, immutable" : "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
