using EduStream.Contracts.Playback;
using EduStream.Edge.Manifests;
using EduStream.Edge.Manifests.Hls;
using EduStream.Edge.Segments;
using EduStream.Media.Captions;
using EduStream.ServiceDefaults.Errors;
using EduStream.ServiceDefaults.PlaybackTokens;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Edge.Captions;

/// <summary>Captions are readable text and so as private as the lesson: they lie under the viewer's token, never beside the encrypted segments.</summary>
internal static class CaptionEndpoints
{
    internal static WebApplicationBuilder AddCaptions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CaptionStore>();
        return builder;
    }

    /// <param name="viewer">Everything of one viewer, behind the check of the token.</param>
    internal static void MapCaptions(this RouteGroupBuilder viewer)
    {
        viewer.MapMethods("/captions/{file}.m3u8", MediaCors.Reading, WritePlaylist);
        viewer.MapMethods("/captions/{file}/{time:long:min(0)}.vtt", MediaCors.Reading, WriteSegment);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> WritePlaylist(
        string file, HttpContext context, PresentationStore presentations, CaptionStore captions, CancellationToken stop)
    {
        var session = context.Features.GetRequiredFeature<LiveSession>();
        if (await ManifestEndpoints.FindAsync(context, presentations, stop) is not { } presentation || presentation.Captions is not { } grid
            || await captions.FindAsync(session.VideoId, file, stop) is null)
        {
            return NoSuchCaptions();
        }

        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Text(CaptionPlaylist.Write(presentation, grid, file), "application/vnd.apple.mpegurl", System.Text.Encoding.UTF8);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> WriteSegment(
        string file, long time, HttpContext context, PresentationStore presentations, CaptionStore captions, CancellationToken stop)
    {
        var session = context.Features.GetRequiredFeature<LiveSession>();
        if (await ManifestEndpoints.FindAsync(context, presentations, stop) is not { } presentation || presentation.Captions?.Find(time) is not { } place
            || await captions.FindAsync(session.VideoId, file, stop) is not { } found)
        {
            return NoSuchCaptions();
        }

        // The last segment of a growing version may still become another one's neighbour, but what is said in it stays.
        context.Response.Headers.CacheControl = SegmentReader.OneViewer;
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return TypedResults.Text(WebVttWriter.WriteSegment(found.Between(place.Start, place.End), presentation.Document.TimelineStartSeconds), "text/vtt", System.Text.Encoding.UTF8);
    }

    private static ProblemHttpResult NoSuchCaptions() => Problems.Of(StatusCodes.Status404NotFound, "no-such-captions", "The video has no such captions.");
}
