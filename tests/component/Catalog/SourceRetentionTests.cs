using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EduStream.Catalog.Courses;
using EduStream.Catalog.Sources;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class SourceRetentionTests : IAsyncLifetime
{
    private readonly ManualClock clock = new(TimeProvider.System.GetUtcNow());
    private CatalogFixture catalog = null!;

    public async ValueTask InitializeAsync() => catalog = await CatalogFixture.StartAsync(clock: clock);

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    [Fact]
    public async Task A_source_goes_when_its_days_are_over_and_the_video_stays()
    {
        var course = await catalog.CourseAsync();
        await SetAsync(course, 30, HttpStatusCode.NoContent);
        var video = await catalog.PublishAsync(await catalog.LessonAsync(course));
        var forEver = await catalog.PublishAsync(await catalog.LessonAsync(await catalog.CourseAsync()));
        Assert.Equal(30, (await (await catalog.Instructor.GetAsync($"/api/catalog/courses/{course.CourseId}")).ReadAsync<CourseView>()).KeepSourceDays);

        // What the cron binding calls.
        var sweep = catalog.App.Services.GetRequiredService<SourceSweep>();
        clock.Advance(TimeSpan.FromDays(29));
        await sweep.SweepAsync(default);
        Assert.Null((await ViewAsync(video)).SourceExpiredAt);
        clock.Advance(TimeSpan.FromDays(2));
        await Task.WhenAll(sweep.SweepAsync(default), sweep.SweepAsync(default));

        Assert.Equal(clock.GetUtcNow(), (await ViewAsync(video)).SourceExpiredAt);
        Assert.Equal(1, (await ViewAsync(video)).Published);
        await (await catalog.Admin.PostAsync($"/api/catalog/videos/{video}/republish", null)).IsProblemAsync(HttpStatusCode.Conflict, "source-expired");
        await Eventually.TrueAsync(() => catalog.Heard.Any(heard => heard.Topic == Topics.SourceExpired));
        Assert.Equal(video, Assert.Single(catalog.Heard, heard => heard.Topic == Topics.SourceExpired).Data.Deserialize<SourceExpired>(ServiceDefaults.ServiceDefaults.Json)!.VideoId);
        Assert.Null((await ViewAsync(forEver)).SourceExpiredAt);
    }

    [Fact]
    public async Task A_policy_that_cannot_be_is_refused()
    {
        var course = await catalog.CourseAsync();
        await SetAsync(course, 0, HttpStatusCode.BadRequest);
        await SetAsync(course, 3651, HttpStatusCode.BadRequest);
        await SetAsync(course, null, HttpStatusCode.NoContent);
        var address = $"/api/catalog/courses/{course.CourseId}/source-retention";
        await (await catalog.App.Client(catalog.App.Issuer.Instructor("other")).PutAsJsonAsync(address, new { keepSourceDays = 1 })).IsProblemAsync(HttpStatusCode.Forbidden, "not-owner");
        Assert.Equal(HttpStatusCode.Forbidden, (await catalog.Learner.PutAsJsonAsync(address, new { keepSourceDays = 1 })).StatusCode);
        await (await catalog.Instructor.PutAsJsonAsync($"/api/catalog/courses/{Guid.CreateVersion7()}/source-retention", new { keepSourceDays = 1 })).IsProblemAsync(HttpStatusCode.NotFound, "no-such-course");
        Assert.Equal(HttpStatusCode.Forbidden, (await catalog.Admin.PostAsync("/events/source-sweep", null)).StatusCode);
    }

    private async Task SetAsync(CourseView course, int? days, HttpStatusCode expected) =>
        Assert.Equal(expected, (await catalog.Instructor.PutAsJsonAsync($"/api/catalog/courses/{course.CourseId}/source-retention", new { keepSourceDays = days })).StatusCode);

    private async Task<VideoView> ViewAsync(VideoId video) => await (await catalog.Admin.GetAsync($"/api/catalog/videos/{video}")).ReadAsync<VideoView>();
}
