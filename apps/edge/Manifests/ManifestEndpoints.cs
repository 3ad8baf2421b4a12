using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Contracts.Playback;
using EduStream.Edge.Captions;
using EduStream.Contracts.Storyboards;
using EduStream.Edge.Chapters;
using EduStream.Edge.Manifests.Dash;
using EduStream.Edge.Manifests.Hls;
using EduStream.Edge.Segments;
using EduStream.Edge.Storyboards;
using EduStream.Edge.TokenHiding;
using EduStream.ServiceDefaults.Errors;
using EduStream.ServiceDefaults.PlaybackTokens;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Edge.Manifests;

/// <summary>Everything under <c>/p/{token}</c>: manifests written for one viewer and, for lessons that are not encrypted, their segments.</summary>
internal static class ManifestEndpoints
{
    internal const string Hls = "application/vnd.apple.mpegurl";
    private const string Dash = "application/dash+xml";

    internal static WebApplicationBuilder AddManifests(this WebApplicationBuilder builder)
    {
        builder.AddTokenHiding();
        builder.AddPlaybackGate();
        builder.Services.AddOptions<ManifestOptions>().BindConfiguration(ManifestOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<PresentationStore>();
        builder.Services.AddSingleton<StoryboardStore>();
        builder.Services.AddSingleton<ChapterStore>();
        return builder;
    }

    internal static void MapManifests(this WebApplication app)
    {
        var viewer = app.MapGroup("/p/{token}/{videoId}/{version}").RequireCors(MediaCors.Policy).AddEndpointFilter<ViewerFilter>();
        MapPresentation(viewer);
        MapPresentation(viewer.MapGroup("/instant").WithMetadata(new InstantStream()));
        viewer.MapMethods("/{track}/{file}", MediaCors.Reading, ReadClearSegment);
    }

    private static void MapPresentation(RouteGroupBuilder viewer)
    {
        viewer.MapMethods("/manifest.mpd", MediaCors.Reading, WriteMpd);
        viewer.MapMethods("/main.m3u8", MediaCors.Reading, WriteMultivariant);
        viewer.MapMethods("/{trackId}.m3u8", MediaCors.Reading, WriteTrack);
        viewer.MapCaptions();
        viewer.MapStoryboards();
        viewer.MapChapters();
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> WriteMpd(
        HttpContext context, PresentationStore store, CaptionStore captions, StoryboardStore storyboards, TimeProvider clock, CancellationToken stop)
    {
        if (await FindAsync(context, store, stop) is not { } presentation)
        {
            return NoSuchVersion();
        }

        var storyboard = await FindAsync(presentation, storyboards, stop);
        return Manifest(context, MpdWriter.Write(presentation, clock.GetUtcNow(), await CaptionsAsync(context, captions, stop), storyboard is null ? null : ThumbnailSet.Of(storyboard)), Dash);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> WriteMultivariant(
        HttpContext context, PresentationStore store, CaptionStore captions, StoryboardStore storyboards, CancellationToken stop)
    {
        if (await FindAsync(context, store, stop) is not { } presentation)
        {
            return NoSuchVersion();
        }

        var storyboard = await FindAsync(presentation, storyboards, stop);
        IEnumerable<string> more = [ChapterEndpoints.SessionLine, .. IFramePlaylist.StreamLines(presentation), .. storyboard is null ? [] : (string[])[ImagePlaylist.StreamLine(storyboard)]];
        return Manifest(context, MultivariantPlaylist.Write(presentation, await CaptionsAsync(context, captions, stop)) + string.Concat(more.Select(line => $"{line}\n")), Hls);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> WriteTrack(string trackId, HttpContext context, PresentationStore store, CancellationToken stop)
    {
        if (await FindAsync(context, store, stop) is not { } presentation)
        {
            return NoSuchVersion();
        }

        return IFramePlaylist.TrackOf(presentation, trackId) is { } winding
            ? Manifest(context, IFramePlaylist.Write(presentation, winding), Hls)
            : presentation.Track(trackId) is { } track
            ? Manifest(context, MediaPlaylist.Write(presentation, track), Hls)
            : Problems.Of(StatusCodes.Status404NotFound, "no-such-track", "The video has no such track.");
    }

    private static async Task<IResult> ReadClearSegment(string track, string file, HttpContext context, PresentationStore store, SegmentReader segments, CancellationToken stop) =>
        context.Features.GetRequiredFeature<LiveSession>() is var session
        && await store.FindAsync(session.VideoId, session.Version, MediaPaths.IsInstant(track), stop) is { } presentation && presentation.Track(track) is { } found && !presentation.IsEncrypted(found)
            ? await segments.ReadAsync(context, presentation, $"{track}/{file}", SegmentReader.OneViewer, stop)
            : SegmentReader.NoSuchFile();

    internal static ValueTask<Presentation?> FindAsync(HttpContext context, PresentationStore store, CancellationToken stop)
    {
        var session = context.Features.GetRequiredFeature<LiveSession>();
        var instant = context.GetEndpoint()?.Metadata.GetMetadata<InstantStream>() is not null;
        return store.FindAsync(session.VideoId, session.Version, instant, stop);
    }

    private static ValueTask<IReadOnlyList<CaptionEntry>> CaptionsAsync(HttpContext context, CaptionStore captions, CancellationToken stop)
    {
        var session = context.Features.GetRequiredFeature<LiveSession>();
        return captions.ListAsync(session.VideoId, session.Version, stop);
    }

    // While a version grows nothing is known of its pictures.
    private static ValueTask<StoryboardDocument?> FindAsync(Presentation presentation, StoryboardStore storyboards, CancellationToken stop) =>
        presentation.Document is { Complete: true } document ? storyboards.FindAsync(document.VideoId, document.Version, stop) : ValueTask.FromResult<StoryboardDocument?>(null);

    private static ContentHttpResult Manifest(HttpContext context, string text, string contentType)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Text(text, contentType, System.Text.Encoding.UTF8);
    }

    private static ProblemHttpResult NoSuchVersion() =>
        Problems.Of(StatusCodes.Status404NotFound, "no-such-version", "This version of the video is not there any more.", "Start playback again.");

    /// <summary>Marks the addresses of a version's instant stream.</summary>
    private sealed class InstantStream;
}
