using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using EduStream.Catalog.Courses;
using EduStream.Catalog.Lessons;
using EduStream.Catalog.Paging;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class CourseTests : IAsyncLifetime
{
    private CatalogFixture catalog = null!;

    public async ValueTask InitializeAsync() => catalog = await CatalogFixture.StartAsync();

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    [Fact]
    public async Task An_instructor_makes_a_course_with_lessons_in_order()
    {
        var made = await catalog.Instructor.PostAsJsonAsync("/api/catalog/courses", new { title = "  Physics ", access = "open" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var course = await made.ReadAsync<CourseView>();
        Assert.Equal($"/api/catalog/courses/{course.CourseId}", made.Headers.Location!.ToString());
        Assert.Equal(("Physics", CourseAccess.Open, "instructor", true), (course.Title, course.Access, course.OwnerId, course.Mine));
        var first = await catalog.LessonAsync(course, "Waves");
        var second = await catalog.LessonAsync(course, "Particles");
        Assert.Equal((1, 2), (first.Position, second.Position));
        var found = await catalog.Instructor.GetFromJsonAsync<CourseView>($"/api/catalog/courses/{course.CourseId}", ServiceDefaults.ServiceDefaults.Json);
        Assert.Equal([first, second], found!.Lessons);
        Assert.Equal(first, await catalog.Instructor.GetFromJsonAsync<LessonView>($"/api/catalog/lessons/{first.LessonId}", ServiceDefaults.ServiceDefaults.Json));
    }

    [Fact]
    public async Task A_course_is_not_open_unless_it_is_said_so()
    {
        var made = await catalog.Instructor.PostAsJsonAsync("/api/catalog/courses", new { title = "Physics" });
        Assert.Equal(CourseAccess.Enrolled, (await made.ReadAsync<CourseView>()).Access);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"title":""}""")]
    [InlineData("""{"title":"   "}""")]
    [InlineData("""{"title":"a\nb"}""")]
    [InlineData("""{"title":"a\u0000b"}""")]
    [InlineData("""{"title":"Physics","access":7}""")]
    [InlineData("""{"title":"Physics","access":"everybody"}""")]
    [InlineData("""{"title":5}""")]
    [InlineData("""{"title":"Phys""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_course_that_makes_no_sense_is_refused_as_a_problem(string body)
    {
        var answer = await catalog.Instructor.PostAsync("/api/catalog/courses", new StringContent(body, MediaTypeHeaderValue.Parse("application/json")));
        await answer.IsProblemAsync(HttpStatusCode.BadRequest, "bad-request");
        Assert.Empty((await catalog.Instructor.GetAsync("/api/catalog/courses?mine=true").ContinueWith(page => page.Result.ReadAsync<Page<CourseView>>()).Unwrap()).Items);
    }

    [Fact]
    public async Task A_title_of_more_than_200_characters_is_refused()
    {
        await (await catalog.Instructor.PostAsJsonAsync("/api/catalog/courses", new { title = new string('x', 201) })).IsProblemAsync(HttpStatusCode.BadRequest, "bad-request");
        var course = await catalog.CourseAsync(title: new string('x', 200));
        var lesson = await catalog.Instructor.PostAsJsonAsync($"/api/catalog/courses/{course.CourseId}/lessons", new { title = new string('x', 201) });
        await lesson.IsProblemAsync(HttpStatusCode.BadRequest, "bad-request");
    }
}
