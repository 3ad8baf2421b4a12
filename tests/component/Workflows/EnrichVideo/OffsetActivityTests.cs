using System.Net;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.Contracts.Videos;
using EduStream.EnrichVideo;
using EduStream.EnrichVideo.Activities;
using EduStream.PublishVideo;
using EduStream.Testing.Media;
using EduStream.Tests.Component.Workflows.PublishVideo;
using Xunit;

namespace EduStream.Tests.Component.Workflows.EnrichVideo;

/// <summary>The real activity with real tools and store; only the catalog is a fake.</summary>
public sealed class OffsetActivityTests(ActivityRig rig) : IClassFixture<ActivityRig>, IDisposable
{
    public void Dispose() => (rig.Apps.Pair, rig.Apps.Catalog) = (null, (HttpStatusCode.NoContent, null));

    [Fact]
    public async Task The_catalog_is_told_how_two_recordings_lie_in_time_whichever_was_published_last()
    {
        var (near, far) = await rig.Clips.TwoRecordingsAsync(14, 2.5);
        var (main, companion) = (await rig.UploadAsync(near), await rig.UploadAsync(far));
        rig.Apps.Pair = new(Of(main), Of(companion));

        foreach (var version in new[] { main, companion })
        {
            Assert.Equal(PartResult.Done, await RunAsync(version));
            Assert.Contains($"POST /internal/videos/{companion.VideoId}/offset", rig.Apps.Requests);
            Assert.Equal((main.Version, companion.Version), (rig.Apps.Offset!.MainVersion, rig.Apps.Offset.CompanionVersion));
            Assert.InRange(rig.Apps.Offset.OffsetSeconds!.Value, -2.54, -2.46);
        }

        Assert.Empty(Directory.EnumerateFiles(rig.Scratch, "*.f32", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_lesson_with_one_recording_and_a_version_that_was_replaced_have_nothing_to_measure()
    {
        rig.Apps.Catalog = (HttpStatusCode.NotFound, "no-pair");
        Assert.Equal(PartResult.NotAvailable(PartReasons.NothingThere), await RunAsync(ActivityRig.NewVersion()));
        rig.Apps.Catalog = (HttpStatusCode.NotFound, "no-such-video");
        Assert.Equal(PartResult.NotAvailable(PartReasons.NothingThere), await RunAsync(ActivityRig.NewVersion()));
        var (main, companion) = (ActivityRig.NewVersion(), ActivityRig.NewVersion());
        rig.Apps.Pair = new(Of(main) with { Version = 2 }, Of(companion));
        Assert.Equal(PartResult.NotAvailable(PartReasons.NothingThere), await RunAsync(main));
        rig.Apps.Pair = null;
        rig.Apps.Catalog = (HttpStatusCode.NotFound, null);
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(main));
    }

    [Fact]
    public async Task Recordings_that_say_nothing_are_told_as_such()
    {
        var beeps = await rig.ClipAsync(new Clip { Seconds = 6 });
        var silent = await rig.ClipAsync(new Clip { Seconds = 6, Sound = false });
        Assert.Equal(PartResult.NotAvailable(PartReasons.Unclear), await PairAsync(beeps, beeps));
        Assert.Null(rig.Apps.Offset!.OffsetSeconds);
        Assert.Equal(PartResult.NotAvailable(CaptionPartReasons.NoSound), await PairAsync(beeps, silent));
        Assert.Equal((null, 0), (rig.Apps.Offset.OffsetSeconds, rig.Apps.Offset.Confidence));
        // The file of the other one is gone between the question and the answer.
        var (main, gone) = (await rig.UploadAsync(beeps), ActivityRig.NewVersion());
        rig.Apps.Pair = new(Of(main), Of(gone));
        Assert.Equal(PartResult.NotAvailable(CaptionPartReasons.NoSound), await RunAsync(main));
        rig.Apps.Catalog = (HttpStatusCode.NotFound, "no-such-video");
        Assert.Equal(PartResult.NotAvailable(PartReasons.VideoRemoved), await RunAsync(main));
    }

    private async Task<PartResult> PairAsync(string first, string second)
    {
        var (main, companion) = (await rig.UploadAsync(first), await rig.UploadAsync(second));
        rig.Apps.Pair = new(Of(main), Of(companion));
        return await RunAsync(companion);
    }

    private static Recording Of(PublishVideoInput version) => new(version.VideoId, version.Version, version.UploadId);

    private Task<PartResult> RunAsync(PublishVideoInput version) =>
        rig.RunAsync<MeasureOffset, EnrichVideoInput, PartResult>(new EnrichVideoInput(version.VideoId, version.Version, version.UploadId));
}
