using EduStream.Catalog.Courses;
using EduStream.Catalog.Lessons;
using EduStream.Contracts;
using EduStream.Contracts.Playback;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class EntitlementTests : IAsyncLifetime
{
    private CatalogFixture catalog = null!;

    public async ValueTask InitializeAsync() => catalog = await CatalogFixture.StartAsync();

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    [Fact]
    public async Task An_open_lesson_may_be_watched_by_all_once_it_is_published()
    {
        var lesson = await catalog.LessonAsync(await catalog.CourseAsync(CourseAccess.Open));
        Assert.Equal("not-published", (await AskAsync(lesson, "learner", "learner")).Reason);
        var video = await catalog.PublishAsync(lesson, version: 3);
        Assert.Equal(new Entitlement(true, null, video, 3, 12.5), await AskAsync(lesson, "learner", "learner"));
    }

    [Fact]
    public async Task A_closed_lesson_may_be_watched_by_the_enrolled_the_owner_and_admins()
    {
        var course = await catalog.CourseAsync(CourseAccess.Enrolled);
        var lesson = await catalog.LessonAsync(course);
        await catalog.PublishAsync(lesson);
        Assert.Equal(new Entitlement(false, "not-enrolled", null, null, null), await AskAsync(lesson, "learner", "learner"));
        Assert.Equal("not-enrolled", (await AskAsync(lesson, "stranger", "instructor,learner")).Reason);
        Assert.Equal("not-enrolled", (await AskAsync(lesson, "stranger", "administrator")).Reason);
        Assert.True((await AskAsync(lesson, "instructor", "instructor,learner")).Allowed);
        Assert.True((await AskAsync(lesson, "somebody", "learner,admin")).Allowed);
        (await catalog.Instructor.PutAsync($"/api/catalog/courses/{course.CourseId}/enrolments/learner", null)).EnsureSuccessStatusCode();
        Assert.True((await AskAsync(lesson, "learner", "learner")).Allowed);
        (await catalog.Instructor.DeleteAsync($"/api/catalog/courses/{course.CourseId}/enrolments/learner")).EnsureSuccessStatusCode();
        Assert.False((await AskAsync(lesson, "learner", "learner")).Allowed);
    }

    [Fact]
    public async Task A_lesson_that_never_was_may_not_be_watched() =>
        Assert.Equal(new Entitlement(false, "no-such-lesson", null, null, null), await AskAsync(new LessonView(new(Guid.CreateVersion7()), default, "", "", 1, null), "admin", "admin"));

    private async Task<Entitlement> AskAsync(LessonView lesson, string userId, string roles) =>
        await (await catalog.InvokeAsync(AppIds.Playback, HttpMethod.Get, $"internal/entitlements?lessonId={lesson.LessonId}&userId={userId}&roles={Uri.EscapeDataString(roles)}")).ReadAsync<Entitlement>();
}
