using System.Text.Json;
using System.Text.Json.Serialization;
using EduStream.Contracts.Chapters;
using EduStream.Contracts.Playback;
using EduStream.Edge.Manifests.Hls;
using EduStream.Edge.Segments;
using Microsoft.AspNetCore.Http.Features;

namespace EduStream.Edge.Chapters;

/// <summary>Chapters for HLS players: session data that names a JSON list in Apple's format.</summary>
internal static class ChapterEndpoints
{
    private const string File = "chapters.json";

    // Titles carry no language of their own: this says that it is not known.
    private const string Undetermined = "und";

    /// <summary>The line of the multivariant playlist (RFC 8216, 4.3.4.4). Always there: chapters may be written while somebody watches.</summary>
    internal static string SessionLine { get; } =
        new Attributes("EXT-X-SESSION-DATA").Quoted("DATA-ID", "com.apple.hls.chapters").Quoted("URI", File).ToString();

    internal static void MapChapters(this RouteGroupBuilder viewer) => viewer.MapMethods($"/{File}", MediaCors.Reading, Write);

    private static async Task<IResult> Write(HttpContext context, ChapterStore chapters, ILogger<ChapterStore> logger, CancellationToken stop)
    {
        var session = context.Features.GetRequiredFeature<LiveSession>();
        context.Response.Headers.CacheControl = "private, no-store";
        var found = await FindAsync(chapters, session, logger, stop);
        return TypedResults.Json(found.Select((chapter, index) => new AppleChapter(index + 1, chapter.Start, Duration(found, index), [new AppleTitle(Undetermined, chapter.Title)])).ToList());
    }

    // Players give up the whole presentation when session data cannot be read: a lecture without chapters is better than none.
    private static async Task<IReadOnlyList<Chapter>> FindAsync(ChapterStore chapters, LiveSession session, ILogger logger, CancellationToken stop)
    {
        try
        {
            return await chapters.FindAsync(session.VideoId, stop);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            logger.ChaptersNotRead(session.VideoId, failure);
            return [];
        }
    }

    private static double? Duration(IReadOnlyList<Chapter> chapters, int index) => index + 1 < chapters.Count ? Math.Round(chapters[index + 1].Start - chapters[index].Start, 3) : null;

    private sealed record AppleChapter(
        int Chapter, [property: JsonPropertyName("start-time")] double StartTime, double? Duration, IReadOnlyList<AppleTitle> Titles);

    private sealed record AppleTitle(string Language, string Title);
}
