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

    [Fact]
    public async Task A_learner_makes_no_courses_and_nobody_without_a_sign_in_sees_any()
    {
        await (await catalog.Learner.PostAsJsonAsync("/api/catalog/courses", new { title = "Physics" })).IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        foreach (var path in new[] { "courses", "lessons", $"courses/{Guid.NewGuid()}", $"lessons/{Guid.NewGuid()}", $"videos/{Guid.NewGuid()}" })
        {
            await (await catalog.App.Client().GetAsync($"/api/catalog/{path}")).IsProblemAsync(HttpStatusCode.Unauthorized, "sign-in-required");
            await (await catalog.App.Client(catalog.App.Issuer.Token("guest", "guest")).GetAsync($"/api/catalog/{path}")).IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Fact]
    public async Task An_open_course_is_seen_by_all_a_closed_one_by_its_owner_the_enrolled_and_admins()
    {
        var open = await catalog.CourseAsync(CourseAccess.Open, "Open");
        var closed = await catalog.CourseAsync(CourseAccess.Enrolled, "Closed");
        var stranger = catalog.App.Client(catalog.App.Issuer.Instructor("stranger"));
        Assert.Equal(["Closed", "Open"], await TitlesAsync(catalog.Instructor));
        Assert.Equal(["Closed", "Open"], await TitlesAsync(catalog.Admin));
        Assert.Equal(["Open"], await TitlesAsync(catalog.Learner));
        Assert.Equal(["Open"], await TitlesAsync(stranger));
        Assert.Empty(await TitlesAsync(stranger, "?mine=true"));
        Assert.False((await (await stranger.GetAsync($"/api/catalog/courses/{open.CourseId}")).ReadAsync<CourseView>()).Mine);
        await (await catalog.Learner.GetAsync($"/api/catalog/courses/{closed.CourseId}")).IsProblemAsync(HttpStatusCode.NotFound, "no-such-course");
        (await catalog.Instructor.PutAsync($"/api/catalog/courses/{closed.CourseId}/enrolments/learner", null)).EnsureSuccessStatusCode();
        Assert.Equal(["Closed", "Open"], await TitlesAsync(catalog.Learner));
    }

    [Fact]
    public async Task Only_the_owner_and_admins_change_a_course()
    {
        var open = await catalog.CourseAsync(CourseAccess.Open);
        var closed = await catalog.CourseAsync(CourseAccess.Enrolled);
        var stranger = catalog.App.Client(catalog.App.Issuer.Instructor("stranger"));
        var change = new { title = "Mine now", access = "open" };
        await (await stranger.PutAsJsonAsync($"/api/catalog/courses/{open.CourseId}", change)).IsProblemAsync(HttpStatusCode.Forbidden, "not-owner");
        await (await stranger.PutAsJsonAsync($"/api/catalog/courses/{closed.CourseId}", change)).IsProblemAsync(HttpStatusCode.NotFound, "no-such-course");
        await (await stranger.PostAsJsonAsync($"/api/catalog/courses/{open.CourseId}/lessons", change)).IsProblemAsync(HttpStatusCode.Forbidden, "not-owner");
        await (await stranger.PostAsJsonAsync($"/api/catalog/courses/{closed.CourseId}/lessons", change)).IsProblemAsync(HttpStatusCode.NotFound, "no-such-course");
        await (await catalog.Learner.PutAsJsonAsync($"/api/catalog/courses/{open.CourseId}", change)).IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        var changed = await (await catalog.Admin.PutAsJsonAsync($"/api/catalog/courses/{closed.CourseId}", change)).ReadAsync<CourseView>();
        Assert.Equal(("Mine now", CourseAccess.Open, "instructor"), (changed.Title, changed.Access, changed.OwnerId));
    }

    [Fact]
    public async Task A_change_that_was_made_against_an_old_state_is_refused()
    {
        var made = await catalog.Instructor.PostAsJsonAsync("/api/catalog/courses", new { title = "Physics" });
        var address = made.Headers.Location;
        var first = await PutAsync(made.Headers.ETag!, "First");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.NotEqual(made.Headers.ETag, first.Headers.ETag);
        await (await PutAsync(made.Headers.ETag!, "Second")).IsProblemAsync(HttpStatusCode.PreconditionFailed, "course-changed");
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(EntityTagHeaderValue.Any, "Third")).StatusCode);
        var found = await catalog.Instructor.GetAsync(address);
        Assert.Equal("Third", (await found.ReadAsync<CourseView>()).Title);

        async Task<HttpResponseMessage> PutAsync(EntityTagHeaderValue etag, string title)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(new { title }) };
            request.Headers.IfMatch.Add(etag);
            return await catalog.Instructor.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_list_comes_in_pages_newest_first()
    {
        for (var i = 0; i < 5; i++)
        {
            await catalog.CourseAsync(title: $"Course {i}");
        }

        var titles = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await (await catalog.Learner.GetAsync($"/api/catalog/courses?limit=2{(next.Length > 0 ? $"&after={next}" : "")}")).ReadAsync<Page<CourseView>>();
            Assert.InRange(page.Items.Count, 1, 2);
            titles.AddRange(page.Items.Select(course => course.Title));
            next = page.Next;
        }

        Assert.Equal(["Course 4", "Course 3", "Course 2", "Course 1", "Course 0"], titles);
        foreach (var wrong in new[] { "courses?limit=0", "courses?limit=101", "courses?after=x", "lessons?limit=0", "lessons?after=x", "courses?limit=x" })
        {
            await (await catalog.Learner.GetAsync($"/api/catalog/{wrong}")).IsProblemAsync(HttpStatusCode.BadRequest, "bad-request");
        }
    }

    [Fact]
    public async Task A_request_that_is_far_too_large_is_refused_unread()
    {
        var answer = await catalog.Instructor.PostAsJsonAsync("/api/catalog/courses", new { title = new string('x', 300_000) });
        await answer.IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task What_goes_well_is_not_logged_command_by_command()
    {
        await catalog.LessonAsync(await catalog.CourseAsync());
        await catalog.Instructor.GetAsync("/api/catalog/lessons");
        Assert.DoesNotContain(catalog.App.Logged, line => line.Contains("DbCommand", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_refusal_carries_a_trace_id_of_its_own()
    {
        var traces = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var answer = await catalog.Learner.GetAsync($"/api/catalog/courses/{Guid.NewGuid()}");
            return (await answer.IsProblemAsync(HttpStatusCode.NotFound, "no-such-course")).GetProperty("traceId").GetString();
        }));
        Assert.Equal(8, traces.Distinct().Count());
    }

    private static async Task<string[]> TitlesAsync(HttpClient client, string query = "") =>
        [.. (await (await client.GetAsync($"/api/catalog/courses{query}")).ReadAsync<Page<CourseView>>()).Items.Select(course => course.Title)];
}
