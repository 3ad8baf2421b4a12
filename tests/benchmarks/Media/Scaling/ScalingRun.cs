using System.Globalization;
using EduStream.Contracts.Progress;
using EduStream.Launcher.Clients;
using EduStream.Testing;

namespace EduStream.Benchmarks.Media.Scaling;

/// <summary>One lecture through a whole platform: the real apps, workflow and runtime, with so many replicas that encode one chunk at a time.</summary>
/// <param name="Encode">Seconds from the first chunk's start to the last one's packaging.</param>
/// <param name="Whole">Seconds from the last byte of the upload to the publication.</param>
internal sealed record ScalingRun(double Encode, double Whole)
{
    private static readonly Dictionary<string, string> OneSlot = new()
    {
        ["PublishVideo__Slots"] = "1",
        ["EDUSTREAM_ENCODE_SLOTS"] = "1",
        ["Tools__Tesseract"] = "none",
    };

    internal static async Task<ScalingRun> RunAsync(string lecture, int replicas, Dictionary<string, string> settings, bool pinned, CancellationToken stop)
    {
        await using var platform = await PlatformFixture.StartAsync(["--replicas", $"pipeline={replicas.ToString(CultureInfo.InvariantCulture)}"], OneSlot.Concat(settings).ToDictionary());
        if (pinned)
        {
            await Cores.PinAsync(platform.State, replicas, stop);
        }

        using var instructor = await Person.SignedInAsync(platform.Edge, "instructor", stop);
        var lesson = (await instructor.NewLessonAsync("Bench", Path.GetFileName(lecture), stop)).LessonId;
        await using var content = File.OpenRead(lecture);
        var upload = await TusUpload.CreateAsync(instructor, lesson, "lecture.mp4", content.Length, stop);
        await upload.SendAsync(content, _ => { }, stop);
        return await FollowAsync(instructor, upload, stop);
    }

    private static async Task<ScalingRun> FollowAsync(Person instructor, TusUpload upload, CancellationToken stop)
    {
        var accepted = TimeProvider.System.GetTimestamp();
        double? begun = null, encoded = null;
        await foreach (var seen in ProgressFeed.FollowAsync(instructor, upload.VideoId, stop))
        {
            var now = TimeProvider.System.GetElapsedTime(accepted).TotalSeconds;
            begun ??= seen.Stage == ProgressStages.Encode ? now : null;
            encoded ??= begun is not null && seen.Stage != ProgressStages.Encode ? now : null;
            switch (seen.State)
            {
                case ProgressState.Published:
                    return new ScalingRun((encoded ?? now) - (begun ?? 0), now);
                case ProgressState.Failed:
                    throw new InvalidOperationException($"The lecture was not published: {seen.Sentence}");
            }
        }

        throw new InvalidOperationException("The lecture was not published.");
    }
}
