using System.Net;
using EduStream.Catalog.Courses;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class EnrolmentTests : IAsyncLifetime
{
    private CatalogFixture catalog = null!;

    public async ValueTask InitializeAsync() => catalog = await CatalogFixture.StartAsync();

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    [Fact]
    public async Task Enrolling_and_removing_may_be_repeated()
    {
        var course = await catalog.CourseAsync(CourseAccess.Enrolled);
        var address = $"/api/catalog/courses/{course.CourseId}/enrolments/learner";
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await catalog.Instructor.PutAsync(address, null)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await catalog.Learner.GetAsync($"/api/catalog/courses/{course.CourseId}")).StatusCode);
        }

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await catalog.Instructor.DeleteAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await catalog.Learner.GetAsync($"/api/catalog/courses/{course.CourseId}")).StatusCode);
        }
    }

    [Fact]
    public async Task Enrolling_the_same_person_at_once_is_no_failure()
    {
        var course = await catalog.CourseAsync(CourseAccess.Enrolled);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => catalog.Instructor.PutAsync($"/api/catalog/courses/{course.CourseId}/enrolments/learner", null)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
    }

    [Fact]
    public async Task Nobody_but_the_owner_and_admins_enrols()
    {
        var open = await catalog.CourseAsync(CourseAccess.Open);
        var closed = await catalog.CourseAsync(CourseAccess.Enrolled);
        var stranger = catalog.App.Client(catalog.App.Issuer.Instructor("stranger"));
        await (await stranger.PutAsync($"/api/catalog/courses/{open.CourseId}/enrolments/stranger", null)).IsProblemAsync(HttpStatusCode.Forbidden, "not-owner");
        await (await stranger.PutAsync($"/api/catalog/courses/{closed.CourseId}/enrolments/stranger", null)).IsProblemAsync(HttpStatusCode.NotFound, "no-such-course");
        await (await catalog.Learner.PutAsync($"/api/catalog/courses/{closed.CourseId}/enrolments/learner", null)).IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(HttpStatusCode.NoContent, (await catalog.Admin.PutAsync($"/api/catalog/courses/{closed.CourseId}/enrolments/learner", null)).StatusCode);
    }

    [Theory]
    [InlineData("%0a")]
    [InlineData("%20")]
    public async Task A_person_without_a_proper_name_is_refused(string userId)
    {
        var course = await catalog.CourseAsync();
        await (await catalog.Instructor.PutAsync($"/api/catalog/courses/{course.CourseId}/enrolments/{userId}", null)).IsProblemAsync(HttpStatusCode.BadRequest, "bad-request");
        await (await catalog.Instructor.PutAsync($"/api/catalog/courses/{course.CourseId}/enrolments/{new string('x', 201)}", null)).IsProblemAsync(HttpStatusCode.BadRequest, "bad-request");
    }
}
