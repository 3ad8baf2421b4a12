using System.Globalization;
using System.Text.RegularExpressions;
using EduStream.Contracts.Progress;
using EduStream.Launcher.Clients;
using EduStream.Testing;
using EduStream.Testing.Media;
using EduStream.Tests.E2E.Crash;
using Xunit;

namespace EduStream.Tests.E2E.Scaling;

/// <summary>Three replicas that encode one chunk each share a lecture; one of them is killed while it encodes.</summary>
public sealed partial class LostWorkerTests
{
    private const int Replicas = 3;
    private const int Chunks = 12;
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["PublishVideo__Slots"] = "1",
        ["EDUSTREAM_ENCODE_SLOTS"] = "1",
        ["Encoding__MaxSegmentsPerChunk"] = "1",
        ["Encoding__Analyse"] = "false",
        ["Encoding__Preset"] = "slow",
    };

    [Fact]
    public async Task Losing_a_worker_loses_its_chunk_and_no_other_and_every_replica_takes_some()
    {
        using var clips = new TestClips();
        var clip = await clips.MakeAsync(new Clip { Seconds = Chunks * 4, Width = 640, Height = 360, Sound = false });
        await using var platform = await PlatformFixture.StartAsync(["--replicas", $"pipeline={Replicas}"], Settings);
        List<LogTail> logs = [.. Directory.EnumerateFiles(Path.Combine(platform.DataFolder, "logs"), "pipeline*.log").Order(StringComparer.Ordinal).Select(file => new LogTail(file))];
        Assert.Equal(Replicas, logs.Count);
        using var instructor = await Person.SignedInAsync(platform.Edge, "instructor", Stop);
        var lesson = (await instructor.NewLessonAsync("Scaling", "Lost worker", Stop)).LessonId;
        await using var content = File.OpenRead(clip);
        var upload = await TusUpload.CreateAsync(instructor, lesson, "lecture.mp4", content.Length, Stop);
        await upload.SendAsync(content, _ => { }, Stop);

        await Eventually.TrueAsync(() => logs.TrueForAll(log => Encodes(log).Count > 0), TimeSpan.FromMinutes(2), "every replica has taken a chunk");
        platform.Kill("pipeline", 2);
        VideoProgress? end = null;
        await foreach (var seen in ProgressFeed.FollowAsync(instructor, upload.VideoId, Stop))
        {
            end = seen;
        }

        Assert.Equal((ProgressState.Published, 1), (end!.State, end.Version));
        var begun = logs.SelectMany(Encodes).CountBy(chunk => chunk).ToDictionary();
        Assert.Equal(Chunks, begun.Count);

        // What the killed one had in hand is begun twice, nothing else; nothing when it was between two chunks.
        Assert.InRange(begun.Values.Sum(), Chunks, Chunks + 1);
    }

    /// <summary>The start, in seconds, of every chunk of the ladder that the replica began to encode.</summary>
    private static IReadOnlyList<int> Encodes(LogTail log) =>
        [.. log.Lines().Select(line => Encode().Match(line)).Where(match => match.Success).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"Starting: \S*ffmpeg .* -output_ts_offset (\d+)\.\d+ file:\S*/v360\.ts ")]
    private static partial Regex Encode();
}
