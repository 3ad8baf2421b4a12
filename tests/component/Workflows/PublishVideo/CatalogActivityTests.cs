using System.Net;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Outcomes;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>What the catalog's answers mean: a value, or another try.</summary>
public sealed class CatalogActivityTests(ActivityRig rig) : IClassFixture<ActivityRig>
{
    private readonly PublishVideoInput version = ActivityRig.NewVersion();

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "no-such-video", FailureReasons.Removed)]
    [InlineData(HttpStatusCode.Conflict, "superseded", FailureReasons.Superseded)]
    [InlineData(HttpStatusCode.Conflict, "version-failed", FailureReasons.Internal)]
    public async Task What_the_catalog_refuses_for_good_is_a_value(HttpStatusCode status, string problem, string reason)
    {
        rig.Apps.Catalog = (status, problem);

        Assert.Equal(reason, (await rig.RunAsync<StartVersion, PublishVideoInput, Refusal?>(version))!.Reason);
        Assert.Equal(reason, (await PublishAsync())!.Reason);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Anything_else_is_tried_again(HttpStatusCode status)
    {
        rig.Apps.Catalog = (status, null);

        await Assert.ThrowsAsync<HttpRequestException>(() => rig.RunAsync<StartVersion, PublishVideoInput, Refusal?>(version));
        await Assert.ThrowsAsync<HttpRequestException>(PublishAsync);
        await Assert.ThrowsAsync<HttpRequestException>(FailAsync);
    }

    [Fact]
    public async Task A_catalog_that_agrees_is_no_refusal()
    {
        rig.Apps.Catalog = (HttpStatusCode.NoContent, null);

        Assert.Null(await rig.RunAsync<StartVersion, PublishVideoInput, Refusal?>(version));
        Assert.Null(await PublishAsync());
        Assert.True(await FailAsync());
        Assert.Contains($"POST /internal/videos/{version.VideoId}/fail", rig.Apps.Requests);
    }

    [Fact]
    public async Task A_published_version_did_not_fail()
    {
        rig.Apps.Catalog = (HttpStatusCode.Conflict, "version-published");

        Assert.False(await FailAsync());
    }

    [Fact]
    public async Task A_deleted_video_has_nobody_to_tell()
    {
        rig.Apps.Catalog = (HttpStatusCode.NotFound, "no-such-video");

        Assert.True(await FailAsync());
    }

    private Task<Refusal?> PublishAsync() => rig.RunAsync<SwitchPointer, SwitchPointerInput, Refusal?>(new SwitchPointerInput(version, new PublishVersion(1, 10, [])));

    private Task<bool> FailAsync() => rig.RunAsync<MarkFailed, MarkFailedInput, bool>(new MarkFailedInput(version, Refusals.Internal));
}
