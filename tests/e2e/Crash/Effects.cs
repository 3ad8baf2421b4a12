using System.Security.Cryptography;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Contracts.Videos;
using EduStream.Launcher.Clients;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Crash;

/// <summary>After a round: every step's effect is there, once.</summary>
internal static class Effects
{
    private const int Version = 1;

    internal static async Task CheckAsync(Round round, Person instructor, Person learner, byte[] source)
    {
        // The upload: its bytes, exactly.
        Assert.Equal(SHA256.HashData(source), SHA256.HashData(await File.ReadAllBytesAsync(round.Store(MediaPaths.UploadSource(round.UploadId)))));

        // The pointer: one version, published.
        var video = await instructor.GetAsync<JsonElement>($"api/catalog/videos/{round.VideoId}", CancellationToken.None);
        Assert.Equal("published", video.GetProperty("state").GetString());
        Assert.Equal(Version, video.GetProperty("published").GetInt32());
        Assert.Equal(1, video.GetProperty("versions").GetArrayLength());

        // The files: those that the two indexes name, each once, and nothing else but what comes after publication.
        var folder = $"media/{round.VideoId}/{Version}";
        var (presentation, ladder) = await NamedAsync(round, folder, string.Empty);
        var (instant, growing) = await NamedAsync(round, folder, MediaPaths.InstantFolder);
        Assert.True(instant.Complete);
        List<string> named = [.. ladder.Concat(growing).Append(MediaPaths.LadderReportFile).Order(StringComparer.Ordinal)];
        Assert.Equal(named.Distinct(), named);
        Assert.Equal(named, round.Files(folder).Where(file => !ComesLater(file)));
        Assert.Empty(round.Files($"work/{round.VideoId}"));
        Assert.Equal([$"{Version}"], Directory.GetDirectories(round.Store($"media/{round.VideoId}")).Select(Path.GetFileName));

        // The keys: one per class, as the signalling names them.
        await using var playback = await OpenPlayback.StartAsync(learner, round.LessonId);
        var keys = await Licences.KeysAsync(learner, playback.Session);
        Assert.Equal(presentation.Tracks.Select(track => track.KeyId!).Distinct().Order(), keys.Keys.Order());
        Assert.Equal(VideoState.Published, (await learner.LessonAsync(round.LessonId, CancellationToken.None))!.Video!.State);
    }

    /// <summary>Ids of the events that the catalog emitted on a topic, over all rounds.</summary>
    internal static IReadOnlyList<string> Emitted(string catalogLog, string topic) =>
        [.. SharedFile.Read(catalogLog).Split('\n').Where(line => line.Contains($"is published on {topic}.", StringComparison.Ordinal)).Select(line => line.Split("Event ")[1].Split(' ')[0]).Distinct()];

    /// <summary>A presentation, and the files that it and its index name.</summary>
    private static async Task<(PresentationDocument Presentation, IEnumerable<string> Files)> NamedAsync(Round round, string folder, string inside)
    {
        var index = File.ReadLines(round.Store($"{folder}/{inside}{MediaPaths.SegmentIndexFile}")).Select(line => JsonSerializer.Deserialize<SegmentEntry>(line, Person.Json)!).ToList();
        var presentation = JsonSerializer.Deserialize<PresentationDocument>(await File.ReadAllTextAsync(round.Store($"{folder}/{inside}{MediaPaths.PresentationFile}")), Person.Json)!;
        Assert.All(index.GroupBy(segment => segment.Track), NoGap);
        return (presentation, index.Select(segment => $"{segment.Track}/{segment.Time}.m4s").Concat(presentation.Tracks.Select(track => track.InitFile))
            .Concat([inside + MediaPaths.SegmentIndexFile, inside + MediaPaths.PresentationFile]));
    }

    /// <summary>Optional work on a published version: it may be done, or not yet. Hidden: the folder store's own, such as the lock of what is appended to.</summary>
    private static bool ComesLater(string file) =>
        Path.GetFileName(file).StartsWith('.') || file == MediaPaths.SlidesFile || file.StartsWith("storyboard/", StringComparison.Ordinal) || file.StartsWith("posters/", StringComparison.Ordinal);

    private static void NoGap(IEnumerable<SegmentEntry> track)
    {
        var segments = track.OrderBy(segment => segment.Time).ToList();
        for (var i = 1; i < segments.Count; i++)
        {
            Assert.Equal(segments[i - 1].Time + segments[i - 1].Duration, segments[i].Time);
        }
    }
}
