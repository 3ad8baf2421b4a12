using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.Media.Processes;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;
using EduStream.Testing.Media;
using Xunit;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>A podcast through the real activities: sound alone, with a cover that is no picture.</summary>
public sealed class SoundOnlyActivityTests(ActivityRig rig) : IClassFixture<ActivityRig>
{
    [Fact]
    public async Task A_podcast_with_a_cover_becomes_an_encrypted_presentation_of_sound_alone()
    {
        var (version, plan) = await rig.PackagedAsync(await PodcastAsync(10));
        Assert.Equal((0, 1), (plan.Chunks, plan.SoundCount));

        var assembled = await rig.RunAsync<AssemblePresentation, PublishVideoInput, Assembled>(version);

        Assert.Null(assembled.Refusal);
        Assert.Equal(10, assembled.Summary!.DurationSeconds, 0.1);
        Assert.Equal([("a128", null), ("a64", (int?)null)], assembled.Summary.Renditions.Select(rendition => (rendition.Track, rendition.Height)));
        Assert.Null(await rig.RunAsync<VerifyAudio, SoundInput, Refusal?>(SoundInput.Of(version, 0)));

        var document = await PresentationAsync(version);
        Assert.Equal((4, 4), (document.TargetSegmentSeconds, document.TimelineStartSeconds));
        Assert.All(document.Tracks, track => Assert.Equal((TrackKind.Audio, "mp4a.40.2", 32), (track.Kind, track.Codec, track.KeyId?.Length)));
        Assert.Equal("cbcs", document.Protection!.Scheme);
        var files = (await rig.PathsAsync(MediaPaths.Version(version.VideoId, version.Version))).Select(Path.GetFileName);
        Assert.Equal(2, files.Count(file => file == "init.mp4"));
        Assert.Equal(6, files.Count(file => file!.EndsWith(".m4s", StringComparison.Ordinal))); // 4 + 4 + 2 s, twice
        Assert.Equal(new PlanRecord(0, 0, 0, 1), (await rig.Dapr.GetStateAsync<PlanRecord>(Components.StateStore, PlanRecord.KeyOf(version.VideoId, version.Version)))! with { TotalSeconds = 0, Slots = 1 });
    }

    [Fact]
    public async Task One_of_several_sounds_that_cannot_be_decoded_is_named()
    {
        var good = await rig.Clips.MakeAsync(new Clip { Seconds = 3 });
        var bad = await rig.Clips.MakeAsync(new Clip { Seconds = 3, Picture = false, Extension = "mp4", Output = ["-c:a", "flac", "-strict", "-2"] });
        var file = await rig.Clips.RewrapAsync(good, "mp4", "-i", bad, "-map", "0:v", "-map", "0:a", "-map", "1:a", "-strict", "-2");
        await SpoilAsync(file);
        var (version, plan) = await rig.PlannedAsync(file);
        Assert.Equal(2, plan.SoundCount);

        Assert.Null(await rig.RunAsync<EncodeAudio, SoundInput, Refusal?>(SoundInput.Of(version, 0)));
        var refusal = await rig.RunAsync<EncodeAudio, SoundInput, Refusal?>(SoundInput.Of(version, 1));

        Assert.Equal(FailureReasons.Damaged, refusal!.Reason);
        Assert.StartsWith("Sound track 2 of this file cannot be decoded.", refusal.Sentence, StringComparison.Ordinal);
        Assert.Null(await rig.ProgressAsync(version, Steps.PackageAudio(1)));
        Assert.NotEqual(WorkPart.Sound(0).EncodeStep, WorkPart.Sound(1).EncodeStep);
    }

    private async Task<string> PodcastAsync(double seconds)
    {
        var sound = await rig.Clips.MakeAsync(new Clip { Seconds = seconds, Picture = false, Extension = "mp3", Output = ["-c:a", "libmp3lame"] });
        var cover = await rig.Clips.MakeAsync(new Clip { Seconds = 1, Sound = false, Encoder = ["-frames:v", "1"], Extension = "png" });
        return await rig.Clips.RewrapAsync(sound, "mp3", "-i", cover, "-map", "0:a", "-map", "1:v", "-disposition:v", "attached_pic");
    }

    /// <summary>Of the second sound only the first packets are left.</summary>
    private async Task SpoilAsync(string file)
    {
        string[] arguments = ["-v", "error", "-select_streams", "a:1", "-show_entries", "packet=pos,size", "-of", "csv=p=0", file];
        var packets = (await rig.Clips.Tools.Runner.RequireAsync(new ToolCommand(rig.Clips.Tools.Locator.Ffprobe, arguments, TimeSpan.FromMinutes(1)))).Output;
        await using var bytes = File.OpenWrite(file);
        foreach (var packet in packets.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(3).Select(line => line.Split(',').Select(int.Parse).ToList()))
        {
            bytes.Position = packet.Max();
            await bytes.WriteAsync(Enumerable.Repeat((byte)0x55, packet.Min()).ToArray());
        }
    }

    private async Task<PresentationDocument> PresentationAsync(PublishVideoInput version)
    {
        await using var stream = await rig.Store.OpenReadAsync(MediaPaths.VersionFile(version.VideoId, version.Version, MediaPaths.PresentationFile));
        return (await JsonSerializer.DeserializeAsync<PresentationDocument>(stream, Conventions.Json))!;
    }
}
