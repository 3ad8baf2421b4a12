using System.Globalization;
using EduStream.Contracts;
using EduStream.Edge.Manifests;
using EduStream.ServiceDefaults.PlaybackTokens;

namespace EduStream.Edge.Segments;

/// <summary>Encrypted segments at addresses that are the same for everybody. Clear ones are refused here: they are under <c>/p/{token}</c>.</summary>
internal static class SegmentEndpoints
{
    internal static WebApplicationBuilder AddSegments(this WebApplicationBuilder builder)
    {
        builder.AddMediaCors();
        builder.Services.AddOptions<SegmentOptions>().BindConfiguration(SegmentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<SegmentCache>();
        builder.Services.AddSingleton<SegmentReader>();
        return builder;
    }

    internal static void MapSegments(this WebApplication app) =>
        app.MapMethods("/media/{videoId}/{version}/{track}/{file}", MediaCors.Reading, Read).RequireCors(MediaCors.Policy);

    private static async Task<IResult> Read(
        string videoId, string version, string track, string file, HttpContext context, PresentationStore presentations, SegmentReader segments, CancellationToken stop)
    {
        if (!VideoId.TryParse(videoId, out var video)
            || !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || await presentations.FindAsync(video, number, MediaPaths.IsInstant(track), stop) is not { } presentation
            || presentation.Track(track) is not { } found)
        {
            return SegmentReader.NoSuchFile();
        }

        return presentation.IsEncrypted(found)
            ? await segments.ReadAsync(context, presentation, $"{track}/{file}", SegmentReader.Everybody, stop)
            : context.Refuse(PlaybackRefusal.Missing);
    }
}
