using System.Net;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Contracts.Reports;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.Media.Encoding;
using EduStream.Media.Processes;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Work;
using EduStream.Testing.Media;
using Xunit;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>What a course decided about codecs, from the plan to the published presentation and the report.</summary>
public sealed class CodecActivityTests(ActivityRig rig) : IClassFixture<ActivityRig>
{
    private static readonly Clip Clip = new() { Seconds = 4, Sound = false };

    [Fact]
    public async Task A_version_is_made_checked_and_reported_in_every_codec_that_was_decided_on()
    {
        rig.Apps.Codecs = [PictureCodec.Hevc, PictureCodec.Av1];
        var (version, plan) = await rig.PackagedAsync(Clip);
        rig.Apps.Codecs = [];

        var assembled = await rig.RunAsync<AssemblePresentation, PublishVideoInput, Assembled>(version);

        Assert.Null(assembled.Refusal);
        Assert.Equal(["avc1", "hvc1", "av01"], assembled.Summary!.Renditions.Select(rendition => rendition.Codec[..4]));
        for (var chunk = 0; chunk < plan.Chunks; chunk++)
        {
            Assert.Null(await rig.RunAsync<VerifyChunk, ChunkInput, Refusal?>(new ChunkInput(version, chunk)));
        }

        var presentation = await ReadAsync<PresentationDocument>(MediaPaths.VersionFile(version.VideoId, version.Version, MediaPaths.PresentationFile));
        Assert.Single(presentation.Tracks.Select(track => track.KeyId).Distinct());
        var report = await ReadAsync<LadderReport>(MediaPaths.VersionFile(version.VideoId, version.Version, MediaPaths.LadderReportFile));
        Assert.Equal([PictureCodec.H264, PictureCodec.Hevc, PictureCodec.Av1], report.Codecs!.Select(codec => codec.Codec));
        Assert.All(report.Codecs!, codec => Assert.True(codec.Actual is { Bytes: > 0, StorageCostPerMonth: >= 0 }));
        Assert.Empty(report.CodecsLeftOut!);
    }

    [Fact]
    public async Task A_change_after_the_plan_does_not_reach_the_version()
    {
        rig.Apps.Codecs = [PictureCodec.Av1];
        var (version, _) = await rig.PlannedAsync(Clip);
        rig.Apps.Codecs = [];
        var before = await ReadAsync<WorkPlan>(WorkPaths.Plan(version));
        var input = new PlanEncodingInput(version, before.Plan.Source);

        await rig.RunAsync<PlanEncoding, PlanEncodingInput, PlanSummary>(input);

        var after = await ReadAsync<WorkPlan>(WorkPaths.Plan(version));
        Assert.Equal(before.Hash, after.Hash);
        Assert.Contains(after.Plan.Video, rendition => rendition.Codec == PictureCodec.Av1);
    }

    [Fact]
    public async Task A_codec_without_an_encoder_is_left_out_and_the_report_says_why()
    {
        rig.Apps.Codecs = [PictureCodec.Hevc, PictureCodec.Av1];
        var version = await rig.UploadAsync(await rig.ClipAsync(Clip));
        var found = await rig.RunAsync<InspectSource, PublishVideoInput, Inspection>(version);
        // The real program, whose list of encoders lacks a line.
        var script = rig.Clips.File("ffmpeg-without-x265");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\n{new MediaTools().Locator.Ffmpeg} \"$@\" | grep -v libx265\n");
        var tools = new MediaTools(new ToolOptions { Ffmpeg = script });

        await rig.RunAsync<PlanEncoding, PlanEncodingInput, PlanSummary>(new PlanEncodingInput(version, found.Source!), new EncoderSupport(tools.Runner, tools.Locator));
        rig.Apps.Codecs = [];

        Assert.Equal([PictureCodec.H264, PictureCodec.Av1], (await ReadAsync<WorkPlan>(WorkPaths.Plan(version))).Plan.Video.Select(rendition => rendition.Codec).Distinct());
        Assert.Equal([new ReportCodecLeftOut(PictureCodec.Hevc, "no-encoder")], (await ReadAsync<LadderReport>(WorkPaths.Report(version))).CodecsLeftOut);
        Assert.Contains(rig.Logged, line => line.Contains("Hevc is left out, no-encoder", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no-such-video")]
    [InlineData("no-such-version")]
    public async Task A_catalog_that_no_longer_knows_the_version_decided_nothing(string problem)
    {
        rig.Apps.Catalog = (HttpStatusCode.NotFound, problem);
        var (version, _) = await rig.PlannedAsync(Clip);
        rig.Apps.Catalog = (HttpStatusCode.NoContent, null);

        Assert.All((await ReadAsync<WorkPlan>(WorkPaths.Plan(version))).Plan.Video, rendition => Assert.Equal(PictureCodec.H264, rendition.Codec));
    }

    [Fact]
    public async Task A_catalog_that_is_away_is_asked_again()
    {
        rig.Apps.Catalog = (HttpStatusCode.ServiceUnavailable, null);
        await Assert.ThrowsAsync<HttpRequestException>(() => rig.PlannedAsync(Clip));
        rig.Apps.Catalog = (HttpStatusCode.NoContent, null);
    }

    private async Task<T> ReadAsync<T>(string path)
    {
        await using var stream = await rig.Store.OpenReadAsync(path);
        return (await JsonSerializer.DeserializeAsync<T>(stream, Conventions.Json))!;
    }
}
