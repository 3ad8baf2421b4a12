using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Reports;
using EduStream.Media;
using EduStream.Media.Analysis;
using EduStream.Media.Samples;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;
using EduStream.Testing.Media;
using Xunit;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

public sealed class AnalyseActivityTests(ActivityRig rig) : IClassFixture<ActivityRig>
{
    private static readonly LectureFormat Slides = new(640, 360) { Voice = string.Empty };

    [Fact]
    public async Task A_lecture_gets_a_ladder_of_its_own_that_is_encoded_packaged_and_reported()
    {
        var (version, input) = await InspectedAsync(await rig.Clips.LectureAsync(6, Slides));

        await rig.RunAsync<AnalyseSource, PlanEncodingInput, object?>(input);
        var plan = await rig.RunAsync<PlanEncoding, PlanEncodingInput, PlanSummary>(input);
        await rig.RunAsync<CreateKeys, CreateKeysInput, Contracts.Licensing.ContentKeyIds>(new CreateKeysInput(version, plan.KeyClasses));
        for (var chunk = 0; chunk < plan.Chunks; chunk++)
        {
            Assert.Null(await rig.RunAsync<EncodeChunk, ChunkInput, Refusal?>(new ChunkInput(version, chunk)));
            await rig.RunAsync<PackageChunk, ChunkInput, object?>(new ChunkInput(version, chunk));
        }

        var before = await ReportAsync(WorkPaths.Report(version));
        Assert.Null((await rig.RunAsync<AssemblePresentation, PublishVideoInput, Assembled>(version)).Refusal);
        Assert.Null(await rig.RunAsync<VerifyChunk, ChunkInput, Refusal?>(new ChunkInput(version, plan.Chunks - 1)));
        var after = await ReportAsync(MediaPaths.VersionFile(version.VideoId, version.Version, MediaPaths.LadderReportFile));

        Assert.Equal("slides", before.Class);
        Assert.True(before.Points.Count >= 5 && before.Curve.Count >= 2 && before.Kept.Count >= 1);
        Assert.All(before.Kept.SkipLast(1), kept => Assert.True(kept is { BitRate: > 0, Ssim: > 0.5 }));
        Assert.Equal((LadderReasons.SlideMode, null), (before.Kept[^1].Reason, before.Kept[^1].Ssim));
        Assert.Null(before.Actual);
        Assert.True(before.Expected is { Bytes: > 0, CoreSeconds: > 0, Seconds: > 0, EncodingCost: > 0 } && before.Before.Bytes > 0);
        Assert.All(after.Kept, kept => Assert.True(kept.ActualBitRate > 0));
        Assert.True(after.Actual is { Bytes: > 0, CoreSeconds: > 0 });
        Assert.True((await rig.ProgressAsync(version, Steps.Analyse))!.Done);
    }

    [Fact]
    public async Task An_analysis_that_is_committed_is_not_made_again()
    {
        var (_, input) = await InspectedAsync(await rig.Clips.LectureAsync(5, Slides));
        await rig.RunAsync<AnalyseSource, PlanEncodingInput, object?>(input);
        var runs = rig.Logged.Count;

        await rig.RunAsync<AnalyseSource, PlanEncodingInput, object?>(input);

        Assert.DoesNotContain(rig.Logged.Skip(runs), line => line.Contains("ffmpeg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_short_source_gets_the_fixed_ladder_and_the_report_says_so()
    {
        var (version, input) = await InspectedAsync(await rig.Clips.MakeAsync(new Clip { Seconds = 2, Sound = false }));

        await rig.RunAsync<AnalyseSource, PlanEncodingInput, object?>(input);
        await rig.RunAsync<PlanEncoding, PlanEncodingInput, PlanSummary>(input);

        var report = await ReportAsync(WorkPaths.Report(version));
        Assert.Equal((null, AnalysisFallbacks.TooShort), (report.Class, report.Fallback));
        Assert.Equal(["v180"], report.Kept.Select(kept => kept.Track));
        Assert.Equal(LadderReasons.Fixed, report.Kept[0].Reason);
    }

    [Fact]
    public async Task A_source_whose_pictures_do_not_decode_gets_the_fixed_ladder()
    {
        var (version, input) = await InspectedAsync(await rig.Clips.MakeAsync(new Clip { Seconds = 6, Sound = false }));
        using var noise = new MemoryStream(new byte[20_000]);
        await rig.Store.WriteAsync(MediaPaths.UploadSource(version.UploadId), noise);

        await rig.RunAsync<AnalyseSource, PlanEncodingInput, object?>(input);
        await rig.RunAsync<PlanEncoding, PlanEncodingInput, PlanSummary>(input);

        Assert.Equal(AnalysisFallbacks.NotMeasurable, (await ReportAsync(WorkPaths.Report(version))).Fallback);
        Assert.Contains(rig.Logged, line => line.Contains("the fixed ladder is used, not-measurable", StringComparison.Ordinal));
    }

    private async Task<(PublishVideoInput Version, PlanEncodingInput Input)> InspectedAsync(string file)
    {
        var version = await rig.UploadAsync(file);
        var found = await rig.RunAsync<InspectSource, PublishVideoInput, Inspection>(version);
        return (version, new PlanEncodingInput(version, found.Source!));
    }

    private async Task<LadderReport> ReportAsync(string path)
    {
        await using var stream = await rig.Store.OpenReadAsync(path);
        return (await JsonSerializer.DeserializeAsync<LadderReport>(stream, Conventions.Json))!;
    }
}
