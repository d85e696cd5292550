package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.citationhubs.api.render.ItemList;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.leaderboard.LeaderboardEntry;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.ops.InputLags;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of hubs over all partitions, as they were last published. */
@Schema(name = "HubList")
public record HubListResponse(
        List<HubListItemDto> items,

        @Schema(description = "Number of hubs that match the filters; absent from search results")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Integer total,

        @Schema(description = "cursor of the next page; null on the last page") @Nullable
        String nextCursor,

        AsOf asOf,

        @Schema(description = "Partitions that did not answer: their hubs are missing")
        Set<Integer> unavailable,

        @Schema(description = "host:port of the instance that answered", examples = "localhost:8080")
        String servedBy,

        @Schema(description = "Whether a standby replica answered for a partition")
        boolean standby,

        @Nullable InputLagDto lag)
        implements ItemList {

    /** A hub of a list. */
    @Schema(name = "HubListItem")
    public record HubListItemDto(
            String id,
            @Nullable String title,
            Tier tier,

            @Schema(examples = "Canonical reference") @Nullable
            String label,

            int citingWorks,
            WindowsDto windows,

            @Schema(description = "Citing works a day, over 30 days")
            double velocity,

            @Schema(description = "Deviation of the velocity from the hub's own history")
            double zScore) {

        static HubListItemDto of(LeaderboardEntry hub) {
            return new HubListItemDto(
                    hub.id().value(),
                    hub.title(),
                    hub.tier(),
                    hub.label() == null ? null : hub.label().text(),
                    hub.citingWorks(),
                    WindowsDto.of(hub.windows()),
                    hub.windows().velocity(),
                    hub.windows().zScore());
        }
    }

    /** Citing works first observed on the last 1, 7, 30 and 365 days of the stream. */
    @Schema(name = "Windows", description = "Citing works first observed on the last 1, 7, 30 and 365 days")
    public record WindowsDto(int d1, int d7, int d30, int d365) {

        static WindowsDto of(ActivityWindows windows) {
            return new WindowsDto(windows.d1(), windows.d7(), windows.d30(), windows.d365());
        }
    }

    /**
     * Returns the document of a page.
     *
     * @param servedBy {@code host:port} of this instance
     * @param lags returns how far the page is behind the inputs
     */
    public static HubListResponse of(LeaderboardPage hubs, String servedBy, InputLags lags) {
        return new HubListResponse(
                hubs.items().stream().map(HubListItemDto::of).toList(),
                hubs.total(),
                hubs.nextCursor(),
                AsOf.of(hubs.asOf()),
                hubs.unavailable().keySet(),
                servedBy,
                hubs.standby(),
                InputLagDto.gathered(lags, hubs.asOf(), hubs.standby()));
    }
}
