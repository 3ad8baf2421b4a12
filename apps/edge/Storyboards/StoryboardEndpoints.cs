using EduStream.Contracts.Playback;
using EduStream.Edge.Manifests;
using EduStream.Edge.Segments;
using Microsoft.AspNetCore.Http.Features;

namespace EduStream.Edge.Storyboards;

/// <summary>Sheets, their WebVTT track and HLS playlist. Pictures of a lesson are never encrypted, so always with the viewer's token and for that viewer alone. A version has one storyboard; its closed instant stream shows it too.</summary>
internal static class StoryboardEndpoints
{
    internal static void MapStoryboards(this RouteGroupBuilder viewer)
    {
        viewer.MapMethods($"/{ImagePlaylist.File}", MediaCors.Reading, WritePlaylist);
        viewer.MapMethods("/storyboard/{file}", MediaCors.Reading, Read);
    }

    private static async Task<IResult> WritePlaylist(HttpContext context, PresentationStore presentations, StoryboardStore storyboards, CancellationToken stop)
    {
        var session = context.Features.GetRequiredFeature<LiveSession>();
        if (await presentations.FindAsync(session.VideoId, session.Version, instant: false, stop) is not { } presentation || await storyboards.FindAsync(session.VideoId, session.Version, stop) is not { } storyboard)
        {
            return SegmentReader.NoSuchFile();
        }

        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Text(ImagePlaylist.Write(storyboard, presentation.Document.DurationSeconds), ManifestEndpoints.Hls, System.Text.Encoding.UTF8);
    }

    private static async Task<IResult> Read(string file, HttpContext context, PresentationStore presentations, SegmentReader files, CancellationToken stop)
    {
        var session = context.Features.GetRequiredFeature<LiveSession>();
        return await presentations.FindAsync(session.VideoId, session.Version, instant: false, stop) is { } presentation
            ? await files.ReadAsync(context, presentation, $"storyboard/{file}", SegmentReader.OneViewer, stop)
            : SegmentReader.NoSuchFile();
    }
}
